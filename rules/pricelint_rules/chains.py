"""A cost chain as it is printed: money ÷ units × units per action = money per action."""

from __future__ import annotations

from pricelint.model.derivation import Chain
from pricelint.model.fact import Fact
from pricelint_rules.amounts import many, short


def premises(chain: Chain) -> tuple[Fact, ...]:
    """The facts that a chain is built from."""
    return (*chain.size.source, *((chain.cost,) if chain.cost else ()))


def in_words(chain: Chain, word: str) -> str:
    """The arithmetic of a chain: "USD 29 ÷ 1,000 credits × 5 credits = USD 0.145 per image (Flux)."."""
    size = f"{chain.size.money.printed} ÷ {short(chain.size.units)} {many(word)}"
    action = f" × {short(chain.cost.low)} {many(word)}" if chain.cost else ""
    return f"{size}{action} = {chain.low.currency} {short(chain.low.amount)} per {chain.per.value} ({chain.item})."
