"""A page becomes blocks of text that keep what a reader sees apart, and every span of them can be cited."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pricelint.documents.document import Document
from pricelint.documents.read import Origin, read_document
from pricelint.model.evidence import Place


def document(body: str) -> Document:
    return read_document(f"<!doctype html><html lang='en-GB'><body>{body}</body></html>".encode(), Origin("page"))


def lines(body: str) -> list[str]:
    return [block.text for block in document(body).blocks]


def place(body: str, words: str) -> Place:
    found = document(body)
    start = found.text.index(words)
    return found.cite(start, start + len(words)).place


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p><span>$</span><span>29</span><span>.99</span><span>/mo</span></p>", ["$29.99/mo"]),
        ("<p><s>$4</s><b>$3.67</b></p>", ["$4 $3.67"]),
        ("<p><span>$4</span><span class='line-through'>$5</span></p>", ["$4 $5"]),
        ("<div class='row'><span>150 créditos</span><span>Até 10 vídeos</span></div>", ["150 créditos Até 10 vídeos"]),
        ("<p>1000 credit<b>s</b></p>", ["1000 credits"]),
        ("<p>one<br>two</p>", ["one", "two"]),
        ("<ul><li>one<li>two</ul>", ["one", "two"]),
        ("<p>a\u00a0b\u200b c\n\n d</p>", ["a b c d"]),
        ("<p>1,000 credits<span>+200 bonus</span></p>", ["1,000 credits+200 bonus"]),
        ("<p><span>1,000 credits</span><span>+200 bonus</span></p>", ["1,000 credits +200 bonus"]),
        ("<span class='block'>Pro</span><span class='block'>$9</span>", ["Pro", "$9"]),
        ("<div>€5<i>50 coins</i>€50<i>550 coins</i></div>", ["€5 50 coins€50 550 coins"]),
        ("<p><b>5€</b><i>50 coins</i></p>", ["5€ 50 coins"]),
        ("<p>$5<svg></svg>50 coins</p>", ["$5 50 coins"]),
        ("<p>$9<sup>99</sup></p>", ["$9 99"]),
        ("<h3>Pro<span>For teams</span></h3>", ["Pro For teams"]),
        ("<p>GPT<b>s</b> and Open<b>AI</b></p>", ["GPTs and OpenAI"]),
        (
            "<div><label><b>50 coins</b><b>€5</b></label><label><b>550 coins</b><b>€50</b></label></div>",
            ["50 coins €5", "550 coins €50"],
        ),
        ("<div><a>50 coins €5</a><a>550 coins €50</a></div>", ["50 coins €5", "550 coins €50"]),
        (
            "<div><coin-pack>50 coins €5</coin-pack><coin-pack>9 coins €1</coin-pack></div>",
            ["50 coins €5", "9 coins €1"],
        ),
        ("<div>See <a>50 coins €5</a><a>550 coins €50</a></div>", ["See 50 coins €5 550 coins €50"]),
        ("<div><span><b>€9</b><i>.99</i></span><span><b>/</b><i>mo</i></span></div>", ["€9.99/mo"]),
        (
            "<div><span>A</span><span>€5</span><span>B</span><span>€9</span><span>C</span><span>€20</span></div>",
            ["A", "€5", "B", "€9", "C", "€20"],
        ),
        ("<script>$1</script><style>$2</style><template>$3</template><p>x</p>", ["x"]),
    ],
)
def test_text_is_split_where_a_reader_sees_a_split(body: str, expected: list[str]) -> None:
    assert lines(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>x</p>", Place.MAIN),
        ("<p hidden>x</p>", Place.HIDDEN),
        ("<div style='display: none'><p>x</p></div>", Place.HIDDEN),
        ("<div class='hidden md:block'>x</div>", Place.MAIN),
        ("<div role='tabpanel' hidden>x</div>", Place.COLLAPSED),
        ("<div class='collapse'>x</div>", Place.COLLAPSED),
        ("<div class='collapse show'>x</div>", Place.MAIN),
        ("<details><summary>More</summary><p>x</p></details>", Place.COLLAPSED),
        ("<details open><summary>More</summary><p>x</p></details>", Place.MAIN),
        ("<details><summary>x</summary><p>y</p></details>", Place.MAIN),
        ("<span class='tooltip'>x</span>", Place.TOOLTIP),
        ("<span data-tooltip='x'>?</span>", Place.TOOLTIP),
        ("<p><small>x</small></p>", Place.FINE_PRINT),
        ("<p class='fine-print'>x</p>", Place.FINE_PRINT),
        ("<section id='faq'><p>x</p></section>", Place.FAQ),
        ("<h3>Do they expire?</h3><p>No.</p><h3>Can I cancel?</h3><p>x</p>", Place.FAQ),
        ("<h2>Need more credits?</h2><p>x</p><h2>Plans</h2>", Place.MAIN),
    ],
)
def test_the_place_of_a_text_is_read_from_the_markup(body: str, expected: Place) -> None:
    assert place(body, "x") is expected


def test_a_hidden_label_beside_a_visible_price_does_not_hide_the_price() -> None:
    body = "<p><span>$29</span><span class='sr-only'>per month</span></p>"
    assert place(body, "$29") is Place.MAIN
    assert place(body, "per month") is Place.HIDDEN


def test_a_citation_names_the_innermost_element_and_the_verbatim_span() -> None:
    found = document("<div><p>Costs <b>5 credits</b> each</p></div>")
    start = found.text.index("5 credits")
    evidence = found.cite(start - 1, start + 10, "low")
    assert evidence.quote == "5 credits"
    assert found.text[evidence.start : evidence.end] == evidence.quote
    assert evidence.path.endswith("p:nth-child(1)>b:nth-child(1)")
    assert (evidence.box, evidence.no_box) == (None, "not captured in a browser")


def test_paths_count_skipped_siblings_as_a_browser_does() -> None:
    found = document("<script></script><p>a</p><img><p>b</p>")
    assert found.path(found.blocks[1].element).endswith("body:nth-child(2)>p:nth-child(4)")


def test_headings_stand_above_the_blocks_after_them() -> None:
    found = document("<h2>Packs</h2><p>100</p><h3>Fine</h3><p>200</p>")
    above = [found.blocks[block.under].text if block.under >= 0 else "" for block in found.blocks]
    assert above == ["", "Packs", "Packs", "Fine"]


def test_ten_thousand_nested_tags_are_read_without_recursion() -> None:
    assert document("<div>" * 10_000 + "deep").text == "deep"


def test_spanning_cells_stand_in_every_position() -> None:
    found = document(
        "<table><tr><th rowspan=2>Image</th><td>HD</td><td>5</td></tr><tr><td>4K</td><td>9</td></tr>"
        "<tr><td colspan=3>all in credits</td></tr></table>"
    )
    grid = [
        [found.text_of(found.elements[cell.element]) if cell else None for cell in row] for row in found.tables[0].rows
    ]
    assert grid == [["Image", "HD", "5"], ["Image", "4K", "9"], ["all in credits"] * 3]


@given(st.text(alphabet="<>/=\"' abdivpspan&;\n", max_size=200))
def test_any_markup_is_read_and_every_block_is_at_its_offsets(markup: str) -> None:
    found = document(markup)
    assert all(found.text[block.start : block.end] == block.text for block in found.blocks)
    assert all(not re.search(r"\s\s|^\s|\s$", block.text) for block in found.blocks)
    for block in found.blocks:
        assert found.cite(block.start, block.end).quote == block.text
