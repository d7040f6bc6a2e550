"""Changes for the worse between two snapshots, and what is no such change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pricelint.audit.by_hand import cost, expiry, pack, page, plan, site_of, unit
from pricelint.history.compare import changes
from pricelint.model.change import ChangeKind
from pricelint.model.fact import Expiry
from pricelint.model.platform import Role
from pricelint.model.site import SiteFacts
from pricelint.model.units import Policy, Pool


def shop(**facts: object) -> SiteFacts:
    return site_of(page(Role.PRICING, unit=unit(), **facts))


WORSE = {ChangeKind.COST_ROSE, ChangeKind.ALLOWANCE_CUT, ChangeKind.PRICE_ROSE, ChangeKind.EXPIRY_TIGHTENED}


def kinds(before: SiteFacts, after: SiteFacts) -> list[ChangeKind]:
    """What became worse for a buyer."""
    return [change.kind for change in changes(before, after) if change.kind in WORSE]


def test_a_cost_that_rose_quotes_both_captures() -> None:
    (change,) = changes(shop(costs=(cost("Flux Pro", 5),)), shop(costs=(cost("Flux Pro", 8),)))
    assert (change.kind, change.about) == (ChangeKind.COST_ROSE, "Flux Pro, per image")
    assert [side and side.says for side in (change.before, change.after)] == ["5 credit", "8 credit"]
    assert [item.quote for item in change.evidence] == ["Flux Pro: 5", "Flux Pro: 8"]


def test_fewer_units_for_the_same_money_are_a_cut_and_a_dearer_unit() -> None:
    before, after = shop(plans=(plan("Pro", "29", 1000),)), shop(plans=(plan("Pro", "29", 800),))
    assert kinds(before, after) == [ChangeKind.ALLOWANCE_CUT, ChangeKind.PRICE_ROSE]
    assert kinds(after, before) == []


def test_a_dearer_plan_with_the_same_units_costs_more_per_unit() -> None:
    assert kinds(shop(plans=(plan("Pro", "29", 1000),)), shop(plans=(plan("Pro", "35", 1000),))) == [
        ChangeKind.PRICE_ROSE
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(shop(costs=(cost("Flux Pro", 8),)), shop(costs=(cost("Flux Pro", 5),)), id="cheaper"),
        pytest.param(shop(costs=(cost("Flux Pro", 5),)), shop(costs=(cost("Flux Max", 8),)), id="another model"),
        pytest.param(
            shop(costs=(cost("Flux Pro", 5), cost("Flux Pro", 7))), shop(costs=(cost("Flux Pro", 9),)), id="two values"
        ),
        pytest.param(
            shop(plans=(plan("Pro", "29", 1000),)), shop(plans=(plan("Pro", "25", 800, currency="EUR"),)), id="currency"
        ),
        pytest.param(shop(plans=(plan("Pro", "29", 1000),)), shop(plans=(plan("Team", "29", 800),)), id="another plan"),
        pytest.param(shop(packs=(pack(500, "10"),)), shop(packs=(pack(500, "10"),)), id="the same"),
    ],
)
def test_what_is_no_change_for_the_worse(before: SiteFacts, after: SiteFacts) -> None:
    assert kinds(before, after) == []


@pytest.mark.parametrize(
    ("before", "after", "tightened"),
    [
        (expiry(Policy.NEVER), expiry(Policy.ROLLOVER), True),
        (expiry(Policy.ROLLOVER), expiry(Policy.END_OF_CYCLE), True),
        (expiry(Policy.FIXED_PERIOD, days=365), expiry(Policy.FIXED_PERIOD, days=90), True),
        (expiry(Policy.FIXED_PERIOD, days=90), expiry(Policy.FIXED_PERIOD, days=365), False),
        (expiry(Policy.END_OF_CYCLE), expiry(Policy.NEVER), False),
        (expiry(Policy.NEVER), expiry(Policy.END_OF_CYCLE, Pool.PURCHASED), False),
        (expiry(Policy.NEVER), expiry(Policy.END_OF_CYCLE, condition="if you downgrade"), False),
        (expiry(Policy.NEVER, Pool.FREE), expiry(Policy.END_OF_CYCLE, Pool.FREE), False),
    ],
)
def test_units_that_end_sooner(before: Expiry, after: Expiry, tightened: bool) -> None:
    expected = [ChangeKind.EXPIRY_TIGHTENED] if tightened else []
    assert kinds(shop(expiry=(before,)), shop(expiry=(after,))) == expected


def test_a_pool_of_which_two_things_are_said_is_not_compared() -> None:
    said = (expiry(Policy.NEVER), replace(expiry(Policy.ROLLOVER), days=30))
    assert kinds(shop(expiry=said), shop(expiry=(expiry(Policy.END_OF_CYCLE),))) == []
