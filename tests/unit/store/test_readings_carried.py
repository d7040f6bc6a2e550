"""A store that is exported and imported tells the same history, and nothing is read again."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest
from stored_visits import keep_cost
from typer.testing import CliRunner

import pricelint
from pricelint.cli import app
from pricelint.errors import StoreError
from pricelint.model.change import Origin
from pricelint.model.platform import PageTarget, Platform, Role
from pricelint.readings.method import todays_method
from pricelint.readings.read import keep_read, read_of
from pricelint.readings.reextract import reextract
from pricelint.store.archive import MANIFEST, VISITS, Manifest, write_archive
from pricelint.store.check import check
from pricelint.store.faults import Trouble
from pricelint.store.merge import merge_archive
from pricelint.store.store import Store
from pricelint.store.visit_lines import VisitLine

BOTH = (Origin.SITE_CHANGED, Origin.METHOD_CHANGED)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store") as opened:
        for day, cost in enumerate((5, 5, 8, 8)):
            keep_cost(opened, day, cost)
        reextract(opened.folder, plugins=False)
        yield opened


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "other") as opened:
        yield opened


def carried(store: Store, other: Store) -> None:
    write_archive(store, store.folder.parent / "store.tar")
    merge_archive(other, store.folder.parent / "store.tar")


def history(store: Store, *arguments: str) -> str:
    told = CliRunner().invoke(app, ["history", "inkwell", "--store", str(store.folder), "--format", "json", *arguments])
    assert told.exit_code == 0, told.output
    return told.stdout


def test_the_same_history_is_told_and_nothing_is_read_again(store: Store, other: Store) -> None:
    carried(store, other)
    assert other.readings.of("inkwell", todays_method()) == store.readings.of("inkwell", todays_method())
    assert list(other.readings.unread(todays_method())) == []
    assert "cost_rose" in history(store)
    assert history(other) == history(store)
    assert check(other.folder) == []


def test_what_we_read_otherwise_than_an_earlier_version_is_carried(
    store: Store, other: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = [read_of(store, reading) for reading in store.readings.of("inkwell", todays_method())]
    monkeypatch.setattr(pricelint, "__version__", "9.9.9")
    todays_method.cache_clear()
    for visit, read in zip(store.visits.visits("inkwell"), kept, strict=True):  # this version sees twice the costs
        (page,) = read.facts.pages
        costs = tuple(replace(one, low=one.low * 2, high=one.high * 2) for one in page.costs)
        keep_read(store, visit, replace(read, facts=replace(read.facts, pages=(replace(page, costs=costs),))))
    ours = history(store, "--method-changes")
    carried(store, other)
    assert (history(other, "--method-changes"), "cost_rose" in ours) == (ours, True)
    monkeypatch.undo()
    todays_method.cache_clear()


def test_an_edit_of_a_platform_file_is_carried(store: Store, other: Store) -> None:
    first = store.visits.visits("inkwell")[0]
    for number, role in enumerate((Role.PRICING, Role.CREDITS)):
        page = PageTarget("https://inkwell.example/pricing", role)
        declared = Platform("inkwell", "Inkwell", (page,))
        store.visits.record(replace(first, id=f"declared-{number}"), declared=declared)
    carried(store, other)
    (fault,) = [one for one in check(other.folder) if one.trouble is Trouble.EDITED]
    assert "is declared as credits, was pricing" in fault.what


def of_another_visit(line: VisitLine) -> VisitLine:
    return replace(line, readings=tuple(replace(one, visit="inkwell-9") for one in line.readings))


def no_hash(line: VisitLine) -> VisitLine:
    return replace(line, readings=tuple(replace(one, facts="../../evil") for one in line.readings))


def facts_of_nothing(line: VisitLine) -> VisitLine:
    return replace(line, readings=tuple(replace(one, facts="a" * 64) for one in line.readings))


def other_pages(line: VisitLine) -> VisitLine:
    capture = replace(line.visit.captures[0], artefacts=replace(line.visit.captures[0].artefacts, body=None))
    return replace(line, visit=replace(line.visit, captures=(capture,)))


def declared_elsewhere(line: VisitLine) -> VisitLine:
    return replace(line, declared=Platform("pensieve", "Pensieve", ()))


@pytest.mark.parametrize("change", [of_another_visit, no_hash, facts_of_nothing, other_pages, declared_elsewhere])
def test_a_reading_that_is_none_of_its_visit_is_refused_and_nothing_is_written(
    store: Store, other: Store, tmp_path: Path, change: Callable[[VisitLine], VisitLine]
) -> None:
    write_archive(store, tmp_path / "store.tar")
    with tarfile.open(tmp_path / "store.tar") as tar:
        parts = {one.name: (tar.extractfile(one) or io.BytesIO()).read() for one in tar}
    lines = [change(msgspec.json.decode(line, type=VisitLine)) for line in parts[VISITS].splitlines()]
    parts[VISITS] = b"\n".join(map(msgspec.json.encode, lines))
    manifest = msgspec.json.decode(parts[MANIFEST], type=Manifest)
    digests = {name: sha256(data).hexdigest() for name, data in parts.items() if name != MANIFEST}
    parts[MANIFEST] = msgspec.json.encode(replace(manifest, members=digests))
    with tarfile.open(tmp_path / "forged.tar", "w") as tar:
        for name, data in parts.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    with pytest.raises(StoreError, match="refused"):
        merge_archive(other, tmp_path / "forged.tar")
    assert list(other.visits.visits()) == []
    assert list(other.blobs.everything()) == []
