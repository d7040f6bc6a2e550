"""Find, obtain, probe and launch a browser. Order and figures: docs/decisions/0003-own-playwright-download-handler.md.

Order: an explicit setting · Playwright's own headless shell · a headless shell on PATH · one unpacked from npm ·
an installed Chrome or Edge · a full browser on PATH. Where none works: apt as root · Playwright's download · npm.
"""

from __future__ import annotations

from pricelint.browser.find import ensure_browser, ensure_fonts, find_browser
from pricelint.browser.found import BrowserFound, Fonts, How
from pricelint.browser.launch import LaunchOptions, launch_options, sandboxed
from pricelint.browser.probe import PROBE_PAGE, PROBE_SCRIPT, read_fonts

__all__ = [
    "PROBE_PAGE",
    "PROBE_SCRIPT",
    "BrowserFound",
    "Fonts",
    "How",
    "LaunchOptions",
    "ensure_browser",
    "ensure_fonts",
    "find_browser",
    "launch_options",
    "read_fonts",
    "sandboxed",
]
