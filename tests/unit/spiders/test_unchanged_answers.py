"""Whether an answer is still the recorded one, and what of a page is a token that is new each time."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.http import HtmlResponse

from pricelint.model.revalidation import Sameness
from pricelint_spiders.unchanged.source import Source
from pricelint_spiders.unchanged.tokens import tokens_of, without_tokens

URL = "https://quillmint.example/pricing"
PAGE = b"<title>Plans</title><p>Pro: $29</p><script nonce=%s>let a = '%s'</script>"
OLD, NEW = b"aaaaAAAA1111aaaa", b"bbbbBBBB2222bbbb"
HTML = {"Content-Type": "text/html; charset=utf-8"}
ETAG = (("content-type", HTML["Content-Type"]), ("etag", 'W/"1"'))


def source(body: bytes = PAGE % (OLD, OLD), told: tuple[tuple[str, str], ...] = ETAG) -> Source:
    return Source(url=URL, status=200, told=told, digest=hashlib.sha256(body).hexdigest(), body=lambda: body)


def response(body: bytes = b"", status: int = 200, headers: dict[str, str] = HTML) -> HtmlResponse:
    return HtmlResponse(URL, status=status, headers=headers, body=body)


def test_a_304_counts_only_where_it_answers_a_condition() -> None:
    assert source().sameness(response(status=304, headers={}), URL) is Sameness.NOT_MODIFIED
    assert source(told=ETAG[:1]).sameness(response(status=304, headers={}), URL) is None
    assert source().sameness(response(status=304, headers={}), f"{URL}/moved") is None


@pytest.mark.parametrize(
    ("told", "sent"),
    [
        (ETAG, {"If-None-Match": 'W/"1"'}),
        ((("Last-Modified", "Fri, 20 Nov 2026 09:30:00 GMT"),), {"If-Modified-Since": "Fri, 20 Nov 2026 09:30:00 GMT"}),
        ((("etag", ""),), {}),
        ((("etag", "x" * 2000),), {}),
    ],
    ids=["etag", "date", "empty", "long"],
)
def test_validators_are_sent_back_as_they_came(told: tuple[tuple[str, str], ...], sent: dict[str, str]) -> None:
    assert source(told=told).headers == sent


def test_bytes_tokens_and_changes_are_told_apart() -> None:
    held = source()
    assert held.sameness(response(PAGE % (OLD, OLD)), URL) is Sameness.SAME_BYTES
    assert held.sameness(response(PAGE % (NEW, NEW)), URL) is Sameness.SAME_BUT_TOKENS
    assert held.sameness(response(PAGE % (NEW, OLD)), URL) is None
    assert held.sameness(response((PAGE % (NEW, NEW)).replace(b"$29", b"$39")), URL) is None
    assert held.sameness(response(PAGE % (OLD, OLD), status=500), URL) is None
    assert held.sameness(response(PAGE % (OLD, OLD), headers={"Content-Type": "text/html; charset=gbk"}), URL) is None


def test_data_is_the_same_to_the_byte_or_not_at_all() -> None:
    data = Source(url=URL, status=200, told=(), digest=hashlib.sha256(PAGE % (OLD, OLD)).hexdigest())
    assert data.sameness(response(PAGE % (NEW, NEW), headers={}), URL) is None


def test_a_redirect_is_the_same_where_it_leads_to_the_same_place() -> None:
    moved = Source(url=URL, status=302, told=(("Location", "/a"),), digest=hashlib.sha256(b"").hexdigest())
    assert moved.sameness(response(status=302, headers={"Location": "/a"}), URL) is Sameness.SAME_BYTES
    assert moved.sameness(response(status=302, headers={"Location": "/b"}), URL) is None


@pytest.mark.parametrize(
    "html",
    [
        "<meta name=csrf-token content={}>",
        "<input type=hidden name=authenticity_token value={}>",
        "<style nonce={}></style>",
    ],
)
def test_declared_tokens_are_known(html: str) -> None:
    assert tokens_of(html.format(OLD.decode()).encode()) == [OLD.decode()]


@pytest.mark.parametrize(
    "html",
    [
        "<input type=hidden name=price value=aaaaAAAA1111aaaa>",
        "<input type=text name=authenticity_token value=aaaaAAAA1111aaaa>",
        "<meta name=csrf-token content='$29 a month for all'>",
        "<meta name=csrf-token content=29>",
        "<meta name=csrf-token content=aaaaAAAA1111aaaa><p>aaaaAAAA1111aaaa</p>",
        "<p data-token=aaaaAAAA1111aaaa>",
    ],
    ids=["undeclared", "shown-field", "words", "number", "shown", "attribute"],
)
def test_nothing_else_is_taken_for_a_token(html: str) -> None:
    assert tokens_of(html.encode()) == []


@given(st.text("0123456789$.,€ abcXYZ<>/=\"'", max_size=60), st.text("0123456789$.,€ abcXYZ<>/=\"'", max_size=60))
def test_two_pages_of_other_words_stay_different_whatever_their_tokens(one: str, other: str) -> None:
    pages = [
        f"<meta name=csrf-token content={token.decode()}><p>{text}</p>".encode()
        for token, text in ((OLD, one), (NEW, other))
    ]
    assert (without_tokens(pages[0]) == without_tokens(pages[1])) == (one == other)
