"""`pricelint export --release`: rows that fit their schema, hashes that hold, the same bytes whenever it is asked."""

from __future__ import annotations

import hashlib
import json
import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import time_machine
from changing_platform import DEARER, FIRST, PLATFORM, Version, record, record_all
from stored_visits import keep_cost
from typer.testing import CliRunner

from pricelint.cli import app
from pricelint.errors import UsageError
from pricelint.model.revalidation import AskedAgain, Revalidation, Sameness
from pricelint.readings.reextract import reextract
from pricelint.store.store import Store
from pricelint_reports.release import release_schema
from pricelint_reports.release.fields import table_schema, tables

TABLES = ("visits", "captures", "offers", "costs", "expiry", "outcomes", "changes", "index")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store")
    with Store.open(folder) as opened:
        record_all(opened)
        for day, version in ((3, FIRST), (40, DEARER)):
            record(opened, day, version, "brimstone")
    return folder


@pytest.fixture(scope="module")
def release(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return run(store, tmp_path_factory.mktemp("release"))


def run(store: Path, out: Path, *arguments: str) -> Path:
    result = CliRunner().invoke(app, ["export", "--release", str(out), "--store", str(store), *arguments])
    assert result.exit_code == 0, result.output
    (folder,) = out.iterdir()
    return folder


def rows(folder: Path, table: str) -> list[dict[str, Any]]:
    text = (folder / f"{table}.jsonl").read_text(encoding="utf-8")
    assert text.endswith("\n") or not text
    return [json.loads(line) for line in text.splitlines()]


def package(folder: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return data


def test_a_release_is_named_after_its_last_visit_and_holds_every_table(release: Path) -> None:
    assert release.name == "pricelint-2026-06-17"
    names = {path.name for path in release.iterdir()}
    assert names == {*(f"{name}.jsonl" for name in TABLES), "datapackage.json", "README.md", "SHA256SUMS"}
    assert all(rows(release, name) for name in TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_every_row_fits_the_published_schema(release: Path, table: str) -> None:
    schema = json.loads(release_schema())
    items = schema["$defs"]["Tables"]["properties"][table]
    found = rows(release, table)
    jsonschema.validate(found, {**items, "$defs": schema["$defs"]}, cls=jsonschema.Draft202012Validator)
    broken = [{**found[0], "platform": 1}]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, {**items, "$defs": schema["$defs"]}, cls=jsonschema.Draft202012Validator)


def test_the_data_package_describes_what_is_there(release: Path) -> None:
    for resource in package(release)["resources"]:
        data = (release / resource["path"]).read_bytes()
        found = rows(release, resource["name"])
        assert (resource["bytes"], resource["rows"]) == (len(data), len(found))
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        fields = [field["name"] for field in resource["schema"]["fields"]]
        assert all(list(row) == fields for row in found)
        keys = [tuple(row[name] for name in resource["schema"]["primaryKey"]) for row in found]
        assert len(set(keys)) == len(keys)


def test_every_visit_that_a_row_names_is_there(release: Path) -> None:
    visits = {row["visit"] for row in rows(release, "visits")}
    named = {row["visit"] for table in TABLES for row in rows(release, table) if "visit" in row}
    assert named == visits


def test_every_column_is_described_and_shared_names_are_said(release: Path) -> None:
    words = (release / "README.md").read_text(encoding="utf-8")
    for name, row in tables():
        for field in table_schema(name, row)["fields"]:
            assert field["description"]
            assert f"| `{field['name']}` |" in words
    offers = {field["name"]: field for field in table_schema("offers", dict(tables())["offers"])["fields"]}
    assert offers["price"]["rdfType"] == "https://schema.org/price"
    assert offers["pricing_unit"]["sameAs"] == "FOCUS 1.2 PricingUnit"
    assert offers["kind"]["constraints"] == {"required": True, "enum": ["plan", "pack", "rate"]}


def test_hashes_are_those_of_the_files(release: Path) -> None:
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=release, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert len((release / "SHA256SUMS").read_text().splitlines()) == len(TABLES) + 2


def test_the_same_store_gives_the_same_bytes_whatever_the_clock_says(
    store: Path, release: Path, tmp_path: Path
) -> None:
    with time_machine.travel(datetime(2040, 1, 1, tzinfo=UTC)):
        again = run(store, tmp_path)
    assert {path.name: path.read_bytes() for path in again.iterdir()} == {
        path.name: path.read_bytes() for path in release.iterdir()
    }


def test_a_quiet_increase_stands_in_costs_changes_outcomes_and_index(release: Path) -> None:
    costs = [
        row
        for row in rows(release, "costs")
        if (row["visit"], row["action"]) == ("quillcast-visit-44", "Generate an image")
    ]
    assert [(row["units_low"], row["pricing_unit"], row["quotes"][0]["quote"]) for row in costs] == [
        ("14", "credit", "14 credits")
    ]
    (change,) = [
        row
        for row in rows(release, "changes")
        if row["about"].startswith("Generate an image") and row["platform"] == PLATFORM
    ]
    assert (change["before"], change["after"], change["status"]) == ("10 credit", "14 credit", "confirmed")
    assert (change["last_seen_visit"], change["first_seen_visit"]) == ("quillcast-visit-30", "quillcast-visit-44")
    verdicts = {(row["visit"], row["rule"]): row["verdict"] for row in rows(release, "outcomes")}
    assert verdicts["quillcast-visit-44", "quiet-cost-increase"] == "violation"
    assert verdicts["quillcast-visit-30", "quiet-cost-increase"] == "not_applicable"
    assert verdicts["quillcast-visit-58", "quiet-cost-increase"] == "violation"  # as long as it is charged, and quietly
    links = {
        row["period"]: row["link"]
        for row in rows(release, "index")
        if (row["platform"], row["basis"]) == (PLATFORM, "plan")
    }
    assert (links["2026-02"], links["2026-04"]) == ("1.118688942081", "1.25")


def test_a_page_that_could_not_be_had_is_a_row_and_nothing_else(release: Path) -> None:
    (lost,) = [row for row in rows(release, "captures") if row["outcome"] != "captured"]
    assert (lost["visit"], lost["outcome"], lost["sha256"]) == ("quillcast-visit-75", "timeout", None)
    assert [row for row in rows(release, "offers") if row["visit"] == lost["visit"]] == []


def test_a_release_can_be_of_one_platform_and_of_a_time(store: Path, tmp_path: Path) -> None:
    one = run(store, tmp_path / "one", "--platform", "brimstone")
    assert {row["platform"] for table in TABLES for row in rows(one, table)} == {"brimstone"}
    late = run(store, tmp_path / "late", "--since", "2026-06-01")
    assert [row["visit"] for row in rows(late, "visits")] == ["quillcast-visit-149", "quillcast-visit-163"]
    assert [row["kind"] for row in rows(late, "changes")] == ["cost_rose"]


def test_the_licence_is_the_publishers_to_state(store: Path, release: Path, tmp_path: Path) -> None:
    assert "licenses" not in package(release)
    assert "is for the publisher" in (release / "README.md").read_text(encoding="utf-8")
    told = run(store, tmp_path, "--licence", "CC-BY-4.0", "--publisher", "Watch | <b>\x1b[31m")
    assert package(told)["licenses"] == [{"name": "CC-BY-4.0"}]
    words = (told / "README.md").read_text(encoding="utf-8")
    assert "<b>" not in words
    assert "\x1b" not in words


def test_words_from_a_page_end_no_line(tmp_path: Path) -> None:
    hostile = Version(plans={"Pro\u2028\u0085 =1+1": (9, 100)}, costs={"Generate\u2029an image": 3})
    with Store.open(tmp_path / "store") as opened:
        record(opened, 0, hostile)
    folder = run(tmp_path / "store", tmp_path / "out")
    for table in TABLES:
        data = (folder / f"{table}.jsonl").read_bytes()
        assert len(data.decode().splitlines()) == data.count(b"\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--since", "soon"], "is no day"),
        (["--since", "2030-01-01"], "no visit is left"),
        (["--platform", "x"], "no visit of"),
    ],
)
def test_what_cannot_be_is_said(store: Path, tmp_path: Path, arguments: list[str], says: str) -> None:
    result = CliRunner().invoke(app, ["export", "--release", str(tmp_path), "--store", str(store), *arguments])
    assert isinstance(result.exception, UsageError)
    assert says in str(result.exception)


