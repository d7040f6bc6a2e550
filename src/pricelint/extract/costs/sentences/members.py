"""What those who pay for a plan are said to pay instead of a cost told before."""

from __future__ import annotations

import regex

from pricelint.extract.costs.found import Found, clean_item, from_count
from pricelint.extract.costs.places import Place

_FRESH = regex.compile(r"\s*[,;，；、]")
_LONGEST = 60


def for_members(place: Place, found: list[Found]) -> Found | None:
    """What a sentence says members pay instead ("an image costs 40 credits, annual members pay 20 credits")."""
    before = found[-1] if found else None
    members = place.lexicon.member
    if before is None or before.count[1] != place.left or place.granted or not members.search(place.before):
        return None
    if not _FRESH.match(place.before) or place.lexicon.never.search(members.sub(" ", place.before)):
        return None
    if place.lexicon.never_start.match(place.after) or not place.lexicon.verb.search(place.before):
        return None
    start = place.left + len(place.before) - len(place.before.lstrip(" ,;，；、"))
    verb = next(iter(place.lexicon.verb.finditer(place.before)))
    who = place.before[start - place.left : verb.start()].strip()
    if not 0 < len(who) <= _LONGEST:
        return None
    item = clean_item(f"{before.item}, {who}", place.language)
    return from_count(place.count, item, (start, place.count.start), measure=before.measure, method="cost.subject")
