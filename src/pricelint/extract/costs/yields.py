"""Counts of outputs on a card that sells units ("25 videos max"): they may say what the units make, or be a quota."""

from __future__ import annotations

from pricelint.extract.cards.card import Line
from pricelint.extract.modalities import Measure, measures_in
from pricelint.extract.reading import Reading
from pricelint.model.fact import Hint, HintTopic
from pricelint.model.units import Per

METHOD = "yield.card"

_OUTPUTS = frozenset({Per.IMAGE, Per.VIDEO, Per.CLIP, Per.SONG, Per.PAGE, Per.MODEL, Per.MESSAGE, Per.WORDS})
_MOST = 6
_LEAST = 5  # smaller numbers before a noun are more often the version of a model ("Ember 3 images")
_LONGEST = 120


def read_yields(reading: Reading) -> tuple[Hint, ...]:
    """Hints that a card names how many outputs its price or its units make, without saying what one of them takes.

    Also an output that stands before the unit's own name ("50 Page Credits"): a unit may then be one such output.
    """
    if reading.unit is None or reading.unit.is_output:
        return ()
    found: dict[int, Hint] = {}
    for offer in reading.offers:
        if not (offer.amounts or offer.grant):
            continue
        for line in offer.card.lines:
            if line.end - line.start <= _LONGEST and line.start not in found and _counts_outputs(reading, line):
                found[line.start] = _hint(reading, line.start, line.end)
    return tuple(found.values())[:_MOST]


def _counts_outputs(reading: Reading, line: Line) -> bool:
    text = reading.plain[line.start : line.end]
    language = reading.language_of(reading.document.block_at(line.start))
    return any(_is_output(measure, text, reading) for measure in measures_in(text, language))


def _is_output(measure: Measure, text: str, reading: Reading) -> bool:
    if measure.per not in _OUTPUTS:
        return False
    return measure.number >= _LEAST or bool(reading.unit_pattern.match(text[measure.end :].lstrip()))


def _hint(reading: Reading, start: int, end: int) -> Hint:
    evidence = (reading.document.cite(start, end, "hint"),)
    note = "a count of outputs that may say what the units make"
    return Hint(topic=HintTopic.YIELD, note=note, evidence=evidence, method=METHOD)
