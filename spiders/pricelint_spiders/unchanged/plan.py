"""From what is held of a page to what has to be asked again before it may be said to be unchanged.

The page itself, always. Every answer that scripts or frames may have taken text from. Scripts, where the page shows
words that its first response does not have; style sheets, which decide what of it is seen: of these two, only those
that a browser which had kept them would ask for again. Pictures, sound and fonts hold no text and are not asked for.
What cannot be asked again by plain HTTP as the page did is a reason to take the page anew, and so is a word that stands
in no recorded answer: nobody knows where it came from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from pricelint.errors import PricelintError
from pricelint.model.capture import Capture, Fetcher
from pricelint.model.exchange import Exchange
from pricelint.warc.read import told_exchanges
from pricelint_spiders.unchanged.held import Held
from pricelint_spiders.unchanged.source import NOTHING, Source, fresh_at
from pricelint_spiders.unchanged.words import Get, added_words, unexplained

MOST_ASKED = 12
"""Answers beside the page itself that are asked for again; where there are more, the browser is quicker and politer."""

_SHOWN_ONLY = frozenset(
    {"image", "media", "font", "texttrack", "prefetch", "manifest", "ping", "cspviolationreport", "preflight"}
)
"""Kinds of requests, in the browser's words, that bring no text: what a page shows as pictures, or reports."""

_LIVE = frozenset({"websocket", "eventsource"})
_CODE = frozenset({"script", "stylesheet"})
LONGEST = 300
"""Characters of an address that a reason quotes."""

Told = tuple[Exchange, str]
"""An exchange, and the sha256 of its body: "" where it was not kept."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What has to be asked again: the `page`, then `others`. With a `refusal`, in words, the page is taken anew."""

    held: Held
    page: Source | None = None
    others: tuple[Source, ...] = ()
    refusal: str = ""


def plan_of(held: Held, get: Get, now: datetime) -> Plan:
    """The plan for a page that is held."""
    try:
        get(held.first.sha256)
        return _by_http(held, get) if held.first.fetcher is Fetcher.HTTP else _browsed(held, get, now)
    except PricelintError as error:
        return Plan(held, refusal=f"what is held of it cannot be read: {error}")


def _by_http(held: Held, get: Get) -> Plan:
    first, body = held.first, held.first.sha256
    status = first.status or 200
    page = Source(url=first.final_url, status=status, told=first.headers, digest=body, body=partial(get, body))
    return Plan(held, page)


def _browsed(held: Held, get: Get, now: datetime) -> Plan:
    first, body = held.first, held.first.artefacts.body
    if not body or not all(capture.artefacts.warc and _whole(capture) for capture in held.captures):
        return Plan(held, refusal="not everything that it was made from is recorded")
    found = _recorded(held, get)
    main = next((each for each, digest in found if each.kind == "document" and digest == body), None)
    if main is None:
        return Plan(held, refusal="the response that it was made from is not in its record")
    ways = {first.requested_url, *first.redirects}
    others = [
        each
        for each in found
        if not _brings_nothing(*each) and not (each[0].kind == "document" and _is_page(each[0], main.url, ways))
    ]
    added = added_words(held, get)
    needed = [each for each in others if _is_asked(each[0], now, scripts=bool(added))]
    if why := next((why for each, digest in needed if (why := _refusal(each, digest))), ""):
        return Plan(held, refusal=why)
    if added and (why := unexplained(added, (get(body), *_bodies(others, get)))):
        return Plan(held, refusal=why)
    return _bounded(Plan(held, _source(main, body, get), tuple({_source(*each): None for each in needed})))


def _bounded(plan: Plan) -> Plan:
    """The plan, where it is worth while and no address has answered in two ways."""
    urls = [source.url for source in plan.others]
    if len(urls) > MOST_ASKED:
        return Plan(plan.held, refusal=f"{len(urls)} answers that it was made from would have to be asked for again")
    if twice := next((url for url in urls if urls.count(url) > 1), ""):
        return Plan(plan.held, refusal=f"{twice[:LONGEST]} answered in several ways within one visit")
    return plan


def _whole(capture: Capture) -> bool:
    """Whether no request was left out of the record: such are told without an address."""
    about = capture.circumstances
    return about is not None and all(left.url for left in about.left_out)


def _recorded(held: Held, get: Get) -> list[Told]:
    """Every exchange of all states. What was broken off while the page was driven is left out: the guard of driving, or
    the next press, ended it, and nothing came of it."""
    found: dict[tuple[str, str, datetime], Told] = {}
    read: dict[str, Capture] = {}
    for capture in held.captures:
        read.setdefault(capture.artefacts.warc or "", capture)
    for warc, capture in read.items():
        for exchange, digest in told_exchanges(get(warc), f"the record of {capture.requested_url}"):
            key = (exchange.method, exchange.url, exchange.began_at)
            if digest or capture is held.first or (key not in found and exchange.status is not None):
                found[key] = (exchange, digest)
    return list(found.values())


def _bodies(found: list[Told], get: Get) -> Iterator[bytes]:
    for exchange, digest in found:
        if digest and exchange.kind != "stylesheet":
            yield get(digest) if exchange.body is None else exchange.body


def _brings_nothing(exchange: Exchange, digest: str) -> bool:
    if exchange.kind in _SHOWN_ONLY:
        return True
    return exchange.method != "GET" and (exchange.status is None or digest == NOTHING)


def _is_asked(exchange: Exchange, now: datetime, *, scripts: bool) -> bool:
    """Whether an answer has to be asked for; scripts only where they wrote words."""
    if exchange.kind not in _CODE:
        return True
    wanted = scripts or exchange.kind == "stylesheet"
    return wanted and not fresh_at(exchange.response_headers, exchange.began_at, now)


def _is_page(exchange: Exchange, page: str, ways: set[str]) -> bool:
    """Whether a document is the page itself, or a redirect on the way there, which asking for the page passes again."""
    redirects = exchange.status is not None and 300 <= exchange.status < 400
    return exchange.url == page or (redirects and exchange.url in ways)


def _refusal(exchange: Exchange, digest: str) -> str:
    """Why an answer cannot be asked for again; "" where it can."""
    url = exchange.url[:LONGEST]
    if exchange.kind in _LIVE:
        return f"it is told more by {url} as long as it is open"
    if exchange.method != "GET":
        return f"{exchange.method} to {url} is not sent again"
    if exchange.status is None or not digest:
        return f"the answer of {url} is not recorded whole ({exchange.left_out or 'its body is missing'})"
    return ""


def _source(exchange: Exchange, digest: str, get: Get | None = None) -> Source:
    return Source(
        url=exchange.url,
        status=exchange.status or 0,
        told=exchange.response_headers,
        digest=digest,
        asked=exchange.request_headers if get is None else (),
        body=partial(get, digest) if get else None,
    )
