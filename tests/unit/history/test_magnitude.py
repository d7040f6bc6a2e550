"""Changes of exactly the size of a slip: in doubt, unless both quotes spell them out in the same words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from pricelint.audit.by_hand import cost, page, plan, quote, site_of, unit
from pricelint.history.compare import changes
from pricelint.history.runs import Observation, runs_of
from pricelint.history.stated import stated
from pricelint.history.timeline import timeline
from pricelint.model.change import Status
from pricelint.model.platform import Role
from pricelint.model.site import SiteFacts

DAY = datetime(2026, 5, 1, tzinfo=UTC)


def costs(units: int, *words: str) -> SiteFacts:
    """A page that prints a cost in these quotes."""
    quoted = tuple(item for text in words for item in quote(text))
    return site_of(page(Role.PRICING, unit=unit(), costs=(replace(cost("Flux Pro", units), evidence=quoted),)))


def priced(amount: str, *words: str) -> SiteFacts:
    """A page that prints the price of a plan in these quotes."""
    plain = plan("Pro", amount, None)
    quoted = tuple(item for text in words for item in quote(text))
    prices = tuple(replace(one, evidence=quoted) for one in plain.prices)
    return site_of(page(Role.PRICING, unit=unit(), plans=(replace(plain, prices=prices),)))


def doubts(before: SiteFacts, after: SiteFacts) -> list[bool]:
    return [bool(change.doubt) for change in changes(before, after)]


IN_DOUBT = [
    pytest.param(costs(5, "5", "Flux Pro"), costs(50, "50", "Flux Pro"), id="ten times, bare numbers"),
    pytest.param(costs(5, "5 credits"), costs(500, "500 cents"), id="a hundred times, in another unit"),
    pytest.param(costs(1, "1.000 credits"), costs(1000, "1,000 credits"), id="a thousand times, the same digits"),
    pytest.param(priced("29.90", "$29.90 per month"), priced("2990", "$2990 per month"), id="a lost decimal mark"),
    pytest.param(priced("10", "$10 per month"), priced("120", "$120 billed yearly"), id="a year for a month"),
    pytest.param(costs(5, "5k credits"), costs(5000, "5000 credits"), id="thousands spelled by a letter"),
]
ENTAILED = [
    pytest.param(costs(5, "5 credits per image"), costs(50, "50 credits per image"), id="ten times, spelled out"),
    pytest.param(priced("2", "$2", "/month"), priced("20", "$20", "/month"), id="ten times, the period beside it"),
    pytest.param(priced("10", "$10 per month"), priced("120", "$120 per month"), id="twelve times a month"),
    pytest.param(costs(5, "5", "Flux Pro"), costs(45, "45", "Flux Pro"), id="nine times"),
    pytest.param(costs(10, "10", "Flux Pro"), costs(20, "20", "Flux Pro"), id="twice"),
]


@pytest.mark.parametrize(("before", "after"), IN_DOUBT)
def test_a_change_of_the_size_of_a_slip_is_in_doubt_both_ways(before: SiteFacts, after: SiteFacts) -> None:
    assert doubts(before, after) == doubts(after, before) == [True]


@pytest.mark.parametrize(("before", "after"), ENTAILED)
def test_a_change_that_both_quotes_spell_out_and_one_of_another_size_are_believed(
    before: SiteFacts, after: SiteFacts
) -> None:
    assert doubts(before, after) == doubts(after, before) == [False]


def test_nothing_is_divided_by_what_is_free() -> None:
    assert doubts(costs(0, "0 credits"), costs(10, "10 credits")) == [False]


@pytest.mark.parametrize(("seen", "status"), [(1, Status.IN_DOUBT), (4, Status.IN_DOUBT)])
def test_what_is_in_doubt_is_not_confirmed_by_being_seen_again(seen: int, status: Status) -> None:
    sites = [costs(5, "5"), costs(5, "5"), *[costs(50, "50")] * seen]
    observed = [Observation(f"v{n}", DAY + timedelta(days=n), stated(site)) for n, site in enumerate(sites)]
    (one,) = timeline(runs_of(observed))
    assert (one.status, one.change.doubt.split(",")[0]) == (status, "exactly 10 times as much")


def test_a_doubt_is_told_in_the_size_of_the_number_that_moved() -> None:
    (change,) = changes(costs(500, "500"), costs(5, "5"))
    assert change.doubt.startswith("exactly 100 times as little")
    assert Decimal(change.before.says.split()[0]) == 500 if change.before else False
