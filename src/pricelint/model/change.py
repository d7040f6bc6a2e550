"""Changes: what a platform stated at one time and states otherwise at a later one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pricelint.model.contradiction import Side
from pricelint.model.evidence import Evidence


class ChangeKind(StrEnum):
    """What became worse for a buyer."""

    COST_ROSE = "cost_rose"
    ALLOWANCE_CUT = "allowance_cut"
    PRICE_ROSE = "price_rose"
    EXPIRY_TIGHTENED = "expiry_tightened"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing as it was stated `before` and `after`; `about` names it, each side quotes its own capture."""

    kind: ChangeKind
    about: str
    before: Side
    after: Side

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The quotes of both captures."""
        return tuple(dict.fromkeys((*self.before.evidence, *self.after.evidence)))
