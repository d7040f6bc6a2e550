"""Counts in small elements of their own, an icon before them at most: "⚡ 5 credits/use" beside another badge."""

from __future__ import annotations

import regex
from msgspec.structs import replace

from pricelint.extract.costs.places import Place

_ICONS = regex.compile(r"[\p{So}\p{Sk}\p{Cf}\p{Mn}\s]*")


def in_own_badge(place: Place) -> Place:
    """A place as its own element tells it, where the count begins that element and more than one stands in the line."""
    reading, count = place.reading, place.count
    pieces = reading.document.pieces_in(count.start, count.end)
    if len(pieces) != 1 or not _ICONS.fullmatch(reading.plain[pieces[0].start : count.start]):
        return place
    block = reading.document.block_at(count.start)
    told = pieces[0].end - count.end
    if reading.plain[count.end : pieces[0].end].strip() and told < len(place.after):
        place = replace(place, after=place.after[:told])
    leads = place.before and _ICONS.fullmatch(reading.plain[block.start : count.start])
    return replace(place, before="", left=count.start) if leads else place
