"""Announced changes over the visits: what came, what is overdue, what was called off, dropped or announced anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from pricelint.audit.by_hand import cost, page, plan, quote, site_of, unit
from pricelint.history.scheduled import announcements, sight_of
from pricelint.model.announcement import Announced, Standing
from pricelint.model.fact import Hint, HintTopic
from pricelint.model.notes import CALLED_OFF
from pricelint.model.platform import Role
from pricelint.model.site import SiteFacts

MARCH = "From 1 March the Pro plan will cost $29."
OFF = "The price change of the Pro plan has been cancelled."


def shop(
    price: str, *notices: str, off: str = "", terms: bool = True, language: str = "en", units: int = 1000
) -> SiteFacts:
    """A pricing page, and terms that announce things; without `terms` these were not captured."""
    said = [(text, "") for text in notices] + ([(off, CALLED_OFF)] if off else [])
    hints = tuple(Hint(evidence=quote(text, "terms"), topic=HintTopic.NOTICE, note=note) for text, note in said)
    pricing = page(
        Role.PRICING, unit=unit(), plans=(plan("Pro", price, units), plan("Team", "99", 6000)), costs=(cost("Flux", 5),)
    )
    return site_of(pricing, *([replace(page(Role.TERMS, hints=hints), language=language)] if terms else []))


def followed(**visits: SiteFacts) -> tuple[Announced, ...]:
    """Visits by their day of 2027: `feb20=shop("19")`."""
    return announcements(sight_of(name, _at(name), facts) for name, facts in visits.items())


def _at(name: str) -> datetime:
    months = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    return datetime(2027, months.index(name[:3]) + 1, int(name[3:]), 9, tzinfo=UTC)


def standings(**visits: SiteFacts) -> list[Standing]:
    return [one.standing for one in followed(**visits)]


CASES = [
    pytest.param({"feb1": shop("19", MARCH), "feb20": shop("19", MARCH)}, Standing.SCHEDULED, id="yet to come"),
    pytest.param({"feb1": shop("19", MARCH), "mar5": shop("29")}, Standing.HAPPENED, id="it came"),
    pytest.param({"feb1": shop("19", MARCH), "feb20": shop("29", MARCH)}, Standing.HAPPENED, id="it came early"),
    pytest.param({"feb1": shop("19", MARCH), "mar5": shop("19", MARCH), "apr1": shop("29")}, Standing.HAPPENED,
                 id="it came late"),
    pytest.param({"feb1": shop("19", MARCH), "mar5": shop("35")}, Standing.OTHERWISE, id="another value came"),
    pytest.param({"feb1": shop("19", MARCH), "mar5": shop("19", MARCH)}, Standing.OVERDUE, id="overdue, still there"),
    pytest.param({"feb1": shop("19", MARCH), "mar5": shop("19", units=800)}, Standing.OVERDUE,
                 id="something else of the plan changed"),
    pytest.param({"feb1": shop("19", MARCH), "mar5": shop("19")}, Standing.OVERDUE, id="overdue, no longer there"),
    pytest.param({"feb1": shop("19", MARCH), "mar1": shop("19", MARCH)}, Standing.SCHEDULED, id="its day is today"),
    pytest.param({"feb1": shop("19", MARCH), "mar2": shop("19", MARCH)}, Standing.SCHEDULED,
                 id="its day is not over everywhere"),
    pytest.param({"feb1": shop("19", MARCH), "feb20": shop("19", off=OFF)}, Standing.CANCELLED, id="called off"),
    pytest.param({"feb1": shop("19", MARCH), "feb20": shop("19")}, Standing.WITHDRAWN, id="dropped"),
    pytest.param({"feb1": shop("19", MARCH), "feb20": shop("19"), "mar5": shop("19")}, Standing.WITHDRAWN,
                 id="dropped, and its day passed"),
    pytest.param({"feb1": shop("19", MARCH), "feb20": shop("19"), "feb25": shop("19", MARCH)}, Standing.SCHEDULED,
                 id="dropped at one visit only"),
    pytest.param({"feb1": shop("19", MARCH), "feb20": shop("19", terms=False)}, Standing.SCHEDULED,
                 id="the page that announced it was not captured"),
    pytest.param({"feb1": shop("19", MARCH), "mar5": site_of()}, Standing.SCHEDULED, id="a failed visit shows nothing"),
    pytest.param({"feb1": shop("19", MARCH), "feb20": shop("19", off="The price change of 9 April is cancelled.")},
                 Standing.WITHDRAWN, id="something else was called off"),
]  # fmt: skip


@pytest.mark.parametrize(("visits", "standing"), CASES)
def test_what_became_of_an_announced_change(visits: dict[str, SiteFacts], standing: Standing) -> None:
    assert standings(**visits) == [standing]


def test_an_announcement_for_another_day_or_value_takes_the_place_of_the_first() -> None:
    later = "From 1 June the Pro plan will cost $29."
    first, second = followed(feb1=shop("19", MARCH), feb20=shop("19", later), jun5=shop("29"))
    assert (first.standing, [item.quote for item in first.shown]) == (Standing.SUPERSEDED, [later])
    assert (second.standing, second.on) == (Standing.HAPPENED, date(2027, 6, 1))
    both = standings(feb1=shop("19", MARCH, later), feb20=shop("19", MARCH, later))
    assert both == [Standing.SCHEDULED, Standing.SCHEDULED]


def test_each_standing_has_its_quotes_and_the_visits_between_which_it_came() -> None:
    (one,) = followed(feb1=shop("19", MARCH), feb20=shop("19", MARCH), mar5=shop("29"))
    assert [item.quote for item in one.notice] == [MARCH]
    assert (one.about, one.before.says) == ("the plan Pro", "USD 19 for 1,000")
    assert "Pro 29" in [item.quote for item in one.shown]
    assert (one.since, one.until, one.last_at) == (_at("feb20"), _at("mar5"), _at("feb20"))


NOT_ANNOUNCED = [
    pytest.param("From 1 March we adjust our prices.", id="no number, no thing"),
    pytest.param("From 1 March the Pro plan will cost $19.", id="what holds already"),
    pytest.param("The Pro plan will cost $29.", id="no day"),
    pytest.param("On 1 December 2026 we raised the Pro plan to $29.", id="a day that is over"),
    pytest.param("From 1 March the Ultra plan will cost $29.", id="a thing that is not sold"),
]


@pytest.mark.parametrize("text", NOT_ANNOUNCED)
def test_what_announces_nothing_that_could_be_followed(text: str) -> None:
    assert standings(feb1=shop("19", text), mar5=shop("19", text)) == []


def _days() -> Iterator[tuple[str, str, date]]:
    yield "en", "Starting March 1st, 2027, the Pro plan will cost $29.", date(2027, 3, 1)
    yield "en", "Effective 2027-03-29 the Pro plan will cost $29.", date(2027, 3, 29)
    yield "de", "Ab dem 1. März kostet der Plan Pro 29 $.", date(2027, 3, 1)
    yield "fr", "À partir du 1er mars, la formule Pro coûtera 29 $.", date(2027, 3, 1)
    yield "es", "A partir del 1 de marzo el plan Pro costará 29 $.", date(2027, 3, 1)
    yield "ja", "3月1日から Pro は $29 になります。", date(2027, 3, 1)


@pytest.mark.parametrize(("language", "text", "day"), list(_days()))
def test_days_are_read_in_several_languages(language: str, text: str, day: date) -> None:
    (one,) = followed(feb1=shop("19", text, language=language))
    assert one.on == day


def test_a_day_without_its_year_is_not_next_years_when_it_is_seen_again() -> None:
    (one,) = followed(feb1=shop("19", MARCH), nov1=shop("19", MARCH))
    assert (one.on, one.standing) == (date(2027, 3, 1), Standing.OVERDUE)
