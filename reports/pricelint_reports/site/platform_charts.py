"""The charts of a platform's page: what its sizes cost per unit, and what 1,000 units buy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pricelint.derive.basis import Output, output_order
from pricelint.model.derivation import Basis, Size
from pricelint.model.fact import Cost
from pricelint.model.money import Money
from pricelint_reports.comparison.chains import labelled, unit_words
from pricelint_reports.comparison.receipts import proof
from pricelint_reports.language import N_
from pricelint_reports.numbers import output
from pricelint_reports.site.claims import ClaimKind
from pricelint_reports.site.making import Making
from pricelint_reports.site.sizes import OfferView
from pricelint_reports.site.strips import Curve, Strip, count_strip, rate_curve

UNITS = Decimal(1000)

BUYS = N_("%(platform)s: %(units)s %(unit)s buy %(count)s × %(thing)s (%(item)s). Seen %(day)s.")
WHAT = N_("What %(units)s %(unit)s buy: %(thing)s")
RATES = N_("Money per unit over the number of units bought at once, %(currency)s")


def rate_curves(slug: str, offers: Sequence[OfferView], made: Making) -> tuple[Curve, ...]:
    """For each currency the price of a unit over the sizes that are offered once, or a month."""
    found: dict[str, list[tuple[Decimal, Money, str, str, str]]] = {}
    for offer in offers:
        if offer.size.basis is Basis.RATE:
            continue  # the price of one unit stated in words is no size that is sold
        size = offer.size
        each = Money(size.money.currency, size.money_per_unit)
        words = "".join(part.text for part in offer.per_unit)
        found.setdefault(size.money.currency, []).append((size.units, each, _named(size, made), words, offer.claim))
    curves = (
        rate_curve(
            f"{slug}-rates-{number}", made.language.say(RATES, currency=currency), list(dict.fromkeys(sizes)),
            made.language,
        )
        for number, (currency, sizes) in enumerate(found.items(), start=1)
    )  # fmt: skip
    return tuple(curve for curve in curves if curve)


def yield_strips(slug: str, made: Making) -> tuple[Strip, ...]:
    """What 1,000 units buy of each output, one chart an output, the models that a page states a cost for as rows."""
    by_output: dict[Output, dict[Cost, None]] = {}
    for chain in made.result.derivations.chains:
        if chain.cost is not None and made.receipts.known(proof(chain.cost, "low", "units", "high")):
            by_output.setdefault(Output(chain.modality, chain.per), {}).setdefault(chain.cost)
    ordered = sorted(by_output.items(), key=lambda entry: output_order(entry[0]))
    return tuple(_strip(slug, one, list(costs), made) for one, costs in ordered)


def _strip(slug: str, one: Output, costs: Sequence[Cost], made: Making) -> Strip:
    language = made.language
    thing = output(one.modality, one.per, language)
    title = language.say(WHAT, units=language.count(UNITS), unit=unit_words(made.result.facts, UNITS), thing=thing)
    name = f"{slug}-buys-{one.modality.value}-{one.per.value}".replace("_", "-")
    return count_strip(name, title, _rows(thing, costs, made), language)


def _rows(thing: str, costs: Sequence[Cost], made: Making) -> Iterator[tuple[str, Decimal, Decimal, str, str]]:
    language, unit = made.language, unit_words(made.result.facts, UNITS)
    for cost in sorted(costs, key=lambda each: (each.low, each.high, each.item)):
        low, high = (UNITS / units for units in (cost.high, cost.low))
        ends = list(dict.fromkeys(language.count(_rounded(end)) for end in (low, high)))
        item, says = labelled(cost.item, cost.quality), "–".join(ends)
        sentence = language.say(
            BUYS, platform=made.name, units=language.count(UNITS), unit=unit, count=says, thing=thing, item=item,
            day=language.day(made.book.seen),
        )  # fmt: skip
        values = {
            "item": cost.item, "quality": cost.quality, "modality": cost.modality.value, "per": cost.per.value,
            "units_low": f"{cost.low:f}", "units_high": f"{cost.high:f}", "of": f"{UNITS:f}",
        }  # fmt: skip
        quotes = (proof(cost, "low", "units", "high"),)
        yield item, low, high, says, made.book.state(ClaimKind.YIELD, values, sentence, says, evidence=quotes)


def _rounded(number: Decimal) -> Decimal:
    return number.quantize(Decimal(1) if number >= 10 else Decimal("0.1"))


def _named(size: Size, made: Making) -> str:
    units = f"{made.language.count(size.units)} {unit_words(made.result.facts, size.units)}"
    return f"{size.name}: {units}" if size.name else units
