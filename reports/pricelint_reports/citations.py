"""Numbers for quotes, in the order in which a publication first needs them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pricelint.model.capture import Capture
from pricelint.model.evidence import Evidence
from pricelint.model.result import PlatformResult
from pricelint_reports.comparison.receipts import capture_of


@dataclass(frozen=True, slots=True)
class Cited:
    """One quote with its number, from 1, and the capture that it was read from, where the visit still names it."""

    number: int
    platform: PlatformResult
    evidence: Evidence
    capture: Capture | None


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
