"""non-round-rate: prices per unit that are hard to compute with, and printed rates that are wrong."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pricelint.audit.judge import Judge, finding
from pricelint.audit.rule import CARD, SEED, Needs, Rule, Source, SourceStatus
from pricelint.model.derivation import Derivations, Size
from pricelint.model.fact import Rate
from pricelint.model.outcome import Finding, Outcome, Severity
from pricelint.model.site import SiteFacts
from pricelint_rules.amounts import many, number_of, short
from pricelint_rules.non_round_rate.fix import fix
from pricelint_rules.rounding import beside, is_plain, matches, offered, printed_rates, values
from pricelint_rules.shop import paid_plans, quoted, sells_units, shop_pages, sold, unit_word

JUDGE = Judge("non-round-rate")


@dataclass(frozen=True, slots=True)
class Options:
    """`near`: how far from a round number still counts as round; `wrong`: from where a printed rate is wrong;
    `part`: the share of odd sizes from which the pattern is seen."""

    near: Decimal = Decimal("0.01")
    wrong: Decimal = Decimal("0.05")
    part: Decimal = Decimal("0.5")


def check(*, facts: SiteFacts, derivations: Derivations, options: Options) -> Outcome:
    """Judge every offered size by the rate that a buyer can compute, and every printed rate by its sizes."""
    if not sells_units(facts):
        return JUDGE.not_applicable("No units are sold on the captured pages.")
    word, sizes, rates = unit_word(facts), offered(facts, derivations), printed_rates(shop_pages(facts))
    if not sizes:
        return _unsettled(facts, word)
    odd = [size for size in sizes if not _is_easy(size, rates, options)]
    wrong = tuple(_wrong(rate, sizes, word, options) for rate in rates if _is_wrong(rate, rates, sizes, options))
    if len(odd) >= options.part * len(sizes) or wrong:
        summary = f"{len(odd)} of {len(sizes)} offered sizes have a price per {word} that is hard to compute with"
        differ = number_of(len(wrong), "printed rate differs", "printed rates differ")
        summary += f"; {differ} from the prices by over {options.wrong:%}." if wrong else "."
        easy = tuple(_rate_of(size, word, rates, options) for size in sizes if size not in odd)
        return JUDGE.violation(summary, *wrong, *(_rate_of(size, word) for size in odd), premises=(*sold(facts), *easy))
    return JUDGE.passed(
        f"{len(sizes) - len(odd)} of {len(sizes)} offered sizes have a price per {word} that is round or printed.",
        *(_rate_of(size, word) for size in sizes),
    )


def _unsettled(facts: SiteFacts, word: str) -> Outcome:
    open_prices = [
        plan for page in shop_pages(facts) for plan in paid_plans(page) if any(p.starting_from for p in plan.prices)
    ]
    if not open_prices:
        return JUDGE.not_applicable(f"No size with both a price and a number of {many(word)} is offered.")
    return JUDGE.review(
        "No offered size has one settled price and one settled number of units.",
        quoted((part for plan in open_prices for part in plan.prices), "A price that is only a lower bound."),
        missing=(f"a price and a number of {many(word)} that belong together",),
    )


def _is_easy(size: Size, rates: tuple[Rate, ...], options: Options) -> bool:
    return is_plain(size, options.near) or any(matches(rate, size, options.near) for rate in rates)


def _is_wrong(rate: Rate, rates: tuple[Rate, ...], sizes: tuple[Size, ...], options: Options) -> bool:
    """A rate is wrong where it is the only one printed, fits no size, and the sizes that it stands beside agree.

    Of several rates each is about something of its own (a tier, an overage, a former price), which cannot be told.
    """
    about = [size for size in beside(rate, sizes) if size.money.currency == rate.money.currency]
    alone = {short(size.money_per_unit) for size in about} if len(values(rates)) == 1 else set()
    return len(alone) == 1 and not rate.approximate and not any(matches(rate, size, options.wrong) for size in sizes)


def _wrong(rate: Rate, sizes: tuple[Size, ...], word: str, options: Options) -> Finding:
    size = beside(rate, sizes)[0]
    printed, real = rate.money.amount / rate.units, size.money_per_unit
    message = (
        f"Printed: {rate.money.currency} {short(printed)} per {word}; {size.name} at {size.money.printed} for "
        f"{short(size.units)} {many(word)} comes to {short(real)}, off by over {options.wrong:%}."
    )
    return finding(message, rate, *size.source)


def _rate_of(size: Size, word: str, rates: tuple[Rate, ...] = (), options: Options | None = None) -> Finding:
    """The rate of a size; of an easy one with the printed rates that make it so."""
    printed = [rate for rate in rates if options and matches(rate, size, options.near)]
    units = f"{short(size.units)} {many(word)}" + (f" (+ {short(size.bonus)} bonus)" if size.bonus else "")
    each, per_money = size.money_per_unit, size.units / size.money.amount
    message = (
        f"{size.name}: {size.money.printed} for {units}: {size.money.currency} {short(each)} per {word}, "
        f"{short(per_money)} {many(word)} per {size.money.currency}."
    )
    return finding(message, *size.source, *printed)


RULE = Rule(
    id="non-round-rate",
    title="The price per unit is hard to compute with",
    family="rate",
    severity=Severity.LOW,
    sources=(
        CARD,
        SEED,
        Source("CPC key principles, principle 2 (2025), by analogy", SourceStatus.GUIDANCE, "EU, games"),
    ),
    requires=(Needs.FACTS, Needs.DERIVATIONS, Needs.OPTIONS),
    check=check,
    fix=fix,
    options=Options,
)
