"""`pricelint report`: a stored result in another format, without auditing again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pricelint.audit.registry import load_rules
from pricelint.cli.app import app
from pricelint.cli.asking import Asked, asking
from pricelint.cli.exits import Exit
from pricelint.cli.fetching import stored_in
from pricelint.cli.options import STORE, FailOn, FormatOption, NoPlugins, OutOption, SelfContained, StoreOption
from pricelint.cli.output import Format, fails, publish
from pricelint.cli.plugins import without_plugins
from pricelint.cli.stored import chosen_again, stored_result
from pricelint.cli.telling import tell
from pricelint_reports.sources import no_blob


@app.command()
@asking
def report(
    result: Annotated[Path, typer.Argument(help="The result.json of an audit.")],
    form: FormatOption = Format.HTML,
    out: OutOption = None,
    store: StoreOption = STORE,
    fail_on: FailOn = None,
    self_contained: SelfContained = False,
    no_plugins: NoPlugins = False,
    *,
    asked: Asked,
) -> None:
    """Render the JSON of an audit again. Screenshots and texts come from the store, where it still holds them.

    Rules are not run again: --select and --ignore leave out what they said, --config and --suppressions replace the
    suppressions of the audit, and thresholds have to be those that it was made with.
    """
    rules, data = load_rules(plugins=not no_plugins), stored_result(result)
    if no_plugins:
        data = without_plugins(data, rules)
    data = chosen_again(data, asked, str(result), rules)
    blob = stored_in(store) if store.is_dir() else no_blob
    publish(data, blob, form, out, single=self_contained)
    tell(data)
    raise typer.Exit(Exit.FOUND if fails(data, fail_on) else Exit.CLEAN)
