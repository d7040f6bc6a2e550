"""Fixes of the examples of rules: read, checked against the numbers of the pages, and put onto the pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from html import escape
from itertools import cycle
from pathlib import Path

from bs4 import BeautifulSoup

from pricelint.audit.coverage import coverage_of
from pricelint.audit.engine import AuditInput, judge
from pricelint.audit.rule import Rule
from pricelint.audit.testing import EARLIER, EXAMPLE_GAP, EXAMPLE_TIME, Example
from pricelint.derive.contradictions import site_facts
from pricelint.derive.derive import derive
from pricelint.documents.document import Document
from pricelint.documents.read import Origin, read_document
from pricelint.extract.facts import extract_all
from pricelint.model.outcome import BLANK, Fix, Outcome
from pricelint.model.platform import Role
from pricelint.model.site import Snapshot

Pages = dict[str, str]
"""The HTML of an example by the stem of its file."""

NUMBER = re.compile(r"\d+(?:[.,  ]\d+)*")
CONSTANTS = frozenset(map(Decimal, (1, 12, 1000)))
"""One of a unit, the months of a year, and the measure "1,000 characters": true of every page."""


@dataclass(frozen=True)
class Judged:
    """The pages of an example, what was read of them, and the rule's outcome."""

    pages: Pages
    seen: AuditInput
    outcome: Outcome

    @property
    def fix(self) -> Fix:
        """What a fair page would show; fails where there is none."""
        assert self.outcome.fix is not None, self.outcome.no_fix or self.outcome
        return self.outcome.fix


def pages_of(example: Example) -> Pages:
    """The pages of an example as written."""
    return {path.stem if len(example.files) > 1 else "pricing": path.read_text("utf-8") for path in example.files}


def judged(rule: Rule, pages: Pages) -> Judged:
    """What a rule says of pages, taken as seen in a browser; those called `earlier-…` are 90 days older."""
    now = _documents({name: text for name, text in pages.items() if not name.startswith(EARLIER)})
    then = _documents({name.removeprefix(EARLIER): text for name, text in pages.items() if name.startswith(EARLIER)})
    facts, coverage = site_facts(extract_all(now)), coverage_of(now)
    seen = AuditInput(
        facts=facts,
        derivations=derive(facts),
        coverage=replace(coverage, pages=tuple(replace(page, geometry=True) for page in coverage.pages)),
        captured_at=EXAMPLE_TIME,
        earlier=Snapshot(site_facts(extract_all(then)), EXAMPLE_TIME - EXAMPLE_GAP) if then else None,
    )
    return Judged(pages, seen, judge(rule, seen, rule.options()))


def _documents(pages: Pages) -> list[Document]:
    read = [read_document(text.encode(), Origin(page=name, role=Role(name))) for name, text in pages.items()]
    return sorted(read, key=lambda document: document.role is not Role.PRICING)


def words_of(fix: Fix) -> str:
    """Text and table in one string."""
    return "\n".join((fix.text, *(" | ".join(row) for row in fix.table)))


def values(text: str) -> set[Decimal]:
    """The numbers in a text. Separators are ambiguous without a language, so each of a number's readings counts."""
    return {value for found in NUMBER.findall(text) for value in _readings(found)}


def _readings(found: str) -> Iterable[Decimal]:
    plain = re.sub(r"[  ]", "", found)
    yield Decimal(re.sub(r"[.,]", "", plain))
    whole, _, part = plain.replace(",", ".").rpartition(".")
    if whole:
        yield Decimal(f"{whole.replace('.', '')}.{part}")


def own_numbers(pages: Pages) -> set[Decimal]:
    """Every number that a reader of the pages meets."""
    return values("\n".join(_visible(text) for text in pages.values()))


def _visible(text: str) -> str:
    page = BeautifulSoup(text, "lxml")
    for hidden in page(["style", "script"]):
        hidden.decompose()
    return page.get_text("\n")


def invented(seen: Judged) -> list[str]:
    """The numbers of a fix that neither stand on the pages nor follow from what was read there."""
    known = own_numbers(seen.pages) | CONSTANTS | set(_derived(seen.seen))
    return [text for text in NUMBER.findall(words_of(seen.fix)) if not _is_among(text, known)]


def _derived(seen: AuditInput) -> Iterator[Decimal]:
    """Prices per unit; the money of every cost and size at them, and the units of every price; yearly sums; yields."""
    pages, sizes = seen.facts.pages, seen.derivations.sizes
    costs = [cost for page in pages for cost in page.costs]
    amounts = [amount for cost in costs for amount in (cost.low, cost.high) if amount]
    for size in sizes:
        each = size.money_per_unit
        yield from (each, *(each * units for units in amounts), *(each * other.units for other in sizes))
        yield from (other.money.amount / each for other in sizes if each)
    yield from (12 * price.amount.amount for page in pages for plan in page.plans for price in plan.prices)
    grants = [plan.allowance.amount for page in pages for plan in page.plans if plan.allowance]
    grants += [claim.units for page in pages for claim in page.equivalences]
    yield from (units // amount for units in grants if units for amount in amounts)


def _is_among(text: str, known: set[Decimal]) -> bool:
    """English digits, equal to one of `known` as far as they are printed."""
    number = Decimal(text.replace(",", ""))
    places = -min(0, int(number.as_tuple().exponent))
    return any(abs(value - number) * 2 <= Decimal(1).scaleb(-places) for value in known)


def filled(text: str, blanks: Sequence[str]) -> str:
    """A text with something in each blank, the date in the place of its form."""
    given = cycle(blanks)
    return re.sub(rf"{BLANK}(?: \(day, month, year\))?", lambda _: next(given), text)


def added(pages: Pages, fix: Fix, blanks: Sequence[str]) -> Pages:
    """The pages with the fix at the end of the pricing page's main text."""
    page = BeautifulSoup(pages["pricing"], "lxml")
    assert page.body is not None
    page.body.append(BeautifulSoup(f"<section>{_html(fix, blanks)}</section>", "html.parser"))
    return {**pages, "pricing": str(page)}


def replaced(rule: Rule, pages: Pages, fix: Fix, blanks: Sequence[str]) -> Pages:
    """The pages with the fix in place of the first marked passage; the other marked ones are gone."""
    left = [_html(fix, blanks)]
    return {name: _without_marks(rule, text, left) for name, text in pages.items()}


def _without_marks(rule: Rule, text: str, left: list[str]) -> str:
    page = BeautifulSoup(text, "lxml")
    for marked in page.select(f'[data-expect="{rule.id}"]'):
        marked.clear()
        if left:
            marked.append(BeautifulSoup(left.pop(), "html.parser"))
    return str(page)


def _html(fix: Fix, blanks: Sequence[str]) -> str:
    rows = ["".join(f"<td>{escape(filled(cell, blanks))}</td>" for cell in row) for row in fix.table]
    rows = [row.replace("td>", "th>") if not number else row for number, row in enumerate(rows)]
    table = f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>" if rows else ""
    text = escape(filled(fix.text, blanks))
    return f"<span>{text}</span>{table}" if not rows else f"<p>{text}</p>{table}"


def language_of(pages: Pages) -> str:
    """The declared language of the first page."""
    found = re.search(r"<html[^>]* lang=\"([a-z]+)", next(iter(pages.values())))
    return found[1] if found else "en"


def folder_of(rule: Rule, root: Path) -> Path:
    """The folder of one of our rules."""
    return root / rule.id.replace("-", "_")
