"""Pictures and PDFs of pages that we wrote ourselves: drawn offline, with scripts off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from playwright.sync_api import Error, Page, ViewportSize, sync_playwright

from pricelint.browser.found import BrowserFound
from pricelint.browser.launch import launch_options
from pricelint.errors import BrowserError

_MS = 60_000


def picture_of(html: str, found: BrowserFound, width: int = 1280, scale: float = 2) -> bytes:
    """A PNG of a page's body in a window of `width` CSS pixels, `scale` device pixels to each. Raises BrowserError."""
    return _drawn(lambda page: page.locator("body").screenshot(type="png"), html, found, width, scale)


def pdf_of(html: str, found: BrowserFound) -> bytes:
    """A tagged PDF of a page with an outline of its headings, on the paper that its style sheet names.

    Raises BrowserError.
    """
    return _drawn(
        lambda page: page.pdf(tagged=True, outline=True, prefer_css_page_size=True, print_background=True),
        html, found, 1000, 1,
    )  # fmt: skip


def _drawn(draw: Callable[[Page], bytes], html: str, found: BrowserFound, width: int, scale: float) -> bytes:
    """Runs in a thread of its own: Playwright's blocking API refuses a thread that already has an event loop."""

    def drawn() -> bytes:
        with _page(found, width, scale) as page:
            page.set_content(html, timeout=_MS)
            return draw(page)

    with ThreadPoolExecutor(max_workers=1) as pool:
        try:
            return pool.submit(drawn).result()
        except Error as error:
            raise BrowserError(
                f"the page could not be drawn: {str(error).splitlines()[0][:200]}", where=str(found.path),
                do="choose another browser with PRICELINT_BROWSER, or another --format",
            ) from error  # fmt: skip


@contextmanager
def _page(found: BrowserFound, width: int, scale: float) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options(found.path, found.environment))
        try:
            size = ViewportSize(width=width, height=900)
            context = browser.new_context(
                viewport=size,
                device_scale_factor=scale,
                java_script_enabled=False,
                offline=True,
                service_workers="block",
            )
            yield context.new_page()
        finally:
            browser.close()
