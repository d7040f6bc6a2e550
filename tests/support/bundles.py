"""A stored visit with everything a bundle holds, made without a network; and bundles that somebody changed."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO

from pricelint import __version__
from pricelint.audit.registry import load_rules
from pricelint.bundle.again import result_of
from pricelint.bundle.manifest import FORMAT, Manifest
from pricelint.bundle.write import write_bundle
from pricelint.model.capture import Artefacts, Capture, CaptureOutcome, Circumstances, Fetcher, Visit
from pricelint.model.exchange import Exchange
from pricelint.model.platform import PageTarget, Platform, Role
from pricelint.warc.write import stored_warc

AT = datetime(2026, 11, 26, 9, 30, 0, 500_000, tzinfo=UTC)
SITE = "https://quillmint.example"
PRICING = """<!doctype html><html lang=en><meta charset=utf-8><title>Plans</title><link rel=stylesheet href=/style.css>
<h1>Plans</h1><section><h2>Pro</h2><p>$29 per month</p><p>1,000 credits per month</p></section>
<section><h2>Team</h2><p>$99 per month</p><p>5,000 credits per month</p></section>
<h2>What an image costs</h2><p>Each image costs 4 credits.</p></html>"""
FAQ = """<!doctype html><html lang=en><meta charset=utf-8><title>FAQ</title><link rel=stylesheet href=/style.css>
<h1>FAQ</h1><h3>Do credits roll over?</h3><p>No. Unused credits expire at the end of every month.</p></html>"""
STYLE = "p { color: black }" + "/* */" * 1000
PLATFORM = Platform(
    "quillmint",
    "Quillmint",
    (PageTarget(f"{SITE}/pricing", Role.PRICING), PageTarget(f"{SITE}/faq", Role.FAQ)),
)


class Kept:
    """Blobs in memory."""

    def __init__(self) -> None:
        self.blobs: dict[str, bytes] = {}

    def put(self, data: bytes) -> str:
        sha256 = hashlib.sha256(data).hexdigest()
        self.blobs[sha256] = data
        return sha256


def stored_visit() -> tuple[Visit, dict[str, bytes]]:
    """Two pages by the browser and one that was lost, and the blobs that they name."""
    kept = Kept()
    captures = (
        _captured(kept, "/pricing", Role.PRICING, PRICING, 0),
        _captured(kept, "/faq", Role.FAQ, FAQ, 1),
        Capture(
            "quillmint", Role.TERMS, f"{SITE}/terms", f"{SITE}/terms", AT, Fetcher.BROWSER, CaptureOutcome.TIMEOUT,
            "the server did not answer in time",
        ),
    )  # fmt: skip
    return Visit("5f" * 16, "quillmint", AT, AT + timedelta(seconds=9), captures), kept.blobs


def _captured(kept: Kept, path: str, role: Role, html: str, number: int) -> Capture:
    at = AT + timedelta(seconds=number)
    body = kept.put(html.encode())
    told = [(path, "document", html, "text/html; charset=utf-8"), ("/style.css", "stylesheet", STYLE, "text/css")]
    exchanges = [
        Exchange(
            url=SITE + where, method="GET", kind=kind, began_at=at + timedelta(milliseconds=place), seconds=0.01,
            request_headers=(("Accept", "*/*"),), status=200, reason_phrase="OK",
            response_headers=(("Content-Type", media),), body=text.encode(),
        )
        for place, (where, kind, text, media) in enumerate(told)
    ]  # fmt: skip
    warc = kept.put(stored_warc(exchanges, at, {"software": "pricelint/test"}, kept.put))
    dom = kept.put(html.replace("<!doctype html>", "<!DOCTYPE html>").encode())
    return Capture(
        platform="quillmint", role=role, requested_url=SITE + path, final_url=SITE + path, captured_at=at,
        fetcher=Fetcher.BROWSER, outcome=CaptureOutcome.CAPTURED, reason="browser", status=200,
        artefacts=Artefacts(body=body, dom=dom, warc=warc), tool_version=__version__,
        circumstances=Circumstances(began_at=at, seconds=1.5, requests=2),
    )  # fmt: skip


def a_bundle(stamp: Callable[[bytes], bytes] | None = None) -> bytes:
    """The bundle of that visit."""
    visit, blobs = stored_visit()
    manifest = Manifest(format=FORMAT, tool_version="", platform=PLATFORM, visit=visit, warcs=())
    result = result_of(manifest, blobs.get, load_rules(plugins=False))
    return write_bundle(PLATFORM, visit, blobs.__getitem__, result, AT + timedelta(days=1), stamp)


Change = Callable[[dict[str, bytes]], None]


def changed(bundle: bytes, change: Change, *, listed: bool = False) -> bytes:
    """The bundle with its files changed; where `listed`, the hashes of the package are made to fit again."""
    with zipfile.ZipFile(BytesIO(bundle)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    if listed:
        package = json.loads(files["datapackage.json"])
        package["resources"] = [
            {"name": name.rpartition("/")[2], "path": name, "hash": sha256_of(data), "bytes": len(data)}
            for name, data in files.items()
            if not name.startswith("datapackage")
        ]
        files["datapackage.json"] = json.dumps(package).encode()
        digest = {"path": "datapackage.json", "hash": sha256_of(files["datapackage.json"])}
        files["datapackage-digest.json"] = json.dumps(digest).encode()
    return zipped(list(files.items()))


def zipped(files: list[tuple[str, bytes]]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def sha256_of(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"
