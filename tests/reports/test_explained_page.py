"""The explained page keeps nothing of the captured page but its text, and marks every quote where it stands."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from explained_pages import HOSTILE, SAMPLE, document_of, explained
from rich.console import Console

from pricelint_reports.explained import explained_facts, explained_page

ALLOWED = {
    "a", "article", "body", "code", "dd", "div", "dl", "dt", "footer", "h1", "h2", "h3", "head", "header", "html", "li",
    "main", "mark", "meta", "p", "q", "s", "section", "span", "style", "table", "tbody", "td", "tfoot", "thead",
    "title", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "aria-label", "aria-labelledby", "charset", "class", "colspan", "content", "dir", "href", "http-equiv", "id",
    "lang", "name", "rel", "rowspan", "tabindex", "title",
}  # fmt: skip


class Tags(HTMLParser):
    """Every start tag with its attributes, and the text of marks."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def page_of(html: str) -> str:
    document = document_of(html)
    return explained_page(document, explained(document), "en")


@pytest.mark.parametrize("html", [SAMPLE, HOSTILE])
def test_only_our_own_tags_and_attributes_are_written_and_every_link_stays_in_the_file(html: str) -> None:
    tags = Tags(page_of(html)).found
    assert {tag for tag, _ in tags} <= ALLOWED
    assert {name for _, attrs in tags for name in attrs} <= ATTRIBUTES
    assert [attrs["href"] for _, attrs in tags if not (attrs.get("href") or "#").startswith("#")] == []


def test_every_fact_has_a_mark_and_each_mark_leads_to_its_fact() -> None:
    document = document_of(SAMPLE)
    facts = explained(document)
    tags = Tags(explained_page(document, facts, "en")).found
    ids = {attrs["id"] for _, attrs in tags if "id" in attrs}
    for number, one in enumerate(facts, 1):
        assert f"fact-{number}" in ids
        for place, _ in enumerate(one.seen, 1):
            assert f"mark-{number}-{place}" in ids
    assert {(attrs.get("href") or "")[1:] for tag, attrs in tags if tag == "a"} <= ids
    titles = [attrs["title"] or "" for tag, attrs in tags if tag == "mark"]
    assert any("price point: amount EUR 12" in title and "Bound to the plan “Nest”" in title for title in titles)


def test_tables_keep_their_cells_empty_ones_too_and_spans_are_bounded() -> None:
    page = page_of(SAMPLE)
    rows = re.findall(r"<tr>.*?</tr>", page, re.DOTALL)
    assert [row.count("<td") for row in rows] == [2, 2, 2, 3, 3, 3]
    spans = [attrs["colspan"] for _, attrs in Tags(page_of(HOSTILE)).found if "colspan" in attrs]
    assert spans == ["60"]


def test_a_page_nested_ten_thousand_deep_is_explained() -> None:
    deep = "<ul><li>" * 10_000 + "<p>500 credits for $5. Purchased credits never expire.</p>"
    page = page_of(f"<html lang='en'><body>{deep}</body></html>")
    assert "<mark" in page
    assert page.count('class="in-list"') <= 40


def test_a_very_long_page_is_shown_around_its_facts() -> None:
    filler = "<p>Nothing of interest stands here at all.</p>" * 8000
    stated = "<p>500 credits for $5. Purchased credits never expire.</p>"
    page = page_of(f"<html lang='en'><body>{stated}{filler}</body></html>")
    assert "characters left out]" in page
    assert len(page) < 120_000


def test_the_terminal_obeys_nothing_that_a_page_says() -> None:
    html = SAMPLE.replace("Nest", "N[bold]est\x1b[31m").replace("€12", "€12\u202e")
    console = Console(width=120, force_terminal=False, record=True)
    console.print(explained_facts("[red]owlet\x1b", explained(document_of(html))))
    printed = console.export_text()
    assert "\x1b" not in printed
    assert "\u202e" not in printed
    assert "N[bold]est" in printed
