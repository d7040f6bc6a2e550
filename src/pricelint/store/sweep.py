"""Removes what no record refers to, and takes nothing that somebody may be about to refer to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from pricelint.errors import PricelintError, StoreError
from pricelint.store.lying import DAMAGED
from pricelint.store.references import named_by_captures, named_by_readings, named_by_warc
from pricelint.store.store import Store

GRACE = timedelta(hours=48)
"""A visit keeps blobs before it records them, and may be resumed for a day: what is younger than this stays."""


@dataclass(frozen=True, slots=True)
class Swept:
    """How many files were removed (or would be), of how many bytes, and how many stay because they are young."""

    files: int
    size: int
    young: int


def sweep(store: Store, now: datetime, grace: timedelta = GRACE, *, dry_run: bool = False) -> Swept:
    """Remove blobs that no record refers to, and the rest of interrupted writes, last put before `grace` ago.

    Raises `StoreError` where what a capture refers to cannot be told, because its WARC is damaged or missing: nothing
    is removed then.
    """
    before = now - grace
    candidates = list(store.blobs.everything())  # listed before the records are read: what comes later is young
    named = _named(store)
    files = size = young = 0
    for each in candidates:
        if each.sha256 in named or each.path.endswith(DAMAGED):
            continue
        if each.put_at >= before:
            young += 1
        elif dry_run or store.blobs.remove(each, before):
            files, size = files + 1, size + each.size
    return Swept(files, size, young)


def _named(store: Store) -> set[str]:
    named = {each.sha256 for each in named_by_readings(store.database)}
    warcs: dict[str, str] = {}
    for each in named_by_captures(store.database):
        named.add(each.sha256)
        if each.part == "warc":
            warcs.setdefault(each.sha256, each.where)
    for sha256, where in warcs.items():
        try:
            named.update(payload.sha256 for payload in named_by_warc(store.blobs.get(sha256), where))
        except PricelintError as error:
            raise StoreError(
                f"nothing was removed, because it cannot be told what the WARC of {where} refers to: {error}",
                where=str(store.folder), do="look at `pricelint store check`",
            ) from error  # fmt: skip
    return named
