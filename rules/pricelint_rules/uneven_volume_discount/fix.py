"""What a fair page would show: every pack with its price per unit, and what the dearer ones would cost at most."""

from __future__ import annotations

from decimal import Decimal

from pricelint.audit.printed import exact_money
from pricelint.model.fact import Pack
from pricelint.model.money import Money
from pricelint.model.outcome import Fix, Outcome
from pricelint.model.site import SiteFacts
from pricelint_rules.amounts import many, short
from pricelint_rules.fair import about, quoted_in
from pricelint_rules.shop import unit_word
from pricelint_rules.sizes import pack_groups


def fix(*, outcome: Outcome, facts: SiteFacts, **_: object) -> Fix:
    """A table of all packs of the group; the text names the price of each pack that is dearer than a smaller one."""
    word = unit_word(facts)
    group = next(group for group in pack_groups(facts) if len(quoted_in(outcome, group)) > 1)
    packs = sorted(group, key=lambda pack: pack.units)
    rows = [_row(pack, _least(pack, packs)) for pack in packs]
    dear = [
        f"{_named(pack)} for {about(_fair(pack, least))}, the rate of {_named(least)} for {exact_money(least.price)}"
        for pack in packs
        if (least := _least(pack, packs)) is not pack
    ]
    heads = ("Pack", many(word).capitalize(), "Price", f"Price per {word}", "Price at the smaller pack's rate")
    return Fix(text=f"{'; '.join(dear)}: no larger pack costs more per {word}.", table=(heads, *rows))


def _least(pack: Pack, packs: list[Pack]) -> Pack:
    """The pack that costs least per unit among this one and the smaller ones."""
    return min((one for one in packs if one.units <= pack.units), key=lambda one: (_rate(one), one is not pack))


def _rate(pack: Pack) -> Decimal:
    return pack.price.amount / pack.units


def _fair(pack: Pack, least: Pack) -> Money:
    return Money(pack.price.currency, least.price.amount * pack.units / least.units)


def _row(pack: Pack, least: Pack) -> tuple[str, ...]:
    each = Money(pack.price.currency, _rate(pack))
    return (pack.name, short(pack.units), exact_money(pack.price), about(each), about(_fair(pack, least)))


def _named(pack: Pack) -> str:
    return pack.name or short(pack.units)
