"""`pricelint reextract`: all history by today's method, in several processes, gone on with after a kill."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from stored_visits import keep_cost
from typer.testing import CliRunner

import pricelint
from pricelint.cli import app
from pricelint.model.change import Origin
from pricelint.readings.figures import change_counts, figures
from pricelint.readings.method import todays_method
from pricelint.readings.read import keep_reading
from pricelint.readings.reextract import reextract
from pricelint.store.check import check
from pricelint.store.store import Store

COSTS = (5, 5, 8, None, 8, 9, 9)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store") as opened:
        for name in ("inkwell", "pensieve"):
            for day, cost in enumerate(COSTS):
                keep_cost(opened, day, cost, name)
        yield opened


@pytest.fixture
def as_version(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    yield monkeypatch
    todays_method.cache_clear()


def run(store: Store, *arguments: str) -> tuple[int, str]:
    command = ["reextract", "--store", str(store.folder), "--no-plugins", *arguments]
    result = CliRunner().invoke(app, command, env={"COLUMNS": "160"})
    return result.exit_code, result.output


def kinds(store: Store, platform: str) -> list[str]:
    found = store.changes.found(platform=platform)
    return [one.dated.change.kind.value for one in reversed(found)]


def test_all_visits_are_read_followed_and_judged_in_whatever_number_of_processes(store: Store, tmp_path: Path) -> None:
    assert reextract(store.folder, jobs=2, plugins=False).visits == 2 * len(COSTS)
    two = {name: store.runs.of(name) for name in ("inkwell", "pensieve")}
    assert kinds(store, "inkwell") == ["cost_rose", "cost_rose"]
    judged = store.readings.of("inkwell", todays_method())
    assert [reading.verdicts["quiet-cost-increase"] for reading in judged] == [
        "not_applicable", "not_applicable", "violation", "not_applicable", "violation", "violation", "violation",
    ]  # fmt: skip
    with Store.open(tmp_path / "again") as other:
        for name in two:
            for day, cost in enumerate(COSTS):
                keep_cost(other, day, cost, name)
        reextract(other.folder, jobs=1, plugins=False)
        assert {name: other.runs.of(name) for name in two} == two


def test_what_is_read_is_skipped(store: Store) -> None:
    assert reextract(store.folder, platform="inkwell", plugins=False).visits == len(COSTS)
    assert reextract(store.folder, plugins=False).visits == len(COSTS)
    assert reextract(store.folder, plugins=False).visits == 0


def test_only_visits_since_a_day_are_read(store: Store) -> None:
    since = store.visits.visits("inkwell")[4].finished_at
    assert reextract(store.folder, since=since, plugins=False).visits == 6


def test_what_another_version_read_otherwise_is_told_in_figures_and_as_our_change(
    store: Store, as_version: pytest.MonkeyPatch
) -> None:
    as_version.setattr(pricelint, "__version__", "0.0.1")
    todays_method.cache_clear()
    reextract(store.folder, plugins=False)
    for reading in store.readings.of("inkwell", todays_method())[:3]:  # as if that version had seen nothing there
        hollow = store.readings.of("inkwell", todays_method())[3]
        store.readings.forget([reading.visit], todays_method())
        store.readings.keep(
            type(reading)(
                visit=reading.visit, platform="inkwell", method=reading.method, at=reading.at, read_at=reading.read_at,
                content=reading.content, facts=hollow.facts, counts={"pages": 0}, verdicts=reading.verdicts,
            )
        )  # fmt: skip
    before = change_counts(store)
    as_version.undo()
    todays_method.cache_clear()
    code, told = run(store, "--jobs", "1")
    assert code == 0
    assert f"{2 * len(COSTS)} visits read" in told
    assert "Facts of 14 visits that an earlier version had read" in told
    found = figures(store)
    assert found.facts["costs"][1] - found.facts["costs"][0] == 3
    assert found.facts["pages"] == (9, 12)
    assert change_counts(store)["cost_rose"] == before["cost_rose"] == 4
    assert all(one.dated.change.kind for one in store.changes.found(origins=(Origin.METHOD_CHANGED,)))


def test_a_visit_that_cannot_be_read_is_told_and_the_others_are_read(store: Store) -> None:
    (capture,) = store.visits.visits("pensieve")[2].captures
    next(store.folder.rglob(f"{capture.sha256}.zst")).write_bytes(b"scratch")
    code, told = run(store, "--jobs", "1")
    assert code == 3
    assert "visit pensieve-2 was left out" in told
    assert len(store.readings.of("pensieve", todays_method())) == len(COSTS) - 2
    assert list(store.readings.unread(todays_method(), "pensieve")) == ["pensieve-2", "pensieve-4"]


def test_a_reading_whose_facts_are_gone_is_made_again(store: Store) -> None:
    reading = keep_reading(store, store.visits.visits("inkwell")[0])
    next(store.folder.rglob(f"{reading.facts}.zst")).unlink()
    (fault,) = check(store.folder)
    assert "pricelint reextract" in fault.do
    reextract(store.folder, plugins=False)
    assert check(store.folder) == []


def test_a_process_that_is_killed_from_outside_ends_no_run(store: Store) -> None:
    killed: list[int] = []

    def kill_one(_: str) -> None:
        if not killed:
            workers = [each for each in psutil.Process().children(recursive=True) if not each.children()]
            readers = [each for each in workers if "resource_tracker" not in " ".join(each.cmdline())]
            killed.append(readers[0].pid)
            readers[0].kill()

    for day in range(30):
        keep_cost(store, day, day, "siskin")
    done = reextract(store.folder, jobs=2, plugins=False, told=kill_one)
    assert killed
    assert (done.lost, done.visits, done.platforms) == ([], 2 * len(COSTS) + 30, 3)
    assert list(store.readings.unread(todays_method())) == []


KILLED = """
import sys
from pathlib import Path
from pricelint.readings.reextract import reextract

if __name__ == "__main__":
    reextract(Path(sys.argv[1]), jobs=2, plugins=False)
"""


def test_a_run_that_was_killed_goes_on_where_it_ended(store: Store, tmp_path: Path) -> None:
    script = tmp_path / "run.py"
    script.write_text(KILLED, encoding="utf-8")
    for day in range(48):
        keep_cost(store, day, 100 + day // 4 if day % 4 else 99 - day, "siskin")
    with subprocess.Popen([sys.executable, str(script), str(store.folder)], start_new_session=True) as process:
        while len(store.readings.of("siskin", todays_method())) < 10:
            assert process.poll() is None
            time.sleep(0.02)
        os.killpg(process.pid, signal.SIGKILL)
    assert [each for each in check(store.folder) if each.wrong] == []
    left = len(store.readings.unread(todays_method()))
    assert left <= 2 * len(COSTS) + 48 - 10
    assert reextract(store.folder, plugins=False).visits == left
    assert "cost_rose" in kinds(store, "siskin")
    assert [each for each in check(store.folder) if each.wrong] == []
