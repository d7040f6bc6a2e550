"""`pricelint schema`: the JSON Schema of the audit result."""

from __future__ import annotations

import sys

from pricelint.cli.app import app
from pricelint.result_json import schema_text


@app.command()
def schema() -> None:
    """Print the published JSON Schema of the audit result (what `audit --format json` writes)."""
    sys.stdout.write(schema_text())
