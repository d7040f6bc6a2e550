"""Which words of a captured page did not come with its first response, and whether anything recorded holds them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from scrapy.http import HtmlResponse

from pricelint.model.capture import Capture
from pricelint_spiders.static import read_static
from pricelint_spiders.unchanged.held import Held
from pricelint_spiders.words import words

Get = Callable[[str], bytes]
"""Gives the bytes of a sha256; raises `StoreError` where they are not to be had."""

_CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})")
_CONTROL = re.compile(r"\\[bfnrtv]")
WORKER = b"Worker("
"""How a script begins one: what workers ask for is not recorded."""


def added_words(held: Held, get: Get) -> frozenset[str]:
    """The words that a page shows in any of its states more often than its first response has them: scripts wrote them,
    from whatever source."""
    came = words(read_static(html_of(held.first, get(held.first.artefacts.body or ""))).text)
    shown = dict.fromkeys(capture.sha256 for capture in held.captures)
    texts = (read_static(get(sha256).decode("utf-8", "replace")).text for sha256 in shown)
    return frozenset(word for text in texts for word in words(text) - came)


def unexplained(added: frozenset[str], answers: Iterable[bytes]) -> str:
    """Why words of a page may come from what was not recorded; "" where each stands in one of the recorded answers.

    A number that a script has reckoned, or made of the time, stands in none.
    """
    left = set(added)
    for answer in answers:
        if WORKER in answer:
            return "its scripts may ask for more in workers, which is not recorded"
        left -= words(_unescaped(answer.decode("utf-8", "replace"))).keys()
    return f"it shows “{min(left)[:40]}”, which nothing recorded holds" if left else ""


def html_of(capture: Capture, body: bytes) -> str:
    """A response as text, decoded as it was when it came: by its headers, else as it says itself."""
    return HtmlResponse(capture.final_url, headers=capture.headers, body=body).text


def _unescaped(text: str) -> str:
    """The text of a script or of JSON with the escapes undone that hide where a word begins and ends."""
    return _CONTROL.sub(" ", _CODE_POINT.sub(lambda found: chr(int(found[1], 16)), text))
