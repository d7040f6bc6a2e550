"""`pricelint bundle`: a stored visit as an evidence bundle."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from pricelint.audit.registry import load_rules
from pricelint.bundle.again import result_of
from pricelint.bundle.manifest import FORMAT, Manifest
from pricelint.bundle.write import Stamp, save_bundle, write_bundle
from pricelint.cli.app import app, out
from pricelint.cli.fetching import blob_of
from pricelint.cli.options import STORE, BundleConfig, StoreOption
from pricelint.cli.stamping import stamping_of
from pricelint.errors import UsageError
from pricelint.model.capture import Visit
from pricelint.model.platform import PageTarget, Platform
from pricelint.store.store import Store
from pricelint_spiders.catalogue import catalogue


@app.command()
def bundle(
    visit: Annotated[str, typer.Argument(help="A platform id (its latest visit), or the id of a visit.")],
    store: StoreOption = STORE,
    file: Annotated[Path | None, typer.Option("--out", help="The file to write (PLATFORM-DAY-VISIT.wacz).")] = None,
    config: BundleConfig = None,
) -> None:
    """Write a stored visit as an evidence bundle: a WACZ file that replays, with captures, hashes and the audit."""
    if not store.is_dir():
        raise UsageError("there is no such store", where=str(store), do="crawl first, or name another --store")
    with Store.open(store) as opened:
        found = _visit(opened, visit)
        path = file or Path(file_name(found))
        bundled = bundle_of(opened, found, platform_of(found), stamping_of(config).stamp)
        out.print(f"Bundle: {save_bundle(bundled, path)}", highlight=False, markup=False, soft_wrap=True)


def bundle_of(store: Store, visit: Visit, platform: Platform, stamp: Stamp | None = None) -> bytes:
    """The bundle of a visit that a store holds, judged by our own rules at their defaults, stamped where asked."""
    manifest = Manifest(format=FORMAT, tool_version="", platform=platform, visit=visit, warcs=())
    result = result_of(manifest, blob_of(store), load_rules(plugins=False))
    return write_bundle(platform, visit, store.blobs.get, result, datetime.now(UTC), stamp)


def file_name(visit: Visit) -> str:
    """The name of a visit's bundle where none is given."""
    return f"{visit.platform}-{visit.finished_at:%Y%m%d}-{visit.id[:8]}.wacz"


def platform_of(visit: Visit, known: Sequence[Platform] | None = None) -> Platform:
    """The platform of a visit as it is declared; one that is not is made of what was asked for."""
    declared = {each.id: each for each in (catalogue() if known is None else known)}
    if visit.platform in declared:
        return declared[visit.platform]
    pages = dict.fromkeys(PageTarget(each.requested_url, each.role) for each in visit.captures)
    return Platform(visit.platform, visit.platform, tuple(pages))


def _visit(store: Store, name: str) -> Visit:
    found = store.visits.visit(name) or store.visits.last(name)
    if found is None:
        known = ", ".join(each.platform for each in store.visits.latest()) or "none"
        raise UsageError(
            f"the store holds no visit {name!r}", where=str(store.folder),
            expected=f"a visit's id, or a platform that was visited ({known})", do=f"run `pricelint crawl {name}`",
        )  # fmt: skip
    return found
