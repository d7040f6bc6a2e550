"""Scripts in a world of their own on a page: what the page redefines changes nothing there, nor does it see them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from playwright.async_api import Error as PlaywrightError

from pricelint_spiders.browser.tab import Tab

WORLD = "pricelint"


async def in_world(tab: Tab, script: str, options: Mapping[str, object]) -> str:
    """What a script of this package returns: one string. Raises Playwright's error where it fails or the page leaves.

    A world lasts as long as its page: what one script leaves there, the next one finds.
    """
    world = await tab.session.send("Page.createIsolatedWorld", {"frameId": tab.frame, "worldName": WORLD})
    answer = await tab.session.send(
        "Runtime.evaluate",
        {
            "expression": f"({source(script)})({json.dumps(options)})",
            "contextId": world["executionContextId"],
            "awaitPromise": True,
            "returnByValue": True,
        },
    )
    if "exceptionDetails" in answer:
        details = answer["exceptionDetails"]
        told = details.get("exception", {}).get("description") or details.get("text", "")
        raise PlaywrightError(f"the capture script failed: {told[:300]}")
    return str(answer["result"]["value"])


@cache
def source(script: str) -> str:
    """The text of a script of this package."""
    return files("pricelint_spiders.browser").joinpath(script).read_text(encoding="utf-8").strip()
