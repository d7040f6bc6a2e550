"""The comparison as Markdown, with nothing captured left active."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pricelint.model.capture import Capture, CaptureOutcome
from pricelint.model.outcome import PageCoverage, Verdict
from pricelint.model.result import AuditResult, PlatformResult
from pricelint_reports.comparison.about import BASIS, METHOD, TITLE, About, grading, missing_words, stated
from pricelint_reports.comparison.chains import Part, per_unit, printed, range_words
from pricelint_reports.comparison.choices import (
    baseline_words,
    changed_thresholds,
    idle_suppressions,
    missing_findings,
    selection_words,
    suppressed_flags,
    suppressed_items,
    suppression_words,
)
from pricelint_reports.comparison.flags import flags_markdown
from pricelint_reports.comparison.grades import grade_words
from pricelint_reports.comparison.receipts import Receipts, capture_of, receipts_of
from pricelint_reports.comparison.tables import CurrencyTable, Figure, currency_tables, without_figure
from pricelint_reports.comparison.words import COMPARED, OUTCOMES, unfollowed_words
from pricelint_reports.numbers import output
from pricelint_reports.text import markdown_cell

_DISCLOSED = {
    "ranking": "Ranking",
    "affiliate": "Affiliate disclosure",
    "coverage": "Coverage",
    "contact": "Corrections",
    "reply": "Right of reply",
}


class MarkdownRenderer:
    """Writes `comparison.md`: the tables of the comparison with numbered quotes, and how they came about."""

    def __init__(self, about: About | None = None) -> None:
        self._about = about or About()

    def render(self, result: AuditResult, out: Path) -> Path:
        """Write the tables under `out` and return their file."""
        out.mkdir(parents=True, exist_ok=True)
        path = out / "comparison.md"
        path.write_text(markdown_text(result, self._about), encoding="utf-8")
        return path


def markdown_text(result: AuditResult, about: About | None = None) -> str:
    """The comparison as GitHub-flavoured Markdown."""
    about = about or About()
    receipts = {platform.platform.id: receipts_of(platform) for platform in result.platforms}
    lines = [f"# {markdown_cell(about.title or TITLE)}", "", f"As seen on {result.audited_at:%Y-%m-%d}.", ""]
    for notice in (missing_words(about), selection_words(result), baseline_words(result)):
        lines += [f"**{markdown_cell(notice)}**", ""] if notice else []
    lines += _overview(result)
    for table in currency_tables(result):
        lines += [f"## {table.currency}", "", *_units(table, receipts), *_costs(table, receipts)]
    lines += _list(
        "Without a figure, and therefore without a rank",
        [f"{_name(item.platform)}: {markdown_cell(item.reason)}" for item in without_figure(result)],
    )
    lines += _list("No longer found", [markdown_cell(text) for text in missing_findings(result)])
    lines += _list("Suppressed", list(_suppressed(result)))
    lines += _list("Suppressions that take out nothing", [markdown_cell(text) for text in idle_suppressions(result)])
    lines += _list("Thresholds changed", [markdown_cell(text) for text in changed_thresholds(result)])
    lines += _list("Not captured", list(_lost(result)))
    for platform in result.platforms:
        lines += flags_markdown(result, platform)
    for platform in result.platforms:
        quotes = list(_quotes(platform, receipts[platform.platform.id]))
        lines += _list(f"Receipts: {_name(platform)}", quotes)
    own = [f"{name}: {stated(about, key)}" for key, name in _DISCLOSED.items()]
    lines += _list("Method, basis and disclosure", [markdown_cell(text) for text in (*METHOD, *BASIS, grading(), *own)])
    return "\n".join(lines).rstrip("\n") + "\n"


def _overview(result: AuditResult) -> list[str]:
    rows = []
    for platform in result.platforms:
        grade = grade_words(platform.grade)
        counts = [
            str(sum(outcome.verdict is verdict for outcome in platform.outcomes))
            for verdict in (Verdict.VIOLATION, Verdict.PASS, Verdict.REVIEW)
        ]
        if hidden := len(suppressed_flags(platform)):
            counts[0] += f" ({hidden} more suppressed)"
        captured = f"{len(platform.coverage.pages) - len(_lost_pages(platform))} of {len(platform.coverage.pages)}"
        rows.append([_name(platform), markdown_cell(f"{grade.letter} {grade.points}"), *counts, captured])
    return _table(["Platform", "Grade", "Red flags", "Fair practices", "To review", "Pages captured"], rows)


def _units(table: CurrencyTable, receipts: dict[str, Receipts]) -> list[str]:
    rows = []
    for offer in table.offers:
        own = receipts[offer.platform.platform.id]
        cells = [
            f"{markdown_cell(offer.sizes[compared].name or COMPARED[compared])}: "
            + _arithmetic(per_unit(offer.sizes[compared], offer.platform.facts, own))
            if compared in offer.sizes
            else "not offered, or not stated"
            for compared in table.compared
        ]
        rows.append([_name(offer.platform), *cells])
    return _table(["Money per unit, not ranked", *(COMPARED[compared] for compared in table.compared)], rows)


def _costs(table: CurrencyTable, receipts: dict[str, Receipts]) -> list[str]:
    rows = []
    for group in table.groups:
        name = output(group.output.modality, group.output.per)
        for row in group.rows:
            own = receipts[row.platform.platform.id]
            cells = [
                _figure(row.figures[compared], row.platform, own) if compared in row.figures else "no figure"
                for compared in table.compared
            ]
            rows.append([f"per {name}", _name(row.platform), *cells])
    heads = ["Output", "Platform", *(COMPARED[compared] for compared in table.compared)]
    return _table(heads, rows) if rows else []


def _figure(figure: Figure, platform: PlatformResult, receipts: Receipts) -> str:
    amount = range_words(figure.range.low, figure.range.high)[0]
    lines = []
    for chain in figure.range.chains:
        item = printed(chain, platform.facts, receipts)
        lines.append(f"{markdown_cell(item.label)}: {_arithmetic(item.parts)}")
    place = f" ({figure.place})" if figure.place else ""
    return f"**{markdown_cell(amount)}**{place}<br>" + "<br>".join(lines)


def _arithmetic(parts: Sequence[Part]) -> str:
    """The printed arithmetic; the number of each quote follows its figure in brackets."""
    found = (f"{_spaced(part.text)} \\[{part.receipt}\\]" if part.receipt else _spaced(part.text) for part in parts)
    return "".join(found).strip()


def _spaced(text: str) -> str:
    left, right = text[:1].isspace(), text[-1:].isspace()
    return f"{' ' if left else ''}{markdown_cell(text)}{' ' if right else ''}"


def _quotes(platform: PlatformResult, receipts: Receipts) -> Iterator[str]:
    for number, item in enumerate(receipts.items, start=1):
        capture = capture_of(platform, item)
        seen = f", seen {_seen(capture)}" if capture else ""
        where = f", {markdown_cell(item.url)}" if item.url else ""
        hashed = markdown_cell(item.capture)
        yield f"\\[{number}\\] “{markdown_cell(item.quote)}”{where}{seen}, capture {hashed}"


def _seen(capture: Capture) -> str:
    """When the quoted bytes were taken, and when they were last found unchanged."""
    again = f", found unchanged {capture.captured_at:%Y-%m-%d %H:%M:%S}" if capture.revalidation else ""
    return f"{capture.taken_at:%Y-%m-%d %H:%M:%S}{again}"


def _suppressed(result: AuditResult) -> Iterator[str]:
    for item in suppressed_items(result):
        words = f"{item.outcome.rule}: {item.finding.message} {suppression_words(item.entry)}"
        yield f"{_name(item.platform)}, {markdown_cell(words)} ({markdown_cell(item.finding.fingerprint)})"


def _lost(result: AuditResult) -> Iterator[str]:
    for platform in result.platforms:
        for page in _lost_pages(platform):
            reason = f": {markdown_cell(page.reason)}" if page.reason else ""
            yield f"{_name(platform)}: {markdown_cell(page.url)} ({page.role.value}), {OUTCOMES[page.outcome]}{reason}"
        for url, why in unfollowed_words(platform):
            yield f"{_name(platform)}: {markdown_cell(url)}, linked and not captured{markdown_cell(why)}"


def _lost_pages(platform: PlatformResult) -> list[PageCoverage]:
    return [page for page in platform.coverage.pages if page.outcome is not CaptureOutcome.CAPTURED]


def _list(title: str, items: Sequence[str]) -> list[str]:
    return [f"## {title}", "", *(f"- {item}" for item in items), ""] if items else []


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    head = [f"| {' | '.join(heads)} |", f"|{' --- |' * len(heads)}"]
    return [*head, *(f"| {' | '.join(row)} |" for row in rows), ""]


def _name(platform: PlatformResult) -> str:
    return markdown_cell(platform.platform.name or platform.platform.id)
