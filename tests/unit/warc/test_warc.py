"""What is written as WARC is read again as it was, and nothing else is taken for it."""

from __future__ import annotations

import gzip
import hashlib
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from pricelint.errors import WarcError
from pricelint.model.exchange import Exchange
from pricelint.warc.read import exchanges, records
from pricelint.warc.write import INLINE_BYTES, Writer, stored_warc

AT = datetime(2026, 11, 26, 9, 30, 0, 123456, tzinfo=UTC)
NAMES = st.from_regex(r"[A-Za-z][A-Za-z-]{0,20}", fullmatch=True).filter(
    lambda name: name.lower() not in ("content-length", "content-encoding", "transfer-encoding")
)
VALUES = st.from_regex(r"([!-~]([ -~]{0,40}[!-~])?)?", fullmatch=True)
HEADERS = st.lists(st.tuples(NAMES, VALUES), max_size=6).map(tuple)
WORDS = st.from_regex(r"[A-Za-z0-9]{0,12}", fullmatch=True)


@st.composite
def any_exchange(draw: st.DrawFn) -> Exchange:
    answered = draw(st.booleans())
    body = draw(st.none() | st.binary(max_size=2 * INLINE_BYTES)) if answered else None
    return Exchange(
        url=f"https://site.example/{draw(WORDS)}?q={draw(WORDS)}",
        method=draw(st.sampled_from(("GET", "POST"))),
        kind=draw(st.sampled_from(("document", "script", "xhr"))),
        began_at=AT + timedelta(microseconds=draw(st.integers(0, 10**9))),
        request_headers=draw(HEADERS),
        request_body=draw(st.none() | st.binary(min_size=1, max_size=50)),
        seconds=draw(st.none() | st.integers(0, 10**6).map(lambda micro: micro / 10**6)),
        protocol=draw(st.sampled_from(("http/1.1", "h2"))),
        status=draw(st.integers(100, 599)) if answered else None,
        reason_phrase=draw(WORDS) if answered else "",
        response_headers=draw(HEADERS) if answered else (),
        body=body,
        left_out="" if body is not None else draw(st.sampled_from(("too large", "not finished"))),
    )


def exchange(body: bytes | None = b"<p>$9.90</p>", **told: object) -> Exchange:
    base = {
        "url": "https://site.example/pricing", "method": "GET", "kind": "document", "began_at": AT,
        "request_headers": (("Accept", "*/*"),), "status": 200, "reason_phrase": "OK", "body": body,
    }  # fmt: skip
    return Exchange(**{**base, **told})  # type: ignore[arg-type]


def kept(several: list[Exchange]) -> tuple[bytes, dict[str, bytes]]:
    """The stored WARC, and what was put beside it."""
    beside: dict[str, bytes] = {}

    def put(data: bytes) -> str:
        digest = hashlib.sha256(data).hexdigest()
        beside[digest] = data
        return digest

    return stored_warc(several, AT, {"software": "test"}, put), beside


def nothing(_: str) -> bytes | None:
    return None


@given(st.lists(any_exchange(), max_size=4))
def test_exchanges_come_back_as_they_were_written(several: list[Exchange]) -> None:
    data, beside = kept(several)
    assert list(exchanges(data, "w", beside.get)) == several
    assert all(len(body) > INLINE_BYTES for body in beside.values())


@given(st.lists(any_exchange(), max_size=4))
def test_the_same_exchanges_make_the_same_file(several: list[Exchange]) -> None:
    assert kept(several) == kept(several)


def test_headers_that_spoke_of_a_coding_are_set_aside_when_the_payload_is_decoded() -> None:
    told = (("Content-Encoding", "gzip"), ("Content-Length", "20"), ("X-Price", "9"))
    ((read),) = exchanges(kept([exchange(b"decoded", response_headers=told)])[0], "w", nothing)
    assert read.response_headers == (
        ("x-orig-content-encoding", "gzip"), ("x-orig-content-length", "20"), ("X-Price", "9"), ("Content-Length", "7"),
    )  # fmt: skip


def test_a_compressed_warc_has_one_member_per_record_and_warcio_finds_its_digests_right() -> None:
    out = BytesIO()
    writer = Writer(out, gzip=True, elsewhere=lambda *_: None)
    writer.info(AT, {"software": "test"})
    writer.exchange(exchange())
    found = list(records(out.getvalue(), "w"))
    assert [each.kind for each in found] == ["warcinfo", "response", "request"]
    for each in found:
        assert gzip.decompress(out.getvalue()[each.offset : each.offset + each.length]).startswith(b"WARC/1.1")
    for record in ArchiveIterator(BytesIO(out.getvalue()), check_digests="raise"):
        record.content_stream().read()
        assert record.digest_checker.passed is not False


def test_one_changed_byte_is_told_with_the_address() -> None:
    data, _ = kept([exchange()])
    with pytest.raises(WarcError, match=r"site\.example/pricing.*other bytes than its digest says"):
        list(records(data.replace(b"$9.90", b"$9.91"), "w"))


@given(st.data())
def test_a_warc_that_was_cut_or_changed_anywhere_is_read_or_refused_and_never_anything_else(
    data: st.DataObject,
) -> None:
    whole, beside = kept([exchange(), exchange(b"x" * 5000, url="https://site.example/app.js", kind="script")])
    at = data.draw(st.integers(0, len(whole) - 1))
    changed = data.draw(st.sampled_from((whole[:at], whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])))
    with suppress(WarcError):
        list(exchanges(changed, "w", beside.get))


@pytest.mark.parametrize("data", [b"", b"no warc at all", b"\x1f\x8b garbage", b"WARC/1.1\r\n"])
def test_what_is_no_warc_has_no_records_or_is_refused(data: bytes) -> None:
    with suppress(WarcError):
        assert list(records(data, "w")) == []
