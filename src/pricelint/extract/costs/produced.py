"""What one unit makes, or several units one thing: "1 credit = 2 pages", "4 credits can generate 1 image"."""

from __future__ import annotations

from dataclasses import replace

import regex

from pricelint.extract.costs.found import Found, clean_item, from_count, is_action
from pricelint.extract.costs.places import Place
from pricelint.extract.costs.purpose import clause_end, own_measure
from pricelint.extract.modalities import TEXTS, measure_from

_REACH = 30
_MOST = 10_000
"""Most outputs that one unit yields; what counts more counts something smaller (pixels)."""


def read_yield(place: Place) -> Found | None:
    """ "4 credits can generate 1 image", "1 credit = 2 seconds": only where units or outputs are one."""
    match = place.lexicon.yields_start.match(place.after)
    if not match:
        return None
    measure = measure_from(match, place.language)
    single = place.count.low == place.count.high == 1 or (measure.number == 1 and _counted(match))
    stated = _counted(match)
    if match["named"] and not is_action(match["named"], place.language):
        return None
    huge = measure.number > _MOST and measure.per not in TEXTS
    if not single or not stated or huge or not own_measure(place, measure) or place.count.approximate:
        return None
    if match["join"].strip() in {":", ","} and (place.count.low != 1 or _goes_on(place, match)):
        return None
    if match["about"] and place.lexicon.best.search(match["about"]):
        return None
    base = place.count.end
    span = (base + measure.start, base + measure.end + clause_end(place.after[measure.end :]))
    item = clean_item(
        place.reading.document.text[
            base + match.end("about" if match["about"] else "join") : min(span[1], span[0] + 70)
        ],
        place.language,
    )
    found = from_count(place.count, item, (span[0], min(span[1], span[0] + 70)), measure=measure, method="cost.yields")
    return replace(found, approximate=bool(match["about"]))


def _goes_on(place: Place, match: regex.Match[str]) -> bool:
    """Whether a mark behind a count only parts it from the next clause ("an image is 1 credit, 1 video is …")."""
    behind = place.after[match.end() :]
    return bool(place.before.strip()) or place.lexicon.verb.search(behind[:_REACH]) is not None


def _counted(match: regex.Match[str]) -> bool:
    return bool(match["number"] or match["many"] or match["one"])
