"""Offers that are said to end: whether they are over, whether they are the same, since when they have been shown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

import regex

from pricelint.model.fact import Tactic
from pricelint.model.site import SiteFacts, Snapshot
from pricelint.model.units import TacticKind
from pricelint_rules.shop import shop_pages

ENDING = frozenset({TacticKind.COUNTDOWN, TacticKind.LIMITED_TIME})

_CLOCK = regex.compile(r"(?:(?P<d>\d{1,2}) ?d\w*[ :,]*)?(?P<h>\d{1,2}) ?(?::|h\w*[ :,]*) ?(?P<m>\d{2})")
"""The time that a countdown shows: days where it has them, hours and minutes."""


def limited_offers(facts: SiteFacts) -> tuple[Tactic, ...]:
    """The offers that are said to end, on pages that sell; previews of features are none."""
    tactics = (item for page in shop_pages(facts) for item in page.tactics)
    return tuple(item for item in tactics if item.kind in ENDING and not item.about_feature)


def is_over(item: Tactic, seen: datetime, now: datetime) -> bool:
    """Whether the stated end, a date or what a countdown showed, has passed."""
    if item.deadline is not None:
        return item.deadline < now.date()
    match = _CLOCK.search(item.evidence[0].quote) if item.kind is TacticKind.COUNTDOWN else None
    if match is None:
        return False
    left = timedelta(days=int(match["d"] or 0), hours=int(match["h"]), minutes=int(match["m"]))
    return seen + left + timedelta(days=1) < now


def is_same(item: Tactic, old: Tactic) -> bool:
    """Whether an offer is the former one: the same words, or of the same kind with its end put off."""
    if item.kind is not old.kind:
        return False
    words = _CLOCK.sub("", item.evidence[0].quote) == _CLOCK.sub("", old.evidence[0].quote)
    return words or item.kind is TacticKind.COUNTDOWN or (item.deadline is not None and old.deadline is not None)


def shown_since(item: Tactic, line: Iterable[Snapshot]) -> list[tuple[Snapshot, Tactic]]:
    """The snapshots before that showed an offer whose end is nowhere stated, without one between that did not; the
    newest first. Snapshots without a page that sells say nothing."""
    found: list[tuple[Snapshot, Tactic]] = []
    for snapshot in line if item.deadline is None else ():
        if not shop_pages(snapshot.facts):
            continue
        old = next((old for old in limited_offers(snapshot.facts) if old.deadline is None and is_same(item, old)), None)
        if old is None:
            return found
        found.append((snapshot, old))
    return found
