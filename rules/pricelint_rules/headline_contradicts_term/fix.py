"""What a fair page would show: a headline that says what the term says."""

from __future__ import annotations

from pricelint.model.outcome import Fix, Outcome
from pricelint.model.site import SiteFacts
from pricelint_rules.fair import MOST, quoted_in
from pricelint_rules.shop import unit_word
from pricelint_rules.values import fate


def fix(*, outcome: Outcome, facts: SiteFacts, **_: object) -> Fix:
    """ "Purchased credits are valid for 365 days." in the place of the headline."""
    terms = [item.other for item in quoted_in(outcome, (one for one in facts.contradictions if one.slogan))]
    stated = [one for page in facts.pages for one in page.expiry]
    held = [one for side in terms for one in stated if set(one.evidence) <= set(side.evidence)]
    told = dict.fromkeys(fate(one, unit_word(facts)) for one in held)
    return Fix(text=" ".join(list(told)[:MOST]) or "; ".join(side.says for side in terms))
