"""Holds an evidence bundle to its own words: hashes first, then what its bytes say when they are read again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cryptography import x509

from pricelint.audit.rule import Rule
from pricelint.bundle.again import check_result
from pricelint.bundle.container import Container
from pricelint.bundle.hashes import check_files, check_manifest, check_warcs
from pricelint.bundle.manifest import PACKAGE, TIMESTAMP
from pricelint.bundle.problem import Verification
from pricelint.bundle.timestamp import check_stamp, stamped_at
from pricelint.errors import BundleError, TimestampError
from pricelint.model.capture import Visit


def verify_bundle(path: Path, rules: Sequence[Rule], authorities: Sequence[x509.Certificate] = ()) -> Verification:
    """Check a bundle with the `rules` that it was judged by, without any network. Nothing is raised for what the file
    holds: whatever is wrong with it is a problem of the answer. `authorities` are certificates that may have signed its
    timestamp."""
    found = Verification()
    try:
        with Container(path) as container:
            files = check_files(container, found)
            manifest = check_manifest(files, found)
            if manifest is not None:
                check_warcs(files, manifest, found)
                check_result(files, manifest, rules, found)
                _tell_unchanged(manifest.visit, found)
            _check_timestamp(container, authorities, found)
    except BundleError as error:
        found.refused(error)
    return found


def _tell_unchanged(visit: Visit, found: Verification) -> None:
    """Say which bytes are older than their visit: whoever quotes them has to know when they stood there."""
    older = [capture.taken_at for capture in visit.captures if capture.revalidation]
    if older:
        found.notes.append(
            f"{len(older)} of its captures {'is of a page that was' if len(older) == 1 else 'are of pages that were'} "
            f"found unchanged on {visit.finished_at:%Y-%m-%d}; the bytes are of {min(older):%Y-%m-%d %H:%M} UTC"
            f"{f' to {max(older):%Y-%m-%d %H:%M} UTC' if len(older) > 1 else ''}"
        )


def _check_timestamp(container: Container, authorities: Sequence[x509.Certificate], found: Verification) -> None:
    """A token, where there is one, has to be of this bundle, and by somebody who is trusted where anybody is."""
    if TIMESTAMP not in container.names:
        return
    token, package = container.read(TIMESTAMP), container.read(PACKAGE)
    found.count("timestamps")
    try:
        if authorities:
            at = check_stamp(token, package, authorities, TIMESTAMP)
            found.notes.append(f"timestamp of {at:%Y-%m-%d %H:%M:%S} UTC, signed by an authority that you named")
        else:
            at = stamped_at(token, package, TIMESTAMP)
            found.notes.append(
                f"timestamp of {at:%Y-%m-%d %H:%M:%S} UTC; its signature was not checked: name the authority's "
                "certificates with --authority"
            )
    except TimestampError as error:
        found.refused(error)
