"""Which advertised actions have a stated cost."""

from __future__ import annotations

from collections.abc import Iterable

from pricelint.model.fact import Advertised, Cost
from pricelint.model.units import Modality


def covers(cost: Cost, item: Advertised) -> bool:
    """Whether a cost is a cost of an advertised item.

    An item with words of its own ("Ember Voice") is covered where the cost names one of them, a named model where it
    names all; a general item ("Video generation") is covered by any cost of its modality.
    """
    if item.named:
        text = f"{cost.item} {cost.quality}".lower()
        hits = [word in text for word in item.named]
        return all(hits) if item.model else any(hits)
    return item.modality is not Modality.OTHER and cost.modality is item.modality


def uncovered(advertised: Iterable[Advertised], costs: Iterable[Cost]) -> tuple[Advertised, ...]:
    """The advertised items for which no cost is stated, in order."""
    known = tuple(costs)
    return tuple(item for item in advertised if not any(covers(cost, item) for cost in known))
