"""WACZ files: which of their records are pages, and what is refused."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from archive_files import FAQ, JUNE, PRICING, Warc, wacz

from pricelint.archives.read import read_archive
from pricelint.errors import NotHtmlError

FAQ_URL = "https://quillmint.example/faq"


def shop() -> bytes:
    warc = Warc()
    warc.response()
    warc.response(FAQ_URL, FAQ.encode())
    return warc.data


def test_without_a_list_every_html_response_is_a_page(tmp_path: Path) -> None:
    reading = read_archive(wacz(tmp_path / "shop.wacz", {"data.warc.gz": shop()}))
    assert [page.url for page in reading.pages] == [PRICING, FAQ_URL]


def test_a_list_says_what_is_a_page_and_what_is_missing(tmp_path: Path) -> None:
    listed = [(PRICING, JUNE), ("https://quillmint.example/terms", JUNE)]
    reading = read_archive(wacz(tmp_path / "shop.wacz", {"data.warc.gz": shop()}, listed))
    assert [(page.url, bool(page.lost)) for page in reading.pages] == [(PRICING, False), (listed[1][0], True)]


def test_a_list_of_other_things_is_no_list(tmp_path: Path) -> None:
    listed = [("https://elsewhere.example/", JUNE)]
    reading = read_archive(wacz(tmp_path / "shop.wacz", {"data.warc.gz": shop()}, listed))
    assert len(reading.pages) == 2


def test_a_revisit_finds_its_original_in_another_file_of_the_archive(tmp_path: Path) -> None:
    first, second = Warc(), Warc()
    second.revisit(PRICING, "sha1:A", PRICING, "2025-03-01T10:00:00Z", JUNE)
    first.response(at="2025-03-01T10:00:00Z")
    reading = read_archive(wacz(tmp_path / "shop.wacz", {"a.warc.gz": second.data, "b.warc.gz": first.data}))
    assert [page.lost for page in reading.pages] == ["", ""]


def test_a_damaged_list_is_told_and_the_records_are_read(tmp_path: Path) -> None:
    path = wacz(tmp_path / "shop.wacz", {"data.warc.gz": shop()})
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("pages/pages.jsonl", "[" * 100_000)
    reading = read_archive(path)
    assert len(reading.pages) == 2
    assert "pages/pages.jsonl: line 1" in reading.problems[0]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_entries_of_one_name_are_refused(tmp_path: Path) -> None:
    path = wacz(tmp_path / "twice.wacz", {"data.warc.gz": shop()})
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("archive/data.warc.gz", shop())
    with pytest.raises(NotHtmlError, match=r"twice\.wacz: two entries are called"):
        read_archive(path)


@pytest.mark.parametrize(
    "name", ["../../etc/evil.warc.gz", "/etc/evil.warc", "archive/../up.warc", "archive/a\nb.warc"]
)
def test_an_entry_that_names_another_place_is_no_part_of_the_archive(name: str, tmp_path: Path) -> None:
    path = tmp_path / "evil.wacz"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, shop())
    with pytest.raises(NotHtmlError, match="holds no WARC file"):
        read_archive(path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["evil.wacz"]


def test_an_entry_that_unpacks_to_much_more_than_it_has_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "bomb.wacz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("archive/bomb.warc", bytes(90 * 1024 * 1024))
        archive.writestr("archive/data.warc.gz", shop())
    reading = read_archive(path)
    assert "bomb.wacz: archive/bomb.warc: this entry unpacks to too much" in reading.problems[0]
    assert len(reading.pages) == 2


def test_a_zip_file_that_is_cut_off_is_named(tmp_path: Path) -> None:
    path = wacz(tmp_path / "cut.wacz", {"data.warc.gz": shop()})
    path.write_bytes(path.read_bytes()[:-60])
    with pytest.raises(NotHtmlError, match=r"cut\.wacz: this WACZ cannot be read"):
        read_archive(path)


def test_an_entry_whose_bytes_were_altered_is_told(tmp_path: Path) -> None:
    path = wacz(tmp_path / "altered.wacz", {"data.warc": shop(), "more.warc.gz": shop()})
    data = bytearray(path.read_bytes())
    place = data.index(b"data.warc") + len(b"data.warc") + 200
    data[place] ^= 0xFF
    path.write_bytes(bytes(data))
    reading = read_archive(path)
    assert "altered.wacz: archive/data.warc" in reading.problems[0]
    assert PRICING in {page.url for page in reading.pages if not page.lost}
