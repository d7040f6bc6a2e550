"""Real pages, where a checkout has them: all are audited, all quotes stand in their pages, all price pages yield."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page
from selectolax.lexbor import LexborHTMLParser

from pricelint.audit.registry import load_rules
from pricelint.documents.read import Origin, read_document
from pricelint.export import quotes
from pricelint.extract.facts import extract
from pricelint.model.outcome import Verdict
from pricelint.model.platform import Role
from pricelint.model.result import PlatformResult
from pricelint.model.site import SiteFacts
from pricelint.pipeline import audit_visit
from pricelint.store.files import visit_files


@pytest.fixture(scope="module")
def audited(corpus: Path) -> dict[str, PlatformResult]:
    """Every page of the corpus, audited as a platform of its own."""
    rules = load_rules()
    results = {}
    for path in sorted((corpus / "pages").glob("*.html")):
        files = visit_files(path.stem, path.stem, [(path, Role.PRICING)])
        results[path.stem] = audit_visit(files.platform, files.visit, files.blobs.get, rules, {})
    return results


def bare(text: str) -> str:
    """Text without white space and characters that are not drawn: browsers and parsers differ in nothing else."""
    return re.sub(r"[\s\u00a0\u200b\u200c\u2060\ufeff\u00ad]+", "", text)


def words_of(page: str) -> str:
    """Everything a page can say, read without our own document: text of all elements, attributes that hold text, and
    the structured data that it states for machines.
    """
    tree = LexborHTMLParser(page)
    stated = [node.text() for node in tree.css('script[type="application/ld+json"]')]
    tree.strip_tags(["script", "style", "noscript", "template", "svg"])
    return bare((tree.body.text() if tree.body else "") + " ".join([*_attributes(page), *stated]))


def _attributes(page: str) -> Iterator[str]:
    return (html.unescape(value) for value in re.findall(r"=\s*\"([^\"]{2,400})\"", page))


def test_every_page_is_audited_without_an_error(audited: dict[str, PlatformResult]) -> None:
    assert len(audited) >= 105
    failed = {
        name: [outcome.summary for outcome in result.outcomes if outcome.verdict is Verdict.ERROR]
        for name, result in audited.items()
    }
    assert {name: words for name, words in failed.items() if words} == {}


def test_every_quote_stands_verbatim_in_its_page(audited: dict[str, PlatformResult], corpus: Path) -> None:
    missing = []
    for name, result in audited.items():
        text = words_of((corpus / "pages" / f"{name}.html").read_text(encoding="utf-8", errors="replace"))
        cited = {item.quote for facts in result.facts.pages for item in quotes(facts)}
        cited |= {item.quote for outcome in result.outcomes for item in outcome.evidence}
        missing += [(name, quote) for quote in cited if bare(quote) not in text]
    assert missing == []


def test_every_labelled_page_with_prices_yields_a_right_one(
    audited: dict[str, PlatformResult], corpus: Path, page: Page
) -> None:
    """As the crawl reads them: a page whose own script draws its prices is read after that script has run."""
    without = []
    for path in sorted((corpus / "labels").glob("*.yaml")):
        stated = _stated(yaml.safe_load(path.read_text(encoding="utf-8")))
        if stated and not stated & _found(audited[path.stem].facts) and not stated & _drawn(page, corpus, path.stem):
            without.append(path.stem)
    assert without == []


def _drawn(page: Page, corpus: Path, name: str) -> set[tuple[str, Decimal]]:
    page.context.set_offline(True)
    page.goto((corpus / "pages" / f"{name}.html").as_uri())
    page.wait_for_load_state("domcontentloaded")
    document = read_document(page.content().encode(), Origin(name, Role.PRICING, charset="utf-8"))
    return _found(SiteFacts((extract(document),)))


def _stated(label: dict[str, Any]) -> set[tuple[str, Decimal]]:
    points = [price for plan in label.get("plans") or [] for price in plan.get("prices") or []]
    rows = [(p["currency"], p["amount"]) for p in points] + [
        (p["currency"], p["price"]) for p in label.get("packs") or []
    ]
    rows += [(r["currency"], r["money"]) for r in label.get("rates") or []]
    return {(currency, Decimal(str(amount))) for currency, amount in rows if amount}


def _found(site: SiteFacts) -> set[tuple[str, Decimal]]:
    money = [
        money
        for facts in site.pages
        for money in (
            *(point.amount for plan in facts.plans for point in plan.prices),
            *(pack.price for pack in facts.packs),
            *(rate.money for rate in facts.rates),
        )
    ]
    return {(each.currency, each.amount) for each in money}


def test_reading_a_page_again_gives_the_same_result(corpus: Path, audited: dict[str, PlatformResult]) -> None:
    rules = load_rules()
    for name in list(audited)[:: max(1, len(audited) // 10)]:
        files = visit_files(name, name, [(corpus / "pages" / f"{name}.html", Role.PRICING)])
        assert audit_visit(files.platform, files.visit, files.blobs.get, rules, {}) == audited[name]


def test_the_manifest_names_every_page(corpus: Path) -> None:
    rows = [json.loads(line) for line in (corpus / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {row["id"] for row in rows} == {path.stem for path in (corpus / "pages").glob("*.html")}
