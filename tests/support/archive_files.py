"""Archives as other programs write them: WARC records by warcio, packed as WACZ, MHTML as Chromium writes it."""

from __future__ import annotations

import io
import json
import quopri
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

JUNE = "2025-06-01T10:00:00Z"
MARCH = "2025-03-01T10:00:00Z"
PRICING = "https://quillmint.example/pricing"

PLANS = """<!doctype html><html lang="en"><head><title>Quillmint pricing</title></head><body><h1>Pricing</h1>
<section><h2>Pro</h2><p>$20 / month</p><p>1,000 credits per month</p></section>
<table><tr><th>Action</th><th>Credits</th></tr><tr><td>Image generation</td><td>{cost}</td></tr></table>
<a href="/faq">FAQ</a></body></html>"""
FAQ = """<!doctype html><html lang="en"><title>FAQ</title><h1>Questions</h1><h2>Do credits expire?</h2>
<p>Unused credits expire at the end of each month.</p></html>"""


def page(cost: str = "5") -> bytes:
    """A pricing page on which an image costs so many credits."""
    return PLANS.format(cost=cost).encode()


class InMemory(WARCWriter):  # type: ignore[misc]
    """A writer that leaves no temporary file open."""

    @staticmethod
    def _create_temp_file() -> io.BytesIO:
        return io.BytesIO()


@dataclass
class Warc:
    """Collects records; `data` is the file. Each record is its own gzip member, as archives have it."""

    gzip: bool = True
    out: io.BytesIO = field(default_factory=io.BytesIO)

    def __post_init__(self) -> None:
        self.writer = InMemory(self.out, gzip=self.gzip)

    @property
    def data(self) -> bytes:
        return self.out.getvalue()

    def response(
        self,
        url: str = PRICING,
        body: bytes | None = None,
        at: str = JUNE,
        *,
        status: str = "200 OK",
        kind: str = "text/html; charset=utf-8",
        http: tuple[tuple[str, str], ...] = (),
        **warc: str,
    ) -> str:
        """Add a response and give the id of its record; `warc` are headers of the record, with _ for -."""
        headers = StatusAndHeaders(status, [("Content-Type", kind), *http], protocol="HTTP/1.1")
        named = {"WARC-Date": at, **{name.replace("_", "-"): value for name, value in warc.items()}}
        record = self.writer.create_warc_record(
            url, "response", payload=io.BytesIO(page() if body is None else body), http_headers=headers,
            warc_headers_dict=named,
        )  # fmt: skip
        self.writer.write_record(record)
        return str(record.rec_headers.get_header("WARC-Record-ID"))

    def request(self, of: str, url: str = PRICING, **http: str) -> None:
        """Add the request of a response."""
        pairs = [(name.replace("_", "-"), value) for name, value in http.items()]
        headers = StatusAndHeaders("GET / HTTP/1.1", pairs, is_http_request=True)
        record = self.writer.create_warc_record(
            url, "request", http_headers=headers, warc_headers_dict={"WARC-Concurrent-To": of}
        )
        self.writer.write_record(record)

    def revisit(self, url: str, digest: str, of_url: str, of_date: str, at: str) -> None:
        """Add a record that says: as it was at another record."""
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        record = self.writer.create_revisit_record(
            url, digest, of_url, of_date, http_headers=headers, warc_headers_dict={"WARC-Date": at}
        )
        self.writer.write_record(record)

    def save(self, path: Path) -> Path:
        path.write_bytes(self.data)
        return path


def wacz(path: Path, warcs: dict[str, bytes], listed: list[tuple[str, str]] | None = None) -> Path:
    """A WACZ of these files, with a list of pages where one is given: address and time."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in warcs.items():
            archive.writestr(f"archive/{name}", data)
        if listed is not None:
            head = {"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}
            lines = [head, *({"id": str(n), "url": url, "ts": ts} for n, (url, ts) in enumerate(listed))]
            archive.writestr("pages/pages.jsonl", "\n".join(map(json.dumps, lines)) + "\n")
        archive.writestr("datapackage.json", json.dumps({"profile": "data-package", "wacz_version": "1.1.1"}))
    return path


def mhtml(html: bytes, url: str = PRICING, date: str = "Sun, 01 Jun 2025 10:00:00 -0000", frame: bytes = b"") -> bytes:
    """A page as Chromium saves it, with a frame where one is given."""
    head = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {url}\r\nSubject: Pricing\r\nDate: {date}\r\n"
        "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\t"
        'type="text/html";\r\n\tboundary="----edge"\r\n\r\n\r\n'
    )
    parts = [_part(html, url, "<root@mhtml.blink>")]
    if frame:
        parts.append(_part(frame, "cid:frame-1@mhtml.blink", "<frame-1@mhtml.blink>"))
    return head.encode() + b"".join(parts) + b"------edge--\r\n"


def _part(html: bytes, url: str, ident: str) -> bytes:
    head = (
        f"------edge\r\nContent-Type: text/html\r\nContent-ID: {ident}\r\n"
        f"Content-Transfer-Encoding: quoted-printable\r\nContent-Location: {url}\r\n\r\n"
    )
    return head.encode() + quopri.encodestring(html).replace(b"\n", b"\r\n") + b"\r\n"


def single_file(html: str, url: str = PRICING, date: str = "Sun Jun 01 2025 12:00:00 GMT+0200 (CEST)") -> str:
    """A page as SingleFile saves it: its comment stands behind <html>."""
    comment = f"<!--\n Page saved with SingleFile \n url: {url} \n saved date: {date}\n-->"
    return html.replace('<html lang="en">', f'<html lang="en">{comment}', 1)
