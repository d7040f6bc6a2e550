"""A store looked through: what is damaged, missing, dangling or left over, each with what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

from pricelint.errors import StoreError, WarcError
from pricelint.store.blobs import Blobs
from pricelint.store.check_records import record_faults
from pricelint.store.database import Database
from pricelint.store.faults import Fault, Trouble
from pricelint.store.lying import Lying
from pricelint.store.references import Named, named_by_captures, named_by_readings, named_by_warc
from pricelint.store.store import BLOBS, database_in

AGAIN = "`pricelint store import` an export that holds it; else the page as it was then is lost"
READ_AGAIN = "read it again: `pricelint reextract`"
ASIDE = "`pricelint store check --set-aside` first, then "
SWEEP = "nothing is lost; `pricelint store gc` removes it once it is old"


def check(
    folder: Path, *, hashes: bool = True, set_aside: bool = False, told: Callable[[str], None] = lambda _: None
) -> list[Fault]:
    """Everything that is the matter with the store in a folder; nothing is changed but that an old schema is renewed.

    With `set_aside` damaged blobs get another name: they are missing then, and can be kept anew. Without `hashes` no
    blob is read but WARCs, which name others. `told` hears of each blob that was read.
    """
    found: list[Fault] = []
    named: dict[str, Named] | None = None
    try:
        database = database_in(folder)
    except StoreError as error:
        found.append(Fault(Trouble.UNUSABLE, error.where, error.what, error.do))
    else:
        try:
            found += record_faults(database)
            named = _named(database)
        except StoreError as error:
            found.append(Fault(Trouble.UNUSABLE, error.where, error.what, error.do))
        finally:
            database.close()
    return found + list(_of_blobs(folder / BLOBS, named, hashes, told, set_aside=set_aside))


def _named(database: Database) -> dict[str, Named]:
    found: dict[str, Named] = {}
    for each in chain(named_by_captures(database), named_by_readings(database)):
        found.setdefault(each.sha256, each)
    return found


def _of_blobs(
    folder: Path, named: dict[str, Named] | None, hashes: bool, told: Callable[[str], None], *, set_aside: bool
) -> Iterator[Fault]:
    if not folder.is_dir():
        yield Fault(Trouble.MISSING, str(folder), "the folder of blobs is not there", "restore it from a backup")
        return
    blobs = Blobs.in_folder(folder)
    lying = list(blobs.everything())
    there = {each.sha256: each for each in lying if each.sha256}
    yield from (_left_over(each) for each in lying if not each.sha256)
    if named is not None:
        yield from _of_warcs(blobs, named, there)
        yield from (_missing(each) for sha, each in named.items() if sha not in there)
        yield from (_unreferenced(each) for sha, each in there.items() if sha not in named)
    for sha in there if hashes else ():
        told(sha[:12])
        for fault in _damage(blobs, sha, (named or {}).get(sha)):
            yield fault
            if set_aside:
                blobs.set_aside(sha)


def _of_warcs(blobs: Blobs, named: dict[str, Named], there: dict[str, Lying]) -> Iterator[Fault]:
    """The payloads that lie beside WARCs are named by them, and by nobody else; adds them to `named`."""
    for each in [one for one in named.values() if one.part == "warc" and one.sha256 in there]:
        try:
            for payload in named_by_warc(blobs.get(each.sha256), each.where):
                named.setdefault(payload.sha256, payload)
        except WarcError as error:
            yield Fault(Trouble.DAMAGED, each.where, f"its WARC cannot be read: {error.what}", AGAIN)
        except StoreError:
            continue  # a damaged blob is told of as that


def _damage(blobs: Blobs, sha: str, named: Named | None) -> Iterator[Fault]:
    try:
        blobs.get(sha)
    except StoreError as error:
        where = f"{named.part} of {named.where}" if named else f"blob {sha}, which nothing refers to"
        yield Fault(Trouble.DAMAGED, where, error.what, ASIDE + _do(named) if named else SWEEP)


def _missing(named: Named) -> Fault:
    return Fault(Trouble.MISSING, f"{named.part} of {named.where}", f"there is no blob {named.sha256}", _do(named))


def _do(named: Named) -> str:
    return READ_AGAIN if named.part in ("facts", "outcomes") else AGAIN


def _unreferenced(each: Lying) -> Fault:
    return Fault(Trouble.UNREFERENCED, each.path, f"no record refers to this blob of {each.size:,} bytes", SWEEP)


def _left_over(each: Lying) -> Fault:
    return Fault(Trouble.LEFT_OVER, each.path, f"{each.size:,} bytes of a write that was interrupted", SWEEP)
