"""What the network record of a tab holds once its page is taken."""

from __future__ import annotations

from urllib.parse import urlsplit

from pricelint_spiders.browser.tab import Tab
from pricelint_spiders.browser.taken import Recorded


async def record(tab: Tab) -> Recorded:
    """Everything that went over the network for the tab's page so far."""
    traffic = tab.traffic
    exchanges = await traffic.exchanges()
    parts = urlsplit(tab.page.url)
    origin = f"{parts.scheme}://{parts.netloc}"
    return Recorded(
        exchanges=exchanges,
        dropped=traffic.dropped,
        certificate=await traffic.certificate(origin) if parts.scheme == "https" else None,
        began_at=traffic.began_at,
        seconds=traffic.seconds,
        browser=tab.browser,
    )


def document_body(recorded: Recorded, url: str) -> bytes | None:
    """The bytes of the page's own response, None where they were not kept."""
    address = url.partition("#")[0]
    found = (each for each in recorded.exchanges if each.kind == "document" and each.url.partition("#")[0] == address)
    return next((each.body for each in reversed(tuple(found))), None)
