"""When a change came to hold, by the captures alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from pricelint.audit.by_hand import cost, page, plan, site_of, unit
from pricelint.history.confirmed import settled_at
from pricelint.history.runs import Observation, runs_of
from pricelint.history.stated import stated
from pricelint.history.timeline import timeline
from pricelint.model.platform import Role

DAY = datetime(2026, 5, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("shown", "settled"),
    [
        ([5, 5, 8], 2),  # not confirmed yet: the first sight
        ([5, 5, 8, 8, 8], 3),  # the second sight
        ([5, 5, 8, 8, None, 8], 3),  # what comes after changes nothing of it
        ([5, 5, None, None, None], 3),  # that it is gone is confirmed alike
    ],
)
def test_a_change_holds_from_the_visit_that_confirmed_it(shown: list[int | None], settled: int) -> None:
    seen = [
        Observation(
            f"v{day}", DAY + timedelta(days=day),
            stated(site_of(page(Role.PRICING, unit=unit(), plans=(plan("Pro", "29", 1000),),
                                costs=() if units is None else (cost("Flux Pro", units),)))),
        )
        for day, units in enumerate(shown)
    ]  # fmt: skip
    found = [one for one in timeline(runs_of(seen)) if one.key[0] == "cost"]
    assert [settled_at(one, seen) for one in found] == [DAY + timedelta(days=settled)]
