"""What one policy verb comes to."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from pricelint.extract.policies.clauses.scope import Span
from pricelint.model.units import Policy

BY_RESET = "reset"
"""Note of a loss that is only said as a reset, which a carry-over beside it explains away."""


class Ruling(msgspec.Struct, frozen=True, gc=False):
    """What one verb says of unused units; spans are offsets in the sentence, `policy` None: touched, not settled."""

    policy: Policy | None
    span: Span
    days: int | None = None
    cap: str | None = None
    cap_periods: Decimal | None = None
    condition: str | None = None
    note: str = ""
    doubt: str | None = None


def ruling(policy: Policy | None, days: int | None = None) -> list[Ruling]:
    """A ruling of nothing but a policy and its days, as the only one of a verb."""
    return [Ruling(policy, (0, 0), days)]
