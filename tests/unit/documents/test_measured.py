"""What a browser measured overrules what markup suggests, and gives every quote its box."""

from __future__ import annotations

import json

import pytest

from pricelint.documents.document import Document
from pricelint.documents.geometry import load_geometry
from pricelint.documents.measure import contrast, measure
from pricelint.documents.read import Origin, read_document
from pricelint.errors import StoreError
from pricelint.model.evidence import Box, Place

BODY = "html:nth-child(1)>body:nth-child(2)>"
STYLES = [
    [16.0, 400, "rgb(0, 0, 0)", "rgb(255, 255, 255)"],
    [9.0, 400, "rgb(0, 0, 0)", "rgb(255, 255, 255)"],
    [13.0, 400, "rgb(230, 230, 230)", "rgb(255, 255, 255)"],
    [16.0, 400, "rgb(255, 255, 255)", "rgb(255, 255, 255)"],
]


def measured(body: str, *nodes: tuple[str, str, int, int]) -> Document:
    """A document with nodes (path below body, text, style, visible), each 100 x 20 px, one under the other."""
    found = read_document(f"<html><head></head><body>{body}</body></html>".encode(), Origin("page"))
    rows = [[BODY + path, text, 0, 20 * n, 100, 20, style, seen] for n, (path, text, style, seen) in enumerate(nodes)]
    long = ["html:nth-child(1)", "a long line of body text that sets the size", 0, 0, 9, 9, 0, 1]
    raw = {"viewport": [800, 600], "page": [800, 900], "styles": STYLES, "nodes": [*rows, long]}
    measure(found, load_geometry(json.dumps(raw)))
    return found


def cited(document: Document, words: str) -> tuple[Place, Box | None, str | None]:
    start = document.text.index(words)
    evidence = document.cite(start, start + len(words))
    return evidence.place, evidence.box, evidence.no_box


def test_a_quote_over_two_elements_gets_the_box_around_both() -> None:
    page = measured(
        "<p>$29 <b>a month</b></p>", ("p:nth-child(1)", "$29", 0, 1), ("p:nth-child(1)>b:nth-child(1)", "a month", 0, 1)
    )
    assert cited(page, "$29 a month") == (Place.MAIN, Box(0, 0, 100, 40), None)


def test_text_hidden_by_its_class_that_a_reader_sees_is_main_text() -> None:
    assert (
        cited(measured("<p class='hidden'>5 credits</p>", ("p:nth-child(1)", "5 credits", 0, 1)), "5")[0] is Place.MAIN
    )


def test_text_without_any_mark_that_nobody_sees_is_hidden_and_has_no_box() -> None:
    page = measured("<p>5 credits</p>", ("p:nth-child(1)", "5 credits", 0, 0))
    assert cited(page, "5 credits") == (Place.HIDDEN, None, "not visible in this state")


def test_an_unseen_answer_of_an_faq_is_collapsed_and_a_seen_one_stays_an_answer() -> None:
    body = "<div class='faq'><p>shown</p><p>folded</p></div>"
    page = measured(
        body, ("div:nth-child(1)>p:nth-child(1)", "shown", 0, 1), ("div:nth-child(1)>p:nth-child(2)", "folded", 0, 0)
    )
    assert (cited(page, "shown")[0], cited(page, "folded")[0]) == (Place.FAQ, Place.COLLAPSED)


@pytest.mark.parametrize("style", [1, 2], ids=["tiny", "small and pale"])
def test_tiny_text_and_small_pale_text_is_fine_print(style: int) -> None:
    page = measured("<p>5 credits</p>", ("p:nth-child(1)", "5 credits", style, 1))
    assert cited(page, "5 credits")[0] is Place.FINE_PRINT


def test_white_text_on_what_seems_to_be_white_stands_on_something_that_styles_do_not_tell() -> None:
    page = measured("<p>5 credits</p>", ("p:nth-child(1)", "5 credits", 3, 1))
    assert cited(page, "5 credits")[0] is Place.MAIN


def test_two_equal_texts_in_one_element_keep_their_order() -> None:
    page = measured("<p>5<br>5</p>", ("p:nth-child(1)", "5", 0, 1), ("p:nth-child(1)", "5", 0, 1))
    assert [block.pieces[0].box for block in page.blocks] == [Box(0, 0, 100, 20), Box(0, 20, 100, 20)]


@pytest.mark.parametrize(
    ("color", "background", "ratio"),
    [
        ("rgb(0, 0, 0)", "rgb(255, 255, 255)", 21.0),
        ("rgb(118, 118, 118)", "rgb(255, 255, 255)", 4.54),
        ("rgb(9, 9, 9)", "rgb(9, 9, 9)", 1.0),
        ("color(srgb 1 0 0)", "rgb(255, 255, 255)", None),
        ("rgba(0, 0, 0, 0.5)", "rgb(255, 255, 255)", None),
    ],
)
def test_contrast_is_that_of_wcag(color: str, background: str, ratio: float | None) -> None:
    assert contrast(color, background) == (None if ratio is None else pytest.approx(ratio, abs=0.01))


def test_geometry_that_is_none_is_refused() -> None:
    with pytest.raises(StoreError, match="geometry"):
        load_geometry(b'{"nodes": "many"}')


def test_a_look_is_set_against_body_text_background_and_window() -> None:
    page = measured("<p>Small and pale</p>", ("p:nth-child(1)", "Small and pale", 2, 1))
    look = page.cite(0, 5).prominence
    assert look is not None
    assert (look.font_size, look.body_size, look.screen) == (13.0, 16.0, 600.0)
    assert look.contrast == pytest.approx(1.25, abs=0.01)
