"""`pricelint schema`: the JSON Schema of the audit result, or of a line of it."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from pricelint.cli.app import app
from pricelint.result_json import schema_text
from pricelint_reports.json_lines import lines_schema_text


@app.command()
def schema(
    lines: Annotated[bool, typer.Option("--lines", help="The schema of one line of `--format jsonl`.")] = False,
) -> None:
    """Print the published JSON Schema of the audit result (what `audit --format json` writes)."""
    sys.stdout.write(lines_schema_text() if lines else schema_text())
