"""`store check` names what is the matter with a store; `store gc` removes what nothing refers to, and nothing else."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from stored_visits import keep_cost
from timetable import MAY

from pricelint.errors import StoreError
from pricelint.model.exchange import Exchange
from pricelint.model.platform import Platform
from pricelint.store.check import check
from pricelint.store.faults import Fault, Trouble
from pricelint.store.ports import OpenVisit
from pricelint.store.store import DATABASE, Store
from pricelint.store.sweep import GRACE, sweep
from pricelint.warc.write import INLINE_BYTES, stored_warc

OLD = 1_700_000_000


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store") as opened:
        yield opened


def file_of(store: Store, sha256: str) -> Path:
    (path,) = store.folder.rglob(f"{sha256}.zst")
    return path


def make_old(store: Store) -> None:
    for path in store.folder.rglob("*.zst*"):
        os.utime(path, (OLD, OLD))


def faults(store: Store) -> list[tuple[Trouble, bool]]:
    return [(each.trouble, each.wrong) for each in check(store.folder)]


def only(store: Store) -> Fault:
    (one,) = check(store.folder)
    return one


def keep_with_warc(store: Store, body: bytes) -> str:
    """A visit whose WARC has a payload beside it; returns the hash of the payload."""
    exchange = Exchange(
        url="https://inkwell.example/app.js", method="GET", kind="script", began_at=MAY, request_headers=(), status=200,
        body=body,
    )  # fmt: skip
    visit = keep_cost(store, 0, 5)
    warc = store.blobs.put(stored_warc([exchange], MAY, {}, store.blobs.put))
    (capture,) = visit.captures
    recorded = replace(capture, artefacts=replace(capture.artefacts, warc=warc))
    store.visits.record(replace(visit, id="with-warc", captures=(recorded,)))
    return store.blobs.put(body)


def test_nothing_is_wrong_with_a_store_that_was_only_used(store: Store) -> None:
    keep_cost(store, 0, 5)
    keep_cost(store, 1, None)
    store.visits.record(replace(keep_cost(store, 2, 6), id="again"))
    assert check(store.folder) == []


def test_a_missing_blob_is_named_with_the_page_that_needs_it(store: Store) -> None:
    (capture,) = keep_cost(store, 0, 5).captures
    file_of(store, capture.sha256).unlink()
    fault = only(store)
    assert (fault.trouble, fault.wrong) == (Trouble.MISSING, True)
    assert capture.requested_url in fault.where
    assert capture.sha256 in fault.what
    assert "store import" in fault.do


def test_a_damaged_blob_is_named_and_only_where_blobs_are_read(store: Store) -> None:
    (capture,) = keep_cost(store, 0, 5).captures
    file_of(store, capture.sha256).write_bytes(b"scratch")
    fault = only(store)
    assert (fault.trouble, fault.wrong) == (Trouble.DAMAGED, True)
    assert capture.requested_url in fault.where
    assert "--set-aside" in fault.do
    assert check(store.folder, hashes=False) == []


def test_a_damaged_blob_that_was_set_aside_can_be_kept_anew_and_is_not_swept(store: Store) -> None:
    (capture,) = keep_cost(store, 0, 5).captures
    data = store.blobs.get(capture.sha256)
    file_of(store, capture.sha256).write_bytes(b"scratch")
    check(store.folder, set_aside=True)
    assert sorted(faults(store)) == [(Trouble.LEFT_OVER, False), (Trouble.MISSING, True)]
    assert store.blobs.put(data) == capture.sha256
    assert store.content(capture) == data
    assert sweep(store, datetime.now(UTC) + timedelta(days=9)).files == 0


def test_what_lies_beside_a_warc_is_needed_and_missed(store: Store) -> None:
    payload = keep_with_warc(store, b"y" * (INLINE_BYTES + 1))
    make_old(store)
    assert check(store.folder) == []
    assert sweep(store, datetime.now(UTC)).files == 0
    file_of(store, payload).unlink()
    fault = only(store)
    assert fault.trouble is Trouble.MISSING
    assert fault.where.startswith("payload of ")


def test_nothing_is_swept_while_a_warc_cannot_be_read(store: Store) -> None:
    keep_with_warc(store, b"y" * (INLINE_BYTES + 1))
    warc = next(c.artefacts.warc for v in store.visits.visits() for c in v.captures if c.artefacts.warc)
    file_of(store, warc).unlink()
    make_old(store)
    before = sorted(store.folder.rglob("*.zst"))
    with pytest.raises(StoreError, match="nothing was removed"):
        sweep(store, datetime.now(UTC))
    assert sorted(store.folder.rglob("*.zst")) == before


def test_blobs_that_nothing_refers_to_are_left_over_and_swept_when_they_are_old(store: Store) -> None:
    keep_cost(store, 0, 5)
    lost = store.blobs.put(b"captured, and killed before it was recorded")
    staged = file_of(store, lost).with_name("half.zst#1")
    staged.write_bytes(b"ha")
    assert sorted(faults(store)) == [(Trouble.LEFT_OVER, False), (Trouble.UNREFERENCED, False)]
    assert sweep(store, datetime.now(UTC)).young == 2
    make_old(store)
    would = sweep(store, datetime.now(UTC), dry_run=True)
    assert sorted(faults(store)) == [(Trouble.LEFT_OVER, False), (Trouble.UNREFERENCED, False)]
    assert sweep(store, datetime.now(UTC)) == would
    assert would.files == 2
    assert faults(store) == []


def test_a_blob_that_is_kept_again_is_young_again(store: Store) -> None:
    data = b"a crawl in progress found what an aborted one had kept"
    store.blobs.put(data)
    make_old(store)
    store.blobs.put(data)
    swept = sweep(store, datetime.now(UTC), GRACE)
    assert (swept.files, swept.young) == (0, 1)


def test_a_blob_that_is_put_while_it_is_being_removed_stays(store: Store) -> None:
    sha256 = store.blobs.put(b"put while it was removed")
    make_old(store)
    (lying,) = store.blobs.everything()
    store.blobs.put(b"put while it was removed")
    assert not store.blobs.remove(lying, datetime.now(UTC) - GRACE)
    assert store.blobs.get(sha256)
    file_of(store, sha256).rename(file_of(store, sha256).with_name("x.zst.removing"))
    assert store.blobs.get(store.blobs.put(b"put while it was removed"))


def test_rows_that_belong_to_nothing_are_named(store: Store) -> None:
    keep_cost(store, 0, 5)
    store.close()
    with sqlite3.connect(store.folder / DATABASE) as connection:
        connection.execute("DELETE FROM visits")
    connection.close()
    fault = only(store)
    assert (fault.trouble, fault.wrong) == (Trouble.DANGLING, True)
    assert "inkwell-0" in fault.what


def test_a_visit_that_broke_off_is_told_and_nothing_is_wrong(store: Store) -> None:
    store.visits.save(OpenVisit("visit-9", Platform("inkwell", "Inkwell", ()), MAY))
    fault = only(store)
    assert (fault.trouble, fault.wrong) == (Trouble.UNFINISHED, False)
    assert "2026-05-03 12:00 UTC" in fault.what


def test_a_store_of_a_newer_version_is_told_and_its_blobs_are_looked_at(store: Store) -> None:
    (capture,) = keep_cost(store, 0, 5).captures
    file_of(store, capture.sha256).write_bytes(b"scratch")
    store.close()
    with sqlite3.connect(store.folder / DATABASE) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    newer, damaged = check(store.folder)
    assert (newer.trouble, damaged.trouble) == (Trouble.UNUSABLE, Trouble.DAMAGED)
    assert "9999" in newer.what
    assert "newer pricelint" in newer.do


def test_a_damaged_database_is_told(store: Store) -> None:
    for day in range(30):
        keep_cost(store, day, 5)
    store.close()
    path = store.folder / DATABASE
    data = bytearray(path.read_bytes())
    data[8192:20480] = b"\xff" * 12288
    path.write_bytes(data)
    assert any(each.trouble in (Trouble.DAMAGED, Trouble.UNUSABLE) and each.wrong for each in check(store.folder))
