"""A browser is trusted after it was started and drew text, here with a real one."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.async_api import async_playwright
from playwright.sync_api import Page

from pricelint.browser import PROBE_PAGE, PROBE_SCRIPT, BrowserFound, find_browser, launch_options, read_fonts
from pricelint.browser.candidates import Candidate
from pricelint.browser.found import How
from pricelint.browser.probe import probe
from pricelint.errors import BrowserUnusableError

NO_FONTS = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>{}</fontconfig>'


def font_configuration(folder: Path, *fonts: Path) -> tuple[tuple[str, str], ...]:
    """Variables that show a browser only the fonts in `fonts`."""
    path = folder / "fonts.conf"
    cache = f"<cachedir>{folder / 'cache'}</cachedir>"
    path.write_text(NO_FONTS.format(cache + "".join(f"<dir>{font}</dir>" for font in fonts)), encoding="utf-8")
    return (("FONTCONFIG_FILE", str(path)),)


def test_the_browser_of_this_machine_draws_latin_text_and_names_its_version(browser_found: BrowserFound) -> None:
    assert browser_found.path.is_file()
    assert int(browser_found.version.split(".")[0]) >= 120
    assert browser_found.fonts.latin
    assert all(width > 40 for name, width in browser_found.fonts.widths if name.endswith("/latin"))


def test_two_probes_of_one_machine_have_one_font_fingerprint(browser_found: BrowserFound) -> None:
    again = probe(Candidate(browser_found.path, browser_found.how, browser_found.environment))

    assert again.fonts.fingerprint == browser_found.fonts.fingerprint


def test_a_browser_without_any_font_is_refused_with_the_package_that_helps(
    browser_found: BrowserFound, tmp_path: Path
) -> None:
    candidate = Candidate(browser_found.path, How.SETTING, font_configuration(tmp_path))

    with pytest.raises(BrowserUnusableError, match=r"draws no Latin text.*fonts-liberation"):
        probe(candidate)


def test_boxes_for_missing_glyphs_do_not_count_as_japanese_text(browser_found: BrowserFound, tmp_path: Path) -> None:
    latin_only = next((f for f in map(Path, LATIN_FONTS) if f.is_dir()), None)
    assert latin_only is not None, f"none of {LATIN_FONTS} is installed: run `python3 run.py test`"
    found = probe(Candidate(browser_found.path, How.SETTING, font_configuration(tmp_path, latin_only)))

    assert found.fonts.latin
    assert not found.fonts.cjk


LATIN_FONTS = (
    "/usr/share/fonts/truetype/liberation",
    "/usr/share/fonts/truetype/liberation2",
    "/usr/share/fonts/truetype/dejavu",
)


@pytest.mark.parametrize(
    ("setting", "telling"),
    [
        ("/no/such/browser", "/no/such/browser: does not start.*doesn't exist.*PRICELINT_BROWSER"),
        ("false", "false: does not start.*choose another browser"),
    ],
)
def test_an_explicit_setting_that_fails_is_told_and_nothing_takes_its_place(setting: str, telling: str) -> None:
    with pytest.raises(BrowserUnusableError, match=telling):
        find_browser(setting)


def test_the_probe_can_be_asked_beside_a_running_playwright(page: Page, browser_found: BrowserFound) -> None:
    page.set_content("<p>busy</p>")

    assert find_browser(str(browser_found.path)).version == browser_found.version


def test_the_async_api_of_a_crawl_measures_the_same_fonts(browser_found: BrowserFound) -> None:
    async def measure() -> str:
        async with async_playwright() as playwright:
            options = launch_options(browser_found.path, browser_found.environment)
            browser = await playwright.chromium.launch(**options)
            page = await browser.new_page()
            await page.set_content(PROBE_PAGE)
            answer = str(await page.evaluate(PROBE_SCRIPT))
            await browser.close()
            return answer

    with ThreadPoolExecutor(max_workers=1) as pool:  # pytest-playwright keeps a loop running in this thread
        answer = pool.submit(lambda: asyncio.run(measure())).result(timeout=60)
    assert read_fonts(answer) == browser_found.fonts
