"""What a site shows in place of a page, under an answer that says all is well: a log-in door, a notice that there is no
such page, the home page, a wall for some countries. Judged by structure: where the words stand, and how little else
there is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pricelint.model.capture import CaptureOutcome
from pricelint_spiders.wall_words import wall_words

if TYPE_CHECKING:
    from pricelint_spiders.walls import Answer

DOOR_TEXT = 600
"""Characters of visible text that a log-in door or a wall for some countries has at most."""

NOTICE_TEXT = 4000
"""Characters that a page has at most whose main heading says that it is not there: menus stand beside it."""

_PASSWORD = re.compile(r"""type\s*=\s*["']?password""", re.IGNORECASE)
_LANGUAGE = re.compile(r"^/[a-z]{2}(?:[-_][a-z]{2,4})?(?=/|$)", re.IGNORECASE)
_HOME = re.compile(r"/?(?:(?:index|home|default)(?:\.\w{3,5})?)?/?", re.IGNORECASE)
_PARTS = re.compile(r"\s[|–—·•:-]\s|[|–—·•]")


def in_its_place(answer: Answer) -> tuple[CaptureOutcome, str] | None:
    """What stands in place of the page and why that is so, in words; None where it is the page. Shows no price."""
    for outcome, judge in (
        (CaptureOutcome.LOGIN, _login),
        (CaptureOutcome.NOT_FOUND, _missing),
        (CaptureOutcome.GEO_WALL, _geo),
    ):
        if why := judge(answer):
            return outcome, why
    return None


def _login(answer: Answer) -> str | None:
    if len(answer.text) > DOOR_TEXT:
        return None
    if _leads_to_door(answer.url) and not _leads_to_door(answer.asked or answer.url):
        return f"it led to a log-in page ({answer.url[:200]})"
    phrase = _heads(answer, "login")
    if phrase and _PASSWORD.search(answer.html):
        return f"only a log-in form is shown (“{phrase}”)"
    if phrase and _says(answer, wall_words("login", "others")):
        return f"only a way to log in is shown (“{phrase}”)"
    return None


def _leads_to_door(url: str) -> bool:
    parts = urlsplit(url)
    segments = parts.path.lower().strip("/").split("/")
    doors = wall_words("login", "paths")
    first = (parts.hostname or "").partition(".")[0]
    return any(segment in doors for segment in segments) or first in wall_words("login", "hosts")


def _missing(answer: Answer) -> str | None:
    if _is_home(answer.url) and not _is_home(answer.asked or answer.url):
        return f"it led to the home page ({answer.url[:200]}), which shows no price"
    if len(answer.text) <= NOTICE_TEXT and (phrase := _heads(answer, "missing")):
        return f"the page says that there is no such page (“{phrase}”)"
    return None


def _is_home(url: str) -> bool:
    parts = urlsplit(url)
    return not parts.query and not parts.fragment and bool(_HOME.fullmatch(_LANGUAGE.sub("", parts.path)))


def _geo(answer: Answer) -> str | None:
    if len(answer.text) > DOOR_TEXT:
        return None
    said = f"{answer.title}\n{answer.heading}\n{answer.text}".lower()
    phrase = next((phrase for phrase in wall_words("geo", "phrases") if phrase in said), None)
    return f"it is not shown to visitors from here (“{phrase}”)" if phrase else None


def _heads(answer: Answer, section: str) -> str | None:
    """The phrase that makes up at least half of the main heading, or where there is none, of a part of the title."""
    heads = [answer.heading] if answer.heading else _PARTS.split(answer.title)
    for head in (head.strip().lower() for head in heads):
        for phrase in wall_words(section, "phrases"):
            if phrase in head and len(phrase) * 2 >= len(head):
                return phrase
    return None


def _says(answer: Answer, phrases: tuple[str, ...]) -> bool:
    said = answer.text.lower()
    return any(phrase in said for phrase in phrases)
