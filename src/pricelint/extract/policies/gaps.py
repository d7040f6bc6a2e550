"""What a page names and leaves out: costs behind a login, surcharges without a number, discounts without a size."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from pricelint.extract.policies.lines import Line, page_lines
from pricelint.extract.policies.units import unit_words
from pricelint.extract.reading import Reading
from pricelint.model.fact import Hint, HintTopic
from pricelint.model.notes import FACTOR

METHOD = "policies.gaps/1"

_MOST = 4
_LONG = 300


def read_gap_hints(reading: Reading) -> tuple[Hint, ...]:
    """Sentences that put costs off to a login or to each generation, that name a surcharge (note "with its factor"
    where they state it), that advertise a discount on larger purchases, and that close accounts which rest without a
    word on their units, and that announce changed prices, costs or allowances; at most four of each."""
    return (
        *_hints(reading, _lines(reading, "gated"), HintTopic.GATED),
        *_hints(reading, _surcharges(reading), HintTopic.SURCHARGE),
        *_hints(reading, _lines(reading, "volume"), HintTopic.VOLUME),
        *_hints(reading, _lines(reading, "inactivity"), HintTopic.INACTIVITY),
        *_hints(reading, _lines(reading, "notice"), HintTopic.NOTICE),
    )


def _hints(reading: Reading, lines: Iterator[Line], topic: HintTopic) -> list[Hint]:
    found = []
    for line in islice(lines, _MOST):
        factor = topic is HintTopic.SURCHARGE and line.says("gaps", "factor")
        cited = (line.cite(reading, "value"),)
        found.append(Hint(evidence=cited, method=METHOD, topic=topic, note=FACTOR if factor else ""))
    return found


def _surcharges(reading: Reading) -> Iterator[Line]:
    """Sentences that name a dearer way of making something, and the unit or a word for what is paid."""
    unit = unit_words(reading)
    return (line for line in _lines(reading, "multiplier") if unit.search(line.text))


def _lines(reading: Reading, key: str) -> Iterator[Line]:
    for line in page_lines(reading, f"gaps.{key}"):
        if not line.sentence.question and len(line.text) <= _LONG and line.says("gaps", key):
            yield line
