"""The dossier as Markdown, with nothing captured left active."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pricelint_reports.citations import moment
from pricelint_reports.comparison.flags import fix_table
from pricelint_reports.dossier.build import headline
from pricelint_reports.dossier.model import Dossier, FlagView, PlatformView, ReceiptView, Said
from pricelint_reports.text import markdown_cell


def dossier_markdown(dossier: Dossier) -> str:
    """Cover, summary, findings, method and appendix as GitHub-flavoured Markdown."""
    lines = [f"# {markdown_cell(dossier.about.title)}", "", f"**{markdown_cell(headline(dossier))}**", ""]
    lines += [markdown_cell(sentence) for sentence in (dossier.selection, dossier.about.publisher) if sentence]
    lines += ["", "## Summary", "", *_summary(dossier.platforms), ""]
    for view in dossier.platforms:
        lines += _platform(view)
    lines += ["## Receipts", "", *map(_receipt, dossier.receipts), ""]
    lines += ["## Method and disclosures", "", *(f"- {markdown_cell(sentence)}" for sentence in _about(dossier)), ""]
    lines += ["## Appendix: captures", ""]
    for view in dossier.platforms:
        lines += [f"### {markdown_cell(view.name)}", "", *_captures(view), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _about(dossier: Dossier) -> tuple[str, ...]:
    return (*dossier.method, *dossier.disclosures, f"Made with {dossier.tool}.")


def _summary(platforms: Iterable[PlatformView]) -> Iterator[str]:
    yield "| Platform | Grade | What was seen |"
    yield "| --- | --- | --- |"
    for view in platforms:
        yield f"| {markdown_cell(view.name)} | {markdown_cell(view.grade)} | {markdown_cell(view.counts)} |"


def _platform(view: PlatformView) -> Iterator[str]:
    yield from (f"## {markdown_cell(view.name)}", "")
    for flag in view.flags:
        yield from _flag(flag)
    parts = (
        ("What a generation costs", view.figures),
        ("What becomes of unused units", view.expiry),
        ("Fair practices", view.passes),
        ("To review", view.reviews),
        ("What could not be seen", tuple(Said(text=line) for line in view.unseen)),
    )
    for title, said in parts:
        if said:
            yield from (f"### {title}", "", *(f"- {_said(each)}" for each in said), "")


def _flag(flag: FlagView) -> Iterator[str]:
    yield from (f"### Red flag: {markdown_cell(flag.title)} ({flag.severity.value})", "", _said(flag.summary), "")
    yield from (f"- {_said(finding)}" for finding in flag.findings if finding != flag.summary)
    yield from (f"- Rests also on: {_said(premise)}" for premise in flag.premises)
    yield from (f"- Searched: {markdown_cell(line)}" for line in flag.searched)
    yield from (f"- Of the kind described in: {markdown_cell(source)}" for source in flag.sources)
    if flag.fix:
        yield from ("", f"A fair page would say: {markdown_cell(flag.fix.text)}", "", *fix_table(flag.fix))
    yield ""


def _receipt(receipt: ReceiptView) -> str:
    after = f", after: {receipt.state}" if receipt.state else ""
    words = (
        f"{receipt.platform}: “{receipt.quote}” {receipt.place}, {receipt.url}{after}, "
        f"seen {moment(receipt.captured_at)}, capture {receipt.capture}"
    )
    return f"{receipt.number}. {markdown_cell(words)}"


def _captures(view: PlatformView) -> Iterator[str]:
    for capture in view.captures:
        hashes = "; ".join(f"{kind} {sha256}" for kind, sha256 in capture.hashes)
        parts = (capture.url, capture.state, moment(capture.captured_at), capture.how, capture.outcome, hashes)
        yield f"- {markdown_cell(', '.join(filter(None, parts)))}"


def _said(said: Said) -> str:
    numbers = f" \\[{', '.join(map(str, said.receipts))}\\]" if said.receipts else ""
    return f"{markdown_cell(said.text)}{numbers}"
