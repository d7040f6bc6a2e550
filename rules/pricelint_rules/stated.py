"""General terms as the pages of a visit state them, by name and value."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from pricelint.audit.judge import Judge, finding
from pricelint.model.fact import Fact, Term
from pricelint.model.once import once
from pricelint.model.outcome import Finding, Outcome
from pricelint.model.site import SiteFacts
from pricelint.model.units import TermName


def terms_of(facts: SiteFacts, name: TermName) -> tuple[Term, ...]:
    """All statements of one term that hold as they stand, in page order."""
    return tuple(term for term in _stated(facts) if term.name is name and not term.doubt)


def doubted(judge: Judge, facts: SiteFacts, name: TermName) -> Outcome | None:
    """The outcome where a term is only stated in a way that may be of another seller, None where it is not."""
    terms = tuple(term for term in _stated(facts) if term.name is name and term.doubt)
    if not terms:
        return None
    doubts = dict.fromkeys(f"whether this holds here: {term.doubt}" for term in terms)
    return judge.review(
        "It is stated of a name that the pages do not give as their own.",
        *told(terms, "May be said of another seller."),
        missing=tuple(doubts),
    )


@once
def _stated(facts: SiteFacts) -> tuple[Term, ...]:
    return tuple(term for page in facts.pages for term in page.terms)


def with_value(terms: Collection[Term], *values: str) -> tuple[Term, ...]:
    """The statements that hold one of these values."""
    return tuple(term for term in terms if term.value in values) if terms else ()


def told(facts: Iterable[Fact], message: str) -> tuple[Finding, ...]:
    """One finding per fact, each with `message` and its quote."""
    return tuple(finding(message, fact) for fact in facts)
