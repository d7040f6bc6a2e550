"""General terms as the pages of a visit state them, by name and value."""

from __future__ import annotations

from collections.abc import Iterable

from pricelint.audit.judge import finding
from pricelint.model.fact import Fact, Term
from pricelint.model.outcome import Finding
from pricelint.model.site import SiteFacts
from pricelint.model.units import TermName


def terms_of(facts: SiteFacts, name: TermName) -> tuple[Term, ...]:
    """All statements of one term, in page order."""
    return tuple(term for page in facts.pages for term in page.terms if term.name is name)


def with_value(terms: Iterable[Term], *values: str) -> tuple[Term, ...]:
    """The statements that hold one of these values."""
    return tuple(term for term in terms if term.value in values)


def told(facts: Iterable[Fact], message: str) -> tuple[Finding, ...]:
    """One finding per fact, each with `message` and its quote."""
    return tuple(finding(message, fact) for fact in facts)
