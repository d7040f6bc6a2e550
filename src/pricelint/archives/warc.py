"""WARC files: which records are pages, and their bytes.

A page is an HTML response or a PDF with status 200 that was asked for as a page: what a browser fetched into a frame or
by a script is none (its request says so, Sec-Fetch-Dest). A revisit record stands for the response that it refers to.

Format: ISO 28500:2017 (WARC 1.1); revisits: its section 6.7.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import IO, BinaryIO, cast
from urllib.parse import urlsplit

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from pricelint.archives.coding import decoded
from pricelint.archives.page import MOST_PAGES, UNDATED, Archived, Reading
from pricelint.archives.unpacking import Unpacked
from pricelint.errors import SourceError
from pricelint.model.pdf_bytes import PDF_TYPES, is_pdf

MOST_RECORD = 20_000_000
"""Bytes of one response, packed or not: what the rest of the product reads of a page."""

MOST_HEADERS = 64 * 1024
_TYPES = WarcRecordType.response | WarcRecordType.request | WarcRecordType.revisit
_HTML = ("text/html", "application/xhtml+xml")
_READ = (*_HTML, "application/pdf", "application/x-pdf")
_LONGEST_URL = 4_000


@dataclass(slots=True)
class Records:
    """What the records of an archive say, gathered over all of its files before any of it is judged.

    originals  pages by the names that a revisit may call them by: record id, payload digest, address and date
    apart      ids of responses that went into frames or to scripts
    """

    reading: Reading
    pages: dict[str, Archived] = field(default_factory=dict)
    originals: dict[tuple[str, str], Archived] = field(default_factory=dict)
    revisits: list[tuple[str, Archived, tuple[tuple[str, str], ...]]] = field(default_factory=list)
    apart: set[str] = field(default_factory=set)

    def settle(self) -> None:
        """Hand over the pages: revisits resolved, parts of pages left out."""
        for ident, page, names in self.revisits:
            original = next((self.originals[name] for name in names if name in self.originals), None)
            self.pages.setdefault(ident, _revisited(page, original))
        self.reading.pages += [page for ident, page in self.pages.items() if ident not in self.apart]


def _revisited(page: Archived, original: Archived | None) -> Archived:
    if original is None:
        return replace(page, lost="the record refers to an earlier one that this archive does not hold")
    return replace(
        original, url=page.url, at=page.at, source=f"{page.source}, a revisit of {original.source}"
    )  # fmt: skip


def read_warc(stream: IO[bytes], name: str, records: Records) -> None:
    """Add the records of one file, plain or gzip; `name` is what messages call it.

    Damage ends the file and is a problem of the reading; what came before it stays.
    """
    unpacked = Unpacked(stream)
    try:
        for record in _records(unpacked):
            _take(record, records)
            if len(records.pages) + len(records.revisits) > MOST_PAGES:
                unpacked.problem = f"it holds more than {MOST_PAGES:,} pages; the others were not read"
                break
    except (OSError, ValueError, OverflowError) as error:
        unpacked.problem = unpacked.problem or f"this is no WARC record, or a damaged one: {error}"
    if unpacked.problem:
        records.reading.problems.append(f"{name}: {unpacked.problem}")


def _records(unpacked: Unpacked) -> Iterator[WarcRecord]:
    return ArchiveIterator(
        cast("BinaryIO", unpacked), record_types=_TYPES, parse_http=True, auto_decode="none",
        max_header_len=MOST_HEADERS, stream_detect=False,
    )  # fmt: skip


def _take(record: WarcRecord, records: Records) -> None:
    url = (record.headers.get("WARC-Target-URI") or "").strip().strip("<>")
    if not record.is_http_parsed or not is_web_address(url):
        return
    if record.record_type == WarcRecordType.request:
        _take_request(record, records)
    elif _is_page(record):
        _take_page(record, url, records)


def _take_request(record: WarcRecord, records: Records) -> None:
    purpose = (record.http_headers.get("Sec-Fetch-Dest") or "document").lower()
    scripted = (record.http_headers.get("X-Requested-With") or "").lower() == "xmlhttprequest"
    if purpose != "document" or scripted:
        records.apart.update(record.headers.get_multiple("WARC-Concurrent-To"))


def is_web_address(url: str) -> bool:
    """Whether a name in an archive is an address that a page can have; archives also hold urn:, dns: and worse."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - reading it is what checks it
    except ValueError:
        return False
    printable = len(url) <= _LONGEST_URL and url.isprintable() and " " not in url
    return printable and parts.scheme in ("http", "https") and bool(parts.hostname)


