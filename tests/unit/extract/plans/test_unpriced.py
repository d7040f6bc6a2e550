"""Tiers that a help page lists with their units and without a price."""

from __future__ import annotations

import pytest
from offers_pages import reading_of

from pricelint.extract.plans.read import read_plans

INTRO = {
    "en": "<p>Credits are spent on images and clips.</p>",
    "de": "<p>Credits werden für Bilder und Videos verbraucht, die mit der KI entstehen.</p>",
    "pt": "<p>Os créditos são gastos em imagens e vídeos que a IA gera para você.</p>",
}


def _told(body: str, language: str = "en") -> list[tuple[str, int, str, bool]]:
    plans = read_plans(reading_of(f"{INTRO[language]}{body}", language))
    return [
        (plan.name, int(plan.allowance.amount or 0), str(plan.allowance.per), plan.free)
        for plan in plans
        if plan.allowance
    ]


@pytest.mark.parametrize(
    ("language", "table"),
    [
        ("en", ("<tr><th>Plan</th><th>Monthly credits</th></tr><tr><td>Duo</td><td>600 credits</td></tr>"
               "<tr><td>Trio</td><td>1,200</td></tr>")),
        ("de", ("<tr><th>Tarif</th><th>Credits pro Monat</th></tr><tr><td>Duo</td><td>600</td></tr>"
               "<tr><td>Trio</td><td>1.200</td></tr>")),
        ("pt", ("<tr><th>Plano</th><th>Créditos</th></tr><tr><td>Duo</td><td>600/mês</td></tr>"
               "<tr><td>Trio</td><td>1.200/mês</td></tr>")),
    ],
)  # fmt: skip
def test_a_table_of_plans_gives_each_its_units(language: str, table: str) -> None:
    told = _told(f"<table>{table}</table>", language)
    assert told == [("Duo", 600, "month", False), ("Trio", 1200, "month", False)]


def test_the_line_above_a_table_may_say_the_period() -> None:
    table = "<table><tr><th>Site plan</th><th>Credits included per site</th></tr><tr><td>Duo</td><td>600</td></tr>{}"
    body = table.format("<tr><td>Trio</td><td>1,200</td></tr></table>")
    assert [told[:3] for told in _told(f"<p>Each plan has a monthly allowance of credits:</p>{body}")] == [
        ("Duo", 600, "month"),
        ("Trio", 1200, "month"),
    ]
    assert _told(f"<p>How credits are shared:</p>{body}") == []


def test_a_list_gives_known_plans_their_units() -> None:
    lines = "<li>Free Plan – 12 credits per month</li><li>Team Plan – 90 credits per month</li>"
    assert _told(f"<ul>{lines}</ul>") == [("Free Plan", 12, "month", True), ("Team Plan", 90, "month", False)]


def test_headings_name_the_plans_of_the_lines_below() -> None:
    body = "<h3>Starter</h3><p>200 credits/month</p><h3>Pro</h3><p>900 credits/month</p><h3>Atelier</h3>"
    told = _told(f"{body}<p>4,000 credits/month</p>")
    assert [name for name, *_ in told] == ["Starter", "Pro", "Atelier"]


@pytest.mark.parametrize(
    "body",
    [
        (
            "<table><tr><th>Plan</th><th>Credits per image</th></tr><tr><td>Duo</td><td>6</td></tr>"
            "<tr><td>Trio</td><td>4</td></tr></table>"
        ),
        (
            "<table><tr><th>Model</th><th>Monthly credits</th></tr><tr><td>Duo</td><td>600</td></tr>"
            "<tr><td>Trio</td><td>900</td></tr></table>"
        ),
        "<ul><li>Log in – 5 credits per day</li><li>Invite a friend – 20 credits per month</li></ul>",
        "<h3>Log in</h3><p>5 credits per day</p><h3>Invite a friend</h3><p>20 credits per month</p>",
        "<ul><li>Free Plan – 12 credits per month</li></ul>",
    ],
)
def test_costs_rewards_and_a_lone_line_make_no_plans(body: str) -> None:
    assert _told(body) == []
