"""Units that are given for nothing: what is said of "unused credits" right after them is said of those units."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pricelint.extract.policies.named_pools import pool_spans
from pricelint.extract.policies.reader import Reader
from pricelint.extract.policies.scope import Span
from pricelint.extract.policies.words import Words
from pricelint.model.units import Pool

_NUMBER = regex.compile(r"\d[\d.,]*")


def free_before(reader: Reader, index: int, start: int) -> Span | None:
    """The place of what stands before a verb, in its own sentence up to `start` or in the one before, where
    that speaks of the unit and only of units that cost nothing ("The free plan gives 9 credits a day; unused …")."""
    for first, text in _before(reader, index, start):
        if not reader.unit.search(text) or not (_NUMBER.search(text) or pool_spans(text, reader.words)):
            continue
        return (first, first + len(text)) if _is_free(text, reader) else None
    return None


def _before(reader: Reader, index: int, start: int) -> Iterator[tuple[int, str]]:
    at, sentences = reader.passage.block.start, reader.passage.sentences
    if start:
        yield at + sentences[index].start, sentences[index].text[:start]
    if index and not sentences[index - 1].question:
        yield at + sentences[index - 1].start, sentences[index - 1].text


def _is_free(text: str, reader: Reader) -> bool:
    words = reader.words
    if len(_NUMBER.findall(words.duration.sub(" ", text))) > 1 or words.place["paid"].search(text):
        return False
    spans = [span for span in pool_spans(text, words) if not _is_rhythm(text[span[0] : span[1]], words)]
    return bool(spans) and all(pool is Pool.FREE for _, _, pool in spans)


def _is_rhythm(text: str, words: Words) -> bool:
    return any(words.policy[key].compiled.fullmatch(text) for key in ("rhythm", "cycle"))
