"""`pricelint watch`: visit platforms again and again, each by its own timetable."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from types import FrameType
from typing import Annotated, TypeVar

import typer

from pricelint.cli.app import app, complain, note, out
from pricelint.cli.counts import counted
from pricelint.cli.exits import Exit
from pricelint.cli.fetching import Conduct
from pricelint.cli.notifying import configured_channels, notifier_of
from pricelint.cli.options import (
    MAX_STATES,
    MOST_PAGES,
    STORE,
    AllowHost,
    Delay,
    HttpFirst,
    Loopback,
    MaxPages,
    MaxStates,
    PlatformFolder,
    StoreOption,
    WatchConfig,
)
from pricelint.cli.recipes import recipe_text
from pricelint.cli.watching import StoreVisitor, Watched, watched_platforms
from pricelint.errors import BrowserError, StoreError
from pricelint.model.appointment import RoundOutcome
from pricelint.net.address import plain_host
from pricelint.schedule.channels import Channel
from pricelint.schedule.health import Health, Pulse, health_of, served_health
from pricelint.schedule.recipes import Recipe
from pricelint.schedule.status import status_of
from pricelint.schedule.watcher import Made, Watcher
from pricelint.store.store import Store
from pricelint_reports.text import one_line

_Answer = TypeVar("_Answer")
Once = Annotated[bool, typer.Option("--once", help="Visit what is due, and leave.")]
HealthAt = Annotated[
    str | None,
    typer.Option("--health", help="Answer with the state as JSON at PORT of loopback, or at ADDRESS:PORT."),
]
Printed = Annotated[
    Recipe | None, typer.Option("--print", help="Print how others keep the time with these options, and leave.")
]


@app.command()
def watch(
    context: typer.Context,
    platforms: Annotated[
        list[str] | None,
        typer.Argument(help="Platform ids, platform files or addresses; those of --config, else all, if none."),
    ] = None,
    folder: PlatformFolder = None,
    store: StoreOption = STORE,
    config: WatchConfig = None,
    once: Once = False,
    health: HealthAt = None,
    delay: Delay = 1.0,
    allow_loopback: Loopback = False,
    allow_host: AllowHost = None,
    max_pages: MaxPages = MOST_PAGES,
    max_states: MaxStates = MAX_STATES,
    http_first: HttpFirst = True,
    recipe: Printed = None,
) -> None:
    """Visit platforms whenever they are due, until it is ended; `pricelint status` tells how they stand.

    Failed visits are tried again ever later. Any number of watchers may share a store: no two visit one platform at
    once. What a watcher that died left unfinished, the next one takes up. Ends with 0 on SIGTERM, with 130 on Ctrl-C.
    """
    conduct = Conduct(
        store, delay, allow_loopback, http_first=http_first, max_pages=max_pages, max_states=max_states,
        hosts=frozenset(map(plain_host, allow_host or ())),
    )  # fmt: skip
    watched = watched_platforms(platforms or [], folder, config)
    if recipe is not None:
        typer.echo(recipe_text(recipe, context, watched, config), nl=False)
        return
    _go(watched, conduct, configured_channels(config), once=once, health=health)


def _go(
    watched: dict[str, Watched], conduct: Conduct, channels: tuple[Channel, ...], *, once: bool, health: str | None
) -> None:
    with _ended_by_sigterm(), Store.open(conduct.store) as opened, ExitStack() as stack:
        watching = Watching(opened, watched, conduct, channels)
        if health:
            note(f"Health: {stack.enter_context(served_health(health, watching.health))}")
        if once:
            raise typer.Exit(watching.once())
        note(f"Watching {counted(len(watched), 'platform')}, kept in {conduct.store}. Ctrl-C ends it.")
        watching.for_ever()


class Watching:
    """The turns of one watching process over an open store, told line by line."""

    def __init__(
        self, store: Store, watched: dict[str, Watched], conduct: Conduct, channels: tuple[Channel, ...]
    ) -> None:
        self._store = store
        self._watched = watched
        self._pulse = Pulse()
        cadences = {name: one.cadence for name, one in watched.items()}
        visitor = StoreVisitor(store, conduct, self._pulse.beat)
        self._notifier = notifier_of(store, channels)
        self._watcher = Watcher(store, cadences, lambda name: watched[name].load(), visitor)

    def once(self) -> Exit:
        """Everything that is due, each platform once; whether all of it could be captured."""
        made: list[Made] = []
        while new := self._turn([one.round.platform for one in made]):
            made += new
        self._notifier.turn()
        if not made:
            note("Nothing was due.")
        whole = all(one.ended.outcome is RoundOutcome.CAPTURED for one in made)
        return Exit.CLEAN if whole else Exit.INCOMPLETE

    def for_ever(self) -> None:
        """Turn whenever something is due. What is wrong with the store or the browser is told, and tried again."""
        from pricelint.schedule.clockwork import Clockwork

        Clockwork(self._turned, self._next_at).run()

    def _turned(self) -> bool:
        return bool(self._careful(lambda: any((self._turn(), self._notifier.turn()))))

    def _next_at(self) -> datetime | None:
        moments = self._careful(lambda: (self._watcher.next_at(), self._notifier.next_at())) or ()
        return min((moment for moment in moments if moment), default=None)

    def _turn(self, besides: Collection[str] = ()) -> list[Made]:
        made = []
        for one in self._watcher.turn(besides):
            made.append(one)
            _tell(one)
            self._pulse.beat()
        return made

    def _careful(self, call: Callable[[], _Answer]) -> _Answer | None:
        """What `call` gives; what keeps the watcher from its work is said once, as long as nothing else does."""
        self._pulse.beat()
        try:
            answer = call()
        except (StoreError, BrowserError) as error:
            if str(error) != self._pulse.problem:
                complain(f"{error}. It is tried again every minute.")
            self._pulse.problem = str(error)
            return None
        self._pulse.problem = ""
        return answer

    def health(self) -> Health:
        """How the watching goes."""
        return health_of(self._pulse, status_of(self._store, self._watched.keys()))


def _tell(made: Made) -> None:
    ended = made.ended
    line = f"{ended.at:%Y-%m-%d %H:%M} UTC  {made.round.platform}: {ended.outcome.value}"
    again = f"; {made.next.failures} in a row" if made.next.failures > 1 else ""
    out.print(
        f"{line}{again}; next {made.next.due_at:%Y-%m-%d %H:%M} UTC", markup=False, highlight=False, soft_wrap=True
    )
    if ended.reason:
        complain(f"{made.round.platform}: {one_line(ended.reason)}")


@contextmanager
def _ended_by_sigterm() -> Iterator[None]:
    """SIGTERM ends the block as a wish that was granted: pages that are done are kept, and the exit code is 0."""

    def end(number: int, frame: FrameType | None) -> None:
        del number, frame
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        sys.exit(Exit.CLEAN)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
