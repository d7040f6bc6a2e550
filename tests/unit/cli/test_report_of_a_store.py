"""Results of the visits in a store are made of the readings that are kept; where bytes are gone, that is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from stored_visits import keep_cost
from typer.testing import CliRunner

from pricelint.audit.registry import load_rules
from pricelint.cli.app import app
from pricelint.cli.counts import counted
from pricelint.cli.from_store import results_of_store
from pricelint.model.capture import Visit
from pricelint.model.platform import PageTarget, Platform, Role
from pricelint.pipeline import Blob, VisitRead
from pricelint.store.store import Store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Store.open(tmp_path / "store") as store:
        for day, cost in enumerate((5, 5, 8)):
            keep_cost(store, day, cost)
    return tmp_path / "store"


def results(folder: Path, into: Path) -> list[bytes]:
    into.mkdir()
    return [path.read_bytes() for path in results_of_store(folder, load_rules(plugins=False), into)]


def test_a_visit_is_read_once_and_its_result_is_the_same(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = results(folder, tmp_path / "first")

    def again(_visit: Visit, _blob: Blob) -> VisitRead:
        raise AssertionError("a visit of which a reading is kept was read again")

    monkeypatch.setattr("pricelint.pipeline.read_visit", again)
    assert results(folder, tmp_path / "second") == first
    assert len(first) == 3


def test_a_visit_whose_bytes_are_gone_states_nothing_though_it_was_read(folder: Path, tmp_path: Path) -> None:
    before = results(folder, tmp_path / "first")
    with Store.open(folder) as store:
        (capture,) = store.visits.visits("inkwell")[2].captures
        (blob,) = store.folder.rglob(f"*{capture.sha256[4:]}*")
        blob.unlink()
    after = results(folder, tmp_path / "second")
    assert after[:2] == before[:2]
    assert b"holds no content under sha256" in after[2]


@pytest.mark.parametrize(("number", "told"), [(0, "0 pages"), (1, "1 page"), (2, "2 pages"), (1200, "1,200 pages")])
def test_counts_have_their_plural(number: int, told: str) -> None:
    assert counted(number, "page") == told
    assert counted(number, "entry", "entries").endswith("entry" if number == 1 else "entries")


def test_the_command_line_says_one_visit(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        keep_cost(store, 0, 5)
    told = CliRunner().invoke(app, ["history", "inkwell", "--store", str(tmp_path)]).output
    assert "1 visit, nothing changed" in told
    listed = CliRunner().invoke(app, ["history", "inkwell", "--visits", "--store", str(tmp_path)]).output
    assert "1 of 1 page\n" in listed


def test_the_last_declarations_alone_are_read_in_their_order(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        first = keep_cost(store, 0, 5)
        for day in range(1, 5):
            platform = Platform("inkwell", "Inkwell", (PageTarget(f"https://inkwell.example/{day}", Role.PRICING),))
            at = first.started_at + timedelta(days=day)
            store.visits.record(replace(first, id=f"v{day}", started_at=at, finished_at=at), declared=platform)
        assert [one.visit for one in store.visits.declarations("inkwell", last=2)] == ["v3", "v4"]
        assert [one.visit for one in store.visits.declarations("inkwell")] == ["v1", "v2", "v3", "v4"]
