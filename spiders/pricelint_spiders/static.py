"""Decides by what a plain HTTP response holds whether a browser is needed to see the page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser

ENOUGH_TEXT = 400
"""Characters of text that make a response with scripts a page; a shell holds a menu and a footer at most."""

_ROOTS = "#root, #app, #__next, #__nuxt, #svelte, #gatsby-focus-wrapper, app-root, [data-reactroot], [ng-app]"
_ASKS = "the response asks for JavaScript"
_SILENT = ["script", "style", "template"]


@dataclass(frozen=True, slots=True)
class Static:
    """What a response holds; `text` has one line per text node, `heading` is the first of the highest level.

    `needs_browser` says in words why it is not the page yet, "" where it is; `whole` is true where the text of the page
    is there all the same, as far as can be told: the response only asks for JavaScript.
    """

    title: str
    heading: str
    text: str
    needs_browser: str

    @property
    def whole(self) -> bool:
        """Whether what a script would add is none of the page's text."""
        return self.needs_browser in ("", _ASKS)


@lru_cache(maxsize=8)
def read_static(html: str) -> Static:
    """Read a response as a browser without scripts would; several parts of a visit ask that of the same page."""
    tree = LexborHTMLParser(html)
    scripts = len(tree.css("script"))
    shadow = bool(tree.css("template[shadowrootmode]"))
    asks = any("javascript" in node.text().lower() for node in tree.css("noscript"))
    title = tree.css_first("title")
    head = " ".join(title.text().split()) if title else ""
    main = tree.css_first("h1")
    heading = " ".join(main.text(separator=" ").split()) if main else ""
    tree.strip_tags([*_SILENT, "noscript"])
    lines = (" ".join(line.split()) for line in tree.body.text(separator="\n").splitlines()) if tree.body else ()
    text = "\n".join(line for line in lines if line)
    return Static(head, heading, text, _why(tree, text, scripts, shadow=shadow, asks=asks))


def _why(tree: LexborHTMLParser, text: str, scripts: int, *, shadow: bool, asks: bool) -> str:
    if shadow:
        return "the response holds shadow roots"
    if not scripts:
        return ""
    for node in tree.css(_ROOTS):
        if not node.text(strip=True):
            return f"the response leaves its root element <{node.tag}> empty for a script to fill"
    if len(text) < ENOUGH_TEXT:
        return f"the response holds {len(text)} characters of text beside {scripts} scripts"
    return _ASKS if asks else ""
