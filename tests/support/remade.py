"""Pages made of other markup that say what they said: what is read must not hang on what a page is made of."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator, Sequence

from lxml import etree, html

Way = Callable[[html.HtmlElement], None]

_NUMBER = r"(\d[\d.,]*\d|\d)"
_UNREAD = frozenset({"script", "style", "title", "template", "option"})
_ABOVE = '<nav><a href="#a">Home</a> <a href="#b">Product</a> <a href="#c">Log in</a></nav>'
_BELOW = """<section><h2>Loved by teams everywhere</h2><blockquote>“I made 40 covers in 2 hours and saved a week.”
<cite>Ana P., designer</cite></blockquote></section>
<section><h2>Subscribe to our newsletter</h2><p>Two emails a month. Unsubscribe at any time.</p>
<form><input><button>Subscribe</button></form></section>
<footer><p>© 2026 Studio. All rights reserved.</p></footer>
<div><p>We use cookies to improve your visit.</p><button>Accept</button></div>"""


def remade(body: bytes, way: Way) -> bytes:
    """A page, made another way."""
    page = html.document_fromstring(body.decode())
    way(page)
    made: bytes = html.tostring(page, encoding="utf-8")
    return b"<!doctype html>" + made


def _body(page: html.HtmlElement) -> html.HtmlElement:
    return page.find("body")


def _texts(page: html.HtmlElement) -> Iterator[tuple[html.HtmlElement, str]]:
    for element in _body(page).iter():
        if isinstance(element.tag, str) and element.tag not in _UNREAD and element.text:
            yield element, "text"
        if element.tail and element.getparent() is not None:
            yield element, "tail"


def _rewritten(page: html.HtmlElement, pattern: str, by: str) -> None:
    for element, part in list(_texts(page)):
        setattr(element, part, re.sub(pattern, by, getattr(element, part)))


def _split(page: html.HtmlElement, pattern: str, made: Callable[[str], Sequence[html.HtmlElement]]) -> None:
    """Put elements in the place of what a pattern finds, which has one group."""
    for element, part in list(_texts(page)):
        first, *rest = re.split(pattern, getattr(element, part))
        setattr(element, part, first)
        nodes: list[html.HtmlElement] = []
        for found, behind in zip(rest[::2], rest[1::2], strict=True):
            nodes += made(found)
            nodes[-1].tail = (nodes[-1].tail or "") + behind
        at = 0 if part == "text" else element.getparent().index(element) + 1
        parent = element if part == "text" else element.getparent()
        for offset, node in enumerate(nodes):
            parent.insert(at + offset, node)


def _element(tag: str, text: str = "") -> html.HtmlElement:
    element = html.Element(tag)
    element.text = text
    return element


def hard_blanks(page: html.HtmlElement) -> None:
    """Blanks behind numbers that no line breaks at."""
    _rewritten(page, r"(?<=\d) (?=\w)", "\u00a0")


def broken_source(page: html.HtmlElement) -> None:
    """Every blank of the source is a line break and an indent."""
    _rewritten(page, " ", "\n      ")


def soft_hyphens(page: html.HtmlElement) -> None:
    """Long words may be hyphenated."""
    _rewritten(page, r"([^\W\d_]{4})([^\W\d_]{4})", "\\1\u00ad\\2")


def comments(page: html.HtmlElement) -> None:
    """Numbers stand between comments, as frameworks that render on a server write them."""

    def made(found: str) -> list[html.HtmlElement]:
        before, behind = etree.Comment(" "), etree.Comment(" ")
        before.tail = found
        return [before, behind]

    _split(page, _NUMBER, made)


def numbers_in_spans(page: html.HtmlElement) -> None:
    """Signs of currencies and numbers stand in elements of their own."""
    _split(page, rf"([$€£¥₩]|{_NUMBER[1:-1]})", lambda found: [_element("span", found)])


def words_in_spans(page: html.HtmlElement) -> None:
    """Every longer word is an element of its own."""
    _split(page, r"\b([^\W\d_]{4,})\b", lambda found: [_element("strong" if len(found) % 3 else "span", found)])


def own_elements(page: html.HtmlElement) -> None:
    """Sections are custom elements."""
    for element in _body(page).iter("section", "article"):
        element.tag = "x-card"


def deep(page: html.HtmlElement) -> None:
    """Every paragraph, heading and section is wrapped twice."""
    for element in list(_body(page).iter("section", "article", "p", "h2", "h3")):
        parent, at = element.getparent(), element.getparent().index(element)
        outer, inner = html.Element("div"), html.Element("div")
        outer.tail, element.tail = element.tail, None
        parent.remove(element)
        parent.insert(at, outer)
        outer.append(inner)
        inner.append(element)


def listed(page: html.HtmlElement) -> None:
    """Sections side by side are items of a list."""
    for parent in list(_body(page).iter(etree.Element)):
        sections = [child for child in parent if child.tag == "section"]
        if len(sections) > 1:
            items = html.Element("ul")
            parent.insert(parent.index(sections[0]), items)
            for section in sections:
                section.tag = "li"
                items.append(section)


def defined(page: html.HtmlElement) -> None:
    """Sections with a heading are lists of one term and what is said of it."""
    for section in [element for element in _body(page).iter("section") if element.find("h2") is not None]:
        section.tag, section.find("h2").tag = "dl", "dt"
        for line in section.findall("p"):
            line.tag = "dd"


def boxes_for_tables(page: html.HtmlElement) -> None:
    """Tables of three rows or more with a head are made of boxes."""
    for table in list(_body(page).iter("table")):
        rows = list(table.iter("tr"))
        if len(rows) > 2 and not table.findall(".//tbody") and {cell.tag for cell in rows[0]} == {"th"}:
            for element in table.iter("table", "thead", "tr", "th", "td"):
                element.tag = "div"
            for caption in list(table.iter("caption")):
                caption.tag = "p"
                table.addprevious(caption)


def twice(page: html.HtmlElement) -> None:
    """All of it is there for large screens and again for small ones: either may be quoted."""
    body = _body(page)
    for element in body.iter(etree.Element):
        element.attrib.pop("data-expect", None)
    large = html.Element("div")
    for child in list(body):
        large.append(child)
    small = copy.deepcopy(large)
    large.set("class", "hidden md:block")
    small.set("class", "md:hidden")
    body.append(large)
    body.append(small)


def named_by_tools(page: html.HtmlElement) -> None:
    """Every element has a class and an attribute that a build tool made up."""
    for element in _body(page).iter(etree.Element):
        element.set("data-testid", f"x-{len(element.tag)}")
        element.set("class", f"{element.get('class') or ''} css-1x2y3z")


def loud_headings(page: html.HtmlElement) -> None:
    """Headings are in capitals."""
    for element in _body(page).iter("h1", "h2", "h3"):
        if element.text:
            element.text = element.text.upper()


def surrounded(page: html.HtmlElement) -> None:
    """A menu, a testimonial, a form, a footer and a banner of an English page stand around it."""
    if page.get("lang") == "en":
        _body(page).insert(0, html.fragment_fromstring(_ABOVE))
        _body(page).extend(html.fragments_fromstring(_BELOW))


WAYS: tuple[Way, ...] = (
    hard_blanks, broken_source, soft_hyphens, comments, numbers_in_spans, words_in_spans, own_elements, deep, listed,
    defined, boxes_for_tables, twice, named_by_tools, loud_headings, surrounded,
)  # fmt: skip
