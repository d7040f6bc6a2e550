"""Sentences of a block of text, as spans of it."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec
import regex

from pricelint.extract.language import section
from pricelint.extract.policies.wording.words import Words, plain

_END = re.compile(
    r"[.!?]+[\"')\]]*(?=\s)|[!?]+(?=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])|[。！？；]+|;(?=\s)|\s[·•|✓✔](?=\s)|\n"
)
_PLAIN_COMMA = regex.compile(r"(?<!\d),|,(?!\d)")
_LABEL = 4
"""How far behind the end of a sentence the mark of an answer may begin."""
_LAST_WORD = regex.compile(r"[\w.]+$")


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """A sentence at a span of a block; `text` is plain (see `plain`) and as long as the span."""

    start: int
    end: int
    text: str
    question: bool


def sentences(text: str, words: Words) -> list[Sentence]:
    """The sentences of a text, in order; abbreviations of the language and figures with a point do not end one."""
    clear = in_one_way(text, words)
    found: list[Sentence] = []
    start = _behind_label(clear, 0, words)
    for match in _END.finditer(clear):
        if (
            match.end() <= start
            or _abbreviated(clear, match, words)
            or _is_day(clear, match, words)
            or _goes_on(clear, match, words)
        ):
            continue
        found += _sentence(clear, start, match.end(), words)
        start = _behind_label(clear, match.end(), words)
    return found + _sentence(clear, start, len(clear), words)


def _behind_label(text: str, start: int, words: Words) -> int:
    """Where a sentence begins behind the mark of an answer ("A: No, they do not")."""
    first = start + len(text[start : start + _LABEL]) - len(text[start : start + _LABEL].lstrip())
    label = words.question["label"].match(text, first)
    return label.end() if label else start


def in_one_way(text: str, words: Words) -> str:
    """The plain text in the signs that the phrases are written in, as long as it was; a comma between figures stays."""
    text = plain(text)
    if words.variants:
        text = text.translate(words.variants)
    return _PLAIN_COMMA.sub(words.comma, text) if words.comma != "," and "," in text else text


def _is_no_end(text: str, match: re.Match[str], words: Words) -> bool:
    return any(goes_on(text, match, words) for goes_on in (_abbreviated, _is_day, _goes_on))


def _abbreviated(text: str, match: re.Match[str], words: Words) -> bool:
    before = text[max(0, match.start() - 16) : match.start()]
    if match[0][0] != "." or not before.lower().endswith(words.abbreviations):
        return False
    word = _LAST_WORD.search(before)
    return bool(word and word[0].lower() in words.abbreviations)


def _goes_on(text: str, match: re.Match[str], words: Words) -> bool:
    """ "inkl. MwSt. für …": behind a shortened word that may also be the last of a sentence, a small letter goes on."""
    if match[0] != "." or not text[match.end() + 1 : match.end() + 2].islower():
        return False
    word = _LAST_WORD.search(text, max(0, match.start() - 16), match.start())
    return bool(word and words.policy["often_last"].compiled.fullmatch(word[0]))


def _is_day(text: str, match: re.Match[str], words: Words) -> bool:
    """ "9. Mai": the point behind the number of a day, before the name of its month."""
    if match[0] != "." or not text[max(0, match.start() - 1) : match.start()].isdigit():
        return False
    return bool(_months(words.code).match(text, match.end() + 1))


@lru_cache
def _months(code: str) -> regex.Pattern[str]:
    named = section(code, "tactics", dict[str, list[str]]).get("months", [])
    return regex.compile(rf"(?:{'|'.join(named)})\b" if named else r"(?!)", regex.IGNORECASE)


def _sentence(text: str, start: int, end: int, words: Words) -> list[Sentence]:
    raw = text[start:end]
    lead, body = len(raw) - len(raw.lstrip()), raw.strip()
    if not body:
        return []
    question = body[-1] in "?？" or bool(words.question["end"].search(body))
    return [Sentence(start + lead, start + lead + len(body), body, question)]
