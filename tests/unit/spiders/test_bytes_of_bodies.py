"""The bytes of a body are made again from the text that a browser decoded."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pricelint_spiders.browser.hops import Hop, encoded


def hop(received: int, charset: str) -> Hop:
    request = {"url": "https://site.example/data", "method": "GET", "headers": {}}
    return Hop(request, "Fetch", 0.0, 0.0, response={"status": 200, "charset": charset}, received=received)


def decoded_by_a_browser(data: bytes) -> str:
    """Windows-1252 by the WHATWG's table: bytes that Python leaves open stand for themselves."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in data)


@given(st.binary(min_size=1))
def test_any_bytes_decoded_as_windows_1252_come_back(data: bytes) -> None:
    for charset in ("", "windows-1252", "iso-8859-1"):
        made, told = encoded(decoded_by_a_browser(data), hop(len(data), charset), base64_encoded=False)
        if not told:
            assert len(made) == len(data)
        if charset:
            assert (made, told) == (data, "")


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_text_as_utf_8_comes_back_whatever_the_browser_took_it_for(text: str) -> None:
    data = text.encode()
    for seen, charset in ((text, "utf-8"), (decoded_by_a_browser(data), "windows-1252")):
        assert encoded(seen, hop(len(data), charset), base64_encoded=False) == (data, "")


def test_a_mark_of_byte_order_is_put_back() -> None:
    data = "\ufeff€".encode()
    assert encoded("€", hop(len(data), "utf-8"), base64_encoded=False) == (data, "")


def test_bytes_that_cannot_be_made_again_are_owned_up_to() -> None:
    made, told = encoded("a\ufffdb", hop(3, "utf-8"), base64_encoded=False)
    assert made == "a\ufffdb".encode()
    assert "3 bytes were received" in told
