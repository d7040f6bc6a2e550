"""The dossier as Markdown, with nothing captured left active."""

from __future__ import annotations

from collections.abc import Iterator

from pricelint_reports.citations import moment
from pricelint_reports.comparison.flags import fix_table
from pricelint_reports.comparison.words import SEVERITY_WORDS
from pricelint_reports.dossier.build import headline
from pricelint_reports.dossier.model import Dossier, FlagView, PlatformView, ReceiptView, Said
from pricelint_reports.language import Language
from pricelint_reports.text import markdown_cell


def dossier_markdown(dossier: Dossier) -> str:
    """Cover, summary, findings, method and appendix as GitHub-flavoured Markdown."""
    say = dossier.language.say
    lines = [f"# {markdown_cell(dossier.about.title)}", "", f"**{markdown_cell(headline(dossier))}**", ""]
    lines += [markdown_cell(sentence) for sentence in (dossier.selection, dossier.about.publisher) if sentence]
    lines += ["", f"## {say('Summary')}", "", *_summary(dossier), ""]
    for view in dossier.platforms:
        lines += _platform(view, dossier.language)
    receipts = (_receipt(one, dossier.language) for one in dossier.receipts)
    lines += [f"## {say('Receipts')}", "", *receipts, ""]
    about = (f"- {markdown_cell(sentence)}" for sentence in _about(dossier))
    lines += [f"## {say('Method and disclosures')}", "", *about, ""]
    lines += [f"## {say('Appendix: captures')}", ""]
    for view in dossier.platforms:
        lines += [f"### {markdown_cell(view.name)}", "", *_captures(view), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _about(dossier: Dossier) -> tuple[str, ...]:
    return (*dossier.method, *dossier.disclosures, dossier.language.say("Made with %(tool)s.", tool=dossier.tool))


def _summary(dossier: Dossier) -> Iterator[str]:
    say = dossier.language.say
    yield f"| {say('Platform')} | {say('Grade')} | {say('What was seen')} |"
    yield "| --- | --- | --- |"
    for view in dossier.platforms:
        yield f"| {markdown_cell(view.name)} | {markdown_cell(view.grade)} | {markdown_cell(view.counts)} |"


def _platform(view: PlatformView, language: Language) -> Iterator[str]:
    yield from (f"## {markdown_cell(view.name)}", "")
    for flag in view.flags:
        yield from _flag(flag, language)
    say = language.say
    parts = (
        (say("What a generation costs"), view.figures),
        (say("What becomes of unused units"), view.expiry),
        (say("Fair practices"), view.passes),
        (say("Not settled by the captured pages"), view.reviews),
        (say("What could not be seen"), tuple(Said(text=line) for line in view.unseen)),
    )
    for title, said in parts:
        if said:
            yield from (f"### {title}", "", *(f"- {_said(each)}" for each in said), "")


def _flag(flag: FlagView, language: Language) -> Iterator[str]:
    say = language.say
    severity = say(SEVERITY_WORDS[flag.severity])
    title = say("Red flag: %(title)s (%(severity)s)", title=markdown_cell(say(flag.title)), severity=severity)
    yield from (f"### {title}", "", _said(flag.summary), "")
    yield from (f"- {_said(finding)}" for finding in flag.findings if finding != flag.summary)
    yield from (f"- {say('Rests also on:')} {_said(premise)}" for premise in flag.premises)
    yield from (f"- {say('Searched in vain:')} {markdown_cell(line)}" for line in flag.searched)
    yield from (f"- {say('Of the kind described in:')} {markdown_cell(source)}" for source in flag.sources)
    if flag.fix:
        yield from ("", f"{say('A fair page would say:')} {markdown_cell(flag.fix.text)}", "", *fix_table(flag.fix))
    yield ""


def _receipt(receipt: ReceiptView, language: Language) -> str:
    say = language.say
    when = say("seen %(day)s", day=moment(receipt.captured_at)) if receipt.captured_at else say("time not recorded")
    after = f", {say('after:')} {receipt.state}" if receipt.state else ""
    words = (
        f"{receipt.platform}: “{receipt.quote}” {receipt.place}, {receipt.url}{after}, "
        f"{when}, {say('Capture')} {receipt.capture}"
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
