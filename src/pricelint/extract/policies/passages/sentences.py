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
_LAST_WORD = regex.compile(r"[\w.]+$")
_MARKED = regex.compile(r" ?\d{0,2} ?[:：.．、] ?(?=.)")
"""What stands behind the letter or word that marks a question or an answer ("Q1: …")."""


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
    start = 0
    for match in _END.finditer(clear):
        if any(goes_on(clear, match, words) for goes_on in (_abbreviated, _is_day, _goes_on)):
            continue
        if words.question["marks"].fullmatch(clear[start : match.start()].strip()):
            continue
        found += _sentence(clear, start, match.end(), words)
        start = match.end()
    return found + _sentence(clear, start, len(clear), words)


def in_one_way(text: str, words: Words) -> str:
    """The plain text in the signs that the phrases are written in, as long as it was; a comma between figures stays."""
    text = plain(text)
    if words.variants:
        text = text.translate(words.variants)
    return _PLAIN_COMMA.sub(words.comma, text) if words.comma != "," and "," in text else text


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
    marked = _mark(body, words)
    lead, body = lead + marked, body[marked:]
    if not body:
        return []
    question = body[-1] in "?？" or bool(words.question["end"].search(body))
    return [Sentence(start + lead, start + lead + len(body), body, question)]


def _mark(body: str, words: Words) -> int:
    """The length of what marks a sentence as a question or an answer ("A: Never."), 0 where nothing does."""
    mark = words.question["marks"].match(body)
    behind = _MARKED.match(body, mark.end()) if mark else None
    return behind.end() if behind else 0
