"""Judges whether what came back is the page that was asked for, or something that stands in front or in place of it.

A page that only mentions such things is a page: whatever shows a price is never taken for a wall, and a wall is short,
or names itself in its main heading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from pricelint.model.capture import CaptureOutcome
from pricelint.model.exchange import header_of
from pricelint_spiders.instead import in_its_place
from pricelint_spiders.wall_words import wall_words

SHORT_TEXT = 1500
"""Characters of visible text above which a page is more than a challenge or a consent wall."""

LEAST_TEXT = 20
"""Characters of text below which a page shows nothing."""

_PRICE = re.compile(r"[$€£¥₹₩₽]\s?\d|\d\s?(?:[$€£¥₹₩₽元円원]|USD|EUR|GBP|JPY|CNY)", re.IGNORECASE)
_HTML_TYPES = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True)
class Answer:
    """What came back, by whichever way: `asked` is the address that was asked for, `url` the one that it came from.

    `text` is what is visible, `characters` counts hidden text as well.
    """

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    title: str
    text: str
    characters: int
    html: str
    asked: str = ""

    @cached_property
    def heading(self) -> str:
        """The main heading, "" where the page has none."""
        found = LexborHTMLParser(self.html).css_first("h1")
        return " ".join(found.text(separator=" ").split()) if found else ""

    def header(self, name: str) -> str:
        """The first header of that name, "" where there is none."""
        return header_of(self.headers, name)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why an answer is not the page, in words."""

    outcome: CaptureOutcome
    reason: str


def judge(answer: Answer) -> Verdict | None:
    """None where the answer is the page itself."""
    return _by_status(answer) or _by_type(answer) or _by_content(answer)


def not_html(content_type: str, head: bytes) -> str | None:
    """Why bytes are no HTML, in words; None where they are. A missing type is decided by the first bytes."""
    kind = content_type.partition(";")[0].strip().lower()
    if kind in _HTML_TYPES:
        return None
    if not kind and head.lstrip()[:1] == b"<" and not head.lstrip().startswith(b"<?xml"):
        return None
    return f"the server sent {kind or 'bytes without a type that do not look like HTML'}, expected text/html"


def _by_status(answer: Answer) -> Verdict | None:
    status = answer.status
    if 300 <= status < 400:
        to = answer.header("location") or "nowhere"
        return Verdict(CaptureOutcome.FORBIDDEN_ADDRESS, f"it redirects to {to[:200]}, which is never followed")
    if status in (403, 429) or answer.header("cf-mitigated") == "challenge":
        return Verdict(CaptureOutcome.BLOCKED, f"the server refused the visit (HTTP {status})")
    if status == 503 and (sign := _challenge(answer)):
        return Verdict(CaptureOutcome.BLOCKED, f"a bot challenge (HTTP 503, {sign})")
    if status >= 400:
        return Verdict(CaptureOutcome.HTTP_ERROR, f"the server answered HTTP {status}")
    return None


def _by_type(answer: Answer) -> Verdict | None:
    why = not_html(answer.header("content-type"), answer.html[:64].encode())
    return Verdict(CaptureOutcome.NOT_HTML, why) if why else None


def _by_content(answer: Answer) -> Verdict | None:
    if sign := _challenge(answer):
        return Verdict(CaptureOutcome.BLOCKED, f"a bot challenge instead of the page ({sign})")
    if why := _consent(answer):
        return Verdict(CaptureOutcome.CONSENT_WALL, why)
    if answer.characters < LEAST_TEXT:
        return Verdict(CaptureOutcome.EMPTY_SHELL, f"the page shows no text ({answer.characters} characters)")
    if not _PRICE.search(answer.text) and (found := in_its_place(answer)):
        return Verdict(*found)
    return None


def _challenge(answer: Answer) -> str | None:
    """The sign that a short page is a challenge; a page with prices or much text only mentions such things."""
    if len(answer.text) > SHORT_TEXT or _PRICE.search(answer.text):
        return None
    said = f"{answer.title}\n{answer.text}".lower()
    phrase = next((phrase for phrase in wall_words("challenge", "phrases") if phrase.lower() in said), None)
    mark = next((mark for mark in wall_words("challenge", "marks") if mark in answer.html), None)
    if phrase and (mark or answer.status >= 400 or len(answer.text) < SHORT_TEXT // 3):
        return f"it says “{phrase}”"
    if mark and len(answer.text) < SHORT_TEXT // 5:
        return f"it holds {mark}"
    return None


def _consent(answer: Answer) -> str | None:
    host = urlsplit(answer.url).hostname or ""
    if any(host.startswith(start) for start in wall_words("consent", "hosts")):
        return f"led to {host} instead of the page"
    if len(answer.text) > SHORT_TEXT or _PRICE.search(answer.text):
        return None
    said = answer.text.lower()
    hits = [phrase for phrase in wall_words("consent", "phrases") if phrase.lower() in said]
    spoken = sum(len(line) for line in said.splitlines() if any(phrase.lower() in line for phrase in hits))
    if len(hits) >= 2 and spoken * 2 > len(said):
        return f"only a request for consent is shown (“{hits[0]}”, “{hits[1]}”)"
    return None
