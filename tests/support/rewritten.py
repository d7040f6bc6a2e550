"""The same page written in another way: markup, white space and the word for the unit changed, nothing that it says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree, html

Rewrite = Callable[[html.HtmlElement], None]

_UNREAD = frozenset({"script", "style", "template", "noscript", "title", "pre", "head"})
_HOLDERS = frozenset({"html", "head", "body", "option", "select"})
_SECTIONS = frozenset({"article", "section", "main", "header", "footer", "nav", "aside"})
_BOXES = _SECTIONS | {"div", "p", "li", "ul", "h1", "h2", "h3", "h4", "table", "tr", "td", "th"}
_BEFORE_A_WORD = re.compile(r"(?<=\d) (?=[^\W\d])")


def rewritten(source: bytes, rewrite: Rewrite) -> bytes:
    """A page with a rewrite done to its tree."""
    root = html.fromstring(source, parser=html.HTMLParser(encoding="utf-8"))
    rewrite(root)
    written: bytes = html.tostring(root, encoding="utf-8", doctype="<!DOCTYPE html>")
    return written


def _elements(root: html.HtmlElement) -> Iterator[html.HtmlElement]:
    return (one for one in list(root.iter()) if isinstance(one.tag, str) and one.tag not in _UNREAD)


def _texts(root: html.HtmlElement, change: Callable[[str], str]) -> None:
    for one in _elements(root):
        one.text = change(one.text) if one.text else one.text
    for one in root.iter():
        one.tail = change(one.tail) if one.tail else one.tail


def without_sections(root: html.HtmlElement) -> None:
    """Sections and the like become plain boxes."""
    for one in _elements(root):
        one.tag = "div" if one.tag in _SECTIONS else one.tag


def boxed(root: html.HtmlElement) -> None:
    """What a box holds stands in one more box."""
    for one in _elements(root):
        if one.tag in {"div", "section", "article", "li"} and len(one):
            box = etree.SubElement(one, "div")
            box.text, one.text = one.text, None
            box.extend([child for child in one if child is not box])


def in_spans(root: html.HtmlElement) -> None:
    """The text at the beginning of an element stands in an inline element of its own."""
    for one in _elements(root):
        if one.tag not in _HOLDERS | {"span"} and one.text and one.text.strip():
            span = etree.Element("span")
            span.text, one.text = one.text, None
            one.insert(0, span)


def minified(root: html.HtmlElement) -> None:
    """No white space between elements."""
    _texts(root, lambda text: text if text.strip() else "")


def indented(root: html.HtmlElement) -> None:
    """Every box on a line of its own."""
    for one in _elements(root):
        if one.tag in _BOXES:
            one.tail = f"{one.tail or ''}\n    "


def unbroken(root: html.HtmlElement) -> None:
    """A number and its word do not part at the end of a line."""
    _texts(root, lambda text: _BEFORE_A_WORD.sub("\u00a0", text))


def called(word: str, other: str) -> Callable[[str], str]:
    """Texts with another word for the unit, both with a plural in "s"."""
    spelled = re.compile(rf"\b{word}(s?)\b", re.I)

    def as_written(match: re.Match[str]) -> str:
        named = f"{other}{match[1]}"
        return named.upper() if match[0].isupper() else named.capitalize() if match[0][0].isupper() else named

    return lambda text: spelled.sub(as_written, text)


def with_texts(change: Callable[[str], str]) -> Rewrite:
    """Every text that is read changed in the same way."""
    return lambda root: _texts(root, change)
