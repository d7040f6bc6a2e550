"""The ledger that `pricelint spend --init` writes: the header, and rows to be replaced."""

from __future__ import annotations

import csv
import io

from pricelint.costs.ledger.layouts import FIELDS, LAYOUTS

_EXAMPLES = (
    ("2026-01-05", "Example Studio", "image", "fine", "5", "0.15", "EUR", "rejected", "Spring issue", "cover", "1"),
    ("2026-01-05", "Example Studio", "image", "fine", "5", "0.15", "EUR", "usable", "Spring issue", "cover", "2"),
    ("2026-01-06", "Example Studio", "video", "short", "100", "", "", "failed", "Spring issue", "teaser", "3"),
)


def template() -> str:
    """CSV with pricelint's own columns and three rows that show how they are filled in."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    rows.writerow([LAYOUTS["own"].columns[field] for field in FIELDS])
    rows.writerows(_EXAMPLES)
    return written.getvalue()
