from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pricelint_rules
from pricelint.audit.by_hand import covered, page, site_of
from pricelint.audit.grade import FULL, LEAST_JUDGED, WEIGHTS, arithmetic, grade, letter
from pricelint.model.capture import CaptureOutcome
from pricelint.model.outcome import Coverage, Outcome, PageCoverage, Verdict
from pricelint.model.platform import Role

RULES = pricelint_rules.RULES
IDS = [rule.id for rule in RULES]
WEIGHT = {rule.id: WEIGHTS[rule.severity] for rule in RULES}
SEEN = covered(site_of(page(Role.PRICING), page(Role.FAQ)))
QUIET = [Verdict.PASS, Verdict.REVIEW, Verdict.NOT_APPLICABLE]


def outcomes(**said: Verdict) -> list[Outcome]:
    verdicts = {name.replace("_", "-"): verdict for name, verdict in said.items()}
    return [Outcome(rule=name, verdict=verdicts.get(name, Verdict.PASS), summary="") for name in IDS]


def points(said: list[Outcome]) -> Decimal:
    result = grade(said, RULES, SEEN).points
    assert result is not None
    return result


def test_a_platform_without_a_violation_has_all_points() -> None:
    result = grade(outcomes(), RULES, SEEN)
    assert (result.letter, result.points, result.judged, result.total) == ("A", FULL, len(RULES), len(RULES))
    assert arithmetic(result) == "100 = 100"


def test_each_violation_costs_its_weight_and_the_sum_is_shown() -> None:
    result = grade(outcomes(variable_pricing=Verdict.VIOLATION, non_round_rate=Verdict.VIOLATION), RULES, SEEN)
    assert (result.letter, result.points) == ("B", Decimal(80))
    assert arithmetic(result) == "100 − 4 (non-round-rate) − 16 (variable-pricing) = 80"
    assert FULL - sum(line.lost for line in result.lines) == result.points


def test_a_missing_premise_weighs_once() -> None:
    root = outcomes(missing_feature_costs=Verdict.VIOLATION)
    both = outcomes(missing_feature_costs=Verdict.VIOLATION, opaque_base_price=Verdict.VIOLATION)
    assert points(root) == points(both)
    line = next(line for line in grade(both, RULES, SEEN).lines if line.rule == "opaque-base-price")
    assert line.verdict == "violation, follows from missing-feature-costs"
    assert line.lost == 0


def test_a_consequence_costs_what_it_weighs_beyond_its_cause() -> None:
    said = outcomes(buried_rate=Verdict.VIOLATION, opaque_base_price=Verdict.VIOLATION)
    assert points(said) == FULL - WEIGHT["opaque-base-price"]


def test_points_do_not_fall_below_nothing() -> None:
    result = grade([Outcome(rule=name, verdict=Verdict.VIOLATION, summary="") for name in IDS], RULES, SEEN)
    assert (result.letter, result.points) == ("F", Decimal(0))
    assert arithmetic(result).endswith(", counted as 0")


@given(st.lists(st.sampled_from(list(Verdict)[:4]), min_size=len(RULES), max_size=len(RULES)), st.data())
def test_removing_a_violation_never_lowers_the_points(verdicts: list[Verdict], data: st.DataObject) -> None:
    said = [Outcome(rule=name, verdict=verdict, summary="") for name, verdict in zip(IDS, verdicts, strict=True)]
    broken = [index for index, outcome in enumerate(said) if outcome.verdict is Verdict.VIOLATION]
    if not broken:
        assert grade(said, RULES, SEEN).points in (FULL, None)
        return
    index, instead = data.draw(st.sampled_from(broken)), data.draw(st.sampled_from(QUIET))
    mended = [*said]
    mended[index] = Outcome(rule=IDS[index], verdict=instead, summary="")
    before, after = grade(said, RULES, SEEN), grade(mended, RULES, SEEN)
    assert after.points is None or (before.points is not None and after.points >= before.points)
    assert after.points is not None or after.judged < LEAST_JUDGED


@pytest.mark.parametrize(
    ("least", "name"),
    [("100", "A"), ("90", "A"), ("89.9", "B"), ("75", "B"), ("60", "C"), ("59", "D"), ("39", "F"), ("0", "F")],
)
def test_letters_begin_at_their_thresholds(least: str, name: str) -> None:
    assert letter(Decimal(least)) == name


def test_an_error_leaves_the_platform_ungraded_and_names_the_rule() -> None:
    result = grade(outcomes(premium_markup=Verdict.ERROR), RULES, SEEN)
    assert (result.letter, result.points) == (None, None)
    assert result.not_graded == "a rule could not be judged: premium-markup"


def test_a_page_that_was_not_captured_leaves_the_platform_ungraded() -> None:
    lost = PageCoverage(url="/terms", role=Role.TERMS, outcome=CaptureOutcome.BLOCKED, reason="a bot wall")
    result = grade(outcomes(), RULES, Coverage(pages=(*SEEN.pages, lost)))
    assert result.not_graded == "a page was not captured: /terms (blocked)"


def test_without_a_pricing_page_there_is_no_grade() -> None:
    assert grade(outcomes(), RULES, covered(site_of(page(Role.FAQ)))).not_graded == "no pricing page was captured"


def test_where_nothing_applies_there_is_no_grade() -> None:
    said = [Outcome(rule=name, verdict=Verdict.NOT_APPLICABLE, summary="") for name in IDS]
    assert grade(said, RULES, SEEN).not_graded == "no rule applies to what was captured"
