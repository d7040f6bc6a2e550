"""`pricelint rules`: the catalogue, or one rule in full."""

from __future__ import annotations

import sys
from importlib.resources import files
from typing import Annotated

import typer
from rich.markdown import Markdown
from rich.table import Table

from pricelint.audit.registry import load_rules
from pricelint.audit.rule import Rule
from pricelint.cli.app import app, out
from pricelint.cli.options import NoPlugins
from pricelint.errors import UsageError


@app.command()
def rules(
    rule_id: Annotated[str | None, typer.Argument(metavar="[ID]", help="A rule to explain.")] = None,
    no_plugins: NoPlugins = False,
) -> None:
    """List the rules with family, severity and source, or explain one of them."""
    known = load_rules(plugins=not no_plugins)
    if rule_id is None:
        out.print(_table(known))
        return
    rule = next((rule for rule in known if rule.id == rule_id), None)
    if rule is None:
        near = ", ".join(each.id for each in known if set(each.id.split("-")) & set(rule_id.split("-")))
        raise UsageError(f"no rule is called {rule_id!r}", expected=near or "an id that `pricelint rules` lists")
    text = readme_of(rule)
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


def readme_of(rule: Rule) -> str:
    """The README beside the rule, where its package ships one; else what its metadata says."""
    package = rule.check.__module__.rpartition(".")[0] or rule.check.__module__
    page = files(package) / "README.md"
    if page.is_file():
        return page.read_text(encoding="utf-8")
    return f"# {rule.id}\n\n{rule.title}\n\nSources: {'; '.join(rule.info.sources)}\n"
