"""Options that several commands share, spelled once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pricelint.cli.output import Format
from pricelint.model.outcome import Severity

STORE = Path("pricelint-store")
"""Where captures are kept unless --store says otherwise."""

FormatOption = Annotated[Format, typer.Option("--format", help="How the result is written.")]
OutOption = Annotated[
    Path | None,
    typer.Option("--out", help="Folder for the files (html and table: pricelint-report; others: standard output)."),
]
StoreOption = Annotated[Path, typer.Option("--store", help="Folder that captures are kept in.")]
FailOn = Annotated[
    Severity | None, typer.Option("--fail-on", help="Exit with 1 where a violation is at least this severe.")
]
Config = Annotated[
    Path | None,
    typer.Option(
        "--config",
        help="pricelint.toml: select, ignore, thresholds in [rules.ID] tables, suppressions in [[suppress]] tables.",
    ),
]
SuppressionFile = Annotated[
    Path | None, typer.Option("--suppressions", help="A TOML file of [[suppress]] tables, beside those of --config.")
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select", help="Judge by these rules only: ids, families (costs) or severities (high), comma separated."
    ),
]
Ignore = Annotated[
    list[str] | None, typer.Option("--ignore", help="Judge without these rules: ids, families or severities.")
]
Bound = Annotated[str | None, typer.Option("--platform", help="Name of the one platform that all files given make up.")]
Earlier = Annotated[
    Path | None, typer.Option("--earlier", help="Folder with the pages of the platform as they were before.")
]
PlatformFolder = Annotated[
    Path | None,
    typer.Option("--platforms", help="Folder of platform files of your own; they come before those that ship."),
]
Loopback = Annotated[
    bool, typer.Option("--allow-loopback", help="Also visit addresses of this machine (a local test server).")
]
NoPlugins = Annotated[
    bool, typer.Option("--no-plugins", help="Only the rules of pricelint: none of other installed packages.")
]
RuleSeconds = Annotated[
    float, typer.Option("--rule-seconds", min=0.1, help="Seconds that a rule may take; after them it is an error.")
]
Delay = Annotated[float, typer.Option("--delay", min=0.0, help="Seconds between two requests to one host.")]
SelfContained = Annotated[bool, typer.Option("--self-contained", help="HTML as one file, pictures embedded.")]
BaselineFile = Annotated[
    Path | None,
    typer.Option(
        "--baseline", help="An earlier result.json: only findings that it does not hold are shown and fail the run."
    ),
]
