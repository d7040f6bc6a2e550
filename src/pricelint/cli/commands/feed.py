"""`pricelint feed`: Atom feeds of what changed, per platform and over all."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from pricelint.cli.app import app, done, note
from pricelint.cli.counts import counted
from pricelint.cli.history_page import stated_at
from pricelint.cli.options import REPORT, STORE, StoreOption
from pricelint.cli.over_time import keep_readings, opened, platforms_of, readings_by
from pricelint.errors import UsageError
from pricelint.history.confirmed import settled_at
from pricelint.history.runs import Observation
from pricelint.model.change import Status
from pricelint.readings.follow import follow
from pricelint.store.store import Store
from pricelint_reports.feed import ALL, Feed, Publisher, Told, feed_file, feed_xml
from pricelint_reports.feed.atom import AUTHORITY
from pricelint_reports.text import safe_href

_UNSURE = frozenset({Status.UNCONFIRMED, Status.IN_DOUBT})
_AUTHORITY = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?,\d{4}(-\d{2}(-\d{2})?)?")


@app.command()
def feed(
    platform: Annotated[list[str] | None, typer.Argument(help="Platforms of the store (default: all).")] = None,
    store: StoreOption = STORE,
    out: Annotated[Path, typer.Option("--out", help="Folder for the feeds.")] = REPORT,
    url: Annotated[str, typer.Option("--url", help="Address that the folder is published at, for links.")] = "",
    publisher: Annotated[str, typer.Option("--publisher", help="Who publishes the feeds.")] = "pricelint",
    authority: Annotated[
        str, typer.Option("--authority", help="Domain of your own and a day on which it was: example.org,2026-01-01.")
    ] = AUTHORITY,
    unconfirmed: Annotated[bool, typer.Option("--unconfirmed", help="Also what was seen once or is in doubt.")] = False,
) -> None:
    """Write Atom feeds of what changed: one for each platform and one over all.

    Ids follow from the change and --authority alone, and times from captures: the same store gives the same files, and
    a change that is confirmed later is the same entry, updated.
    """
    by = Publisher(name=publisher, base=_base(url), authority=_checked(authority))
    with opened(store) as read:
        names = platforms_of(read, platform or ())
        lost = keep_readings(read, names)
        feeds = [_feed(read, name, unconfirmed=unconfirmed) for name in names]
    if not platform:
        feeds.append(_over_all(feeds))
    out.mkdir(parents=True, exist_ok=True)
    for one in feeds:
        (out / feed_file(one.name)).write_bytes(feed_xml(one, by))
        note(f"Written: {out / feed_file(one.name)} ({counted(len(one.changes), 'entry', 'entries')})")
    raise done(lost)


def _feed(store: Store, platform: str, *, unconfirmed: bool) -> Feed:
    follow(store, platform)
    stated = stated_at(store, platform)
    seen = [
        Observation(one.visit, one.at, there)
        for one in readings_by(store, [platform])
        if (there := stated(one.visit)) is not None
    ]
    found = store.changes.found(platform=platform)
    kept = [one for one in found if unconfirmed or one.dated.status not in _UNSURE]
    return Feed(
        name=platform,
        title=f"{platform}: changes of its pricing pages",
        changes=tuple(Told(one, settled_at(one.dated, seen)) for one in kept),
        since=store.visits.visits(platform)[0].finished_at,
    )


def _over_all(feeds: list[Feed]) -> Feed:
    since = min((one.since for one in feeds), default=datetime.fromtimestamp(0, UTC))
    told = tuple(told for one in feeds for told in one.changes)
    return Feed(name=ALL, title="Changes of pricing pages, all platforms", changes=told, since=since)


def _base(url: str) -> str:
    if url and not safe_href(url):
        raise UsageError(f"{url!r} is no address", where="--url", expected="https://example.org/prices/")
    return url if not url or url.endswith("/") else f"{url}/"


def _checked(authority: str) -> str:
    if not _AUTHORITY.fullmatch(authority):
        raise UsageError(
            f"{authority!r} is no tagging authority", where="--authority",
            expected="a domain name and a day on which it was yours: example.org,2026-01-01 (RFC 4151)",
        )  # fmt: skip
    return authority
