from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext

from pricelint.errors import BlobCorruptError, BlobMissingError, StoreError
from pricelint.model.capture import (
    Artefacts,
    Banner,
    BannerOutcome,
    Capture,
    CaptureOutcome,
    Fetcher,
    Unfollowed,
    Viewport,
    Visit,
)
from pricelint.model.platform import Hints, PageTarget, Platform, Role
from pricelint.model.revalidation import AskedAgain, Revalidation, Sameness
from pricelint.store import migrations
from pricelint.store.ports import OpenVisit
from pricelint.store.store import DATABASE, Store
from pricelint.store.tables import metadata

MIGRATIONS = Path(migrations.__file__).parent
NOW = datetime(2026, 11, 22, 12, 30, 1, 250_000, tzinfo=UTC)


def capture(sha256: str | None = None) -> Capture:
    return Capture(
        platform="quillmint",
        role=Role.PRICING,
        requested_url="https://quillmint.example/p",
        final_url="https://quillmint.example/pricing",
        captured_at=NOW,
        fetcher=Fetcher.BROWSER,
        outcome=CaptureOutcome.CAPTURED,
        reason="browser: pricing pages are always taken in the browser",
        artefacts=Artefacts(dom=sha256),
        status=200,
        headers=(("content-type", "text/html"), ("set-cookie", "a"), ("set-cookie", "b")),
        user_agent="pricelint",
        locale="de-DE",
        viewport=Viewport(1280, 800),
        fonts="f" * 64,
        tool_version="0.1.0",
        redirects=("https://quillmint.example/moved",),
        banner=Banner(BannerOutcome.DECLINED, "reject all"),
        unfollowed=(Unfollowed("https://quillmint.example/blog/credits", "it speaks of news"),),
        method="d" * 64,
        revalidation=Revalidation(
            taken_at=NOW - timedelta(days=2),
            asked=(AskedAgain("https://quillmint.example/pricing", Sameness.NOT_MODIFIED),),
        ),
    )


def visit(number: int, platform: str = "quillmint", *captures: Capture) -> Visit:
    at = NOW + timedelta(hours=number)
    return Visit(f"visit-{number}", platform, at, at + timedelta(seconds=3), captures)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(tmp_path / "store")


def blob_path(store: Store, sha256: str) -> Path:
    (path,) = store.folder.rglob(f"{sha256}.zst")
    return path


def test_a_blob_comes_back_under_its_sha256_and_is_kept_once(store: Store) -> None:
    data = "Preise in € · 料金".encode() * 1000
    sha256 = store.blobs.put(data)
    assert sha256 == hashlib.sha256(data).hexdigest() == store.blobs.put(data)
    assert store.blobs.get(sha256) == data
    assert blob_path(store, sha256).stat().st_size < len(data) / 10


def test_an_empty_blob_is_a_blob(store: Store) -> None:
    assert store.blobs.get(store.blobs.put(b"")) == b""


@pytest.mark.parametrize("damage", [b"", b"not zstd", b"\x28\xb5\x2f\xfd\x00"])
def test_a_damaged_blob_is_never_handed_out(store: Store, damage: bytes) -> None:
    sha256 = store.blobs.put(b"a price list")
    blob_path(store, sha256).write_bytes(damage)
    with pytest.raises(BlobCorruptError, match=sha256):
        store.blobs.get(sha256)


def test_a_blob_swapped_for_another_is_noticed(store: Store) -> None:
    one, two = store.blobs.put(b"$29"), store.blobs.put(b"$92")
    blob_path(store, one).write_bytes(blob_path(store, two).read_bytes())
    with pytest.raises(BlobCorruptError, match="other bytes"):
        store.blobs.get(one)


@pytest.mark.parametrize("sha256", ["0" * 64, "../../etc/passwd", "", "g" * 64])
def test_a_blob_that_is_not_there_is_said_to_be_missing(store: Store, sha256: str) -> None:
    with pytest.raises(BlobMissingError):
        store.blobs.get(sha256)


def test_a_visit_comes_back_as_it_was_recorded(store: Store, tmp_path: Path) -> None:
    made = visit(1, "quillmint", capture("a" * 64), replace(capture(), viewport=None, status=None, fonts=None))
    store.visits.record(made)
    store.close()
    with Store.open(tmp_path / "store") as again:
        assert again.visits.visit("visit-1") == made
        assert again.visits.visit("another") is None


def test_the_latest_visit_of_each_platform_is_found(store: Store) -> None:
    for made in (visit(2), visit(1), visit(3, "aaa", capture())):
        store.visits.record(made)
    assert [each.id for each in store.visits.latest()] == ["visit-3", "visit-2"]
    assert [each.id for each in store.visits.visits("quillmint")] == ["visit-1", "visit-2"]
    assert [each.id for each in store.visits.visits()] == ["visit-1", "visit-2", "visit-3"]


