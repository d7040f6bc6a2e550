"""A browser that has shown its share of pages serves no new visit, and is gone when its last one is over."""

from __future__ import annotations

import gc
import weakref
from dataclasses import dataclass

import psutil
from event_loop import run

from pricelint.browser import find_browser
from pricelint_spiders.browser.pool import NOWHERE, Pool
from pricelint_spiders.settings import BrowserBudget, BrowserChoice, CrawlSettings

PAGES = 2


@dataclass(frozen=True)
class Course:
    """What became of two browsers: those that served each page, the processes left of the first, and whether what stood
    for it was freed at once."""

    served: tuple[int, ...]
    left: tuple[psutil.Process, ...]
    freed: bool


def _pool() -> Pool:
    found = find_browser()
    choice = BrowserChoice(str(found.path), found.environment, "")
    return Pool(choice, CrawlSettings(browser=BrowserBudget(pages=PAGES)), NOWHERE)


async def _shown(pool: Pool, visit: str) -> int:
    tab = await pool.tab(visit)
    await tab.page.set_content("<p>500 credits for $5</p>")
    return id(tab.page.context.browser)


async def _course() -> Course:
    pool = _pool()
    try:
        first = [await _shown(pool, "first") for _ in range(PAGES)]
        second = await _shown(pool, "second")
        again = await _shown(pool, "first")
        tab = await pool.tab("first")
        engine = pool._engines["first"]
        assert engine.process is not None
        family = (engine.process, *engine.process.children(recursive=True))
        known = weakref.ref(tab.page)
        del tab, engine
        await pool.leave("first")
        _, alive = psutil.wait_procs(family, timeout=5)
        return Course((*first, second, again), tuple(alive), known() is None)
    finally:
        await pool.close()


def test_a_browser_serves_its_visits_to_the_end_and_is_gone_then() -> None:
    """Nobody looks for garbage meanwhile: a crawling process does it so seldom that browsers would pile up in it."""
    gc.disable()
    try:
        course = run(_course())
    finally:
        gc.enable()
    first, same, second, again = course.served
    assert first == same == again != second
    assert not course.left
    assert course.freed
