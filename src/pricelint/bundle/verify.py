"""Holds an evidence bundle to its own words: hashes first, then what its bytes say when they are read again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pricelint.audit.rule import Rule
from pricelint.bundle.again import check_result
from pricelint.bundle.container import Container
from pricelint.bundle.hashes import check_files, check_manifest, check_warcs
from pricelint.bundle.problem import Verification
from pricelint.errors import BundleError


def verify_bundle(path: Path, rules: Sequence[Rule]) -> Verification:
    """Check a bundle with the `rules` that it was judged by, without any network. Nothing is raised for what the file
    holds: whatever is wrong with it is a problem of the answer."""
    found = Verification()
    try:
        with Container(path) as container:
            files = check_files(container, found)
            manifest = check_manifest(files, found)
            if manifest is not None:
                check_warcs(files, manifest, found)
                check_result(files, manifest, rules, found)
    except BundleError as error:
        found.refused(error)
    return found
