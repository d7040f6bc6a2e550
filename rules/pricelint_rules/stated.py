"""General terms as the pages of a visit state them, by name and value."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from pricelint.audit.judge import finding
from pricelint.model.fact import Fact, Term
from pricelint.model.once import once
from pricelint.model.outcome import Finding
from pricelint.model.site import SiteFacts
from pricelint.model.units import TermName


def terms_of(facts: SiteFacts, name: TermName) -> tuple[Term, ...]:
    """All statements of one term, in page order."""
    stated = _stated(facts)
    return tuple(term for term in stated if term.name is name) if stated else ()


@once
def _stated(facts: SiteFacts) -> tuple[Term, ...]:
    return tuple(term for page in facts.pages for term in page.terms)


def with_value(terms: Collection[Term], *values: str) -> tuple[Term, ...]:
    """The statements that hold one of these values."""
    return tuple(term for term in terms if term.value in values) if terms else ()


def told(facts: Iterable[Fact], message: str) -> tuple[Finding, ...]:
    """One finding per fact, each with `message` and its quote."""
    return tuple(finding(message, fact) for fact in facts)
