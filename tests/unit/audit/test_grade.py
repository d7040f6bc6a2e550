from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pricelint_rules
from pricelint.audit.by_hand import covered, page, site_of
from pricelint.audit.grade import FULL, LEAST_JUDGED, WEIGHTS, arithmetic, grade, letter
from pricelint.audit.rule import Rule
from pricelint.model.capture import CaptureOutcome
from pricelint.model.outcome import Coverage, Outcome, PageCoverage, Severity, Verdict
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


def test_a_consequence_that_weighs_more_than_its_cause_is_counted_in_its_place() -> None:
    said = outcomes(buried_rate=Verdict.VIOLATION, opaque_base_price=Verdict.VIOLATION)
    lines = {line.rule: line for line in grade(said, RULES, SEEN).lines}
    assert points(said) == FULL - WEIGHT["opaque-base-price"]
    assert (lines["opaque-base-price"].verdict, lines["opaque-base-price"].lost) == ("violation", Decimal(16))
    assert (lines["buried-rate"].verdict, lines["buried-rate"].lost) == (
        "violation, counted with opaque-base-price",
        Decimal(0),
    )


def test_two_causes_are_both_counted_where_they_weigh_more_than_what_follows() -> None:
    said = outcomes(
        buried_rate=Verdict.VIOLATION, missing_feature_costs=Verdict.VIOLATION, opaque_base_price=Verdict.VIOLATION
    )
    assert points(said) == FULL - WEIGHT["buried-rate"] - WEIGHT["missing-feature-costs"]


def test_points_do_not_fall_below_nothing() -> None:
    result = grade([Outcome(rule=name, verdict=Verdict.VIOLATION, summary="") for name in IDS], RULES, SEEN)
    assert (result.letter, result.points) == ("F", Decimal(0))
    assert arithmetic(result).endswith(", counted as 0")


def weighed(broken: Iterable[str], rules: Sequence[Rule]) -> Decimal:
    """The points of a platform with these violations, before they are cut off at nothing; checks the sum."""
    found = set(broken)
    said = [
        Outcome(rule=rule.id, verdict=Verdict.VIOLATION if rule.id in found else Verdict.PASS, summary="")
        for rule in rules
    ]
    result = grade(said, rules, SEEN)
    lost = FULL - sum((line.lost for line in result.lines), Decimal(0))
    assert result.points == max(lost, Decimal(0))
    assert all(line.lost in (0, line.weight) for line in result.lines)
    return lost


def test_no_set_of_linked_violations_has_fewer_points_without_one_of_them() -> None:
    linked = {name for rule in RULES if rule.follows_from for name in (rule.id, *rule.follows_from)}
    assert len(linked) >= 4
    subsets = [set(some) for size in range(len(linked) + 1) for some in combinations(sorted(linked), size)]
    for some in subsets:
        assert all(weighed(some - {one}, RULES) >= weighed(some, RULES) for one in some), some


@given(st.sets(st.sampled_from(IDS), min_size=1), st.data())
def test_removing_a_violation_never_lowers_the_points(broken: set[str], data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from(sorted(broken)))
    assert weighed(broken - {gone}, RULES) >= weighed(broken, RULES)


@given(st.lists(st.sampled_from(list(Verdict)[:4]), min_size=len(RULES), max_size=len(RULES)), st.data())
def test_whatever_a_violation_becomes_the_points_do_not_fall(verdicts: list[Verdict], data: st.DataObject) -> None:
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


def linked_rules(links: Iterable[tuple[int, int]], severities: Sequence[Severity]) -> list[Rule]:
    """Rules of which some follow from others, in any shape: several consequences of one cause, and circles."""
    first = RULES[0]
    stated = set(links)
    return [
        Rule(
            id=f"vendor/r{place}",
            title="a rule",
            family="f",
            severity=severity,
            sources=first.sources,
            requires=(),
            check=first.check,
            follows_from=tuple(f"vendor/r{cause}" for rule, cause in sorted(stated) if rule == place),
        )
        for place, severity in enumerate(severities)
    ]


SEVERAL = st.lists(st.sampled_from(list(Severity)), min_size=3, max_size=8)


@given(SEVERAL, st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=14), st.data())
def test_points_are_monotone_over_any_links_between_rules(
    severities: list[Severity], links: set[tuple[int, int]], data: st.DataObject
) -> None:
    rules = linked_rules(links, severities)
    broken = data.draw(st.sets(st.sampled_from([rule.id for rule in rules]), min_size=1))
    gone = data.draw(st.sampled_from(sorted(broken)))
    assert weighed(broken - {gone}, rules) >= weighed(broken, rules)


def test_two_consequences_of_one_cause_weigh_the_same_with_it_and_without_it() -> None:
    rules = linked_rules({(1, 0), (2, 0)}, [Severity.HIGH] * 3)
    cause, *consequences = [rule.id for rule in rules]
    assert weighed([cause, *consequences], rules) == weighed(consequences, rules) == FULL - 32


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
