"""`pricelint verify`: is what was published still what was seen?"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from pricelint.audit.registry import load_rules
from pricelint.bundle.container import Container
from pricelint.bundle.manifest import BLOBS
from pricelint.bundle.problem import Verification
from pricelint.bundle.timestamp import authorities_of
from pricelint.bundle.verify import verify_bundle
from pricelint.cli.app import app, complain, note, out
from pricelint.cli.counts import counted
from pricelint.cli.exits import Exit
from pricelint.cli.fetching import blob_of
from pricelint.cli.options import BundleConfig
from pricelint.cli.over_time import opened as open_store
from pricelint.cli.publishing import site_of
from pricelint.cli.sources import existing
from pricelint.cli.stamping import stamping_of
from pricelint.errors import UsageError
from pricelint.pipeline import Blob
from pricelint_reports.site.verify import is_site, verify_site
from pricelint_reports.sources import no_blob

_BUNDLE = (
    "an evidence bundle (.wacz) that `pricelint bundle` wrote, or the folder of a site that `pricelint report` wrote"
)


@app.command()
def verify(
    given: Annotated[Path, typer.Argument(help="An evidence bundle (.wacz), or the folder of a published site.")],
    authority: Annotated[
        Path | None, typer.Option("--authority", help="PEM file of the certificates that may sign its timestamp.")
    ] = None,
    bundle: Annotated[
        list[Path] | None,
        typer.Option("--bundle", help="Of a site: a bundle with more of its captured bytes."),
    ] = None,
    store: Annotated[
        Path | None, typer.Option("--store", help="Of a site: the store that its captured bytes lie in.")
    ] = None,
    config: BundleConfig = None,
) -> None:
    """Check what was published, offline.

    Of a bundle: every hash, the facts and verdicts read again from its bytes, every quote. Of a site: every file, every
    quote in the captured bytes that lie in it, the facts extracted again from them, that every sentence rests on
    something, and that its results make it. What could not be read again is said.

    Exit codes: 0 everything is as it says; 1 something differs, and is named; 2 there is no such bundle or site.
    """
    if given.is_dir() and is_site(given):
        with ExitStack() as opened:
            found = verify_site(given, site_of, _bytes_of(bundle or (), store, opened))
    else:
        trusted = authority or stamping_of(config).certificates
        path = existing_bundle(given)
        found = verify_bundle(path, load_rules(plugins=False), authorities_of(trusted) if trusted else ())
    _tell(given, found)
    raise typer.Exit(Exit.CLEAN if found.holds else Exit.FOUND)


def _bytes_of(bundles: Sequence[Path], store: Path | None, opened: ExitStack) -> Blob:
    """Captured bytes from the bundles and the store that were named."""
    containers = [opened.enter_context(Container(existing_bundle(path))) for path in bundles]
    stored = blob_of(opened.enter_context(open_store(store))) if store else no_blob

    def blob(sha256: str) -> bytes | None:
        name = BLOBS + sha256
        held = next((one.read(name) for one in containers if name in one.names), None)
        return held or stored(sha256)

    return blob


def existing_bundle(given: Path) -> Path:
    """The file that was named; raises UsageError where it is of a kind that cannot be verified."""
    if not given.exists():
        raise UsageError("there is no such file", where=str(given), expected=_BUNDLE, do="check its name")
    path = existing(str(given), _BUNDLE)
    if path.is_dir():
        raise UsageError("this is a folder, and no site", where=str(path), expected=_BUNDLE, do="name the file")
    return path


def _tell(path: Path, found: Verification) -> None:
    for sentence in found.notes:
        note(sentence)
    for problem in found.problems:
        complain(str(problem))
    checked = ", ".join(f"{number} {what}" for what, number in found.checked.items()) or "nothing"
    verdict = "holds" if found.holds else f"does not hold: {counted(len(found.problems), 'difference')}"
    out.print(f"{path}: {verdict}. Checked: {checked}.", highlight=False, markup=False, soft_wrap=True)