def test_the_last_visit_before_another_is_the_last_one_that_captured_anything(store: Store) -> None:
    one, two, three = visit(1, "quillmint", capture("a" * 64)), visit(2, "quillmint", capture()), visit(3)
    for made in (two, one, three, visit(4, "aaa", capture("b" * 64))):
        store.visits.record(made)
    assert store.visits.last("quillmint", before=three.started_at) == one
    assert store.visits.last("quillmint", before=one.started_at) is None
    assert store.visits.last("quillmint") == three
    assert store.visits.last("nobody") is None


def test_a_visit_is_recorded_whole_or_not_at_all(store: Store) -> None:
    naive = replace(capture(), captured_at=NOW.replace(tzinfo=None))
    with pytest.raises(StoreError):
        store.visits.record(visit(1, "quillmint", capture(), naive))
    assert store.visits.visits() == []


def test_the_same_visit_is_not_recorded_twice(store: Store) -> None:
    store.visits.record(visit(1))
    with pytest.raises(StoreError, match="UNIQUE"):
        store.visits.record(visit(1))


def test_content_of_a_capture_that_holds_none_is_an_error_that_names_the_page(store: Store) -> None:
    with pytest.raises(StoreError, match=r"quillmint\.example/p"):
        store.content(replace(capture(), outcome=CaptureOutcome.BLOCKED))


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / DATABASE).write_bytes(b"this is not a database, and it is long enough to be read as one" * 20)
    with pytest.raises(StoreError, match="not a database"):
        Store.open(tmp_path)


def test_a_store_of_a_newer_version_is_left_alone(store: Store) -> None:
    store.close()
    with sqlite3.connect(store.folder / DATABASE) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(StoreError, match="9999"):
        Store.open(store.folder)


def test_a_store_in_the_place_of_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="is a file"):
        Store.open(tmp_path / "file")


def test_migrations_lead_to_the_tables_that_the_code_uses_and_the_journal_is_wal(store: Store) -> None:
    store.close()
    engine = sa.create_engine(sa.URL.create("sqlite", database=str(store.folder / DATABASE)))
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


PRICING, FAQ, TERMS = (
    PageTarget(f"https://quillmint.example/{name}", role, since=NOW.date())
    for name, role in (("p", Role.PRICING), ("faq", Role.FAQ), ("terms", Role.TERMS))
)
QUILLMINT = Platform("quillmint", "Quillmint", (PRICING, PRICING, FAQ), "credit", Hints(("Annual",)), discover=True)


def test_a_visit_is_kept_page_by_page_and_given_out_as_a_visit_when_it_is_finished(store: Store) -> None:
    begun = OpenVisit("visit-9", QUILLMINT, NOW)
    store.visits.save(begun)
    assert list(store.visits.unfinished()) == [begun]
    one = replace(begun, found=(TERMS,), done=(PRICING.url,), captures=(capture(),))
    store.visits.save(one)
    two = replace(one, done=(PRICING.url, TERMS.url), captures=(capture(), capture("a" * 64)))
    store.visits.save(two)
    assert list(store.visits.unfinished()) == [two]
    assert [list(store.visits.visits()), list(store.visits.latest()), store.visits.visit("visit-9")] == [[], [], None]
    store.visits.finish("visit-9", NOW + timedelta(minutes=1))
    assert list(store.visits.unfinished()) == []
    assert store.visits.visit("visit-9") == two.finished(NOW + timedelta(minutes=1))


def test_what_remains_of_a_visit_is_what_was_declared_and_found_less_what_is_done() -> None:
    visit = OpenVisit("visit-9", QUILLMINT, NOW, found=(TERMS,), done=(PRICING.url,))
    assert visit.remaining == (PRICING, FAQ, TERMS)
    assert replace(visit, done=(PRICING.url, TERMS.url, PRICING.url)).remaining == (FAQ,)


def test_a_visit_that_broke_off_and_was_made_again_is_not_resumed(store: Store) -> None:
    store.visits.save(OpenVisit("visit-1", QUILLMINT, NOW))
    store.visits.record(visit(2))
    assert list(store.visits.unfinished()) == []
    assert [each.id for each in store.visits.latest()] == ["visit-2"]


def test_visits_of_a_store_from_before_visits_were_kept_page_by_page_are_finished_ones(tmp_path: Path) -> None:
    with Store.open(tmp_path) as old:
        old.visits.record(visit(1))
    engine = sa.create_engine(f"sqlite:///{tmp_path / DATABASE}")
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.downgrade(config, "0003")
    engine.dispose()
    with Store.open(tmp_path) as again:
        assert [each.id for each in again.visits.latest()] == ["visit-1"]
