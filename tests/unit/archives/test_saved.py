"""Pages that a browser saved: address, time and bytes of MHTML files and of SingleFile pages."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from archive_files import PLANS, PRICING, mhtml, page, single_file

from pricelint.archives.page import Archived, Reading
from pricelint.archives.saved import MOST_MHTML, read_saved

SAVED = datetime(2025, 6, 1, 10, tzinfo=UTC)
DEEPER = b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n"
CHANGED = datetime(2026, 1, 2, tzinfo=UTC)


def read(folder: Path, data: bytes, name: str = "saved.mhtml") -> tuple[Archived, Reading]:
    path = folder / name
    path.write_bytes(data)
    os.utime(path, (CHANGED.timestamp(), CHANGED.timestamp()))
    reading = read_saved(path)
    assert reading is not None
    (found,) = reading.pages
    return found, reading


def test_an_mhtml_file_gives_its_page_with_address_and_time(tmp_path: Path) -> None:
    found, reading = read(tmp_path, mhtml(page()))
    assert (found.url, found.at, found.lost, found.file) == (PRICING, SAVED, "", False)
    assert reading.shelf[found.body].replace(b"\r\n", b"\n").strip() == page()


def test_frames_of_an_mhtml_file_are_told_and_not_read(tmp_path: Path) -> None:
    found, reading = read(tmp_path, mhtml(page(), frame=b"<p>from a frame</p>"))
    assert "1 frames" in found.source
    assert b"from a frame" not in reading.shelf[found.body]


def test_the_page_is_the_part_that_the_file_starts_with(tmp_path: Path) -> None:
    data = mhtml(b"<p>first</p>", frame=page())
    data = data.replace(b'type="text/html";', b'type="text/html"; start="<frame-1@mhtml.blink>";', 1)
    found, reading = read(tmp_path, data)
    assert b"Quillmint" in reading.shelf[found.body]


@pytest.mark.parametrize("date", ["", "yesterday", "Sun, 99 Jun 2025 10:00:00 GMT", "Sun, 01 Jun 99999 10:00:00 GMT"])
def test_an_mhtml_file_without_a_date_is_dated_by_the_file_and_says_so(date: str, tmp_path: Path) -> None:
    found, _ = read(tmp_path, mhtml(page(), date=date))
    assert (found.at, "dated by the file" in found.source) == (CHANGED, True)


@pytest.mark.parametrize("url", ["", "file:///etc/passwd", "javascript:alert(1)", "https://a.example/ b", "x" * 5000])
def test_an_address_that_no_page_has_is_not_taken(url: str, tmp_path: Path) -> None:
    found, _ = read(tmp_path, mhtml(page(), url=url))
    assert (found.file, Path(found.url).name) == (True, "saved.mhtml")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no HTML"),
        (b"\x00\xff" * 500, "no HTML"),
        (b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n", "empty"),
        (b"".join(DEEPER % (level, level) for level in range(2000)), "nested"),
        (b"x" * (MOST_MHTML + 1), "more than"),
    ],
)  # fmt: skip
def test_a_file_that_is_none_is_lost_with_the_reason(data: bytes, why: str, tmp_path: Path) -> None:
    found, _ = read(tmp_path, data)
    assert why in found.lost


def test_a_single_file_page_has_the_address_and_the_time_of_its_comment(tmp_path: Path) -> None:
    found, reading = read(tmp_path, single_file(PLANS).encode(), "saved.html")
    assert (found.url, found.at, found.file) == (PRICING, SAVED, False)
    assert b"1,000 credits" in reading.shelf[found.body]


@pytest.mark.parametrize(
    "date", ["", "at dawn", "Sun Feb 31 2025 12:00:00 GMT+0200", "Sun Jun 01 2025 12:00:00 GMT+9900"]
)
def test_a_single_file_page_without_a_date_is_dated_by_the_file(date: str, tmp_path: Path) -> None:
    found, _ = read(tmp_path, single_file(PLANS, date=date).encode(), "saved.html")
    assert (found.url, found.at) == (PRICING, CHANGED)


@pytest.mark.parametrize("html", [PLANS, "<p>SingleFile is a tool that saves pages</p>", ""])
def test_any_other_page_is_none_of_these(html: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(html, encoding="utf-8")
    assert read_saved(path) is None
    assert read_saved(tmp_path / "gone.html") is None
