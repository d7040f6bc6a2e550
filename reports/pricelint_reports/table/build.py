"""From an audit to a published table: which platforms stand in it, in which order, with numbered notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pricelint.audit.printed import day
from pricelint.derive.basis import chosen, currencies
from pricelint.model.result import AuditResult, PlatformResult, RuleInfo
from pricelint_reports.citations import Citations, Cited
from pricelint_reports.comparison.about import BASIS, METHOD, About, disclosures
from pricelint_reports.comparison.choices import named_platforms, selection_words
from pricelint_reports.comparison.receipts import receipts_of
from pricelint_reports.comparison.tables import no_figure_reason
from pricelint_reports.table.cells import Drafted, Seen, drafted
from pricelint_reports.table.columns import default_columns, is_money
from pricelint_reports.table.model import Cell, Column, Note, PublishedTable, Row, Table
from pricelint_reports.text import one_line

TITLE = "What a generation costs"
"""What a table is called where nobody names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """What somebody asked of a table.

    columns    in their order; () for those of `default_columns`, for each currency its own
    platforms  ids, in the order of the rows; () for all, in the order of the audit
    sort       key of a column by whose figure the rows are ordered, those without one last; "" for none
    receipts   address of the published site with the receipts; "" where there is none
    disclosures  what the publisher has to say: who pays, where corrections go
    """

    title: str = TITLE
    columns: tuple[Column, ...] = ()
    platforms: tuple[str, ...] = ()
    sort: str = ""
    receipts: str = ""
    disclosures: tuple[str, ...] = ()


def published_table(result: AuditResult, publisher: Publisher | None = None) -> PublishedTable:
    """The comparison of a result. Raises UsageError for a platform that the result does not hold."""
    publisher = publisher or Publisher()
    platforms = named_platforms(result, publisher.platforms, "--platforms")
    citations = Citations()
    rules = {rule.id: rule for rule in result.rules}
    money = not publisher.columns or any(is_money(column) for column in publisher.columns)
    tables = []
    for code in _codes(platforms) if money else ("",):
        seen = [_seen(platform, code, rules) for platform in platforms if not code or code in _of(platform)]
        columns = publisher.columns or default_columns([each.platform for each in seen], code)
        tables.append(_table(code, columns, seen, publisher.sort, citations))
    return PublishedTable(
        title=one_line(publisher.title),
        seen_at=result.audited_at,
        tables=tuple(tables),
        notes=tuple(map(_note, citations.cited)),
        left_out=tuple(map(one_line, _left_out(platforms))) if money else (),
        remarks=tuple(map(one_line, _remarks(result, publisher))),
        receipts=publisher.receipts,
    )


def _of(platform: PlatformResult) -> tuple[str, ...]:
    return tuple(code for code in currencies(platform.derivations) if chosen(platform.derivations, code))


def _codes(platforms: Iterable[PlatformResult]) -> tuple[str, ...]:
    return tuple(sorted({code for platform in platforms for code in _of(platform)}))


def _seen(platform: PlatformResult, code: str, rules: Mapping[str, RuleInfo]) -> Seen:
    sizes = chosen(platform.derivations, code) if code else {}
    return Seen(platform, sizes, receipts_of(platform), rules)


def _table(code: str, columns: tuple[Column, ...], seen: Sequence[Seen], sort: str, citations: Citations) -> Table:
    if sort:
        seen = sorted(seen, key=lambda each: _order(drafted(sort, each)))
    rows = []
    for each in seen:
        cells = tuple(_cell(drafted(column.key, each), each.platform, citations) for column in columns)
        rows.append(Row(platform=one_line(each.platform.platform.id), cells=cells))
    return Table(currency=code, columns=columns, rows=tuple(rows))


def _order(draft: Drafted) -> tuple[bool, Decimal, str]:
    return draft.low is None, draft.low or Decimal(0), draft.text if draft.low is None else ""


def _left_out(platforms: Iterable[PlatformResult]) -> Iterable[str]:
    for platform in platforms:
        if not _of(platform):
            yield f"{platform.platform.name or platform.platform.id}: {no_figure_reason(platform)}"


def _remarks(result: AuditResult, publisher: Publisher) -> Iterable[str]:
    yield f"As seen on {day(result.audited_at)}. Pages may have changed since."
    if narrowed := selection_words(result):
        yield narrowed
    if publisher.sort:
        yield f"Rows are ordered by the column {publisher.sort}, lowest figure first; nobody can pay for a place."
    else:
        yield "The order of the rows is no ranking."
    yield from (BASIS[0], BASIS[1], METHOD[1], METHOD[2])
    yield from publisher.disclosures or disclosures(About())


def _cell(draft: Drafted, platform: PlatformResult, citations: Citations) -> Cell:
    return Cell(
        text=one_line(draft.text), detail=one_line(draft.detail), notes=citations.numbers(draft.evidence, platform),
        low=draft.low, high=draft.high, href=one_line(draft.href),
    )  # fmt: skip


def _note(cited: Cited) -> Note:
    evidence = cited.evidence
    return Note(
        number=cited.number, platform=one_line(cited.name), quote=one_line(evidence.quote), url=one_line(evidence.url),
        capture=one_line(evidence.capture), state=one_line(cited.state), captured_at=cited.taken_at,
    )  # fmt: skip
