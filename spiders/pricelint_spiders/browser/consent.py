"""Consent banners: declined where a button declines, else left as they are. Nothing is ever accepted for anyone."""

from __future__ import annotations

import asyncio
import json
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Frame

from pricelint.model.capture import Banner, BannerOutcome
from pricelint_spiders.browser.tab import Tab
from pricelint_spiders.browser.world import in_world, source

SCRIPT = "consent.js"
MOST_ELEMENTS = 40_000
MOST_FRAMES = 8
"""Frames of a page that are looked into: consent platforms show their banner in one."""

SECONDS = 4.0
"""For all of it; a page that hangs meanwhile is taken as it is."""

SETTLE_MS = 300
"""For a banner to leave, before it is looked for again."""


class Pressed(msgspec.Struct, frozen=True):
    """What the script found: "none", "left" or "pressed", and the label of the button."""

    what: str
    label: str


async def decline(tab: Tab) -> Banner | None:
    """Decline the consent banner of a page that is loaded; None where it shows none.

    A button that declines and leaves the banner standing is recorded as `left`.
    """
    try:
        async with asyncio.timeout(SECONDS):
            found = await _look(tab)
            if found is None:
                return None
            if found.what == "left":
                return Banner(BannerOutcome.LEFT, found.label)
            await tab.page.wait_for_timeout(SETTLE_MS)
            again = await _look(tab)
            stays = again is not None and again.label == found.label
            return Banner(BannerOutcome.LEFT if stays else BannerOutcome.DECLINED, found.label)
    except (PlaywrightError, TimeoutError):
        return None


async def _look(tab: Tab) -> Pressed | None:
    """The first banner of the page or of its frames that can be declined, else the first that cannot."""
    left: Pressed | None = None
    for frame in [None, *_frames(tab)]:
        found = await _in_frame(frame) if frame else _read(await in_world(tab, SCRIPT, _options(framed=False)))
        if found and found.what == "pressed":
            return found
        left = left or (found if found and found.what == "left" else None)
    return left


def _frames(tab: Tab) -> list[Frame]:
    return [frame for frame in tab.page.frames if frame != tab.page.main_frame and not frame.is_detached()][
        :MOST_FRAMES
    ]


async def _in_frame(frame: Frame) -> Pressed | None:
    try:
        return _read(await frame.evaluate(f"({source(SCRIPT)})({json.dumps(_options(framed=True))})"))
    except PlaywrightError:
        return None


def _read(answer: object) -> Pressed | None:
    try:
        return msgspec.json.decode(str(answer), type=Pressed)
    except msgspec.MsgspecError:
        return None


def _options(*, framed: bool) -> dict[str, Any]:
    return {**_words(), "most": MOST_ELEMENTS, "framed": framed}


@cache
def _words() -> dict[str, Any]:
    text = files("pricelint_spiders.browser").joinpath("consent.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
