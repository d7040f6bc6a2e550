"""What a page names and leaves out: costs behind a login, surcharges without a number, discounts without a size."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from pricelint.extract.policies.lines import Line, page_lines
from pricelint.extract.policies.wording.units import unit_words
from pricelint.extract.reading import Reading
from pricelint.model.fact import Hint, HintTopic
from pricelint.model.notes import CALLED_OFF, FACTOR

METHOD = "policies.gaps/1"

_MOST = 4
_LONG = 300


def read_gap_hints(reading: Reading) -> tuple[Hint, ...]:
    """Sentences that put costs off to a login or to each generation, that name a surcharge (note "with its factor"
    where they state it), that advertise a discount on larger purchases, and that close accounts which rest without a
    word on their units, that announce changed prices, costs or allowances, and that call such a change off; at most
    four of each."""
    return (
        *_hints(reading, _lines(reading, "gated"), HintTopic.GATED),
        *_hints(reading, _surcharges(reading), HintTopic.SURCHARGE),
        *_hints(reading, _lines(reading, "volume"), HintTopic.VOLUME),
        *_hints(reading, _lines(reading, "inactivity"), HintTopic.INACTIVITY),
        *_hints(reading, _lines(reading, "called_off"), HintTopic.NOTICE, CALLED_OFF),
        *_hints(reading, scheduled_lines(reading), HintTopic.NOTICE),
        *_hints(reading, _notices(reading), HintTopic.NOTICE),
    )


def _hints(reading: Reading, lines: Iterator[Line], topic: HintTopic, note: str = "") -> list[Hint]:
    found = []
    for line in islice(lines, _MOST):
        factor = topic is HintTopic.SURCHARGE and line.says("gaps", "factor")
        cited = (line.cite(reading, "value"),)
        found.append(Hint(evidence=cited, method=METHOD, topic=topic, note=FACTOR if factor else note))
    return found


def _notices(reading: Reading) -> Iterator[Line]:
    """Sentences that tell of a change, without those that name a day ahead, or call it off in the same words."""
    told = (line for line in _lines(reading, "notice") if not line.says("gaps", "called_off"))
    return (line for line in told if not line.says("gaps", "scheduled"))


def scheduled_lines(reading: Reading) -> Iterator[Line]:
    """Sentences that announce what holds from a day on."""
    return (line for line in _lines(reading, "scheduled") if not line.says("gaps", "called_off"))


def _surcharges(reading: Reading) -> Iterator[Line]:
    """Sentences that name a dearer way of making something, and the unit or a word for what is paid."""
    unit = unit_words(reading)
    return (line for line in _lines(reading, "multiplier") if unit.search(line.text))


def _lines(reading: Reading, key: str) -> Iterator[Line]:
    for line in page_lines(reading, f"gaps.{key}"):
        if not line.sentence.question and len(line.text) <= _LONG and line.says("gaps", key):
            yield line
