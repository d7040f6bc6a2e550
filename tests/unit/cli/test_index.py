"""`pricelint index` over a store: every format, what is asked for, what cannot be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from changing_platform import record_all
from typer.testing import CliRunner

from pricelint.cli import app
from pricelint.errors import ConfigError, UsageError
from pricelint.store.store import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store")
    with Store.open(folder) as opened:
        record_all(opened)
    return folder


def run(store: Path, *arguments: str) -> str:
    result = CliRunner().invoke(app, ["index", *arguments, "--store", str(store)])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_quiet_increase_and_a_cut_show_in_the_index_of_the_plan(store: Path) -> None:
    """Images rise from 10 to 14 credits; then a plan of the same price holds 800 credits instead of 1,000."""
    (plan, pack) = json.loads(run(store, "quillcast", "--format", "json"))["series"]
    links = {point["period"]: point["link"] for point in plan["points"]}
    assert links["2026-04"] == "1.25"
    assert links["2026-03"] == "1"
    assert links["2026-02"] == "1.118688942081"  # the third root of 1.4
    assert {point["period"]: point["link"] for point in pack["points"]}["2026-04"] == "1"
    assert plan["points"][0]["visit"] == "quillcast-visit-12"
    assert plan["points"][-1]["seen_again"] is False


def test_every_format_is_written(store: Path, tmp_path: Path) -> None:
    assert "147.9" in run(store)
    assert run(store, "--format", "csv").startswith("platform,currency,")
    assert run(store, "--format", "svg", "--every", "week").startswith("<?xml")
    run(store, "--format", "html", "--out", str(tmp_path))
    assert "<h2" in (tmp_path / "credit-index.html").read_text(encoding="utf-8")


def test_a_part_begins_at_100(store: Path) -> None:
    data = json.loads(run(store, "--from", "2026-03", "--to", "2026-04-30", "--format", "json"))
    assert [(point["period"], point["index"]) for point in data["series"][0]["points"]] == [
        ("2026-03", "100"), ("2026-04", "125"),
    ]  # fmt: skip


def test_a_basket_of_clips_moves_with_clips_alone(store: Path, tmp_path: Path) -> None:
    basket = tmp_path / "basket.toml"
    basket.write_text("[[basket]]\nsince = 2026-01-01\nquantities = { 'video/video' = 3 }\n", encoding="utf-8")
    data = json.loads(run(store, "--basket", str(basket), "--format", "json"))
    assert [point["link"] for point in data["series"][0]["points"]] == [None, "1", "1", "1.25", "1", "1.25"]
    assert data["baskets"][0]["quantities"] == {"video/video": "3"}


@pytest.mark.parametrize(
    ("arguments", "kind", "says"),
    [
        (["nobody"], UsageError, "no visit of 'nobody'"),
        (["--from", "spring"], UsageError, "is no month"),
        (["--basket", "missing.toml"], ConfigError, "cannot be read"),
    ],
)
def test_what_cannot_be_is_said(store: Path, arguments: list[str], kind: type[Exception], says: str) -> None:
    result = CliRunner().invoke(app, ["index", *arguments, "--store", str(store)])
    assert isinstance(result.exception, kind)
    assert says in str(result.exception)


def test_a_store_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["index", "--store", str(tmp_path / "none")])
    assert isinstance(result.exception, UsageError)
    assert not (tmp_path / "none").exists()
