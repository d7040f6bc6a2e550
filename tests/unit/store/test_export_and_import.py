"""A store as one file: the same bytes for the same visits, merged once, and refused where it is not what it says."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest
from stored_visits import keep_cost
from timetable import MAY
from typer.testing import CliRunner

from pricelint.cli import app
from pricelint.errors import StoreError
from pricelint.store.archive import MANIFEST, VISITS, Manifest, write_archive
from pricelint.store.check import check
from pricelint.store.merge import Merged, merge_archive
from pricelint.store.store import Store

Members = dict[str, bytes]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Three visits of one platform, one of another."""
    with Store.open(tmp_path / "store") as opened:
        for day, cost in enumerate((5, None, 8)):
            keep_cost(opened, day, cost)
        keep_cost(opened, 1, 3, "pensieve")
        yield opened


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "other") as opened:
        yield opened


def exported(store: Store, name: str = "store.tar") -> Path:
    path = store.folder.parent / name
    write_archive(store, path)
    return path


def members(path: Path) -> Members:
    with tarfile.open(path) as tar:
        return {one.name: (tar.extractfile(one) or io.BytesIO()).read() for one in tar}


def written(path: Path, parts: list[tuple[tarfile.TarInfo, bytes]]) -> Path:
    with tarfile.open(path, "w") as tar:
        for info, data in parts:
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return path


def forged(path: Path, parts: Members) -> Path:
    """An archive whose manifest says of every member what it is."""
    manifest = msgspec.json.decode(parts[MANIFEST], type=Manifest)
    digests = {name: sha256(data).hexdigest() for name, data in parts.items() if name != MANIFEST}
    parts[MANIFEST] = msgspec.json.encode(replace(manifest, members=digests))
    return written(path, [(tarfile.TarInfo(name), data) for name, data in parts.items()])


def test_an_export_goes_into_another_store_whole_and_once(store: Store, other: Store) -> None:
    path = exported(store)
    assert merge_archive(other, path) == Merged(visits=4, known=0, blobs=3)
    assert list(other.visits.visits()) == list(store.visits.visits())
    assert check(other.folder) == []
    assert merge_archive(other, path) == Merged(visits=0, known=4, blobs=3)
    assert merge_archive(store, path).visits == 0


def test_the_same_visits_give_the_same_bytes_in_whatever_store_they_are(store: Store, other: Store) -> None:
    path = exported(store)
    merge_archive(other, path)
    assert exported(other, "again.tar").read_bytes() == path.read_bytes() == exported(store, "b.tar").read_bytes()


def test_one_platform_or_the_visits_since_a_day_can_be_exported(store: Store, other: Store, tmp_path: Path) -> None:
    manifest = write_archive(store, tmp_path / "one.tar", platform="inkwell", since=MAY + timedelta(days=2))
    assert (manifest.platforms, manifest.visits, len(manifest.members)) == (("inkwell",), 1, 2)
    merge_archive(other, tmp_path / "one.tar")
    assert [visit.id for visit in other.visits.visits()] == ["inkwell-2"]


def test_what_a_store_lacks_its_export_says_it_lacks(store: Store, other: Store, tmp_path: Path) -> None:
    next(store.folder.rglob("*.zst")).unlink()
    manifest = write_archive(store, tmp_path / "a.tar")
    assert len(manifest.missing) == 1
    assert merge_archive(other, tmp_path / "a.tar").visits == 4
    assert [each.trouble for each in check(other.folder)] == ["missing"]


