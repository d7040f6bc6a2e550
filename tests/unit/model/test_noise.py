"""Noise is no change of wording and makes no other fingerprint; an amount of money in its place is never filtered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pricelint.audit.by_hand import expiry, page, plan, quote, site_of, unit
from pricelint.history.compare import changes
from pricelint.model.change import ChangeKind
from pricelint.model.fingerprint import fingerprint
from pricelint.model.noise import noise_filters, quieted
from pricelint.model.outcome import Finding
from pricelint.model.platform import Role
from pricelint.model.site import SiteFacts
from pricelint.model.units import Policy

SAID = "Unused credits never expire"
NOISE = [
    pytest.param("see https://x.example/faq?sid=a1&utm_source=b", "see https://x.example/faq?sid=c9", id="query"),
    pytest.param("ask [email protected]", "ask help@x.example", id="e-mail"),
    pytest.param("ask help (at) x (dot) example", "ask help [at] x [dot] example", id="e-mail in words"),
    pytest.param("ref 0f9c2b7a4e5d6f708192", "ref 7e6d5c4b3a29180f7e6d", id="token"),
    pytest.param("ref 123e4567-e89b-12d3-a456-426614174000", "ref 987e6543-e21b-45d3-b654-123456789abc", id="uuid"),
    pytest.param("updated 3 minutes ago", "updated an hour ago", id="ago"),
    pytest.param("as of 2026-05-03T10:00:00Z", "as of 2026-05-10T11:30:00Z", id="timestamp"),
    pytest.param("vor 3 Minuten", "vor einer Stunde", id="ago in German"),
    pytest.param("il y a 3 jours", "il y a quelques heures", id="ago in French"),
    pytest.param("hace 3 días", "hace una hora", id="ago in Spanish"),
    pytest.param("3分前", "2時間前", id="ago in Japanese"),
    pytest.param("1,204 people bought this today", "998 users joined today", id="counter"),
    pytest.param("“It changed how we work.” — Anna Kim", "“I would not go without it.” — Ben O", id="testimonial"),
]
STAYS = [
    "now $29 per month",
    "https://x.example/buy?price=$29",
    "https://x.example/buy?price=29USD",
    "“It costs only $29 a month now.” — Anna Kim",
    "“Nur 29 EUR im Monat, das reicht.” — Anna Kim",
    "1,204 credits bought once",
    "5 credits per image",
    "12 months of rollover",
    "24/7 support for 500 credits",
]


def shop(text: str) -> SiteFacts:
    said = replace(expiry(Policy.NEVER), evidence=quote(text))
    return site_of(page(Role.PRICING, unit=unit(), plans=(plan("Pro", "29", 1000),), expiry=(said,)))


def mark(text: str) -> str:
    return fingerprint("acme", "some-rule", Finding(message="", evidence=quote(text)))


@pytest.mark.parametrize(("before", "after"), NOISE)
def test_noise_is_no_change_of_wording_and_no_other_finding(before: str, after: str) -> None:
    first, second = f"{SAID}, {before}", f"{SAID}, {after}"
    assert changes(shop(first), shop(second)) == ()
    assert mark(first) == mark(second)


@pytest.mark.parametrize("text", STAYS)
def test_money_and_what_is_no_noise_stay(text: str) -> None:
    assert quieted(text) == text
    assert mark(f"{SAID}, {text}") != mark(f"{SAID}, {text.replace('29', '35').replace('5', '6').replace('2', '3')}")


def test_other_words_beside_noise_are_a_change() -> None:
    (change,) = changes(shop(f"{SAID}, updated 3 minutes ago"), shop("Unused credits stay yours, updated an hour ago"))
    assert change.kind is ChangeKind.WORDING


def test_a_price_that_moved_inside_a_testimonial_makes_another_finding() -> None:
    assert mark("“Only $29 a month, that is it.” — Anna") != mark("“Only $39 a month, that is it.” — Anna")


def test_every_filter_has_a_name_of_its_own_and_does_not_backtrack_without_bound() -> None:
    names = [one.name for one in noise_filters()]
    assert len(set(names)) == len(names) >= 6
    for text in ("“" + "a " * 5000, "a.b-" * 5000, "joined by " * 2000, "0a" * 5000, "https://" + "a" * 10000):
        assert quieted(text)
