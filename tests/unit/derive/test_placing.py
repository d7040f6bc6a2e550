from __future__ import annotations

from dataclasses import replace

import pytest

from pricelint.audit.by_hand import cost, covered, explained, pack, shop, site_of
from pricelint.derive.placing import placing_of
from pricelint.model.evidence import Box, Evidence, Place, Placing, Prominence
from pricelint.model.fact import Pack
from pricelint.model.site import PageFacts

LOOK = Prominence(11.0, 400, "rgb(153, 153, 153)", body_size=16.0, contrast=2.85, screen=800.0)


def seen_at(item: Evidence, y: float, *proves: str) -> Evidence:
    """The quote as a browser saw it: 20 px high, `y` px below the top."""
    return replace(item, box=Box(0, y, 100, 20), prominence=LOOK, no_box=None, proves=proves)


def pack_at(y: float, state: str = "first") -> Pack:
    sold = pack(100, "10")
    return replace(sold, evidence=(replace(seen_at(sold.evidence[0], y, "price"), state=state),))


def placed(y: float, *packs: Pack, page: PageFacts | None = None) -> Placing:
    quote = seen_at(cost("Image", 5).evidence[0], y)
    site = site_of(page or shop(packs=packs))
    return placing_of(quote, site, covered(site))


@pytest.mark.parametrize(
    ("quote", "prices", "screens"),
    [(1000, [100], 1.1), (100, [1000], -1.1), (100, [110], 0.0), (1000, [100, 880], 0.12), (1000, [], None)],
)
def test_the_distance_is_that_to_the_nearest_price_in_windows(
    quote: float, prices: list[float], screens: float | None
) -> None:
    assert placed(quote, *(pack_at(y) for y in prices)).screens == screens


def test_a_price_in_another_state_of_the_page_is_no_neighbour() -> None:
    assert placed(1000, pack_at(980, state="annual"), pack_at(100)).screens == 1.1


def test_the_look_is_set_against_the_page() -> None:
    found = placed(1000, pack_at(100))
    assert (found.font_size, found.body_size, found.contrast, found.measured) == (11.0, 16.0, 2.85, True)


def test_what_no_browser_saw_has_no_figures_and_says_so() -> None:
    quote = cost("Image", 5, place=Place.TOOLTIP).evidence[0]
    site = site_of(shop(), explained())
    assert placing_of(quote, site, covered(site)) == Placing(
        page="pricing", place=Place.TOOLTIP, clicks=None, measured=False
    )


def test_what_is_not_shown_on_a_measured_page_was_measured_all_the_same() -> None:
    quote, site = cost("Image", 5).evidence[0], site_of(shop())
    coverage = covered(site)
    rows = tuple(replace(row, geometry=True, clicks=0) for row in coverage.pages)
    found = placing_of(quote, site, replace(coverage, pages=rows))
    assert (found.measured, found.font_size, found.screens, found.clicks) == (True, None, None, 0)
