"""When a change was confirmed: the visit that showed the new value as often as it takes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from pricelint.history.runs import Observation
from pricelint.history.timeline import CONFIRM
from pricelint.model.change import DatedChange, Status


def settled_at(dated: DatedChange, observed: Iterable[Observation], confirm: int = CONFIRM) -> datetime:
    """When what is said of a change came to hold, by the captures alone: the time of the visit that confirmed it.

    Of a change that is not confirmed yet, the visit that first showed the new value; of flapping, the last one that
    showed the other. `observed` are visits of the platform in any order; where they do not tell, the first sight.
    """
    if dated.status is not Status.CONFIRMED:
        return dated.until
    sights = sorted(one.at for one in observed if one.at >= dated.until and _shows(one, dated))
    return sights[confirm - 1] if len(sights) >= confirm else dated.until


def _shows(seen: Observation, dated: DatedChange) -> bool:
    there, after = seen.stated.single.get(dated.key), dated.change.after
    if after is None:
        return there is None and dated.key not in seen.stated.several and bool(seen.stated.pages)
    return there is not None and there.says == after.says
