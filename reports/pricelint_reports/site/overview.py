"""The overview in each of its orders and selections: rendered beforehand, so that no script is needed to sort it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from pricelint.derive.basis import Compared
from pricelint.model.outcome import Severity
from pricelint.model.units import Modality, Pool
from pricelint_reports.comparison.words import COMPARED, COMPARED_SHORT
from pricelint_reports.language import N_, Language
from pricelint_reports.numbers import output
from pricelint_reports.site.standing_charts import money_strip
from pricelint_reports.site.standings import Standing
from pricelint_reports.site.strips import Strip
from pricelint_reports.site.summary import Expires, Figure, Line, Summary

SHOWN_FIGURES = 3
"""Figures printed in a row of the overview, one per kind of output."""

SHOWN_EXPIRY = 2
"""Statements on unused plan units printed in a row; `more_expiry` counts the others."""

MOST_ORDERS = 8
"""Orders by a figure that are rendered: those in which most platforms have one."""

MONEY_CHART = N_("Money per %(thing)s in %(currency)s: %(basis)s")

MODALITIES = {
    Modality.IMAGE: N_("images"),
    Modality.VIDEO: N_("videos"),
    Modality.AUDIO: N_("sound"),
    Modality.TEXT: N_("text"),
    Modality.THREE_D: N_("3D"),
    Modality.CODE: N_("code"),
    Modality.OTHER: N_("other outputs"),
}
"""What the selections are called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewRow:
    """A platform in the overview. `rank` is its place in the order, None where it has none; `ranked` is what for."""

    line: Line
    rank: int | None
    ranked: Figure | None
    figures: tuple[Figure, ...]
    expiry: tuple[Expires, ...]
    more_expiry: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An order or selection that a reader can go to: the path of its page, and its name."""

    path: str
    name: str
    current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewPage:
    """One overview: its path, what it is sorted by and how, its rows, and the other orders and selections.

    basis     how its ranking comes about, in a sentence
    selected  what the rows were selected by; "" for all platforms, `platforms` are they all
    chart     what most platforms have a figure for, on the page that one arrives at
    figure    heading of the column of the figure that it is ranked by; "" where it is none
    """

    path: str
    order: str
    basis: str
    selected: str
    figure: str
    platforms: int
    rows: tuple[OverviewRow, ...]
    orders: tuple[Choice, ...]
    selections: tuple[Choice, ...]
    chart: Strip | None = None


@dataclass(frozen=True, slots=True)
class _Order:
    path: str
    name: str
    basis: str
    figure: str
    rows: Callable[[Sequence[Summary]], tuple[OverviewRow, ...]]


def overview_pages(
    summaries: Sequence[Summary], found: Sequence[Standing], language: Language
) -> tuple[OverviewPage, ...]:
    """The overview by grade, name, red flags and figures, and by grade for each kind of output that has figures."""
    orders = (*_general(language), *_by_figures(found, language))
    kinds = [kind for kind in MODALITIES if any(one.modality is kind for one in found)]
    choices = tuple(Choice(path=order.path, name=order.name) for order in orders)
    only = tuple(Choice(path=f"only/{kind.value}.html", name=language.say(MODALITIES[kind])) for kind in kinds)
    everything = Choice(path="index.html", name=language.say("all platforms"))
    pages = [_page(order, summaries, len(summaries), choices, (everything, *only), "") for order in orders]
    for kind, choice in zip(kinds, only, strict=True):
        having = [one for one in summaries if any(figure.modality is kind for figure in one.figures)]
        order = _Order(choice.path, orders[0].name, orders[0].basis, "", orders[0].rows)
        pages.append(_page(order, having, len(summaries), choices, (everything, *only), choice.name))
    pages[0] = replace(pages[0], chart=_headline(found, language))
    return tuple(pages)


def _headline(found: Sequence[Standing], language: Language) -> Strip | None:
    """The chart of what most platforms state a price for; images where several are level."""
    kinds = list(MODALITIES)
    first = min(_columns(found), key=lambda column: (-column[0], kinds.index(column[1].modality)), default=None)
    if first is None:
        return None
    _, one, by = first
    return replace(money_chart(one, by, language), id="headline")


def money_chart(one: Standing, by: Compared, language: Language) -> Strip:
    """What an output costs across platforms, as dots and ranges."""
    thing = output(one.modality, one.per, language)
    title = language.say(MONEY_CHART, thing=thing, currency=one.currency, basis=language.say(COMPARED[by]))
    return money_strip(one, by, title, language)


def _page(
    order: _Order,
    summaries: Sequence[Summary],
    platforms: int,
    orders: tuple[Choice, ...],
    selections: tuple[Choice, ...],
    selected: str,
) -> OverviewPage:
    def marked(choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
        return tuple(Choice(path=one.path, name=one.name, current=one.path == order.path) for one in choices)

    return OverviewPage(
        path=order.path, order=order.name, basis=order.basis, selected=selected, figure=order.figure,
        platforms=platforms, rows=order.rows(summaries), orders=marked(orders), selections=marked(selections),
    )  # fmt: skip


def _general(language: Language) -> tuple[_Order, ...]:
    say = language.say
    by_grade = say(
        "Ranked by points, most first; equal points share a rank. Points come from red flags alone, by weights that "
        "are editorial. A platform that is not graded has no rank."
    )
    by_flags = say("Most red flags of the highest severity first. This is an order, not a ranking.")
    by_name = say("By name. This is an order, not a ranking.")
    return (
        _Order("index.html", say("grade"), by_grade, "", _graded),
        _Order("order/name.html", say("name"), by_name, "", _named),
        _Order("order/flags.html", say("red flags"), by_flags, "", _flagged),
    )


def _by_figures(found: Sequence[Standing], language: Language) -> tuple[_Order, ...]:
    say = language.say
    columns = sorted(_columns(found), key=lambda column: -column[0])
    basis = say(
        "Ranked by the low end of the range over the stated models, cheapest first, within one output, one currency "
        "and one basis; nothing is converted. A platform without that figure has no rank."
    )
    return tuple(_by_figure(one, by, basis, language) for _, one, by in columns[:MOST_ORDERS])


def _columns(found: Sequence[Standing]) -> list[tuple[int, Standing, Compared]]:
    """The figures in which platforms can be told apart: how many have it, of which output, by which basis."""
    every = [(sum(by in row.placed for row in one.rows), one, by) for one in found for by in one.compared]
    return [column for column in every if column[0] > 1]


def _by_figure(one: Standing, by: Compared, basis: str, language: Language) -> _Order:
    placed = {row.line.slug: (row.placed[by].rank, row.placed[by].figure) for row in one.rows if by in row.placed}
    thing = output(one.modality, one.per, language)
    figure = language.say("%(currency)s per %(thing)s", currency=one.currency, thing=thing)
    name = f"{figure}, {language.say(COMPARED_SHORT[by])}"
    return _Order(f"order/{one.key}-{by.value}.html", name, basis, figure, partial(_priced, placed=placed))


def _graded(summaries: Sequence[Summary]) -> tuple[OverviewRow, ...]:
    scored = [(one.line.slug, one.line.score) for one in summaries if one.line.score is not None]
    places = _places(scored)
    last = len(summaries) + 1
    ordered = sorted(summaries, key=lambda one: (places.get(one.line.slug, last), _name(one)))
    return tuple(_row(one, places.get(one.line.slug)) for one in ordered)


def _places(scored: Sequence[tuple[str, Decimal]]) -> dict[str, int]:
    """Rank by slug, most points first, equal points sharing one (1, 2, 2, 4)."""
    first: dict[Decimal, int] = {}
    for place, (_, score) in enumerate(sorted(scored, key=lambda entry: -entry[1]), start=1):
        first.setdefault(score, place)
    return {slug: first[score] for slug, score in scored}


def _named(summaries: Sequence[Summary]) -> tuple[OverviewRow, ...]:
    return tuple(_row(one, None) for one in sorted(summaries, key=_name))


def _flagged(summaries: Sequence[Summary]) -> tuple[OverviewRow, ...]:
    def weight(one: Summary) -> tuple[object, ...]:
        flags = dict(one.line.flags)
        return (*(-flags.get(level, 0) for level in reversed(Severity)), _name(one))

    return tuple(_row(one, None) for one in sorted(summaries, key=weight))


def _priced(summaries: Sequence[Summary], placed: dict[str, tuple[int, Figure]]) -> tuple[OverviewRow, ...]:
    last = len(summaries) + 1
    ordered = sorted(
        summaries, key=lambda one: (placed[one.line.slug][0] if one.line.slug in placed else last, _name(one))
    )
    return tuple(_row(one, *placed.get(one.line.slug, (None, None))) for one in ordered)


def _row(one: Summary, rank: int | None, ranked: Figure | None = None) -> OverviewRow:
    first: dict[Modality, Figure] = {}
    for figure in one.figures:
        first.setdefault(figure.modality, figure)
    expiry = tuple(each for each in one.expiry if each.pool in (Pool.PLAN, Pool.ALL))
    return OverviewRow(
        line=one.line, rank=rank, ranked=ranked, figures=tuple(first.values())[:SHOWN_FIGURES],
        expiry=expiry[:SHOWN_EXPIRY], more_expiry=max(0, len(expiry) - SHOWN_EXPIRY),
    )  # fmt: skip


def _name(one: Summary) -> str:
    return one.line.name.casefold()
