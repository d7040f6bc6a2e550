"""`pricelint history` and `pricelint diff` over visits in a store."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from packs_page import packs_page
from stored_visits import keep_cost
from typer.testing import CliRunner

from pricelint.cli import app
from pricelint.errors import UsageError
from pricelint.model.platform import PageTarget, Platform, Role
from pricelint.store.store import Store


def keep(folder: Path, day: int, cost: int | None) -> str:
    """Record a visit; without a cost it is one whose page could not be had."""
    with Store.open(folder) as store:
        return keep_cost(store, day, cost).id


def run(*arguments: str) -> str:
    result = CliRunner().invoke(app, list(arguments), env={"COLUMNS": "200"})
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_confirmed_rise_is_told_with_the_days_between_and_both_quotes(tmp_path: Path) -> None:
    for day, cost in ((0, 5), (1, 5), (2, None), (7, 8), (8, 8)):
        keep(tmp_path, day, cost)
    (change,) = json.loads(run("history", "inkwell", "--store", str(tmp_path), "--format", "json"))
    assert (change["change"]["kind"], change["status"]) == ("cost_rose", "confirmed")
    assert [change["change"][side]["says"] for side in ("before", "after")] == ["5 credit", "8 credit"]
    table = run("history", "inkwell", "--store", str(tmp_path))
    assert "between 4 and 10 May 2026" in table


def test_what_was_seen_once_is_unconfirmed_unless_once_is_enough(tmp_path: Path) -> None:
    for day, cost in ((0, 5), (1, 8)):
        keep(tmp_path, day, cost)
    assert "unconfirmed" in run("history", "inkwell", "--store", str(tmp_path))
    assert " confirmed" in run("history", "inkwell", "--store", str(tmp_path), "--confirm", "1")


def test_a_page_that_failed_is_no_change(tmp_path: Path) -> None:
    for day, cost in ((0, 5), (1, None), (2, 5)):
        keep(tmp_path, day, cost)
    assert "3 visits, nothing changed" in run("history", "inkwell", "--store", str(tmp_path))


def test_visits_are_listed_and_any_two_compared(tmp_path: Path) -> None:
    first, second = keep(tmp_path, 0, 5), keep(tmp_path, 9, 8)
    assert first in run("history", "inkwell", "--store", str(tmp_path), "--visits")
    (change,) = json.loads(run("diff", first, second, "--store", str(tmp_path), "--format", "json"))
    assert change["kind"] == "cost_rose"
    (back,) = json.loads(run("diff", second, first, "--store", str(tmp_path), "--format", "json"))
    assert back["kind"] == "cost_fell"
    assert "Nothing" in run("diff", first, first, "--store", str(tmp_path))


def test_files_are_compared_without_a_store(tmp_path: Path) -> None:
    for name, cost in (("a", 5), ("b", 6)):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "pricing.html").write_text(packs_page(cost), encoding="utf-8")
    told = run("diff", str(tmp_path / "a"), str(tmp_path / "b"), "--store", str(tmp_path / "none"))
    assert "cost rose" in told


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [(("history", "nobody"), "inkwell"), (("diff", "https://inkwell.example/", "x.html"), "is not one capture")],
)
def test_what_cannot_be_looked_at_is_said(tmp_path: Path, arguments: tuple[str, ...], expected: str) -> None:
    keep(tmp_path, 0, 5)
    result = CliRunner().invoke(app, [*arguments, "--store", str(tmp_path)])
    assert isinstance(result.exception, UsageError)
    assert expected in str(result.exception)


def test_an_edited_platform_file_is_told_beside_the_changes(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        for day, path in ((0, "pricing"), (7, "plans")):
            one = keep_cost(store, day, 5, "inkwell-elsewhere")
            page = PageTarget(f"https://inkwell.example/{path}", Role.PRICING)
            captures = tuple(replace(capture, platform="inkwell") for capture in one.captures)
            visit = replace(one, id=f"inkwell-{day}", platform="inkwell", captures=captures)
            store.visits.record(visit, declared=Platform("inkwell", "Inkwell", (page,)))
    told = CliRunner().invoke(app, ["history", "inkwell", "--store", str(tmp_path)])
    assert "The platform file was edited between 3 and 10 May 2026" in told.stderr
    assert "https://inkwell.example/pricing is declared no longer" in " ".join(told.stderr.split())
    assert "nothing changed" in told.stdout
