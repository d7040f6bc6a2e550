"""What the actions of one list are for where their labels leave it out: told in the sentence that leads the list in
("extracts the data of a single page"), or by the label beside it ("Crawling a page", "Crawling with location")."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from pricelint.documents.document import Block
from pricelint.extract.costs.found import Found, is_action
from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.modalities import Measure, measure_from, measure_source, measures_in, modality_of
from pricelint.extract.patterns import Pattern
from pricelint.extract.reading import Reading
from pricelint.extract.sentences import sentence_ends
from pricelint.extract.words import alternatives
from pricelint.model.units import Per

_LISTED = frozenset({"cost.label", "cost.value_line", "cost.table"})
_MOST_LINES = 12
_LONGEST_LINE = 120


def with_shared_measures(reading: Reading, found: list[Found], language: str) -> list[Found]:
    """The costs of a page, those of labels that name nothing they are for with what their list tells."""
    return [_told(reading, one, found, language) if _is_open(one, language) else one for one in found]


def _is_open(one: Found, language: str) -> bool:
    if one.method not in _LISTED or one.measure is not None or modality_of(one.item, language) is not None:
        return False
    return all(measure.per is Per.OTHER for measure in measures_in(one.item, language))


def _told(reading: Reading, one: Found, found: list[Found], language: str) -> Found:
    measure = _of_lead(reading, reading.document.block_at(one.count[0]), language) or _of_sibling(one, found, language)
    return replace(one, measure=measure) if measure else one


def _of_lead(reading: Reading, block: Block, language: str) -> Measure | None:
    """The one thing that the sentences over a list say is worked on."""
    above = _above(reading, block)
    for text in sentence_ends().split(above.text) if above else ():
        match = _single(language).search(text)
        if match and lexicon(language).making.search(text, 0, match.start()):
            return measure_from(match, language)
    return None


def _above(reading: Reading, block: Block) -> Block | None:
    """The text right over the list that a line stands in, None where a heading stands there."""
    blocks = reading.document.blocks
    for line in reversed(blocks[max(0, block.index - _MOST_LINES) : block.index]):
        if line.heading:
            return None
        if _ends(line.text) and not reading.counts_in(line.start, line.end):
            return line if is_action(line.text, reading.language) else None
        if len(line.text) > _LONGEST_LINE:
            return None
    return None


def _ends(text: str) -> bool:
    return text.rstrip().endswith((".", "。", ":", "：", "!"))


def _of_sibling(one: Found, found: list[Found], language: str) -> Measure | None:
    """What the label of a neighbour that begins with the same word says that it is for."""
    first, _, rest = one.item.partition(" ")
    at = found.index(one)
    for other in found[max(0, at - 2) : at] if rest else ():
        match = _of_one(language).fullmatch(other.item)
        if match and other.method == one.method and match["deed"].lower() == first.lower():
            return measure_from(match, language)
    return None


@lru_cache
def _single(language: str) -> Pattern:
    """ "A single page", with no number of its own."""
    return Pattern(rf"{alternatives(lexicon(language).words.singles)}\s?{measure_source(language)}")


@lru_cache
def _of_one(language: str) -> Pattern:
    """A label that is a deed and one measure ("Crawling a page")."""
    return Pattern(rf"(?P<deed>\p{{L}}{{3,20}})\s(?:{lexicon(language).one})\s{measure_source(language)}")
