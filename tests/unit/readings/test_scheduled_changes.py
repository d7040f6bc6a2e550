"""Announced changes over visits in a store, as pages print them, and as the command tells of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from stored_visits import keep_page
from typer.testing import CliRunner

from pricelint.cli.app import app
from pricelint.model.announcement import Standing
from pricelint.readings.method import todays_method
from pricelint.readings.read import keep_reading, read_of
from pricelint.readings.scheduled import announced_of
from pricelint.store.store import Store

_PAGE = """<!doctype html><html lang="{language}"><body><h1>Pricing</h1><section class="plans">
<div class="plan"><h3>Pro</h3><p>${price} / month</p><ul><li>1,000 credits per month</li></ul><button>Buy</button></div>
<div class="plan"><h3>Team</h3><p>$99 / month</p><ul><li>6,000 credits per month</li></ul><button>Buy</button></div>
</section><h2>News</h2><p>{notice}</p></body></html>"""

NOTICE = "From 9 May the Pro plan will cost $29 per month."
OFF = "The price change of the Pro plan has been cancelled."


def keep(store: Store, day: int, price: int, notice: str = "", language: str = "en") -> None:
    """A visit `day` days after the first of May 2026."""
    keep_reading(store, keep_page(store, day, _PAGE.format(price=price, notice=notice, language=language)))


@pytest.mark.parametrize(
    ("later", "standing"),
    [
        ((29, ""), Standing.HAPPENED),
        ((19, NOTICE), Standing.OVERDUE),
        ((19, OFF), Standing.CANCELLED),
        ((19, "From 9 June the Pro plan will cost $29 per month."), Standing.SUPERSEDED),
    ],
)
def test_what_a_page_announced_and_a_later_visit_showed(
    tmp_path: Path, later: tuple[int, str], standing: Standing
) -> None:
    with Store.open(tmp_path / "store") as store:
        keep(store, 0, 19, NOTICE)
        keep(store, 14, *later)
        first = announced_of(store, "inkwell")[0]
    assert (first.standing, [item.quote for item in first.notice]) == (standing, [NOTICE])
    assert first.shown


@pytest.mark.parametrize(
    ("language", "notice"),
    [
        ("de", "Ab dem 9. Mai kostet der Plan Pro 29 $ im Monat."),
        ("fr", "À partir du 9 mai, la formule Pro coûtera 29 $ par mois."),
        ("es", "A partir del 9 de mayo el plan Pro costará 29 $ al mes."),
        ("it", "Dal 9 maggio il piano Pro costerà 29 $ al mese."),
        ("pt", "A partir de 9 de maio o plano Pro custará 29 $ por mês."),
        ("ja", "5月9日からProプランの料金は29ドルに変更になります。"),
        ("en", "The Pro plan will cost $29 per month from May 9."),
    ],
)
def test_announcements_are_read_in_several_languages(tmp_path: Path, language: str, notice: str) -> None:
    with Store.open(tmp_path / "store") as store:
        keep(store, 0, 19, notice, language)
        (one,) = announced_of(store, "inkwell")
        (reading,) = store.readings.of("inkwell", todays_method())
        plans = [plan.name for page in read_of(store, reading).facts.pages for plan in page.plans]
    assert (one.on.month, one.on.day, one.standing) == (5, 9, Standing.SCHEDULED)
    assert plans == ["Pro", "Team"]


@pytest.mark.parametrize(
    "notice",
    ["Your credits will be reset on 9 May.", "The Pro plan will cost $29 per month.", "See you on 9 May: $9."],
)
def test_sentences_that_announce_no_change(tmp_path: Path, notice: str) -> None:
    with Store.open(tmp_path / "store") as store:
        keep(store, 0, 19, notice)
        assert announced_of(store, "inkwell") == ()


def test_the_command_tells_what_became_of_it(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with Store.open(folder) as store:
        keep(store, 0, 19, NOTICE)
        keep(store, 14, 19)
        assert not list(store.readings.unread(todays_method()))
    asked = ["history", "inkwell", "--store", str(folder)]
    told = CliRunner().invoke(app, [*asked, "--announced", "--format", "json"])
    (one,) = json.loads(told.stdout)
    assert (one["standing"], one["on"], one["before"]["says"]) == ("overdue", "2026-05-09", "USD 19 for 1,000")
    assert "overdue" in CliRunner().invoke(app, asked, env={"COLUMNS": "200"}).stdout