def test_a_damaged_blob_is_not_exported_and_the_former_file_stays(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.tar").write_bytes(b"former")
    next(store.folder.rglob("*.zst")).write_bytes(b"scratch")
    with pytest.raises(StoreError, match="damaged"):
        write_archive(store, tmp_path / "a.tar")
    assert (tmp_path / "a.tar").read_bytes() == b"former"
    assert [path.name for path in tmp_path.glob("*.part")] == []


def flip(parts: Members) -> None:
    name = next(name for name in parts if name.startswith("blobs/"))
    parts[name] = parts[name][:-5] + bytes(255 - byte for byte in parts[name][-5:])


def swap(parts: Members) -> None:
    one, two = [name for name in parts if name.startswith("blobs/")][:2]
    parts[one], parts[two] = parts[two], parts[one]


def drop(parts: Members) -> None:
    del parts[next(name for name in parts if name.startswith("blobs/"))]


def reword(parts: Members) -> None:
    parts[VISITS] = parts[VISITS].replace(b'"platform":"inkwell"', b'"platform":"../../etc"')


def undate(parts: Members) -> None:
    parts[VISITS] = parts[VISITS].replace(b'"2026-05-03T12:00:00Z"', b'"2026-05-03T12:00:00"')


def rename(parts: Members) -> None:
    parts[VISITS] = parts[VISITS].replace(b'"body":"', b'"body":"../')


def babble(parts: Members) -> None:
    parts[VISITS] = b'{"visit":7}\n'


def shorten(parts: Members) -> None:
    parts[VISITS] = parts[VISITS].split(b"\n")[0] + b"\n"


@pytest.mark.parametrize("change", [flip, swap, drop, reword, undate, rename, babble, shorten])
def test_what_is_not_what_it_says_is_refused_and_nothing_is_written(
    store: Store, other: Store, tmp_path: Path, change: Callable[[Members], None]
) -> None:
    parts = members(exported(store))
    change(parts)
    with pytest.raises(StoreError):
        merge_archive(other, forged(tmp_path / "forged.tar", parts))
    assert list(other.visits.visits()) == []
    assert list(other.blobs.everything()) == []


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("../../evil", tarfile.REGTYPE), ("/etc/passwd", tarfile.REGTYPE), ("blobs/../x.zst", tarfile.REGTYPE),
        (f"blobs/{'a' * 64}.zst", tarfile.SYMTYPE), (f"blobs/{'a' * 64}.zst", tarfile.LNKTYPE),
        ("notes", tarfile.REGTYPE), (f"blobs/{'a' * 64}.zst", tarfile.FIFOTYPE), (VISITS, tarfile.REGTYPE),
    ],
)  # fmt: skip
def test_members_that_no_export_has_are_refused(
    store: Store, other: Store, tmp_path: Path, name: str, kind: bytes
) -> None:
    parts = [(tarfile.TarInfo(one), data) for one, data in members(exported(store)).items()]
    strange = tarfile.TarInfo(name)
    strange.type, strange.linkname = kind, "/etc/passwd"
    with pytest.raises(StoreError, match="refused"):
        merge_archive(other, written(tmp_path / "strange.tar", [*parts, (strange, b"")]))
    assert list(other.visits.visits()) == []
    assert not (tmp_path.parent / "evil").exists()


@pytest.mark.parametrize("data", [b"", b"no tar at all" * 100, b"\x1f\x8b\x08\x00" * 300])
def test_a_file_that_is_no_export_is_refused(other: Store, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.tar").write_bytes(data)
    with pytest.raises(StoreError, match="refused"):
        merge_archive(other, tmp_path / "x.tar")


def test_an_export_of_another_format_is_refused_with_what_to_do(store: Store, other: Store, tmp_path: Path) -> None:
    parts = members(exported(store))
    parts[MANIFEST] = parts[MANIFEST].replace(b"pricelint-store/2", b"pricelint-store/3")
    with pytest.raises(StoreError, match="or a newer one"):
        merge_archive(other, forged(tmp_path / "x.tar", parts))


def test_a_visit_that_the_store_has_otherwise_is_not_overwritten(store: Store, other: Store) -> None:
    keep_cost(other, 0, 9)
    with pytest.raises(StoreError, match="inkwell-0 is in the store already"):
        merge_archive(other, exported(store))
    assert [visit.id for visit in other.visits.visits()] == ["inkwell-0"]


def test_the_commands_carry_a_store_to_another_place(store: Store, tmp_path: Path) -> None:
    file, there = tmp_path / "x.tar", tmp_path / "there"
    out = CliRunner().invoke(app, ["store", "export", "--store", str(store.folder), "--out", str(file)])
    assert (out.exit_code, "4 visits, 4 captures, 3 blobs" in out.output) == (0, True)
    back = CliRunner().invoke(app, ["store", "import", str(file), "--store", str(there)])
    assert (back.exit_code, "4 visits imported" in back.output) == (0, True)
    again = CliRunner().invoke(app, ["store", "import", str(file), "--store", str(there)])
    assert "0 visits imported, 4 were there already" in again.output
