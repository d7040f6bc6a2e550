"""Everything that a snapshot states, by key."""

from __future__ import annotations

from collections.abc import Iterator

from pricelint.derive.contradictions.actions import cost_statements
from pricelint.derive.contradictions.statement import plain, present_pages
from pricelint.history.offers import offer_statements
from pricelint.history.promises import promise_statements
from pricelint.history.statement import Stated, Statement, Subject, gathered
from pricelint.model.once import once
from pricelint.model.site import SiteFacts


@once
def stated(facts: SiteFacts) -> Stated:
    """What a snapshot states, in the order of its subjects. Blogs, estimates and doubted facts are left out."""
    every = (*_costs(facts), *offer_statements(facts), *promise_statements(facts))
    return gathered(every, frozenset(page.page for page in present_pages(facts.pages)))


def _costs(facts: SiteFacts) -> Iterator[Statement]:
    unit = facts.unit.name if facts.unit else "unit"
    for page in present_pages(facts.pages):
        for one in cost_statements(page, unit):
            yield Statement(
                subject=Subject.COST,
                key=(Subject.COST.value, *(str(part) for part in one.key)),
                value=(plain(one.value[0]), plain(one.value[1])),
                about=one.about,
                says=one.says,
                evidence=one.fact.evidence,
            )
