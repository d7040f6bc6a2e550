"""A cost chain as it is printed: money ÷ units × units per action = money per action."""

from __future__ import annotations

from collections.abc import Collection

from pricelint.derive.sizes import match_periods
from pricelint.model.derivation import Chain
from pricelint.model.fact import Fact, Plan
from pricelint.model.site import PageFacts
from pricelint_rules.amounts import many, short
from pricelint_rules.shop import paid_plans

_UNMATCHED = "Unit costs are stated, and the period of a price is not that of the units it buys."
_MILLIONS = "Tokens are sold by the million here, as tokens of language models are."
_MILLION = 1_000_000
_TOKENS = ("token", "jeton", "токен", "トークン", "토큰")


def premises(chain: Chain) -> tuple[Fact, ...]:
    """The facts that a chain is built from."""
    return (*chain.size.source, *((chain.cost,) if chain.cost else ()))


def in_words(chain: Chain, word: str) -> str:
    """The arithmetic of a chain: "USD 29 ÷ 1,000 credits × 5 credits = USD 0.145 per image (Flux)."."""
    size = f"{chain.size.money.printed} ÷ {short(chain.size.units)} {many(word)}"
    action = f" × {short(chain.cost.low)} {many(word)}" if chain.cost else ""
    return f"{size}{action} = {chain.low.currency} {short(chain.low.amount)} per {chain.per.value} ({chain.item})."


def unsettled(pages: Collection[PageFacts]) -> tuple[tuple[tuple[Fact, ...], str, str], ...]:
    """Offers that leave open whether a chain is complete or needed at all, each with the reason and what is missing: a
    price and its units that no period is told for both, and units that are rather tokens of a model than a currency."""
    tiers = tuple(plan for page in pages if page.costs for plan in paid_plans(page) if _is_unmatched(plan))
    large = _by_the_million(pages)
    found = ((tiers, _UNMATCHED, "a period of both"), (large, _MILLIONS, "what a token is"))
    return tuple(one for one in found if one[0])


def _by_the_million(pages: Collection[PageFacts]) -> tuple[Fact, ...]:
    """What is sold on the pages, where the units are called tokens and no number of them is below a million."""
    if not any(page.unit and page.unit.name.startswith(_TOKENS) for page in pages):
        return ()
    granted = [(a, a.amount) for page in pages for plan in paid_plans(page) if (a := plan.allowance)]
    sold = [*granted, *((pack, pack.units) for page in pages for pack in page.packs)]
    told = tuple(fact for fact, units in sold if units is not None)
    return told if all(units is None or units >= _MILLION for _, units in sold) else ()


def _is_unmatched(plan: Plan) -> bool:
    allowance = plan.allowance
    if allowance is None or not allowance.amount or not plan.prices:
        return False
    settled = [price for price in plan.prices if not (price.starting_from or price.intro)]
    return bool(settled) and all(match_periods(price, allowance.amount, allowance.per) is None for price in settled)
