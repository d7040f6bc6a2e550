"""Whether the words that a captured page shows, in all its states, came with its first response."""

from __future__ import annotations

from collections.abc import Callable

from scrapy.http import HtmlResponse

from pricelint.model.capture import Capture
from pricelint_spiders.static import read_static
from pricelint_spiders.unchanged.held import Held
from pricelint_spiders.words import words

Get = Callable[[str], bytes]
"""Gives the bytes of a sha256; raises `StoreError` where they are not to be had."""


def words_from_elsewhere(held: Held, get: Get) -> bool:
    """Whether any state shows a word more often than the response has it: a script wrote it, from whatever source."""
    came = words(read_static(html_of(held.first, get(held.first.artefacts.body or ""))).text)
    shown = dict.fromkeys(capture.sha256 for capture in held.captures)
    return any(words(read_static(get(sha256).decode("utf-8", "replace")).text) - came for sha256 in shown)


def html_of(capture: Capture, body: bytes) -> str:
    """A response as text, decoded as it was when it came: by its headers, else as it says itself."""
    headers: dict[str, list[str]] = {}
    for name, value in capture.headers:
        headers.setdefault(name, []).append(value)
    return HtmlResponse(capture.final_url, headers=headers, body=body).text
