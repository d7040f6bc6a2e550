"""One archive, whatever its kind, as pages."""

from __future__ import annotations

from pathlib import Path

from pricelint.archives.frames import without_frames
from pricelint.archives.page import Reading
from pricelint.archives.unpacking import GZIP
from pricelint.archives.wacz import read_wacz
from pricelint.archives.warc import Records, read_warc
from pricelint.errors import NotHtmlError, SourceError, SourceNotFoundError

ARCHIVES = (".warc", ".warc.gz", ".wacz")
"""Endings of files that hold pages of any number of sites."""

_ZIP = b"PK\x03\x04"


def is_archive(path: Path) -> bool:
    """Whether a file is called like a web archive."""
    return path.name.lower().endswith(ARCHIVES)


def read_archive(path: Path) -> Reading:
    """The pages of a WARC or WACZ file, frames left out; told apart by their first bytes.

    Raises `SourceError` that names the file where it is none, or holds no page; what is wrong with a part of it is a
    sentence in `Reading.problems`, or the reason why a page is lost.
    """
    reading = Reading()
    try:
        with path.open("rb") as stream:
            head = stream.read(5)
            stream.seek(0)
            if head.startswith(_ZIP):
                read_wacz(path, reading)
            elif head.startswith((GZIP, b"WARC/")):
                records = Records(reading)
                read_warc(stream, str(path), records)
                records.settle()
            else:
                raise NotHtmlError(
                    "this is no web archive", where=str(path), expected="a WARC file, plain or gzip, or a WACZ file"
                )
    except OSError as error:
        raise SourceNotFoundError(f"it cannot be read: {error.strerror or error}", where=str(path)) from error
    except SourceError as error:
        raise (
            error if error.where else type(error)(error.what, where=str(path), expected=error.expected, do=error.do)
        ) from error
    reading.pages = without_frames(reading)
    if not reading.pages:
        raise NotHtmlError(
            f"this archive holds no page{_why(reading)}", where=str(path),
            expected="at least one HTML response or PDF with status 200",
        )  # fmt: skip
    return reading


def _why(reading: Reading) -> str:
    return f" ({reading.problems[0]})" if reading.problems else ""