COSTS = (5, 5, 8, None, 8, 9, 9)
VERDICTS = [
    "not_applicable", "not_applicable", "violation", "not_applicable", "violation", "violation", "violation",
]  # fmt: skip


def test_a_visit_is_judged_beside_all_before_it_whether_or_not_somebody_judged_it(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store") as store:
        for day, cost in enumerate(COSTS):
            keep_cost(store, day, cost)
    first = rows(run(tmp_path / "store", tmp_path / "unjudged"), "outcomes")
    assert [row["verdict"] for row in first if row["rule"] == "quiet-cost-increase"] == VERDICTS
    reextract(tmp_path / "store")
    assert rows(run(tmp_path / "store", tmp_path / "judged"), "outcomes") == first


def test_a_visit_that_came_in_between_has_the_later_ones_judged_anew(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store") as store:
        for day in (0, 9):
            keep_cost(store, day, 8)
    before = rows(run(tmp_path / "store", tmp_path / "first"), "outcomes")
    with Store.open(tmp_path / "store") as store:
        keep_cost(store, 4, 5)
    after = rows(run(tmp_path / "store", tmp_path / "second"), "outcomes")
    told = [[row["verdict"] for row in some if row["rule"] == "quiet-cost-increase"] for some in (before, after)]
    assert told == [["not_applicable"] * 2, ["not_applicable", "not_applicable", "violation"]]


def test_a_capture_is_dated_by_its_bytes_and_says_when_it_was_found_unchanged(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store") as store:
        first = keep_cost(store, 0, 5)
        again = Revalidation(taken_at=first.finished_at, asked=(AskedAgain("p", Sameness.NOT_MODIFIED),))
        later = first.finished_at + timedelta(days=3)
        captures = tuple(replace(one, captured_at=later, revalidation=again) for one in first.captures)
        store.visits.record(replace(first, id="again", started_at=later, finished_at=later, captures=captures))
    told = rows(run(tmp_path / "store", tmp_path / "release"), "captures")
    taken, found = first.finished_at.isoformat(), later.isoformat()
    same = [tuple(row[name] for name in ("captured_at", "found_unchanged_at")) for row in told]
    assert [tuple(at and datetime.fromisoformat(at).isoformat() for at in row) for row in same] == [
        (taken, None), (taken, found),
    ]  # fmt: skip
