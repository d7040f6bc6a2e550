"""The pages about several platforms, made of their summaries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from pricelint.model.outcome import Verdict
from pricelint.model.units import Pool
from pricelint_reports.comparison.words import POOLS
from pricelint_reports.language import N_
from pricelint_reports.site.links import rule_file
from pricelint_reports.site.outcome_views import unlisted
from pricelint_reports.site.overview import OverviewPage, money_chart, overview_pages
from pricelint_reports.site.page_views import (
    FILES,
    ChangeRow,
    ChangesPage,
    CorrectionsPage,
    CostsPage,
    CoveragePage,
    DownloadsPage,
    ExpiryPage,
    ExpiryRow,
    Frame,
    LostRow,
    MethodPage,
    OutputLine,
    Page,
    RuleLine,
    RulePage,
    RulesPage,
    SaidRow,
    StandingPage,
    UnfollowedRow,
)
from pricelint_reports.site.standing_charts import expiry_strip
from pricelint_reports.site.standings import Standing, standings, unit_tables
from pricelint_reports.site.summary import Summary

LASTING = N_("how long they last")


def pages_of(frame: Frame, summaries: Sequence[Summary], guides: Mapping[str, str], compared: int) -> Iterator[Page]:
    """Every page about several platforms; `guides` are the READMEs of rules by id, `compared` platforms have a past."""
    dated = _latest(summaries)
    found = standings(summaries)
    for page in overview_pages(summaries, found, frame.language):
        yield Page(path=page.path, part="overview", model=page, dated=_newest(page))
    yield Page(path="costs/index.html", part="costs", model=_costs(summaries, found, compared), dated=dated)
    for one in found:
        newest = max(row.line.seen for row in one.rows)
        yield Page(path=standing_file(one), part="standing", model=_standing(one, frame), dated=newest)
    yield Page(path="expiry.html", part="expiry", model=_expiry(summaries, frame), dated=dated)
    yield from _rule_pages(frame, summaries, guides)
    yield Page(path="changes.html", part="changes", model=_changes(summaries, compared), dated=dated)
    yield Page(path="coverage.html", part="coverage", model=_coverage(summaries), dated=dated)
    yield Page(path="method.html", part="method", model=MethodPage(), dated=dated)
    yield Page(path="corrections.html", part="corrections", model=_corrections(summaries), dated=dated)
    yield Page(
        path="downloads.html", part="downloads", model=DownloadsPage(files=FILES, compared=compared), dated=dated
    )


def _standing(one: Standing, frame: Frame) -> StandingPage:
    return StandingPage(standing=one, charts=tuple(money_chart(one, by, frame.language) for by in one.compared))


def _expiry(summaries: Sequence[Summary], frame: Frame) -> ExpiryPage:
    stated = [(one.line, each) for one in summaries for each in one.expiry]
    charts = (
        expiry_strip(stated, pool, f"{frame.language.say(POOLS[pool])}: {frame.language.say(LASTING)}", frame.language)
        for pool in (Pool.PLAN, Pool.PURCHASED, Pool.BONUS)
    )
    rows = tuple(ExpiryRow(line=one.line, expiry=one.expiry) for one in summaries)
    return ExpiryPage(charts=tuple(chart for chart in charts if chart), rows=rows)


def standing_file(standing: Standing) -> str:
    """Path of the ranking of one output in one currency."""
    return f"costs/{standing.key}.html"


def _latest(summaries: Sequence[Summary]) -> datetime | None:
    return max((one.line.seen for one in summaries), default=None)


def _newest(page: OverviewPage) -> datetime | None:
    return max((row.line.seen for row in page.rows), default=None)


def _costs(summaries: Sequence[Summary], found: Sequence[Standing], compared: int) -> CostsPage:
    without = tuple((one.line, one.no_figure) for one in summaries if one.no_figure)
    outputs = tuple(_output(one) for one in found)
    return CostsPage(outputs=outputs, tables=unit_tables(summaries), without=without, compared=compared)


def _output(one: Standing) -> OutputLine:
    cells = [(row.line, placed.figure) for row in one.rows for placed in row.placed.values()]
    line, cheapest = min(cells, key=lambda cell: (cell[1].low, cell[0].name))
    return OutputLine(
        path=standing_file(one), currency=one.currency, modality=one.modality, per=one.per, platforms=len(one.rows),
        line=line, cheapest=cheapest,
    )  # fmt: skip


def _rule_pages(frame: Frame, summaries: Sequence[Summary], guides: Mapping[str, str]) -> Iterator[Page]:
    by_rule: dict[str, list[SaidRow]] = {rule.id: [] for rule in frame.head.rules}
    for one in summaries:
        for said in one.said:
            by_rule.setdefault(said.rule, []).append(SaidRow(line=one.line, said=said))
    known = {rule.id: rule for rule in frame.head.rules}
    known |= {name: unlisted(name) for name in by_rule if name not in known}
    lines = (RuleLine(rule=known[name], counts=_counts(rows)) for name, rows in by_rule.items())
    yield Page(path="rules/index.html", part="rules", model=RulesPage(rows=tuple(lines)), dated=_latest(summaries))
    for name, rows in by_rule.items():
        told = {verdict: tuple(row for row in rows if row.said.verdict is verdict) for verdict in Verdict}
        shown = {verdict: found for verdict, found in told.items() if found}
        newest = max((row.line.seen for row in rows), default=None)
        model = RulePage(rule=known[name], guide=guides.get(name, ""), said=shown)
        yield Page(path=rule_file(name), part="rule", model=model, dated=newest)


def _counts(rows: Sequence[SaidRow]) -> dict[Verdict, int]:
    found = Counter(row.said.verdict for row in rows)
    return {verdict: found[verdict] for verdict in Verdict}


def _changes(summaries: Sequence[Summary], compared: int) -> ChangesPage:
    rows = [ChangeRow(line=one.line, change=change) for one in summaries for change in one.changes]
    rows.sort(key=lambda row: row.change.until, reverse=True)
    return ChangesPage(rows=tuple(rows), compared=compared)


def _coverage(summaries: Sequence[Summary]) -> CoveragePage:
    lost = tuple(LostRow(line=one.line, lost=each) for one in summaries for each in one.lost)
    return CoveragePage(
        captured=sum(one.line.captured for one in summaries),
        asked=sum(one.line.asked for one in summaries),
        outcomes=dict(sorted(Counter(row.lost.outcome for row in lost).items())),
        lost=lost,
        unfollowed=tuple(
            UnfollowedRow(line=one.line, url=url, why=why) for one in summaries for url, why in one.unfollowed
        ),
        complete=tuple(one.line for one in summaries if one.line.complete),
    )


def _corrections(summaries: Sequence[Summary]) -> CorrectionsPage:
    rows = (SaidRow(line=one.line, said=said) for one in summaries for said in one.said if said.entries)
    return CorrectionsPage(suppressed=tuple(rows))
