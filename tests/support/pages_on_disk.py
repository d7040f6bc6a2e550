"""Pages opened from disk in a browser, as a reader of a folder opens them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page

NATURAL_WIDTH = """node => new Promise(done => {
    const image = new Image();
    image.onload = () => done(image.naturalWidth);
    image.onerror = () => done(0);
    image.src = node.href.baseVal;
})"""
"""How many pixels wide the picture of an SVG image is; 0 where it cannot be shown."""


@contextmanager
def page_on_disk(
    browser: Browser, file: Path, size: tuple[int, int], scheme: Literal["light", "dark"], *allowed: str
) -> Iterator[Page]:
    """A page at a width and height in a colour scheme; whatever it asks for beside what is `allowed` fails the test."""
    width, height = size
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda asking: asked.append(asking.url))
    page.goto(file.as_uri())
    yield page
    context.close()
    assert [url for url in asked if not url.startswith(allowed)] == []
