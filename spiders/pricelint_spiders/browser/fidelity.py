"""How far a page replayed from its record is the page that was captured: words, picture, resources, late text."""

from __future__ import annotations

import asyncio
import time
from io import BytesIO

from PIL import Image
from playwright.async_api import Error as PlaywrightError

from pricelint.model.capture import Fidelity
from pricelint_spiders.browser.pool import Pool
from pricelint_spiders.browser.replay import Record
from pricelint_spiders.browser.tab import Tab
from pricelint_spiders.browser.take import collect, collect_options, window_picture
from pricelint_spiders.browser.taken import Collected, Taken
from pricelint_spiders.settings import CrawlSettings
from pricelint_spiders.words import words

LATE_SECONDS = 2.0
"""Waited after a page was taken, to see what text comes late."""

BLOCK = 16
"""Side in pixels of the blocks whose mean brightness is compared."""

ALIKE = 12
"""Levels of 256 by which two blocks may differ and be alike: anti-aliasing and the coding of pictures stay below."""


async def late_text(tab: Tab, shown: Collected, settings: CrawlSettings, fonts: str) -> float | None:
    """Share of the page's words that were not there when it was taken and are some seconds later; None where it cannot
    be said any more."""
    await asyncio.sleep(LATE_SECONDS)
    try:
        later = await _shown(tab, settings, fonts)
    except (PlaywrightError, TimeoutError):
        return None
    before, after = words(shown.visible), words(later.visible)
    came = sum((after - before).values())
    return came / max(1, sum(after.values()))


async def replayed(pool: Pool, taken: Taken, settings: CrawlSettings, fonts: str, late: float | None) -> Fidelity:
    """Replay a page that was taken, and compare; where the replay fails, `problem` says why and the score is 0."""
    record = Record.of(taken.pictures.recorded.exchanges)
    begun = time.monotonic()
    try:
        async with asyncio.timeout(settings.politeness.page_timeout), pool.replaying(record.answer) as tab:
            await tab.page.goto(taken.shown.url, wait_until="commit")
            shown = await _shown(tab, settings, fonts)
            picture = await window_picture(tab)
    except (PlaywrightError, TimeoutError) as error:
        told = str(error).splitlines()[0][:200] if str(error) else f"it took more than {time.monotonic() - begun:.0f} s"
        return Fidelity(problem=f"the replay failed: {told}", late=late)
    return Fidelity(
        text=text_alike(taken.shown.visible, shown.visible),
        picture=picture_alike(taken.pictures.screenshot, picture) if taken.pictures.screenshot else None,
        late=late,
        asked=record.asked,
        missing=tuple(dict.fromkeys(record.missing)),
    )


async def _shown(tab: Tab, settings: CrawlSettings, fonts: str) -> Collected:
    """What a page shows now, waited for as when it was taken."""
    seconds = settings.politeness.page_timeout
    async with asyncio.timeout(seconds):
        return await collect(tab, collect_options(settings, fonts, ()), time.monotonic() + seconds)


def text_alike(one: str, other: str) -> float:
    """Share of words in common, 0 to 1 (the coefficient of Dice over multisets); 1 for two texts without words."""
    left, right = words(one), words(other)
    total = sum(left.values()) + sum(right.values())
    return 2 * sum((left & right).values()) / total if total else 1.0


def picture_alike(one: bytes, other: bytes) -> float:
    """Share of blocks of equal brightness, 0 to 1; what one picture has beyond the other is not alike."""
    with Image.open(BytesIO(one)) as left, Image.open(BytesIO(other)) as right:
        width, height = max(left.width, right.width), max(left.height, right.height)
        blocks = [_blocks(picture, width, height) for picture in (left, right)]
    alike = sum(abs(a - b) <= ALIKE for a, b in zip(*blocks, strict=True))
    return float(alike / len(blocks[0]))


def _blocks(picture: Image.Image, width: int, height: int) -> bytes:
    """Mean brightness per block, on a ground that no page has where the picture ends."""
    ground = Image.new("L", (width, height), 0)
    ground.paste(picture.convert("L"), (0, 0))
    return ground.reduce(BLOCK).tobytes()