def _is_page(record: WarcRecord) -> bool:
    """HTML or a PDF with status 200; a revisit may carry 304 and no type."""
    status = record.http_headers.status_code
    kind = _kind(record)
    if record.record_type == WarcRecordType.revisit:
        return status in (200, 304) and (not kind or kind in _READ)
    return status == 200 and (kind in _READ or (kind in PDF_TYPES and _is_called_pdf(record)))


def _kind(record: WarcRecord) -> str:
    return (record.http_headers.get("Content-Type") or "").partition(";")[0].strip().lower()


def _is_called_pdf(record: WarcRecord) -> bool:
    """Whether an address ends as those of PDFs do, which servers also send under no type or one for any bytes."""
    return (record.headers.get("WARC-Target-URI") or "").partition("?")[0].lower().endswith(".pdf")


def _take_page(record: WarcRecord, url: str, records: Records) -> None:
    ident = record.record_id or f"number {len(records.pages) + 1}"
    page = Archived(
        url=url.partition("#")[0], at=_date(record), source=f"record {ident[:100]}",
        status=200, headers=tuple((name.lower(), value) for name, value in record.http_headers.items()),
    )  # fmt: skip
    if ident in records.pages:
        records.reading.problems.append(
            f"{page.source} ({url}): the archive holds two records of this id; one was read"
        )
    elif page.at == UNDATED:
        records.pages[ident] = replace(page, lost="the record has no date that can be read")
    elif record.record_type == WarcRecordType.revisit:
        records.revisits.append((ident, page, _refers_to(record)))
    else:
        records.pages[ident] = page = _with_body(page, record, records)
        for name in _names(record, ident, url):
            records.originals.setdefault(name, page)


def _date(record: WarcRecord) -> datetime:
    """The date as it is written: the reader's own attribute gives today where there is none."""
    return date_of(record.headers.get("WARC-Date") or "") or UNDATED


def date_of(written: str) -> datetime | None:
    """A time as ISO 8601 writes it, with its zone; None for anything else."""
    try:
        at = datetime.fromisoformat(written.strip())
    except ValueError:
        return None
    return at if at.tzinfo and at.year > UNDATED.year else None


def _names(record: WarcRecord, ident: str, url: str) -> Iterator[tuple[str, str]]:
    yield "id", ident
    if digest := record.headers.get("WARC-Payload-Digest"):
        yield "digest", digest
    yield url, record.headers.get("WARC-Date") or ""


def _refers_to(record: WarcRecord) -> tuple[tuple[str, str], ...]:
    headers = record.headers
    url, date = headers.get("WARC-Refers-To-Target-URI") or "", headers.get("WARC-Refers-To-Date") or ""
    digest = headers.get("WARC-Payload-Digest") or ""
    return ("id", headers.get("WARC-Refers-To") or ""), (url, date), ("digest", digest)


def _with_body(page: Archived, record: WarcRecord, records: Records) -> Archived:
    """The page with its bytes on the shelf; with the reason where they are not whole, or not to be had."""
    if cut := record.headers.get("WARC-Truncated"):
        return replace(page, lost=f"the archive cut this page off (WARC-Truncated: {cut[:40]})")
    if record.headers.get("WARC-Segment-Number"):
        return replace(page, lost="the page is spread over several records, which is not read")
    claimed = record.content_length
    if claimed > MOST_RECORD:
        return replace(page, lost=f"the record claims {claimed:,} bytes; at most {MOST_RECORD:,} are read")
    raw = record.reader.read(claimed)
    if len(raw) < claimed:
        return replace(page, lost=f"the record claims {claimed:,} bytes and holds {len(raw):,}: the file is cut off")
    if reason := _short(record, raw):
        return replace(page, lost=reason)
    http = record.http_headers
    transfer, content = http.get("Transfer-Encoding") or "", ",".join(http.get_multiple("Content-Encoding"))
    try:
        body = decoded(raw, transfer, content, MOST_RECORD)
        if _kind(record) not in _HTML and not is_pdf(body):
            return replace(page, lost="it was sent as a PDF, and its bytes are none")
        return replace(page, body=records.reading.shelf.put(body))
    except SourceError as error:
        return replace(page, lost=error.what)


def _short(record: WarcRecord, raw: bytes) -> str:
    """Why a response is not whole: fewer bytes than its own header announced, as a browser would refuse it."""
    announced = record.http_headers.get("Content-Length") or ""
    if record.http_headers.get("Transfer-Encoding") or not announced.isdecimal() or len(announced) > 18:
        return ""
    missing = int(announced) - len(raw)
    return f"the response announced {int(announced):,} bytes and {missing:,} of them are missing" if missing > 0 else ""
