"""Single pages that a browser saved with their address and time: MHTML, and HTML by SingleFile.

Formats: RFC 2557 (MHTML; Chromium adds Snapshot-Content-Location), and the comment of SingleFile behind <html>.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email import message_from_bytes
from email.message import Message
from email.utils import parsedate_to_datetime
from pathlib import Path

from pricelint.archives.page import HTML, UNDATED, Archived, Reading
from pricelint.archives.warc import is_web_address
from pricelint.errors import NotHtmlError, SourceError, SourceTooLargeError

MHTML = (".mhtml", ".mht")
MOST_MHTML = 64 * 1024 * 1024
"""Bytes of one MHTML file; its pictures count."""

MOST_NESTED = 40
"""Parts that may hold parts: the reader's time grows with their depth."""

_HEAD = 16 * 1024
_NESTING = re.compile(rb"multipart/|message/rfc822", re.IGNORECASE)
_SINGLE = re.compile(
    r"<!--\s{0,20}Page saved with SingleFile\s{1,20}url:[ \t]{0,9}(?P<url>\S{1,4000})\s{1,20}"
    r"(?:saved date:[ \t]{0,9}(?P<date>[^\r\n]{0,200}))?"
)
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_DATE = re.compile(
    rf"[A-Z][a-z]{{2}} (?P<month>{'|'.join(_MONTHS)}) (?P<day>\d\d?) (?P<year>\d{{4}}) (?P<time>\d\d:\d\d:\d\d)"
    r" GMT(?P<zone>[+-]\d{4})"
)


def read_saved(path: Path) -> Reading | None:
    """The page of an MHTML file or of a page that SingleFile saved; None of any other file.

    A file that cannot be read as what it is gives a page that is lost, with the reason; nothing is raised.
    """
    reading = Reading()
    try:
        data = _bytes(path)
        single = None if path.suffix.lower() in MHTML else _SINGLE.search(data[:_HEAD].decode("utf-8", "replace"))
        if single is None and path.suffix.lower() not in MHTML:
            return None
        page = _single(single, data, reading, path) if single else _mhtml(data, reading, path)
    except SourceError as error:
        page = Archived(str(path), UNDATED, "an MHTML file", lost=error.what, file=True)
    except OSError as error:
        if path.suffix.lower() not in MHTML:
            return None
        page = Archived(str(path), UNDATED, "a file", lost=f"the file could not be read: {error.strerror}", file=True)
    reading.pages.append(page)
    return reading


def _bytes(path: Path) -> bytes:
    """All bytes of an MHTML file, and the head of another: whoever wants the rest of that reads it."""
    with path.open("rb") as stream:
        if path.suffix.lower() not in MHTML:
            head = stream.read(_HEAD)
            return head + stream.read(MOST_MHTML) if b"SingleFile" in head else head
        data = stream.read(MOST_MHTML + 1)
    if len(data) > MOST_MHTML:
        raise SourceTooLargeError(f"the MHTML file has more than {MOST_MHTML:,} bytes")
    return data


def _single(found: re.Match[str], data: bytes, reading: Reading, path: Path) -> Archived:
    at = _javascript_date(found["date"] or "")
    source = "a page saved with SingleFile" + ("" if at else ", which gives no date: dated by the file")
    known = is_web_address(found["url"])
    return Archived(
        url=found["url"].partition("#")[0] if known else str(path), at=at or _changed(path), source=source,
        body=reading.shelf.put(data), headers=HTML, file=not known,
    )  # fmt: skip


def _javascript_date(written: str) -> datetime | None:
    """A time as JavaScript's `Date.toString` writes it: "Thu Nov 26 2026 21:00:00 GMT+0100 (CET)"."""
    match = _DATE.match(written)
    if not match:
        return None
    day = f"{match['year']}-{_MONTHS.index(match['month']) + 1:02}-{int(match['day']):02}"
    shift = timedelta(hours=int(match["zone"][:3]), minutes=int(match["zone"][0] + match["zone"][3:]))
    try:
        return datetime.fromisoformat(f"{day}T{match['time']}").replace(tzinfo=timezone(shift)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _changed(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def _mhtml(data: bytes, reading: Reading, path: Path) -> Archived:
    message = _parsed(data)
    pages = [part for part in message.walk() if part.get_content_type() == "text/html"]
    if not pages:
        raise NotHtmlError("this MHTML file holds no HTML")
    start = str(message.get_param("start") or "")
    root = next((part for part in pages if start and str(part.get("Content-ID", "")).strip() == start), pages[0])
    body = root.get_payload(decode=True)
    if not isinstance(body, bytes) or not body.strip():
        raise NotHtmlError("the page of this MHTML file is empty")
    url = _unfolded(message.get("Snapshot-Content-Location")) or _unfolded(root.get("Content-Location"))
    at = _mail_date(_unfolded(message.get("Date")))
    notes = ["an MHTML file"] + ([f"{len(pages) - 1} frames in it are not read"] if len(pages) > 1 else [])
    notes += [] if at else ["which gives no date: dated by the file"]
    known = is_web_address(url)
    return Archived(
        url=url.partition("#")[0] if known else str(path), at=at or _changed(path), source=", ".join(notes),
        body=reading.shelf.put(body), headers=(("content-type", _unfolded(root.get("Content-Type"))),), file=not known,
    )  # fmt: skip


def _parsed(data: bytes) -> Message:
    nested = len(_NESTING.findall(data))
    if nested > MOST_NESTED:
        raise NotHtmlError(f"the parts of this MHTML file are nested ({nested} of them hold others)")
    try:
        return message_from_bytes(data)
    except (ValueError, LookupError, RecursionError) as error:
        raise NotHtmlError(f"this MHTML file is damaged: {error}") from error


def _unfolded(value: object) -> str:
    """The value of a header on one line, whatever it was folded with; "" where there is none."""
    return "" if value is None else re.sub(r"\s*[\r\n]+\s*", "", str(value)).strip()


def _mail_date(written: str) -> datetime | None:
    """A date as mails write it (RFC 5322), without a zone in UTC; None for anything else."""
    try:
        at = parsedate_to_datetime(written)
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
