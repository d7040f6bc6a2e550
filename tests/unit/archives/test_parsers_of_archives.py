"""Whatever bytes an archive holds, readers answer with pages, reasons or a named error; and codings come back whole."""

from __future__ import annotations

import gzip
import zlib
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import brotli
import pytest
import zstandard
from archive_files import Warc, mhtml, page
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pricelint.archives.coding import decoded
from pricelint.archives.read import read_archive
from pricelint.archives.saved import read_saved
from pricelint.archives.visits import SITTING, sittings
from pricelint.archives.warc import date_of, is_web_address
from pricelint.errors import SourceError
from pricelint.model.capture import Artefacts, Capture, CaptureOutcome, Fetcher
from pricelint.model.platform import Role

CODINGS = {
    "gzip": gzip.compress,
    "br": brotli.compress,
    "deflate": zlib.compress,
    "zstd": zstandard.compress,
    "identity": bytes,
}
MOST = 100_000
in_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def chunked(data: bytes, sizes: list[int]) -> bytes:
    parts = []
    for size in sizes:
        if part := data[:size]:
            parts.append(b"%X\r\n%b\r\n" % (len(part), part))
        data = data[size:]
    if data:
        parts.append(b"%x\r\n%b\r\n" % (len(data), data))
    return b"".join(parts) + b"0\r\n\r\n"


@given(
    text=st.binary(min_size=1, max_size=5_000),
    codings=st.lists(st.sampled_from(sorted(CODINGS)), max_size=2),
    sizes=st.lists(st.integers(1, 500), max_size=6),
)
def test_what_was_coded_comes_back(text: bytes, codings: list[str], sizes: list[int]) -> None:
    body = page() + text
    coded = body
    for name in codings:
        coded = CODINGS[name](coded)
    assert decoded(chunked(coded, sizes), "chunked", ", ".join(codings), MOST) == body


@given(
    body=st.binary(max_size=2_000), transfer=st.sampled_from(["", "chunked"]), coding=st.sampled_from(sorted(CODINGS))
)
def test_damaged_codings_are_named_and_never_outgrow_the_limit(body: bytes, transfer: str, coding: str) -> None:
    with suppress(SourceError):
        assert len(decoded(body, transfer, coding, MOST)) <= MOST


@pytest.mark.parametrize("name", [name for name in CODINGS if name != "identity"])
def test_a_bomb_of_any_coding_stops_at_the_limit(name: str) -> None:
    with pytest.raises(SourceError, match="too many bytes"):
        decoded(CODINGS[name](bytes(MOST * 50)), "", name, MOST)


def archive() -> bytes:
    warc = Warc()
    for number in range(3):
        warc.response(f"https://quillmint.example/{number}", page(str(number)))
    return warc.data


FIRST = datetime(2025, 1, 1, tzinfo=UTC)
SOME = Capture("a", Role.OTHER, "", "", FIRST, Fetcher.ARCHIVE, CaptureOutcome.CAPTURED, "read from an archive")
WHOLE = archive()
PLAIN = gzip.decompress(WHOLE)
PAGE = mhtml(page(), frame=b"<p>frame</p>")


@in_folder
@given(data=st.data(), packed=st.booleans())
def test_an_archive_with_altered_bytes_gives_pages_reasons_or_a_named_error(
    data: st.DataObject, packed: bool, tmp_path: Path
) -> None:
    body = bytearray(WHOLE if packed else PLAIN)
    for place in data.draw(st.lists(st.integers(0, len(body) - 1), min_size=1, max_size=8)):
        body[place] = data.draw(st.integers(0, 255))
    path = tmp_path / "altered.warc.gz"
    path.write_bytes(body[: data.draw(st.integers(0, len(body)))])
    try:
        reading = read_archive(path)
    except SourceError as error:
        told = str(error)
    else:
        told = ""
        assert all(bool(found.body) != bool(found.lost) for found in reading.pages)
    assert not told or "altered.warc.gz" in told


@in_folder
@given(data=st.data())
def test_an_mhtml_file_with_altered_bytes_gives_a_page_or_a_reason(data: st.DataObject, tmp_path: Path) -> None:
    body = bytearray(PAGE)
    for place in data.draw(st.lists(st.integers(0, len(body) - 1), min_size=1, max_size=8)):
        body[place] = data.draw(st.integers(0, 255))
    path = tmp_path / "altered.mhtml"
    path.write_bytes(body[: data.draw(st.integers(0, len(body)))])
    reading = read_saved(path)
    assert reading is not None
    (found,) = reading.pages
    assert bool(found.body) != bool(found.lost)


@given(st.text(max_size=60))
def test_any_text_is_a_time_with_a_zone_or_none(written: str) -> None:
    at = date_of(written)
    assert at is None or at.tzinfo is not None


@given(st.text(max_size=60).map(lambda rest: f"https://{rest}"))
def test_any_text_is_an_address_with_a_host_or_none(written: str) -> None:
    assert not is_web_address(written) or " " not in written


captures = st.builds(
    lambda name, day, body: replace(
        SOME, requested_url=f"https://a.example/{name}", captured_at=FIRST + timedelta(days=day),
        outcome=CaptureOutcome.CAPTURED if body else CaptureOutcome.FAILED, artefacts=Artefacts(body=body or None),
    ),
    st.sampled_from(["pricing", "faq", "terms"]), st.integers(0, 400), st.sampled_from(["one", "two", "three", ""]),
)  # fmt: skip


@given(st.lists(captures, min_size=1, max_size=30))
def test_each_sitting_has_a_page_once_within_its_time_and_nothing_new_is_dropped(found: list[Capture]) -> None:
    made = list(sittings(found))
    for sitting in made:
        times = [one.captured_at for one in sitting]
        assert len({one.requested_url for one in sitting}) == len(sitting)
        assert max(times) - min(times) <= SITTING
    shown = {(one.requested_url, one.sha256) for one in found if one.sha256}
    assert shown == {(one.requested_url, one.sha256) for sitting in made for one in sitting if one.sha256}
    assert all(one.sha256 for sitting in made[1:] for one in sitting)
