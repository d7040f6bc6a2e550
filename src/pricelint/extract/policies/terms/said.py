"""What one sentence says of a general term."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from pricelint.extract.policies.lines import Line
from pricelint.extract.reading import Reading
from pricelint.model.fact import Hint, HintTopic

METHOD = "policies.terms/1"
"""Method of all facts and hints on terms."""


class Said(msgspec.Struct, frozen=True):
    """What one sentence says of a term: its value, and for a top-up whether it is on from the start (`named`: its
    default is stated, not only a word of choice).

    `goes_on` is true where the next sentence is part of what is said, `doubt` why the sentence settles nothing.
    """

    value: str
    default_on: bool | None = None
    goes_on: bool = False
    doubt: str | None = None
    named: bool = False

    @property
    def rank(self) -> tuple[bool, bool, bool]:
        """Sorts what settles most first: a default that is named, one by a word of choice, a practice, a denial."""
        return self.value == "false", not self.named, self.default_on is None


def first_hint(reading: Reading, lines: Iterable[Line], topic: HintTopic, note: str = "") -> tuple[Hint, ...]:
    """The first of the sentences that touch a term without settling it; () where there is none."""
    cited = next((line.cite(reading, "value") for line in lines), None)
    return (Hint(evidence=(cited,), method=METHOD, topic=topic, note=note),) if cited else ()
