"""Quotes: needs as they are typed, what is matched with them, what lasts how long, and why there is none."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction

import jsonschema
import pytest
from quote_offers import SEEN, buyable, cost, offer

from pricelint.costs.lasting import lasting
from pricelint.costs.quote import Need, Request, need_of, quote, quote_json, quote_schema
from pricelint.costs.quote.report import report_of
from pricelint.errors import UsageError
from pricelint.model.fact import Expiry
from pricelint.model.units import Modality, Per, Policy, Pool


def request(*needs: str, success: str = "1", months: int = 12) -> Request:
    return Request(needs=tuple(map(need_of, needs)), success_rate=Fraction(success), months=months)


def test_a_need_is_read_as_it_is_typed() -> None:
    assert need_of("image:Flux Pro@1080p=200/month") == Need(
        modality=Modality.IMAGE, count=Fraction(200), model="flux pro", quality="1080p"
    )
    assert need_of("audio.minute=3/day") == Need(modality=Modality.AUDIO, count=Fraction(90), per=Per.MINUTE)
    assert need_of("video=24/year").count == 2
    assert (need_of("video*8s=1").seconds, str(need_of("video*8s=1"))) == (8, "video*8s=1/month")


@pytest.mark.parametrize("text", ["", "image", "hologram=3", "image=-3", "image.mile=3", "image=3/moon", "image=1e9"])
def test_what_is_no_need_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        need_of(text)


def test_generations_are_usable_outputs_divided_by_the_success_rate_rounded_up() -> None:
    found = quote(offer([buyable("Pro", 10, 1000, every=1)], []), request("image=200/month", success="0.7"))

    assert [match.generations for match in found.matches] == [286]
    assert found.needed == 286


def test_the_cheapest_combination_may_be_a_small_plan_with_packs_that_do_not_end() -> None:
    sold = offer(
        [buyable("Small", 10, 100, every=1, lasts=1), buyable("Large", 40, 400, every=1, lasts=1)],
        [buyable("Pack", 5, 240)],
    )
    found = quote(sold, request("image=120/month"))

    assert [(one.buyable.name, one.times) for one in found.bought] == [("Pack", 6)]
    assert found.total == 30
    assert found.usage is not None
    assert found.usage.lost == 0
    assert found.usage.left == 0


def test_units_that_end_with_the_month_do_not_help_the_next_one() -> None:
    found = quote(offer([], [buyable("Pack", 5, 240, lasts=1)]), request("image=120/month"))

    assert found.total == 60
    assert found.usage is not None
    assert found.usage.lost == 120 * 12


def test_a_yearly_billing_is_paid_in_whole_years() -> None:
    sold = offer([buyable("Monthly", 12, 100, every=1), buyable("Yearly", 96, 100, every=12)], [])

    assert quote(sold, request("image=50/month")).total == 96
    assert quote(sold, request("image=50/month", months=6)).total == 72


def test_what_is_missing_is_named() -> None:
    costs = [cost("Flux image", "5"), cost("Clip", "9", Modality.VIDEO, Per.CLIP)]
    sold = offer([buyable("Pro", 10, 100, every=1)], [], costs)

    assert quote(sold, request("image:other=1/month")).why_not == (
        "no stated cost of image:other=1/month; stated are Flux image per image",
    )
    assert quote(sold, request("audio.minute=1/month")).why_not == ("no stated cost of audio.minute=1/month",)
    assert quote(sold, request("image=100/month")).why_not == (
        "500 units are needed a month; the largest plan gives 100, and no pack is sold",
    )


def test_a_second_of_video_is_no_video_unless_it_is_asked_for() -> None:
    sold = offer([buyable("Pro", 10, 100, every=1)], [], [cost("Clip", "1", Modality.VIDEO, Per.SECOND)])

    assert quote(sold, request("video=10/month")).total is None
    assert quote(sold, request("video.second=10/month")).total == 120


def test_videos_of_a_length_are_found_by_the_second_and_whole_where_the_length_is_stated() -> None:
    by_second = cost("Clip", "2", Modality.VIDEO, Per.SECOND)
    whole = cost("Clip, 8 s", "10", Modality.VIDEO, Per.CLIP)
    plan = buyable("Pro", 10, 100, every=1)

    assert quote(offer([plan], [], [by_second]), request("video*8s=5/month")).needed == 80
    assert quote(offer([plan], [], [by_second, whole]), request("video*8s=5/month")).needed == 50
    assert quote(offer([plan], [], [whole]), request("video*5s=5/month")).total is None


def test_the_upper_end_of_a_range_is_counted() -> None:
    sold = offer([buyable("Pro", 10, 100, every=1)], [], [cost(units="1", high="10")])

    assert quote(sold, request("image=10/month")).needed == 100


def test_only_the_same_measure_and_quality_are_compared() -> None:
    asked = request("image=10/month")
    plain, sharp = (
        quote(offer([buyable("Pro", 10, 100, every=1)], [], [cost(quality=quality)]), asked) for quality in ("", "4K")
    )
    report = report_of([plain, sharp], asked)

    assert [len(group.quotes) for group in report.compared] == [1, 1]
    assert [group.basis for group in report.compared] == [(("output", ""),), (("output", "4k"),)]


def test_json_follows_its_schema() -> None:
    asked = request("image=10/month")
    sold = offer([buyable("Pro", 10, 100, every=1, lasts=1)], [])
    report = report_of([quote(sold, asked), quote(sold, request("audio=1/month"))], asked)
    data = json.loads(quote_json(report))
    jsonschema.validate(data, json.loads(quote_schema()))

    assert [one["total"] for one in data["quotes"]] == ["120", None]
    assert data["quotes"][0]["bought"][0]["lasting"] == "not stated: taken to end with the month"
    assert data["quotes"][0]["lost_units"] == "1080"


def expiry(policy: Policy, pool: Pool = Pool.PLAN, days: int | None = None, cap: str | None = None) -> Expiry:
    return Expiry(pool=pool, policy=policy, days=days, cap_periods=Decimal(cap) if cap else None, evidence=SEEN)


@pytest.mark.parametrize(
    ("stated", "months"),
    [
        ([], 1),
        ([expiry(Policy.END_OF_CYCLE)], 1),
        ([expiry(Policy.NEVER)], None),
        ([expiry(Policy.ROLLOVER)], None),
        ([expiry(Policy.ROLLOVER, days=60)], 3),
        ([expiry(Policy.FIXED_PERIOD, days=365)], 12),
        ([expiry(Policy.FIXED_PERIOD, days=7)], 1),
        ([expiry(Policy.NEVER, Pool.PURCHASED)], 1),
        ([expiry(Policy.NEVER, Pool.ALL)], None),
        ([expiry(Policy.NEVER), expiry(Policy.END_OF_CYCLE)], 1),
        ([expiry(Policy.NEVER, Pool.ALL), expiry(Policy.END_OF_CYCLE)], 1),
    ],
)
def test_how_long_plan_units_last_is_what_is_stated_and_the_worst_where_nothing_is(
    stated: list[Expiry], months: int | None
) -> None:
    assert lasting(stated, Pool.PLAN).months == months
