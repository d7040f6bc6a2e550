"""Sizes as a platform's page shows them: the compared ones with their derivations, and every one offered."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pricelint.derive.basis import Compared, Output, Range, chosen, currencies, money_per_unit, ranges
from pricelint.model.derivation import Chain, Derivations, Scope, Size
from pricelint_reports.comparison.chains import PER, Part, Printed, per_unit, printed, range_words, unit_words
from pricelint_reports.language import N_, Language
from pricelint_reports.numbers import output
from pricelint_reports.site.claims import ClaimKind
from pricelint_reports.site.making import Making

COSTS = N_("%(platform)s, from %(size)s: %(figure)s, %(count)s stated ways to make it. Seen %(day)s.")
DERIVED = N_("%(platform)s, %(item)s: %(sum)s. Seen %(day)s.")

_WHERE = {
    Scope.PRICING_PAGE: N_("not on the pricing page, but elsewhere"),
    Scope.PAGE_SET: N_("on no captured page"),
}


@dataclass(frozen=True, slots=True)
class ChainView:
    """One derivation in print, and the id of its claim."""

    printed: Printed
    claim: str


@dataclass(frozen=True, slots=True)
class FigureView:
    """What one output costs from a size: the range over the stated models, its derivations, and the id of its claim."""

    output: Output
    low: Decimal
    high: Decimal
    amount: str
    chains: tuple[ChainView, ...]
    claim: str


@dataclass(frozen=True, slots=True)
class SizeView:
    """What the platform is compared by in one currency, the figures built on it, and the claim of its unit price."""

    currency: str
    compared: Compared
    name: str
    per_unit: tuple[Part, ...]
    figures: tuple[FigureView, ...]
    claim: str


@dataclass(frozen=True, slots=True)
class MissingView:
    """A premise that is missing, where it was looked for, and the actions it is missing for."""

    premise: str
    where: str
    actions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfferView:
    """One offered size: what it costs and holds, money per unit without and, where there is one, with its bonus."""

    size: Size
    per_unit: tuple[Part, ...]
    with_bonus: str
    compared: bool
    claim: str


def size_views(made: Making) -> tuple[SizeView, ...]:
    """What the platform is compared by, per currency, with every derivation built on it."""
    derivations = made.result.derivations
    return tuple(
        _size(made, currency, compared, size)
        for currency in currencies(derivations)
        for compared, size in chosen(derivations, currency).items()
    )


def missing_views(derivations: Derivations, language: Language) -> tuple[MissingView, ...]:
    """What no captured page states, once per premise; what the whole set lacks is not repeated for the page."""
    found: dict[tuple[str, Scope], list[str]] = {}
    nowhere = {(item.premise, item.action) for item in derivations.missing if item.scope is Scope.PAGE_SET}
    for item in derivations.missing:
        if item.scope is Scope.PAGE_SET or (item.premise, item.action) not in nowhere:
            found.setdefault((item.premise, item.scope), []).append(item.action)
    return tuple(
        MissingView(language.say(premise), language.say(_WHERE[scope]), tuple(dict.fromkeys(actions)))
        for (premise, scope), actions in found.items()
    )


def offer_views(made: Making) -> tuple[OfferView, ...]:
    """Every offered size in the order of the derivations, marking those that are compared."""
    derivations = made.result.derivations
    compared = [size for code in currencies(derivations) for size in chosen(derivations, code).values()]
    return tuple(_offer(made, size, compared=size in compared) for size in derivations.sizes)


def _offer(made: Making, size: Size, *, compared: bool) -> OfferView:
    parts, claim = _unit_price(made, size)
    bonus = made.language.rounded_money(money_per_unit(size, with_bonus=True))[0] if size.bonus else ""
    return OfferView(size, parts, bonus, compared, claim)


def _size(made: Making, currency: str, compared: Compared, size: Size) -> SizeView:
    found = ranges(made.result.derivations, size)
    figures = tuple(_figure(made, compared, size, spread) for spread in found)
    parts, claim = _unit_price(made, size)
    return SizeView(currency, compared, size.name, parts, figures, claim)


def _figure(made: Making, compared: Compared, size: Size, spread: Range) -> FigureView:
    chains = tuple(_chain(made, chain) for chain in spread.chains)
    amount = range_words(spread.low, spread.high, made.language)[0]
    thing = output(spread.output.modality, spread.output.per, made.language)
    quotes = made.quotes(tuple(part.receipt for chain in chains for part in chain.printed.parts))
    values = {
        "basis": compared.value, "currency": size.money.currency, "low": _plain(spread.low.amount),
        "high": _plain(spread.high.amount), "modality": spread.output.modality.value, "per": spread.output.per.value,
    }  # fmt: skip
    sentence = made.language.say(
        COSTS, platform=made.name, size=size.name or size.basis.value, count=len(chains),
        figure=made.language.say(PER, money=amount, thing=thing), day=made.language.day(made.book.seen),
    )  # fmt: skip
    rests = tuple(chain.claim for chain in chains)
    claim = made.book.state(ClaimKind.FIGURE, values, sentence, amount, evidence=quotes, rests_on=rests)
    return FigureView(spread.output, spread.low.amount, spread.high.amount, amount, chains, claim)


def _chain(made: Making, chain: Chain) -> ChainView:
    shown = printed(chain, made.result.facts, made.receipts, made.language)
    cost, size = chain.cost, chain.size
    values = {
        "item": chain.item, "quality": shown.quality, "modality": chain.modality.value, "per": chain.per.value,
        "low": _plain(chain.low.amount), "high": _plain(chain.high.amount),
        "units_low": _plain(cost.low) if cost else "1", "units_high": _plain(cost.high) if cost else "1",
        **_size_values(size),
    }  # fmt: skip
    sentence = made.language.say(
        DERIVED, platform=made.name, item=shown.label, sum=shown.text, day=made.language.day(made.book.seen)
    )
    quotes = made.quotes(tuple(part.receipt for part in shown.parts))
    return ChainView(shown, made.book.state(ClaimKind.DERIVATION, values, sentence, shown.text, evidence=quotes))


def _unit_price(made: Making, size: Size) -> tuple[tuple[Part, ...], str]:
    """What a unit of a size costs, in print, and the id of its claim."""
    parts = per_unit(size, made.result.facts, made.receipts, made.language)
    text = "".join(part.text for part in parts)
    item = size.name or unit_words(made.result.facts, Decimal(1))
    sentence = made.language.say(
        DERIVED, platform=made.name, item=item, sum=text, day=made.language.day(made.book.seen)
    )
    quotes = made.quotes(tuple(part.receipt for part in parts))
    return parts, made.book.state(ClaimKind.UNIT_PRICE, _size_values(size), sentence, text, evidence=quotes)


def _size_values(size: Size) -> dict[str, str]:
    return {
        "basis": size.basis.value, "size": size.name, "currency": size.money.currency,
        "money": _plain(size.money.amount), "units": _plain(size.units), "period": size.period.value,
    }  # fmt: skip


def _plain(number: Decimal) -> str:
    """A number in plain digits, without zeros that say nothing."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
