"""Every fact of every page, ours and real, follows from its own quotes; one with a digit changed does not follow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pricelint.documents.document import Document
from pricelint.documents.read import Origin, read_document
from pricelint.export import addressed
from pricelint.extract.entailment import misquoted, unproven
from pricelint.extract.facts import extract
from pricelint.extract.language import detect
from pricelint.model.evidence import Evidence
from pricelint.model.fact import Allowance, Cost, Expiry, Fact, Pack, PricePoint, Rate
from pricelint.model.platform import Role

FIGURES = {"amount", "was", "price", "units", "bonus", "money", "low", "high", "days"}


@pytest.fixture(scope="module")
def own_pages(repository: Path) -> list[Path]:
    """The sample platforms and the rules' examples."""
    samples = repository / "spiders" / "pricelint_spiders" / "samples"
    examples = repository / "rules" / "pricelint_rules"
    return [*sorted(samples.glob("*/*.html")), *sorted(examples.glob("*/examples/**/*.html"))]


@pytest.fixture(scope="module")
def real_pages(corpus: Path) -> list[Path]:
    return sorted((corpus / "pages").glob("*.html")) + sorted((corpus / "cases" / "pages").glob("*.html"))


def facts_of(pages: list[Path]) -> Iterator[tuple[Document, Fact, str]]:
    """Every fact with its document and the language of its quotes."""
    for path in pages:
        document = read_document(path.read_bytes(), Origin(path.stem, Role.PRICING))
        found = extract(document)
        for _, fact in addressed(found):
            yield document, fact, found.language


def unproven_in_any(fact: Fact, language: str) -> list[str]:
    languages = {language, "en", *(detect(item.quote, language) for item in fact.evidence)}
    return min((unproven(fact, code) for code in languages), key=len)


def mutants(fact: Fact) -> Iterator[Fact]:
    """The fact with one digit changed in one of the quotes that prove a figure of it."""
    for place, item in enumerate(fact.evidence):
        if FIGURES & set(item.proves):
            for quote in changed(item):
                evidence = (*fact.evidence[:place], replace(item, quote=quote), *fact.evidence[place + 1 :])
                yield replace(fact, evidence=evidence)


def changed(item: Evidence) -> Iterator[str]:
    """The quote with its only number changed in the first or the last digit."""
    numbers = list(re.finditer(r"\d[\d.,]*", item.quote))
    if len(numbers) == 1:
        digits = [match.start() for match in re.finditer(r"\d", item.quote)]
        for at in {digits[0], digits[-1]}:
            other = "7" if item.quote[at] != "7" else "3"
            yield item.quote[:at] + other + item.quote[at + 1 :]


def check(pages: list[Path]) -> tuple[int, int]:
    """Assert over all facts of the pages; returns how many facts and how many changed ones were judged."""
    facts = altered = 0
    for document, fact, language in facts_of(pages):
        facts += 1
        assert [words for item in fact.evidence if (words := misquoted(document, item))] == []
        assert unproven_in_any(fact, language) == [], fact
        if isinstance(fact, PricePoint | Allowance | Pack | Rate | Cost | Expiry):
            for mutant in mutants(fact):
                altered += 1
                assert unproven_in_any(mutant, language), mutant
                assert any(misquoted(document, item) for item in mutant.evidence)
    return facts, altered


def test_the_facts_of_our_own_pages_follow_from_their_quotes(own_pages: list[Path]) -> None:
    facts, altered = check(own_pages)
    assert facts > 500
    assert altered > 500


def test_the_facts_of_real_pages_follow_from_their_quotes(real_pages: list[Path]) -> None:
    facts, altered = check(real_pages)
    assert facts > 500
    assert altered > 300
