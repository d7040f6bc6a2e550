"""A dated release of everything that a store holds, as JSON Lines with a data package: for whoever counts it again."""

from __future__ import annotations

from pricelint_reports.release.given import Given, ReadVisit
from pricelint_reports.release.package import release_schema, write_release
from pricelint_reports.release.rows import RELEASE_VERSION

__all__ = ["RELEASE_VERSION", "Given", "ReadVisit", "release_schema", "write_release"]
