"""Which records of a WARC file are pages, with which bytes, and what is said of the others."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import zlib
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest
import zstandard
from archive_files import FAQ, JUNE, MARCH, PRICING, Warc, page
from small_pdfs import paragraph, small_pdf

from pricelint.archives.page import Archived, Reading
from pricelint.archives.read import read_archive
from pricelint.errors import NotHtmlError


def read(warc: Warc, folder: Path, name: str = "shop.warc.gz") -> Reading:
    return read_archive(warc.save(folder / name))


def only(reading: Reading) -> Archived:
    (found,) = reading.pages
    return found


@pytest.mark.parametrize("packed", [True, False])
def test_a_page_has_the_address_the_time_and_the_bytes_of_its_record(packed: bool, tmp_path: Path) -> None:
    warc = Warc(gzip=packed)
    ident = warc.response()
    reading = read(warc, tmp_path)
    found = only(reading)
    assert (found.url, found.at, found.status) == (PRICING, datetime(2025, 6, 1, 10, tzinfo=UTC), 200)
    assert reading.shelf[found.body] == page()
    assert found.source == f"record {ident}"
    assert ("content-type", "text/html; charset=utf-8") in found.headers
    assert reading.problems == []


def test_a_file_that_is_packed_as_a_whole_is_read_too(tmp_path: Path) -> None:
    warc = Warc(gzip=False)
    warc.response()
    (tmp_path / "whole.warc.gz").write_bytes(gzip.compress(warc.data))
    assert only(read_archive(tmp_path / "whole.warc.gz")).url == PRICING


def test_only_html_with_status_200_is_a_page(tmp_path: Path) -> None:
    warc = Warc()
    warc.response(PRICING)
    warc.response("https://quillmint.example/gone", status="404 Not Found")
    warc.response("https://quillmint.example/moved", b"", status="301 Moved", http=(("Location", PRICING),))
    warc.response("https://quillmint.example/prices.json", b'{"pro": 20}', kind="application/json")
    warc.response("urn:view:https://quillmint.example/pricing")
    assert only(read(warc, tmp_path)).url == PRICING


@pytest.mark.parametrize("kind", ["application/pdf", "application/x-pdf; v=1", "application/octet-stream", ""])
def test_a_pdf_with_status_200_is_a_page_by_its_bytes(kind: str, tmp_path: Path) -> None:
    pdf, warc = small_pdf(paragraph("Credits never expire.")), Warc()
    warc.response()
    warc.response("https://quillmint.example/terms.PDF?v=2", pdf, kind=kind)
    warc.response("https://quillmint.example/font", b"%PDF-like", kind="application/octet-stream")
    warc.response("https://quillmint.example/false.pdf", b"<h1>No</h1>", kind="application/pdf")
    warc.request(warc.response("https://quillmint.example/shown.pdf", pdf, kind=kind), Sec_Fetch_Dest="embed")
    html, terms, false = read(warc, tmp_path).pages
    assert (html.url, html.lost) == (PRICING, "")
    assert (terms.url, terms.lost) == ("https://quillmint.example/terms.PDF?v=2", "")
    assert read(warc, tmp_path).shelf[terms.body] == pdf
    assert (false.body, false.lost) == ("", "it was sent as a PDF, and its bytes are none")


@pytest.mark.parametrize("purpose", ["iframe", "frame", "empty", "image"])
def test_what_was_fetched_into_a_page_is_no_page(purpose: str, tmp_path: Path) -> None:
    warc = Warc()
    warc.request(warc.response(), Sec_Fetch_Dest="document")
    warc.request(warc.response("https://pay.example/table"), "https://pay.example/table", Sec_Fetch_Dest=purpose)
    assert only(read(warc, tmp_path)).url == PRICING


def test_a_frame_is_told_by_the_page_that_holds_it_unless_a_page_links_to_it(tmp_path: Path) -> None:
    warc = Warc()
    warc.response(body=page() + b"<iframe src=/embed></iframe><iframe src='/faq#top'></iframe>")
    for path in ("embed", "faq"):
        warc.response(f"https://quillmint.example/{path}", FAQ.encode())
    assert [found.url for found in read(warc, tmp_path).pages] == [PRICING, "https://quillmint.example/faq"]


@pytest.mark.parametrize("by", ["date", "digest"])
def test_a_revisit_is_the_page_it_refers_to_with_its_own_date(by: str, tmp_path: Path) -> None:
    warc = Warc()
    digest = f"sha1:{base64.b32encode(hashlib.sha1(page()).digest()).decode()}"  # noqa: S324 - how archives name bytes
    warc.response(at=MARCH)
    other = PRICING if by == "date" else "https://quillmint.example/other"
    warc.revisit(PRICING, digest if by == "digest" else "sha1:B", other, MARCH, JUNE)
    earlier, later = sorted(read(warc, tmp_path).pages, key=lambda found: found.at)
    assert (later.at.month, later.body, later.lost) == (6, earlier.body, "")
    assert "a revisit of record" in later.source


def test_a_revisit_without_its_original_is_a_page_that_was_lost(tmp_path: Path) -> None:
    warc = Warc()
    warc.revisit(PRICING, "sha1:A", PRICING, MARCH, JUNE)
    found = only(read(warc, tmp_path))
    assert (found.url, found.body) == (PRICING, "")
    assert "does not hold" in found.lost


def chunks(*parts: bytes) -> bytes:
    return b"".join(b"%x;name=value\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("http", "body", "after"),
    [
        ((("Content-Encoding", "gzip"),), gzip.compress(page()), b""),
        ((("Content-Encoding", "br"),), brotli.compress(page()), b""),
        ((("Content-Encoding", "deflate"),), zlib.compress(page()), b""),
        ((("Content-Encoding", "deflate"),), zlib.compress(page())[2:-4], b""),
        ((("Content-Encoding", "zstd"),), zstandard.compress(page()), b""),
        ((("Transfer-Encoding", "chunked"),), chunks(page(), b"<p>more"), b"<p>more"),
        ((("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip")), chunks(gzip.compress(page())), b""),
        ((("Content-Encoding", "gzip"),), page(), b""),
        ((("Content-Encoding", "br"),), page(), b""),
        ((("Transfer-Encoding", "chunked"),), page(), b""),
        ((("Content-Encoding", "identity"), ("Content-Length", "3")), page(), b""),
    ],
)  # fmt: skip
def test_codings_are_undone_and_bytes_that_were_stored_decoded_stay(
    http: tuple[tuple[str, str], ...], body: bytes, after: bytes, tmp_path: Path
) -> None:
    warc = Warc()
    warc.response(body=body, http=http)
    reading = read(warc, tmp_path)
    found = only(reading)
    assert found.lost == ""
    assert reading.shelf[found.body] == page() + after


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ({"http": (("Content-Encoding", "gzip"),), "body": gzip.compress(page())[:-20]}, "damaged"),
        ({"http": (("Content-Encoding", "br"),), "body": brotli.compress(page() * 9)[:-4]}, "damaged"),
        ({"http": (("Content-Encoding", "rot13"),)}, "rot13"),
        ({"http": (("Content-Encoding", "gzip, gzip, gzip, gzip"),)}, "on top of each other"),
        ({"http": (("Transfer-Encoding", "chunked"),), "body": b"5\r\n<p>He\r\nffff\r\nllo"}, "chunks"),
        ({"http": (("Content-Length", "99999"),)}, "missing"),
        ({"WARC_Truncated": "length"}, "cut this page off"),
        ({"WARC_Segment_Number": "1"}, "several records"),
        ({"at": "yesterday"}, "no date"),
    ],
)
def test_a_page_that_is_not_whole_is_lost_with_the_reason(
    arguments: dict[str, object], why: str, tmp_path: Path
) -> None:
    warc = Warc()
    warc.response(**arguments)  # type: ignore[arg-type]
    found = only(read(warc, tmp_path))
    assert why in found.lost
    assert found.body == ""


def test_a_record_that_claims_more_than_there_is_does_not_end_the_pages_before_it(tmp_path: Path) -> None:
    warc = Warc(gzip=False)
    warc.response("https://quillmint.example/faq", FAQ.encode())
    before = len(warc.data)
    warc.response()
    place = warc.data.index(b"Content-Length: ", before)
    end = warc.data.index(b"\r\n", place)
    data = warc.data[:place] + b"Content-Length: 10737418240" + warc.data[end:]
    (tmp_path / "lying.warc").write_bytes(data)
    faq, lying = read_archive(tmp_path / "lying.warc").pages
    assert faq.lost == ""
    assert "claims 10,737,4" in lying.lost


def test_a_file_that_is_cut_off_keeps_the_pages_before_and_says_so(tmp_path: Path) -> None:
    warc = Warc()
    warc.response("https://quillmint.example/faq", FAQ.encode())
    warc.response()
    (tmp_path / "cut.warc.gz").write_bytes(warc.data[:-40])
    reading = read_archive(tmp_path / "cut.warc.gz")
    assert [found.url for found in reading.pages if not found.lost] == ["https://quillmint.example/faq"]
    assert "cut off or damaged" in reading.problems[0]
    assert "cut.warc.gz" in reading.problems[0]


@pytest.mark.parametrize(
    "data", [b"", b"<html>", b"WARC/1.0\r\nnothing", gzip.compress(b"hello", mtime=0), b"PK\x03\x04oops"]
)
def test_what_is_no_archive_is_refused_by_name(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "odd.warc.gz"
    path.write_bytes(data)
    with pytest.raises(NotHtmlError, match=r"odd\.warc\.gz"):
        read_archive(path)


def test_two_records_of_one_id_are_told(tmp_path: Path) -> None:
    warc = Warc()
    warc.response(WARC_Record_ID="<urn:uuid:1>")
    warc.response(body=page("9"), WARC_Record_ID="<urn:uuid:1>")
    reading = read(warc, tmp_path)
    assert reading.shelf[only(reading).body] == page()
    assert "two records of this id" in reading.problems[0]


def test_a_file_that_unpacks_to_much_more_than_it_has_is_read_no_further(tmp_path: Path) -> None:
    warc = Warc(gzip=False)
    warc.response()
    warc.response("https://quillmint.example/faq", b"<p>" + bytes(90 * 1024 * 1024))
    path = tmp_path / "bomb.warc.gz"
    path.write_bytes(gzip.compress(warc.data, 9))
    reading = read_archive(path)
    assert "unpacks to too much" in reading.problems[0]
    assert [found.lost == "" for found in reading.pages] == [True, False]


def test_a_bomb_inside_a_record_is_lost_without_being_unpacked(tmp_path: Path) -> None:
    bomb = io.BytesIO()
    with gzip.GzipFile(fileobj=bomb, mode="wb") as packed:
        for _ in range(64):
            packed.write(b"<p>" + bytes(1024 * 1024))
    warc = Warc()
    warc.response(body=bomb.getvalue(), http=(("Content-Encoding", "gzip"),))
    warc.response(
        "https://quillmint.example/br", brotli.compress(b"x" * 40_000_000), http=(("Content-Encoding", "br"),)
    )
    assert ["too many bytes" in found.lost for found in read(warc, tmp_path).pages] == [True, True]
