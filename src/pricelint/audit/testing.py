"""The kit for authors of rules: facts by hand, and examples judged the way the product judges a platform.

example     an HTML file (a pricing page) or a folder of files whose stem is the role: `pricing.html`, `faq.html` …
            `earlier-pricing.html` is the page as it was 90 days before, for rules that compare
its name    starts with `flags-` (a violation), `allows-` (pass or not applicable) or `unsure-` (review)
its mark    `data-expect="<rule id>"` stands on the element that a finding has to quote

for example in examples_of(Path("rules/pricelint_rules/some_rule")):
    assert mistakes(RULE, example) == []
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pricelint.audit.coverage import coverage_of
from pricelint.audit.engine import AuditInput, judge
from pricelint.audit.rule import Rule
from pricelint.derive.contradictions import site_facts
from pricelint.derive.derive import derive
from pricelint.documents.document import Document, Element
from pricelint.documents.read import Origin, read_document
from pricelint.errors import UsageError
from pricelint.extract.facts import extract_all
from pricelint.model.evidence import Evidence
from pricelint.model.outcome import Outcome, Verdict
from pricelint.model.platform import Role
from pricelint.model.site import Snapshot

WANTED = {
    "flags": frozenset({Verdict.VIOLATION}),
    "allows": frozenset({Verdict.PASS, Verdict.NOT_APPLICABLE}),
    "unsure": frozenset({Verdict.REVIEW}),
}
"""What an example's outcome must be, by the first word of its name."""

EARLIER = "earlier-"
"""Begins the names of files that show a page as it was before."""

EXAMPLE_TIME = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
"""When examples count as captured."""

EXAMPLE_GAP = timedelta(days=90)
"""How long before that their earlier pages were."""


@dataclass(frozen=True, slots=True)
class Example:
    """One example of a rule: its `files`, and the outcomes that are right for it."""

    name: str
    files: tuple[Path, ...]
    wanted: frozenset[Verdict]


def examples_of(folder: Path) -> list[Example]:
    """The examples of a rule's folder, by name. Raises UsageError where a name does not say what is wanted."""
    return [_example(path) for path in sorted((folder / "examples").iterdir())]


def _example(path: Path) -> Example:
    kind = path.name.partition("-")[0]
    if kind not in WANTED:
        raise UsageError(
            "the name does not say what is wanted", where=str(path), expected="flags-…, allows-… or unsure-…"
        )
    files = tuple(sorted(path.glob("*.html"))) if path.is_dir() else (path,)
    return Example(name=path.stem, files=files, wanted=WANTED[kind])


def read_example(example: Example) -> list[Document]:
    """The documents of an example, pricing page first."""
    return _documents([path for path in example.files if not path.stem.startswith(EARLIER)])


def earlier_documents(example: Example) -> list[Document]:
    """The documents of an example as they were before; empty where it has none."""
    return _documents([path for path in example.files if path.stem.startswith(EARLIER)])


def _documents(files: Sequence[Path]) -> list[Document]:
    documents = [_document(path, lone=len(files) == 1) for path in files]
    return sorted(documents, key=lambda document: document.role is not Role.PRICING)


def _document(path: Path, *, lone: bool) -> Document:
    role = Role.PRICING if lone else Role(path.stem.removeprefix(EARLIER))
    return read_document(path.read_bytes(), Origin(page=path.stem, role=role))


def judge_documents(rule: Rule, documents: Sequence[Document], earlier: Sequence[Document] = ()) -> Outcome:
    """What one rule, with its default options, says of a set of documents, and of how they were 90 days before."""
    facts = site_facts(extract_all(documents))
    before = Snapshot(site_facts(extract_all(earlier)), EXAMPLE_TIME - EXAMPLE_GAP) if earlier else None
    seen = AuditInput(
        facts=facts,
        derivations=derive(facts),
        coverage=coverage_of(documents),
        captured_at=EXAMPLE_TIME,
        earlier=before,
    )
    return judge(rule, seen, rule.options())


def mistakes(rule: Rule, example: Example, documents: Sequence[Document] | None = None) -> list[str]:
    """What is wrong with a rule's outcome on an example, in words; empty where it is right.

    `documents` are the example's documents where they were measured in a browser, else they are read from the files.
    """
    pages = read_example(example) if documents is None else documents
    earlier = earlier_documents(example)
    outcome = judge_documents(rule, pages, earlier)
    allowed = _allowed(rule, example, pages)
    if outcome.verdict not in allowed:
        wanted = " or ".join(sorted(verdict.value for verdict in allowed))
        return [f"{rule.id} on {example.name}: expected {wanted}, got {outcome.verdict.value}: {outcome.summary}"]
    unworded = [f"{rule.id} on {example.name}: {outcome.no_fix}"] if outcome.no_fix else []
    return unworded + [
        f"{rule.id} on {example.name}: no finding quotes {page.text_of(element)!r}"
        for page in (*pages, *earlier)
        for element in page.elements
        if element.attrs.get("data-expect") == rule.id and not _is_quoted(page, element, outcome.evidence)
    ]


def _allowed(rule: Rule, example: Example, pages: Sequence[Document]) -> frozenset[Verdict]:
    """What may be said of an example: a rule that goes by what is seen reviews where nothing was measured."""
    if rule.by_sight and Verdict.VIOLATION in example.wanted and not all(page.measured for page in pages):
        return frozenset({Verdict.REVIEW})
    return example.wanted


def _is_quoted(page: Document, element: Element, evidence: Sequence[Evidence]) -> bool:
    start, end = page.span_of(element)
    return any(item.page == page.page and start <= item.start and item.end <= end for item in evidence)
