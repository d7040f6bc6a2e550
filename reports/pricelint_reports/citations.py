"""Numbers for quotes, in the order in which a publication first needs them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from pricelint.model.capture import Capture
from pricelint.model.evidence import Evidence
from pricelint.model.result import PlatformResult
from pricelint.model.state import joined, steps
from pricelint_reports.comparison.receipts import capture_of


@dataclass(frozen=True, slots=True)
class Cited:
    """One quote with its number, from 1, and the capture that it was read from, where the visit still names it."""

    number: int
    platform: PlatformResult
    evidence: Evidence
    capture: Capture | None

    @property
    def name(self) -> str:
        """The platform's name, or its id where it has none."""
        return self.platform.platform.name or self.platform.platform.id

    @property
    def taken_at(self) -> datetime | None:
        """When the bytes that hold the quote were taken; None where the visit no longer names their capture."""
        return self.capture.taken_at if self.capture else None

    @property
    def state(self) -> str:
        """What was done on the page to see the quote, in words; "" for the page as it was loaded."""
        return joined(steps(self.evidence.state))


def moment(when: datetime | None) -> str:
    """A time to the second in UTC, as a receipt has it; "time not recorded" where there is none."""
    return f"{when.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC" if when else "time not recorded"


@dataclass(slots=True)
class Citations:
    """The quotes of one publication, each once per platform."""

    cited: list[Cited] = field(default_factory=list)
    _numbers: dict[tuple[str, Evidence], int] = field(default_factory=dict)

    def numbers(self, evidence: Iterable[Evidence], platform: PlatformResult) -> tuple[int, ...]:
        """The numbers of several quotes, ascending, each once."""
        return tuple(sorted({self._number(each, platform) for each in evidence}))

    def _number(self, evidence: Evidence, platform: PlatformResult) -> int:
        key = (platform.platform.id, evidence)
        if key not in self._numbers:
            self._numbers[key] = len(self.cited) + 1
            self.cited.append(Cited(len(self.cited) + 1, platform, evidence, capture_of(platform, evidence)))
        return self._numbers[key]
