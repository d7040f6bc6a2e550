"""WACZ files: a ZIP with WARC files under archive/ and lists of pages under pages/. Nothing is unpacked to disk.

Format: WACZ 1.1.1, sections 5.2 (directories) and 5.2.4 (pages.jsonl).
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import IO

import msgspec

from pricelint.archives.page import MOST_PAGES, UNDATED, Archived, Reading
from pricelint.archives.unpacking import BROKEN, FREE, MOST_RATIO
from pricelint.archives.warc import Records, date_of, is_web_address, read_warc
from pricelint.errors import NotHtmlError, SourceTooLargeError

MOST_ENTRIES = 10_000
MOST_LIST = 32 * 1024 * 1024
_LONGEST_LINE = 1024 * 1024
_WARC = re.compile(r"archive/[\w][\w.@+ -]{0,200}\.warc(?:\.gz)?")
_PAGES = re.compile(r"pages/\w[\w.-]{0,100}\.jsonl")


class _Line(msgspec.Struct):
    """One line of a list of pages; its first line, a header, has no address."""

    url: str = ""
    ts: str = ""


def read_wacz(path: Path, reading: Reading) -> None:
    """Read the pages of one file into `reading`.

    Where it lists its pages, they are the pages, and one that is listed without a response is a page that was lost.
    Raises `NotHtmlError` where it is no WACZ, and `SourceTooLargeError` for one with too many entries.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            names = _names(archive, path)
            records = Records(reading)
            for name in sorted(filter(_WARC.fullmatch, names)):
                _read_entry(archive, name, path, records)
            records.settle()
            _keep_listed(reading, dict(_listed(archive, names, path, reading)))
    except BROKEN as error:
        raise NotHtmlError(
            f"this WACZ cannot be read: {error}", where=str(path), expected="a whole ZIP file without a password"
        ) from error


def _read_entry(archive: zipfile.ZipFile, name: str, path: Path, records: Records) -> None:
    """Read one WARC file; one that cannot be opened is a problem, and the others are read."""
    entry = archive.getinfo(name)
    if entry.file_size > max(FREE, MOST_RATIO * entry.compress_size):
        records.reading.problems.append(f"{path}: {name}: this entry unpacks to too much ({entry.file_size:,} bytes)")
        return
    try:
        with archive.open(name) as stream:
            read_warc(stream, f"{path}: {name}", records)
    except BROKEN as error:
        records.reading.problems.append(f"{path}: {name}: this entry cannot be read: {error}")


def _names(archive: zipfile.ZipFile, path: Path) -> list[str]:
    names = archive.namelist()
    if len(names) > MOST_ENTRIES:
        raise SourceTooLargeError(
            f"it has {len(names):,} entries", where=str(path), expected=f"at most {MOST_ENTRIES:,}"
        )
    twice = [name for name, count in Counter(names).items() if count > 1]
    if twice:
        raise NotHtmlError(
            f"two entries are called {twice[0][:100]!r}", where=str(path), expected="one entry of each name",
            do="pack it again: which of the two a program reads depends on the program",
        )  # fmt: skip
    if not any(map(_WARC.fullmatch, names)):
        raise NotHtmlError(
            "this ZIP file holds no WARC file", where=str(path), expected="archive/….warc.gz inside, as in a WACZ"
        )
    return names


def _listed(archive: zipfile.ZipFile, names: list[str], path: Path, reading: Reading) -> Iterator[tuple[str, datetime]]:
    """Address and time of every page of the lists."""
    for name in sorted(filter(_PAGES.fullmatch, names)):
        with archive.open(name) as stream:
            for number, line in enumerate(_lines(stream), start=1):
                try:
                    entry = msgspec.json.decode(line, type=_Line)
                except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
                    reading.problems.append(f"{path}: {name}: line {number} is no page: {error}")
                    break
                if is_web_address(entry.url):
                    yield entry.url.partition("#")[0], date_of(entry.ts) or UNDATED


def _lines(stream: IO[bytes]) -> Iterator[bytes]:
    read = 0
    while (line := stream.readline(_LONGEST_LINE)) and read < MOST_LIST:
        read += len(line)
        if line.strip():
            yield line


def _keep_listed(reading: Reading, listed: dict[str, datetime]) -> None:
    """Only pages of the list, where the list and the records have one in common; a list of other things is none."""
    kept = [page for page in reading.pages if page.url in listed]
    if not kept:
        return
    held = {page.url for page in kept}
    latest = max(page.at for page in kept)
    gone = "it is in the archive's list of pages, without a page of status 200"
    lost = [
        Archived(url, at if at != UNDATED else latest, "the list of pages", lost=gone)
        for url, at in listed.items() if url not in held
    ]  # fmt: skip
    reading.pages[:] = kept + lost[:MOST_PAGES]
