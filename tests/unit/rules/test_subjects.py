"""A rule whose subject is nowhere does not apply: the engine says so unasked, and the check would say the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pricelint.audit.by_hand import CAPTURED_AT, covered, explained, outcome_of, page, shop, site_of, verdict_of
from pricelint.audit.engine import AuditInput
from pricelint.audit.rule import Needs, Rule
from pricelint.audit.subjects import there
from pricelint.derive.derive import derive
from pricelint.errors import RuleError
from pricelint.model.outcome import Outcome, Verdict
from pricelint.model.site import Kind, SiteFacts
from pricelint.model.units import TermName
from pricelint_rules import BY_ID, RULES

SITES = {"shop": site_of(shop()), "shop and FAQ": site_of(shop(), explained()), "nothing": site_of(page())}
ABOUT = [rule for rule in RULES if rule.subject]


@pytest.mark.parametrize("rule", ABOUT, ids=lambda rule: rule.id)
@pytest.mark.parametrize("site", SITES.values(), ids=SITES)
def test_the_check_says_the_same(rule: Rule, site: SiteFacts) -> None:
    if not there(site, None).isdisjoint(rule.about):
        assert site is not SITES["nothing"]
        return
    seen = AuditInput(facts=site, derivations=derive(site), coverage=covered(site), captured_at=CAPTURED_AT)
    asked = {need.value: getattr(seen, need.value) for need in rule.requires if need is not Needs.OPTIONS}
    options = {"options": rule.options()} if Needs.OPTIONS in rule.requires else {}
    assert rule.check(**asked, **options) == outcome_of(rule, site) == rule.unmet
    assert rule.unmet.verdict is Verdict.NOT_APPLICABLE


def test_a_rule_is_asked_where_its_subject_is_there() -> None:
    def never(**_: object) -> Outcome:
        raise ValueError("asked")

    about_plans = replace(BY_ID["tax-excluded"], subject=(Kind.PLANS,), check=never)
    assert verdict_of(about_plans, site_of(shop())) is Verdict.ERROR
    assert verdict_of(about_plans, site_of(explained())) is Verdict.NOT_APPLICABLE


def test_a_term_and_a_topic_of_the_same_word_are_two_subjects() -> None:
    rule = BY_ID["non-refundable-units"]
    assert len(rule.about) == len(rule.subject) == 2


def test_a_subject_and_its_reason_go_together() -> None:
    with pytest.raises(RuleError, match="go together"):
        replace(BY_ID["tax-excluded"], absent="")
    with pytest.raises(RuleError, match="go together"):
        replace(BY_ID["tax-excluded"], subject=())
    assert TermName.TAX_EXCLUDED in BY_ID["tax-excluded"].subject
