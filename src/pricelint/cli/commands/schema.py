"""`pricelint schema`: the JSON Schema of the audit result, of a line of it, or of what else is written as JSON."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Annotated

import typer

from pricelint.cli.app import app
from pricelint.costs.breakage_report import breakage_schema
from pricelint.costs.coverage_report import coverage_schema
from pricelint.costs.quote import quote_schema
from pricelint.costs.spend import spend_schema
from pricelint.history.index.report import index_schema
from pricelint.result_json import schema_text
from pricelint_reports.json_lines import lines_schema_text
from pricelint_reports.release import release_schema
from pricelint_reports.table import table_schema


class Written(StrEnum):
    """What has a schema: the audit result, a line of it, and what other commands write as JSON."""

    RESULT = "result"
    LINE = "line"
    SPEND = "spend"
    QUOTE = "quote"
    BREAKAGE = "breakage"
    COVERAGE = "coverage"
    INDEX = "index"
    RELEASE = "release"
    TABLE = "table"


_SCHEMAS: Mapping[Written, Callable[[], str]] = {
    Written.RESULT: schema_text,
    Written.LINE: lines_schema_text,
    Written.SPEND: spend_schema,
    Written.QUOTE: quote_schema,
    Written.BREAKAGE: breakage_schema,
    Written.COVERAGE: coverage_schema,
    Written.INDEX: index_schema,
    Written.RELEASE: release_schema,
    Written.TABLE: table_schema,
}


@app.command()
def schema(
    lines: Annotated[bool, typer.Option("--lines", help="The schema of one line of `--format jsonl`.")] = False,
    of: Annotated[Written, typer.Option("--of", help="What the schema is of.")] = Written.RESULT,
) -> None:
    """Print the published JSON Schema of the audit result (what `audit --format json` writes), or of something else."""
    sys.stdout.write(_SCHEMAS[Written.LINE if lines else of]())
