"""Why a month costs more than the one before: the parts are those of the change, and sum to it exactly."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from pricelint.costs.ledger import Factor, Month, Step, Tally, Work, explain
from pricelint.costs.ledger.spending import total_of

IMAGE, VIDEO = Work("Studio", "image", "fine"), Work("Studio", "video", "short")


def tally(usable: int, wasted: int, units: str, spend: str) -> Tally:
    return Tally(usable=usable, rejected=wasted, units=Decimal(units), counted=usable + wasted, spend=Decimal(spend))


def month(name: str, work: dict[Work, Tally]) -> Month:
    return Month(measure="EUR", month=name, work=work, total=total_of(work.values()))


def step(
    before: dict[Work, Tally], after: dict[Work, Tally], listed: dict[tuple[Work, str], Decimal] | None = None
) -> Step:
    (found,) = explain([month("2026-01", before), month("2026-02", after)], listed)
    return found


def parts(found: Step) -> dict[Factor, Fraction]:
    return {part.factor: part.change for part in found.parts}


def moved(found: Step) -> set[Factor]:
    return {factor for factor, change in parts(found).items() if change}


def test_a_dearer_unit_is_unit_price_alone() -> None:
    found = step({IMAGE: tally(8, 2, "50", "1.50")}, {IMAGE: tally(8, 2, "50", "2.00")})

    assert moved(found) == {Factor.UNIT_PRICE}
    assert found.change == Fraction("0.5") / 8


def test_units_per_action_that_the_platform_raised_are_told_from_longer_work() -> None:
    before, after = {IMAGE: tally(10, 0, "50", "1.00")}, {IMAGE: tally(10, 0, "80", "1.60")}
    listed = {(IMAGE, "2026-01"): Decimal(5), (IMAGE, "2026-02"): Decimal(8)}

    assert moved(step(before, after)) == {Factor.USED_UNITS}
    assert moved(step(before, after, listed)) == {Factor.LISTED_UNITS}


def test_better_prompts_are_efficiency_alone() -> None:
    found = step({IMAGE: tally(5, 5, "50", "1.00")}, {IMAGE: tally(8, 2, "50", "1.00")})

    assert moved(found) == {Factor.EFFICIENCY}
    assert found.change == Fraction(1, 8) - Fraction(1, 5)


def test_more_of_the_harder_work_at_the_same_success_is_mix_alone() -> None:
    before = {IMAGE: tally(9, 1, "50", "1"), VIDEO: tally(2, 8, "1000", "20")}
    after = {IMAGE: tally(9, 1, "50", "1"), VIDEO: tally(4, 16, "2000", "40")}

    assert moved(step(before, after)) == {Factor.MIX}


def test_work_that_is_new_is_mix_alone() -> None:
    assert moved(
        step({IMAGE: tally(9, 1, "50", "1")}, {IMAGE: tally(9, 1, "50", "1"), VIDEO: tally(2, 8, "900", "20")})
    ) == {Factor.MIX}


def test_a_month_without_anything_usable_is_not_decomposed_and_says_so() -> None:
    found = step({IMAGE: tally(0, 2, "10", "1")}, {IMAGE: tally(1, 1, "10", "1")})

    assert (found.change, found.parts, found.why_not) == (None, (), "nothing usable was made in 2026-01")


def test_where_a_mixture_would_make_nothing_mix_and_efficiency_are_joined_and_still_sum() -> None:
    found = step({IMAGE: tally(0, 5, "5", "1"), VIDEO: tally(5, 0, "5", "1")}, {IMAGE: tally(5, 0, "5", "1")})
    other = step({IMAGE: tally(5, 0, "5", "1")}, {IMAGE: tally(0, 5, "5", "1"), VIDEO: tally(5, 0, "5", "1")})

    assert found.joined
    assert sum(part.change for part in found.parts) == found.change
    assert sum(part.change for part in other.parts) == other.change


MONEY = st.decimals(min_value=0, max_value=1000, places=3)
TALLIES = st.builds(
    lambda usable, rejected, failed, units, spend, known: Tally(
        usable, rejected, failed + (usable + rejected + failed == 0), units,
        usable + rejected + failed + (usable + rejected + failed == 0) if known else 0, spend,
    ),
    st.integers(0, 40), st.integers(0, 40), st.integers(0, 40), MONEY, MONEY, st.booleans(),
)  # fmt: skip
WORK = st.builds(Work, st.sampled_from(["A", "B"]), st.sampled_from(["image", "video", "audio"]))
MONTHS = st.dictionaries(WORK, TALLIES, min_size=1)


@given(MONTHS, MONTHS, st.dictionaries(st.tuples(WORK, st.sampled_from(["2026-01", "2026-02"])), MONEY))
def test_the_parts_sum_to_the_whole_exactly(
    before: dict[Work, Tally], after: dict[Work, Tally], listed: dict[tuple[Work, str], Decimal]
) -> None:
    found = step(before, after, listed)
    one, other = (total_of(side.values()) for side in (before, after))
    if not one.usable or not other.usable:
        assert found.change is None
        return

    assert found.change == Fraction(other.spend) / other.usable - Fraction(one.spend) / one.usable
    assert sum(part.change for part in found.parts) == found.change
