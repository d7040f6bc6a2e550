from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import pricelint_rules
from pricelint.audit.by_hand import cost, explained, outcome_of, shop, site_of
from pricelint.model.evidence import Place, Placing
from pricelint.model.outcome import Verdict
from pricelint_rules.places import figures

MEASURED = Placing(
    page="faq",
    place=Place.FINE_PRINT,
    clicks=1,
    measured=True,
    font_size=11.0,
    body_size=16.0,
    contrast=2.849,
    screens=3.44,
)


def test_all_figures_are_printed() -> None:
    assert figures(MEASURED) == (
        "1 click from the pricing page; 11 px against 16 px of the page; contrast 2.8:1; "
        "3.4 screens below the nearest price"
    )


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"clicks": 0}, "11 px against"),
        ({"clicks": 2}, "2 clicks from the pricing page; "),
        ({"clicks": None}, "no captured page leads there from the pricing page; "),
        ({"place": Place.COLLAPSED}, "1 click from the pricing page; shown once it is unfolded; 11 px"),
        ({"place": Place.TOOLTIP}, "shown once it is pointed at"),
        ({"font_size": 11.5}, "11.5 px against 16 px"),
        ({"contrast": None}, "contrast not known"),
        ({"screens": -2.0}, "2.0 screens above the nearest price"),
        ({"screens": 0.0}, "beside the nearest price"),
        ({"screens": None}, "no price is seen on that page"),
        ({"font_size": None}, "not shown in the state as captured"),
        ({"measured": False}, "sizes and distances were not measured: no browser capture"),
    ],
)
def test_each_figure_says_what_it_is_or_why_it_is_missing(changed: dict[str, Any], words: str) -> None:
    assert words in figures(replace(MEASURED, **changed))


def test_a_finding_about_a_place_carries_its_figures_and_each_place_has_its_own() -> None:
    costs = (cost("Image", 5, on="faq"), cost("Video", 50, on="faq", place=Place.COLLAPSED))
    outcome = outcome_of(pricelint_rules.BY_ID["buried-feature-costs"], site_of(shop(), explained(costs=costs)))
    assert outcome.verdict is Verdict.VIOLATION
    assert [finding.placing.place for finding in outcome.findings if finding.placing] == [Place.MAIN, Place.COLLAPSED]
    assert all("no browser capture" in finding.message for finding in outcome.findings)
