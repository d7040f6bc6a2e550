"""Units that are given for nothing: what is said of "unused credits" right after them is said of those units."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pricelint.extract.policies.clauses.named_pools import named_pools, pool_spans
from pricelint.extract.policies.clauses.scope import Span
from pricelint.extract.policies.reader import Reader
from pricelint.extract.policies.wording.words import Words
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


def pointed_at(reader: Reader, index: int) -> Span | None:
    """The place of the sentence before, where that gives units for nothing and a sentence points back at them with no
    more of a pool than how often they come ("… 40 free credits. These monthly credits …")."""
    told, text = reader.passage.sentences, reader.passage.sentences[index].text
    if not index or told[index - 1].question or not reader.words.policy["pointing"].match(text):
        return None
    if not all(_is_rhythm(text[start:end], reader.words) for start, end, _ in pool_spans(text, reader.words)):
        return None
    before = told[index - 1]
    if named_pools(before.text, reader.words, reader.unit) != (Pool.FREE,) or not reader.unit.search(before.text):
        return None
    return reader.passage.block.start + before.start, reader.passage.block.start + before.end


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
