"""How an index is put into words: the same in the terminal, on pages and beside charts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal, localcontext

from pricelint.history.index.formula import Formula
from pricelint.history.index.periods import Every
from pricelint.history.index.points import Index, IndexPoint, Matched, Overall
from pricelint.history.index.report import CreditIndex
from pricelint.model.money import Money
from pricelint_reports.comparison.words import COMPARED
from pricelint_reports.language import ENGLISH, N_, Language
from pricelint_reports.numbers import output, rounded_money

FORMULAS = {Formula.TORNQVIST: "Törnqvist", Formula.FISHER: "Fisher"}
PERIODS = {Every.MONTH: N_("month"), Every.WEEK: N_("week")}

_DIGITS = 200
_ONE_PLACE = Decimal("0.1")


def shown(value: Decimal, language: Language = ENGLISH) -> str:
    """An index as it is printed: to one decimal, half to even.

    >>> shown(Decimal("104.25"))
    '104.2'
    """
    return _rounded(value, language)


def percent(ratio: Decimal | None, language: Language = ENGLISH) -> str:
    """How much dearer, in percent with its sign; "–" where nothing was compared.

    >>> percent(Decimal("1.4")), percent(Decimal("0.975")), percent(Decimal(1)), percent(None)
    ('+40.0\\xa0%', '−2.5\\xa0%', '0\\xa0%', '–')
    """
    if ratio is None:
        return "–"
    if ratio == 1:
        return "0\u00a0%"
    with localcontext(Context(prec=_DIGITS)):
        change = (ratio - 1) * 100
    return f"{'+' if change > 0 else '−'}{_rounded(abs(change), language)}\u00a0%"


def _rounded(value: Decimal, language: Language) -> str:
    with localcontext(Context(prec=_DIGITS)):
        return language.decimal(value.quantize(_ONE_PLACE, rounding=ROUND_HALF_EVEN), 1)


def total(series: Index | Overall) -> str:
    """How much dearer the last point is than the first: of the last chain, where there are several."""
    points: Sequence[object] = series.points
    if isinstance(series, Index):
        last = series.points[-1].chain
        values = [point.value for point in series.points if point.chain == last]
    else:
        values = [point.value for point in series.points]
    with localcontext(Context(prec=_DIGITS)):
        return percent(values[-1] / values[0]) if len(points) > 1 else "–"


def series_name(series: Index | Overall, language: Language = ENGLISH) -> str:
    """What a series is called among others."""
    basis = language.say(COMPARED[series.compared])
    if language.words == "en":
        basis = basis.lower()
    name = series.platform if isinstance(series, Index) else language.say("All platforms")
    return f"{name}, {series.currency}, {basis}"


def action_words(one: Matched, currency: str) -> str:
    """One compared action: "Flux Pro, image: $0.05 → $0.07 (+40.0 %)"."""
    kind = output(one.after.output.modality, one.after.output.per)
    before, after = (rounded_money(Money(currency, price.amount))[0] for price in (one.before, one.after))
    named = one.after.label if kind in one.after.label.casefold() else f"{one.after.label}, {kind}"
    return f"{named}: {before} → {after} ({percent(one.ratio)})"


def point_notes(point: IndexPoint) -> tuple[str, ...]:
    """What a reader has to know of a point beside its number."""
    notes = []
    if point.link is None and point.chain > 1 and point.before is None:
        notes.append("nothing could be compared with the period before: the chain begins anew at 100")
    if point.other_size and point.before:
        notes.append(f"compared is now {point.reading.size.name or 'another size'}, before it was "
                     f"{point.before.size.name or 'another'}")  # fmt: skip
    if point.entered:
        notes.append(f"new, not compared: {', '.join(point.entered)}")
    if point.left:
        notes.append(f"no longer priced: {', '.join(point.left)}")
    if not point.sure:
        notes.append("these prices were seen in one visit only so far")
    return tuple(notes)


def method(found: CreditIndex, language: Language = ENGLISH) -> str:
    """How the numbers came about, in a sentence for every place that shows them."""
    weights = (
        N_("by the stated basket of actions")
        if found.weights.baskets
        else N_("with every action of a platform counting alike")
    )
    return language.say(
        "Chained %(formula)s index of money per action, matched from one %(period)s to the next %(weights)s; the first "
        "period = 100; one currency each, nothing converted.",
        formula=FORMULAS[found.formula], period=language.say(PERIODS[found.every]), weights=language.say(weights),
    )  # fmt: skip
