"""What an allowance buys, how long it lasts, and whether a printed yield holds."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from quote_offers import SEEN, cost

from pricelint.costs.coverage import Claimed, claims, coverage, days_of, figures
from pricelint.costs.quote import need_of
from pricelint.derive.derive import derive
from pricelint.model.fact import Cost, Equivalence, Pack, UnitName
from pricelint.model.money import Money
from pricelint.model.platform import Role
from pricelint.model.site import PageFacts, Searched, SiteFacts
from pricelint.model.units import Modality, Per

CLIP = cost("Clip, 5 s", "100", Modality.VIDEO, Per.CLIP)
PREMIUM = cost("Premium image", "25")


def site(*costs: Cost, yields: tuple[Equivalence, ...] = ()) -> SiteFacts:
    searched = Searched(page="p", capture="c", role=Role.PRICING, language="en", characters=9)
    pack = Pack(name="Pack", price=Money("USD", Decimal(29)), units=Decimal(1000), evidence=SEEN)
    page = PageFacts(
        page="p", url="", role=Role.PRICING, language="en", searched=searched, sells=True, packs=(pack,), costs=costs,
        unit=UnitName(name="credit", evidence=SEEN), equivalences=yields,
    )  # fmt: skip
    return SiteFacts((page,))


def claim(count: str, units: str | None = "1000") -> Equivalence:
    return Equivalence(
        units=Decimal(units) if units else None, count=Decimal(count), modality=Modality.IMAGE, per=Per.IMAGE,
        evidence=SEEN,
    )  # fmt: skip


def test_the_briefs_example_1000_credits_are_10_clips_or_40_premium_images() -> None:
    facts = site(CLIP, PREMIUM)
    (covered,) = coverage(derive(facts), facts)

    assert [(one.cost.item, one.least, one.most) for one in covered.buys] == [
        ("Premium image", 40, 40),
        ("Clip, 5 s", 10, 10),
    ]
    assert (covered.best.cost, covered.worst.cost) == (PREMIUM, CLIP)


def test_a_range_is_carried_through_and_what_is_left_is_told() -> None:
    facts = site(cost(units="30", high="70"))
    ((one,),) = (covered.buys for covered in coverage(derive(facts), facts))

    assert (one.least, one.most) == (14, 33)
    assert one.left == 20


def test_an_allowance_lasts_so_many_days_at_a_stated_use() -> None:
    facts = site(CLIP, PREMIUM)
    (covered,) = coverage(derive(facts), facts)

    assert days_of(covered.size, [CLIP, PREMIUM], [need_of("image=30/month"), need_of("video=15/month")]) == Fraction(
        1000, 75
    )
    assert days_of(covered.size, [CLIP], [need_of("image=30/month")]) is None


def test_moving_pictures_are_priced_per_second_and_minute_too() -> None:
    found = {(one.per, one.worked_out): one.high.amount for one in figures(derive(site(CLIP)))}

    assert found[Per.CLIP, ""] == Decimal("2.9")
    assert found[Per.SECOND, "÷ 5 s"] == Decimal("0.58")
    assert found[Per.MINUTE, "÷ 5 s × 60"] == Decimal("34.8")
    by_second = figures(derive(site(cost("Video", "10", Modality.VIDEO, Per.SECOND))))
    assert [(one.per, one.high.amount) for one in by_second] == [
        (Per.SECOND, Decimal("0.29")),
        (Per.MINUTE, Decimal("17.4")),
    ]


@pytest.mark.parametrize(
    ("count", "costs", "verdict"),
    [
        ("250", ["4"], Claimed.HOLDS),
        ("250", ["4", "25"], Claimed.BEST_CASE),
        ("40", ["4", "25"], Claimed.ONE_CASE),
        ("300", ["4", "25"], Claimed.DIFFERS),
        ("247", ["4"], Claimed.HOLDS),
        ("250", [], Claimed.UNKNOWN),
    ],
)
def test_a_printed_yield_is_held_against_the_pages_own_costs(count: str, costs: list[str], verdict: Claimed) -> None:
    (found,) = claims(site(*(cost(f"image {units}", units) for units in costs), yields=(claim(count),)))

    assert found.verdict is verdict


def test_a_yield_without_units_cannot_be_checked() -> None:
    (found,) = claims(site(PREMIUM, yields=(claim("250", None),)))

    assert found.verdict is Claimed.UNKNOWN
