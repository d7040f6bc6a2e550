"""The receipt of an absence: what was searched, for what, the nearest passages, and why they settle nothing.

A rule says which kinds of fact it `seeks`. What rests on their absence can be judged again by repeating that search.
"""

from __future__ import annotations

from collections.abc import Iterator

from pricelint.audit.judge import finding
from pricelint.audit.rule import Rule
from pricelint.model.changed import changed
from pricelint.model.fact import Hint, HintTopic
from pricelint.model.outcome import Coverage, Finding, Outcome, Verdict
from pricelint.model.site import Kind, SiteFacts

MOST_NEAR = 3
"""How many of the nearest passages are quoted."""

_NEAR = {
    Kind.PLANS: (HintTopic.PRICE,),
    Kind.PACKS: (HintTopic.VOLUME, HintTopic.PRICE),
    Kind.RATES: (HintTopic.PRICE,),
    Kind.COSTS: (HintTopic.COST, HintTopic.YIELD, HintTopic.GATED, HintTopic.SURCHARGE),
    Kind.EQUIVALENCES: (HintTopic.YIELD,),
    Kind.EXPIRY: (HintTopic.EXPIRY, HintTopic.INACTIVITY),
    Kind.BONUSES: (HintTopic.BONUS,),
    Kind.TACTICS: (HintTopic.PRESSURE,),
    Kind.VARIATIONS: (HintTopic.VARIATION,),
    Kind.TERMS: (HintTopic.REFUND, HintTopic.TAX, HintTopic.UNLIMITED, HintTopic.OVERAGE),
}
"""Passages that come near a kind of fact: they touch its topic and state none."""


def receipt(outcome: Outcome, rule: Rule, facts: SiteFacts) -> Outcome:
    """The outcome with what was searched, where it rests on what was not found.

    That is every verdict of a rule that seeks something, and every pass that quotes nothing.
    """
    if outcome.verdict is Verdict.NOT_APPLICABLE:
        return outcome
    if not (rule.seeks or rule.by_silence or (outcome.verdict is Verdict.PASS and not outcome.evidence)):
        return outcome
    near = outcome.nearest or (_nearest(outcome, rule, facts) if outcome.verdict is Verdict.VIOLATION else ())
    return changed(outcome, searched=facts.searched, sought=rule.seeks, nearest=near)


def by_silence(outcome: Outcome, facts: SiteFacts, coverage: Coverage) -> Outcome:
    """Let an absence accuse only where everything that could speak was captured.

    Source: the coverage condition of the catalogue. A lone page never meets it.
    """
    if outcome.verdict is not Verdict.VIOLATION or (len(facts.pages) > 1 and coverage.silence_counts):
        return outcome
    return changed(
        outcome,
        verdict=Verdict.REVIEW,
        summary=f"{outcome.summary} Not everything that could say so was captured",
        missing=(*outcome.missing, *coverage.unseen),
    )


def _nearest(outcome: Outcome, rule: Rule, facts: SiteFacts) -> tuple[Finding, ...]:
    """Passages that touch what is sought, as far as the findings do not quote them."""
    quoted = set(outcome.evidence)
    near = (hint for hint in _touching(rule, facts) if not quoted.issuperset(hint.evidence))
    return tuple(finding(_why(hint), hint) for hint, _ in zip(near, range(MOST_NEAR), strict=False))


def _touching(rule: Rule, facts: SiteFacts) -> Iterator[Hint]:
    topics = {topic for kind in rule.seeks for topic in _NEAR.get(kind, ())}
    return (hint for page in facts.pages for hint in page.hints if hint.topic in topics)


def _why(hint: Hint) -> str:
    note = f" ({hint.note})" if hint.note else ""
    return f"Touches {hint.topic.value} and states nothing of it{note}."
