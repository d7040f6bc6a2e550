"""`pricelint rules`: the catalogue, one rule in full, or the folder of a new one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markdown import Markdown
from rich.table import Table
from typer.core import TyperGroup

from pricelint.audit.pages import page_of
from pricelint.audit.registry import load_rules
from pricelint.audit.rule import Rule
from pricelint.cli.app import app, note, out
from pricelint.cli.options import NoPlugins
from pricelint.errors import UsageError
from pricelint.testing import check_rule_folder
from pricelint.testing.scaffold import new_rule


class _IdOrCommand(TyperGroup):
    """A group whose first word is the id of a rule, unless it is one of its commands."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - typer keeps its types to itself
        return super().resolve_command(ctx, args if args[0] in self.commands else ["show", *args])


group = typer.Typer(cls=_IdOrCommand, invoke_without_command=True, subcommand_metavar="[ID | new NAME]")
app.add_typer(group, name="rules")


@group.callback()
def rules(context: typer.Context, no_plugins: NoPlugins = False) -> None:
    """List the rules with family, severity and source, explain the rule ID, or begin a new one."""
    context.obj = not no_plugins
    if context.invoked_subcommand is None:
        out.print(_table(load_rules(plugins=not no_plugins)))


@group.command(hidden=True)
def show(context: typer.Context, rule_id: str, no_plugins: NoPlugins = False) -> None:
    """Print the page of one rule."""
    known = load_rules(plugins=context.obj and not no_plugins)
    rule = next((rule for rule in known if rule.id == rule_id), None)
    if rule is None:
        near = ", ".join(each.id for each in known if set(each.id.split("-")) & set(rule_id.split("-")))
        raise UsageError(f"no rule is called {rule_id!r}", expected=near or "an id that `pricelint rules` lists")
    text = page_of(rule)
    if out.is_terminal:
        out.print(Markdown(text))
    else:
        sys.stdout.write(text)


def _table(known: tuple[Rule, ...]) -> Table:
    table = Table(title=f"{len(known)} rules", title_justify="left")
    for head in ("Rule", "Family", "Severity", "What it finds", "Sources"):
        table.add_column(head, overflow="fold", no_wrap=head == "Rule")
    for rule in known:
        sources = "; ".join(rule.info.sources)
        table.add_row(rule.id, rule.family, rule.severity.value, rule.title, sources)
    return table


@group.command()
def new(
    name: Annotated[str, typer.Argument(help="vendor/some-rule for a package of your own; some-rule in a checkout.")],
    out_folder: Annotated[
        Path | None,
        typer.Option("--out", help="Folder of the package (vendor-pricelint-rules), or root of the checkout (here)."),
    ] = None,
) -> None:
    """Begin a rule: its folder with examples that fail until it is written, and for a vendor the package around it."""
    made = new_rule(name, out_folder)
    for file in made.files:
        out.print(f"wrote {file}", highlight=False, soft_wrap=True, markup=False)
    for mistake in check_rule_folder(made.folder):
        note(f"to do: {mistake}")
