"""The lists by which a viewer finds its way in a bundle: CDXJ lines of records, and the pages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from pricelint.model.capture import Capture, CaptureOutcome, Visit
from pricelint.model.exchange import header_of
from pricelint.warc.read import Record, time_of

_LISTED = frozenset({"response", "revisit"})


def index_lines(found: Iterable[tuple[str, Record]]) -> bytes:
    """CDXJ of the responses among records, each given with the name of its file, sorted as the format asks."""
    lines = sorted(_line(file, record) for file, record in found if record.kind in _LISTED)
    return "".join(f"{line}\n" for line in lines).encode()


def _line(file: str, record: Record) -> str:
    url = record.headers.get("warc-target-uri", "")
    kind = header_of(record.http, "content-type")
    fields = {
        "url": url,
        "mime": "warc/revisit" if record.kind == "revisit" else kind.partition(";")[0].strip(),
        "status": record.line.split(" ")[1],
        "digest": record.headers.get("warc-payload-digest", ""),
        "length": str(record.length),
        "offset": str(record.offset),
        "filename": file,
    }
    stamp = time_of(record.headers["warc-date"]).strftime("%Y%m%d%H%M%S")
    return f"{surt(url)} {stamp} {json.dumps(fields, ensure_ascii=True)}"


def surt(url: str) -> str:
    """The sort-friendly form of an address: "https://www.Site.example:8443/Plans?x=1" → "example,site:8443)/plans?x=1".

    As in Heritrix and the Wayback Machine a leading "www." and letter case do not count.
    """
    parts = urlsplit(url.lower())
    host = (parts.hostname or "").removeprefix("www.")
    turned = host if host.replace(".", "").isdecimal() or ":" in host else ",".join(reversed(host.split(".")))
    port = f":{parts.port}" if parts.port else ""
    query = f"?{'&'.join(sorted(parts.query.split('&')))}" if parts.query else ""
    return f"{turned}{port}){parts.path or '/'}{query}"


def page_lines(visit: Visit, title: str) -> bytes:
    """`pages.jsonl`: what was captured, once per page and state."""
    head = {"format": "json-pages-1.0", "id": "pages", "title": title}
    lines = (json.dumps(each, ensure_ascii=False) for each in (head, *_pages(visit)))
    return "".join(f"{line}\n" for line in lines).encode()


def _pages(visit: Visit) -> Iterator[dict[str, str]]:
    for number, capture in enumerate(visit.captures, start=1):
        if capture.outcome is CaptureOutcome.CAPTURED and capture.artefacts.warc:
            yield {
                "id": f"{number:03}",
                "url": capture.final_url,
                "ts": moment_of(capture),
                "title": f"{capture.role.value}: {capture.final_url} ({capture.state})",
            }


def moment_of(capture: Capture) -> str:
    """When the page was asked for, as viewers read times."""
    at = capture.circumstances.began_at if capture.circumstances else capture.captured_at
    return at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
