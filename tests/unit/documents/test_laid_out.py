"""Tables that boxes make up are tables; cards, toggles and columns of text are none."""

from __future__ import annotations

import pytest

from pricelint.documents.read import Origin, read_document
from pricelint.model.platform import Role


def row(*cells: str, tag: str = "div") -> str:
    return f"<div>{''.join(f'<{tag}>{cell}</{tag}>' for cell in cells)}</div>"


HEAD = row("Action", "Credits")
ROWS = row("Image", "4") + row("Clip, long", "60")


def laid_out(body: str) -> list[list[list[str]]]:
    document = read_document(f"<html lang=en><body>{body}</body></html>".encode(), Origin("pricing", Role.PRICING))
    texts = document.text_of
    return [
        [[texts(document.elements[cell.element]) for cell in row if cell] for row in table.rows]
        for table in document.tables
    ]


READ = [["Action", "Credits"], ["Image", "4"], ["Clip, long", "60"]]
SHAPES = {
    "rows in a box": f"<div>{HEAD}{ROWS}</div>",
    "a list of rows": "<ul><li><div>Action</div><div>Credits</div></li><li><div>Image</div><div>4</div></li>"
    "<li><div>Clip, long</div><div>60</div></li></ul>",
    "a head apart": f"<div>{HEAD}<div>{ROWS}</div></div>",
    "a head in a box of its own": f"<section><div>{HEAD}</div><div>{ROWS}</div></section>",
    "roles": f"<div role=table>{HEAD}{ROWS}</div>".replace("<div><div>", "<div role=row><div role=cell>"),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_rows_of_boxes_under_a_head_are_a_table(shape: str) -> None:
    assert laid_out(SHAPES[shape]) == [READ]


def test_one_row_with_a_figure_is_enough() -> None:
    rows = row("Image", "4") + row("Clip", "to be announced") + row("Song", "to be announced")
    assert laid_out(f"<div>{HEAD}{rows}</div>") == [
        [["Action", "Credits"], ["Image", "4"], ["Clip", "to be announced"], ["Song", "to be announced"]]
    ]


def test_an_empty_corner_is_a_cell() -> None:
    rows = row("Images", "10", "90") + row("Clips", "1", "9")
    (table,) = laid_out(f"<div>{row('', 'Solo', 'Team')}{rows}</div>")
    assert table[0] == ["", "Solo", "Team"]
    assert table[2] == ["Clips", "1", "9"]


def cards(name: str) -> str:
    shown = [("Free", "Forever", "Few"), ("Solo", "$8", "50 credits"), ("Team", "$20", "200 credits")]
    return "".join(f"<div>{name.format(a)}<div>{b}</div><div>{c}</div><a href=#>Go</a></div>" for a, b, c in shown)


NONE = {
    "cards with headings": cards("<h3>{}</h3>"),
    "cards without": cards("<div>{}</div>"),
    "a first row with figures": ROWS + row("Song", "9"),
    "rows without figures": HEAD + row("Image", "Yes") + row("Clip", "No"),
    "rows of unlike boxes": HEAD + row("Image", "4") + row("Clip", "9", tag="p"),
    "columns of text": HEAD + row("Word " * 40, "4") + row("Clip", "6"),
    "names over prices": row("Solo", "Team") + row("$9", "$29") + row("50 credits", "300 credits"),
    "cells that are no lines": row("Solo", "Team", tag="b") + row("9", "29", tag="b") + row("5", "30", tag="b"),
    "one row": row("Monthly", "Yearly") + row("$9", "$90"),
}


@pytest.mark.parametrize("shape", NONE)
def test_other_boxes_are_no_table(shape: str) -> None:
    assert laid_out(f"<div>{NONE[shape]}</div>") == []
