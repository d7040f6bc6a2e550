"""What a cell says of one platform in one currency, with the evidence that it rests on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from pricelint.audit.printed import day
from pricelint.derive.basis import Compared, Range, ranges
from pricelint.model.derivation import Chain, Size
from pricelint.model.evidence import Evidence
from pricelint.model.fact import Expiry
from pricelint.model.money import Money
from pricelint.model.outcome import Outcome, Verdict
from pricelint.model.result import PlatformResult, RuleInfo
from pricelint.model.units import Pool
from pricelint_reports.comparison.chains import money_receipt, range_words, unit_words, units_receipt
from pricelint_reports.comparison.grades import grade_words
from pricelint_reports.comparison.receipts import Receipts, proof
from pricelint_reports.comparison.words import expiry_words
from pricelint_reports.numbers import count, every, exact_money, rounded_money
from pricelint_reports.table.columns import EXPIRY, OFFERED, PER_UNIT, made_of

NOTHING_SEEN = "not seen"
NOT_STATED = "not stated"
NOT_OFFERED = "not offered, or not stated"
NO_FIGURE = "no figure"


@dataclass(frozen=True, slots=True)
class Drafted:
    """A cell before its notes have numbers."""

    text: str
    evidence: tuple[Evidence, ...] = ()
    low: Decimal | None = None
    high: Decimal | None = None
    href: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a row is written from: a platform, its sizes in the currency of the table, its receipts, all rules by id."""

    platform: PlatformResult
    sizes: Mapping[Compared, Size]
    receipts: Receipts
    rules: Mapping[str, RuleInfo]

    @property
    def when(self) -> datetime | None:
        """The time of the latest capture that holds something; None where nothing was captured."""
        times = (capture.captured_at for capture in self.platform.visit.captures if capture.sha256)
        return max(times, default=None)


def drafted(key: str, seen: Seen) -> Drafted:
    """The cell of a column."""
    if made := made_of(key):
        return _made(seen, made.compared, made.output)
    if key in OFFERED:
        return _offered(seen, Compared(key))
    if key in PER_UNIT:
        return _per_unit(seen, Compared(key.removesuffix("-unit")))
    if key in EXPIRY:
        return _expiry(seen, Pool(key.removeprefix("expiry.")))
    return _FIXED[key](seen)


def _platform(seen: Seen) -> Drafted:
    return Drafted(seen.platform.platform.name or seen.platform.platform.id, href=_address(seen))


def _address(seen: Seen) -> str:
    return next((capture.final_url for capture in seen.platform.visit.captures if capture.sha256), "")


def _grade(seen: Seen) -> Drafted:
    grade = grade_words(seen.platform.grade)
    return Drafted(f"{grade.letter}, {grade.points}" if grade.points else grade.letter.lower())


def _unit(seen: Seen) -> Drafted:
    unit = seen.platform.facts.unit
    return Drafted(unit.name, unit.evidence[:1]) if unit else Drafted(NOT_STATED)


def _flags(seen: Seen) -> Drafted:
    if seen.when is None:
        return Drafted(NOTHING_SEEN)
    flags = _violations(seen)
    return Drafted(str(len(flags)), _first_quotes(flags), Decimal(len(flags)), Decimal(len(flags)))


def _flag_names(seen: Seen) -> Drafted:
    if seen.when is None:
        return Drafted(NOTHING_SEEN)
    flags = _violations(seen)
    titles = (seen.rules[each.rule].title if each.rule in seen.rules else each.rule for each in flags)
    return Drafted("; ".join(titles) or "none seen", _first_quotes(flags))


def _violations(seen: Seen) -> list[Outcome]:
    return [outcome for outcome in seen.platform.outcomes if outcome.verdict is Verdict.VIOLATION]


def _first_quotes(outcomes: list[Outcome]) -> tuple[Evidence, ...]:
    return tuple(outcome.evidence[0] for outcome in outcomes if outcome.evidence)


def _when(seen: Seen) -> Drafted:
    return Drafted(day(seen.when) if seen.when else NOTHING_SEEN)


def _source(seen: Seen) -> Drafted:
    return Drafted(_address(seen) or NOTHING_SEEN, href=_address(seen))


_FIXED: Mapping[str, Callable[[Seen], Drafted]] = {
    "platform": _platform,
    "grade": _grade,
    "unit": _unit,
    "flags": _flags,
    "flag-names": _flag_names,
    "seen": _when,
    "source": _source,
}


def _offered(seen: Seen, compared: Compared) -> Drafted:
    size = seen.sizes.get(compared)
    if size is None:
        return Drafted(NOT_OFFERED)
    named = f"{size.name}: " if size.name else ""
    price = f"{exact_money(size.money)} {every(size.period)}" if compared is Compared.PLAN else exact_money(size.money)
    units = f"{count(size.units)} {unit_words(seen.platform.facts, size.units)}"
    return Drafted(f"{named}{price}, {units}", _of_size(size, seen.receipts), size.money.amount, size.money.amount)


def _per_unit(seen: Seen, compared: Compared) -> Drafted:
    size = seen.sizes.get(compared)
    if size is None:
        return Drafted(NOT_OFFERED)
    text, exact = rounded_money(Money(size.money.currency, size.money_per_unit))
    words = f"{'' if exact else '≈ '}{text} per {unit_words(seen.platform.facts, Decimal(1))}"
    return Drafted(words, _of_size(size, seen.receipts), size.money_per_unit, size.money_per_unit)


def _of_size(size: Size, receipts: Receipts) -> tuple[Evidence, ...]:
    numbers = dict.fromkeys((money_receipt(size, receipts), units_receipt(size, receipts)))
    return tuple(receipts.items[number - 1] for number in numbers)


def _made(seen: Seen, compared: Compared, made: object) -> Drafted:
    size = seen.sizes.get(compared)
    if size is None:
        return Drafted(NOT_OFFERED)
    spread = next((each for each in ranges(seen.platform.derivations, size) if each.output == made), None)
    return Drafted(NO_FIGURE) if spread is None else _range(spread, size, seen.receipts)


def _range(spread: Range, size: Size, receipts: Receipts) -> Drafted:
    """The range with what its two ends are made with: resolution or length where they are known."""
    ends = (
        min(spread.chains, key=lambda chain: chain.low.amount),
        max(spread.chains, key=lambda chain: chain.high.amount),
    )
    text, exact = range_words(spread.low, spread.high)
    labels = " to ".join(dict.fromkeys(filter(None, map(_label, ends))))
    costs = tuple(proof(end.cost, "low", "units", "high") for end in dict.fromkeys(ends) if end.cost)
    evidence = tuple(dict.fromkeys((*_of_size(size, receipts), *costs)))
    return Drafted(f"{'' if exact else '≈ '}{text}", evidence, spread.low.amount, spread.high.amount, detail=labels)


def _label(chain: Chain) -> str:
    quality = chain.cost.quality if chain.cost else ""
    return f"{chain.item}, {quality}" if quality and quality not in chain.item else chain.item


def _expiry(seen: Seen, pool: Pool) -> Drafted:
    stated = [item for page in seen.platform.facts.pages for item in page.expiry if item.pool in {pool, Pool.ALL}]
    words: dict[str, Expiry] = {}
    for item in stated:
        words.setdefault(f"{expiry_words(item)}{f' (in doubt: {item.doubt})' if item.doubt else ''}", item)
    if not words:
        return Drafted(NOT_STATED if seen.when else NOTHING_SEEN)
    return Drafted("; ".join(words), tuple(quote for item in words.values() for quote in item.evidence))
