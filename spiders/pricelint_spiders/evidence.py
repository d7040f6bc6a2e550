"""From recorded exchanges to what a capture keeps of them: its WARC, and how it came about."""

from __future__ import annotations

import hashlib
import platform
from functools import cache
from importlib.metadata import version

from pricelint import __version__
from pricelint.model.capture import Circumstances
from pricelint.model.exchange import LeftOut
from pricelint.store.ports import BlobStore
from pricelint.warc.write import stored_warc
from pricelint_spiders.browser.taken import Recorded

TOLD = 100
"""Resources of one page that are named as left out; the WARC marks each of them."""


def circumstances_of(recorded: Recorded) -> Circumstances:
    """When and with what a page was recorded, and what is missing."""
    left_out = [LeftOut(url=each.url, reason=each.left_out) for each in recorded.exchanges if each.left_out]
    if recorded.dropped:
        left_out.append(LeftOut(url="", reason=f"{recorded.dropped} requests beyond the number kept of one page"))
    return Circumstances(
        began_at=recorded.began_at,
        seconds=round(recorded.seconds, 3),
        certificate=hashlib.sha256(recorded.certificate).hexdigest() if recorded.certificate else None,
        versions=(*versions(), *((("browser", recorded.browser),) if recorded.browser else ())),
        requests=len(recorded.exchanges),
        left_out=tuple(left_out[-TOLD:]),
    )


def keep_warc(recorded: Recorded, about: Circumstances, blobs: BlobStore) -> str:
    """Write the WARC of a capture into a store; returns its sha256."""
    info = {
        "software": f"pricelint/{__version__}",
        "format": "WARC File Format 1.1",
        **{f"version-{name}": value for name, value in about.versions},
        "clock-began": about.began_at.isoformat(),
        "clock-seconds": f"{about.seconds:.3f}",
        "tls-certificate-sha256": about.certificate or "",
    }
    return blobs.put(stored_warc(recorded.exchanges, about.began_at, info, blobs.put))


@cache
def versions() -> tuple[tuple[str, str], ...]:
    """Of what takes part in every capture."""
    parts = [("pricelint", __version__), *((name, version(name)) for name in ("scrapy", "playwright"))]
    return (*parts, ("python", platform.python_version()), ("system", platform.platform()))
