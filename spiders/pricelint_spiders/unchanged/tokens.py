"""Tokens that a page declares to be new with each answer, taken out of its bytes, so that the rest can be compared.

Only whole values of known places (`tokens.toml`) are taken out, only where they look like tokens, and nowhere where the
page shows them: two pages that are equal afterwards say the same.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from selectolax.lexbor import LexborHTMLParser

from pricelint_spiders.static import read_static

MOST_TOKENS = 50
_TOKEN = re.compile(r"[A-Za-z0-9+/=_-]{16,512}")
_HOLE = b"\x00token\x00"


def without_tokens(page: bytes) -> bytes:
    """The bytes of a page with each of its tokens replaced, wherever it stands, by the same mark."""
    for token in tokens_of(page):
        page = page.replace(token.encode("latin-1"), _HOLE)
    return page


def tokens_of(page: bytes) -> list[str]:
    """The tokens of a page, the longest first. Read byte by byte: they are ASCII in any charset of the web."""
    html = page.decode("latin-1")
    tree = LexborHTMLParser(html)
    declared = (node.attributes.get(attribute) or "" for select, attribute in _places() for node in tree.css(select))
    found = {value for value in declared if _TOKEN.fullmatch(value) and re.search(r"\d|[A-Z]", value)}
    if not found or len(found) > MOST_TOKENS:
        return []
    shown = read_static(html).text
    return sorted((token for token in found if token not in shown), key=lambda token: (-len(token), token))


@cache
def _places() -> tuple[tuple[str, str], ...]:
    text = files("pricelint_spiders.unchanged").joinpath("tokens.toml").read_text(encoding="utf-8")
    return tuple((row["select"], row["attribute"]) for row in tomllib.loads(text)["token"])
