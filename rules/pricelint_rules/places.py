"""Places in words: where a statement stands, and the figures that were measured of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pricelint.derive.placing import placing_of
from pricelint.model.evidence import Evidence, Place, Placing
from pricelint.model.fact import Fact
from pricelint.model.outcome import Coverage, Finding
from pricelint.model.site import SiteFacts
from pricelint_rules.shop import at_first, quoted, where

NOT_MEASURED = "sizes and distances were not measured: no browser capture"
NOT_SHOWN = "not shown in the state as captured, so its size and distance have no figure"

_REVEALED = {
    Place.COLLAPSED: "shown once it is unfolded",
    Place.TOOLTIP: "shown once it is pointed at",
    Place.HIDDEN: "shown once something else is pressed",
}
"""What a reader has to do to see a text."""

_LEVEL = 0.05
"""Screens up to which a text counts as standing beside a price."""


def stated_in(facts: Iterable[Fact], site: SiteFacts, coverage: Coverage) -> tuple[Finding, ...]:
    """One finding for each page and place where `facts` are stated, with what was measured of the first there."""
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(where(fact), []).append(fact)
    return tuple(_stated(words, group, site, coverage) for words, group in groups.items())


def _stated(words: str, group: list[Fact], site: SiteFacts, coverage: Coverage) -> Finding:
    placing = placing_of(telling(group[0]), site, coverage)
    shown = quoted(group, f"Stated in {words}: {figures(placing)}.")
    return Finding(message=shown.message, evidence=shown.evidence, placing=placing)


def telling(fact: Fact) -> Evidence:
    """The quote of a fact that stands aside from the main text, else its first."""
    return next((item for item in fact.evidence if not at_first(item)), fact.evidence[0])


def figures(placing: Placing) -> str:
    """What was measured: "1 click from the pricing page; 11 px against 16 px of the page; contrast 2.9:1; …"."""
    return "; ".join((*_way(placing), *_look(placing)))


def _way(placing: Placing) -> Iterator[str]:
    if placing.clicks is None:
        yield "no captured page leads there from the pricing page"
    elif placing.clicks:
        yield f"{placing.clicks} click{'s' if placing.clicks > 1 else ''} from the pricing page"
    if placing.after:
        yield f"shown only after: {placing.after}"
    if placing.place in _REVEALED:
        yield _REVEALED[placing.place]


def _look(placing: Placing) -> Iterator[str]:
    if not placing.measured:
        yield NOT_MEASURED
    elif placing.font_size is None:
        yield NOT_SHOWN
    else:
        yield f"{_number(placing.font_size)} px against {_number(placing.body_size or 0)} px of the page"
        yield f"contrast {placing.contrast:.1f}:1" if placing.contrast else "contrast not known"
        yield _distance(placing.screens)


def _distance(screens: float | None) -> str:
    if screens is None:
        return "no price is seen on that page"
    if abs(screens) <= _LEVEL:
        return "beside the nearest price"
    return f"{abs(screens):.1f} screens {'below' if screens > 0 else 'above'} the nearest price"


def _number(pixels: float) -> str:
    return f"{pixels:.1f}".removesuffix(".0")
