"""The commands by name, each imported when it is called: a command costs the start of its own libraries alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from importlib import import_module
from typing import Any, cast

from typer.core import TyperCommand, TyperGroup
from typer.main import get_group

COMMANDS = {
    "audit": "Capture pages (or read files), extract what they state, check it against every rule, and compare.",
    "breakage": "Simulate every plan and pack day by day, and say what share of paid units is lost and what a unit "
    "truly costs.",
    "bundle": "Write a stored visit as an evidence bundle: a WACZ file that replays, with captures, hashes and the "
    "audit.",
    "coverage": "Say what every plan and pack buys of each action, and how many days it lasts for what you --need.",
    "crawl": "Visit platforms politely and keep what they show: pages, geometry, screenshots, hashes, times.",
    "diff": "Compare any two captures: every price, allowance, cost, promise and wording that differs.",
    "dossier": "Write a dossier: cover, summary, every red flag with its receipts, method, and the hashes of all "
    "captures.",
    "export": "Write a dataset release: offers, costs, expiry, outcomes, changes, the index and visits as JSON Lines.",
    "extract": "Write the facts of every page, each with its evidence, and what the rules say of the page taken alone.",
    "feed": "Write Atom feeds of what changed: one for each platform and one over all.",
    "history": "Tell what changed on a platform's pages, from every visit in the store.",
    "index": "Say how much dearer a fixed basket of actions became: credit inflation, chained from period to period.",
    "notify": "Send to the channels of --config what is due: news of visits that `watch` made, digests, and what "
    "failed before.",
    "platforms": "List the platforms that can be crawled by id, with what they sell and when a visit last confirmed "
    "them.",
    "quote": "Find for each platform the cheapest plan, billing and packs for what you need, with what is left over "
    "or lost.",
    "reextract": "Read every visit in the store by this version of pricelint, and judge it by the rules of today.",
    "report": "Render results again, as a site or in another format. Screenshots and texts come from the store, if "
    "it has them.",
    "rules": "List the rules with family, severity and source, explain the rule ID, or begin a new one.",
    "schema": "Print the published JSON Schema of the audit result (what `audit --format json` writes), or of "
    "something else.",
    "spend": "Say what a usable output really costs, month by month, and why that moved.",
    "status": "Tell for every watched platform what came of the last visit, when the next is due, and who is at it.",
    "store": "Look a store through, sweep it, and carry it to another machine.",
    "suppress": "Write [[suppress]] entries for findings of a result, or list the findings that can be suppressed.",
    "table": "Publish a comparison: one table per currency, with notes that hold quote, address, time and hash.",
    "verify": "Check what was published, offline.",
    "watch": "Visit platforms whenever they are due, until it is ended; `pricelint status` tells how they stand.",
}
"""What `pricelint --help` says of each command: the beginning of its own help."""

ELSEWHERE = {"diff": "history"}
"""The modules that hold a command of another name than theirs."""


class Commands(TyperGroup):
    """The commands of the program."""

    def __init__(self, **attributes: Any) -> None:  # noqa: ANN401 - typer keeps its types to itself
        super().__init__(**attributes)
        self.commands: _Imported = _Imported(self.commands)

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - typer keeps its types to itself
        """The help of the program, for which no command is imported."""
        listing = TyperGroup(
            name=self.name, commands=[TyperCommand(name=name, help=says) for name, says in COMMANDS.items()],
            params=self.params, help=self.help, epilog=self.epilog, rich_markup_mode=self.rich_markup_mode,
        )  # fmt: skip
        listing.format_help(ctx, formatter)


class _Imported(MutableMapping[str, Any]):
    """All commands by name; those that are not among the ones `held` are imported when they are looked up."""

    def __init__(self, held: Mapping[str, Any]) -> None:
        self.held = dict(held)

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - typer keeps its types to itself
        if name in COMMANDS and name not in self.held:
            module = import_module(f"pricelint.cli.commands.{ELSEWHERE.get(name, name)}")
            self.held |= cast(Commands, get_group(module.app)).commands.held
        return self.held[name]

    def __setitem__(self, name: str, command: Any) -> None:  # noqa: ANN401 - typer keeps its types to itself
        self.held[name] = command

    def __delitem__(self, name: str) -> None:
        del self.held[name]

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)
