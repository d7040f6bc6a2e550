"""Artifacts: every path and address as a valid URI, and the file that a quote was read from."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import unquote

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings
from tests.reports.tool_results import file_result

from pricelint.model.capture import Artefacts
from pricelint_reports.artifacts import Places, no_source, uri_of_address, uri_of_path

URI = re.compile(r"(?:%[0-9A-Fa-f]{2}|[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-])*")


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("pricing.html", "pricing.html"),
        ("./site/../pages/Preise & mehr.html", "pages/Preise%20&%20mehr.html"),
        ("../pricing.html", "../pricing.html"),
        ("/srv/site/100%.html", "file:///srv/site/100%25.html"),
        ("a:b/c#d?.html", "a%3Ab/c%23d%3F.html"),
        ("料金.html", "%E6%96%99%E9%87%91.html"),
        ("caf\udce9.html", "caf%E9.html"),
    ],
)
def test_a_path_becomes_a_uri(path: str, uri: str) -> None:
    assert uri_of_path(path) == uri


@pytest.mark.parametrize(
    ("address", "uri"),
    [
        ("https://acme.example/pricing?a=1&b=%20#plans", "https://acme.example/pricing?a=1&b=%20#plans"),
        ("https://acme.example/a b|c%zz", "https://acme.example/a%20b%7Cc%25zz"),
        ("https://[2001:db8::1]:8443/x[1]", "https://[2001:db8::1]:8443/x%5B1%5D"),
        ("https://bücher.example/preise", "https://b%C3%BCcher.example/preise"),
    ],
)
def test_an_address_becomes_a_uri(address: str, uri: str) -> None:
    assert uri_of_address(address) == uri


@settings(deadline=None)
@given(st.text())
def test_any_name_and_any_address_is_a_valid_uri(text: str) -> None:
    assert URI.fullmatch(uri_of_path(text))
    assert URI.fullmatch(uri_of_address(text))
    assert uri_of_address(text).count("#") <= 1


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_characters="/\0"), min_size=1).filter(lambda name: name.strip(".")))
def test_a_file_name_comes_back_from_its_uri(name: str) -> None:
    assert unquote(uri_of_path(f"site/{name}")) == f"site/{name}"


def test_of_two_files_alike_the_one_that_the_page_is_named_after_is_meant() -> None:
    result, _ = file_result()
    (platform,) = result.platforms
    (capture,) = platform.visit.captures
    other = replace(capture, requested_url="site/copy.html", final_url="site/copy.html")
    platform = replace(platform, visit=replace(platform.visit, captures=(other, capture)))
    (quote,) = platform.outcomes[0].evidence

    assert Places(platform, no_source).of(quote).path == "site/pricing.html"
    assert Places(platform, no_source).of(replace(quote, page="copy")).path == "site/copy.html"


def test_what_a_browser_made_of_a_page_has_no_lines() -> None:
    result, pages = file_result()
    (platform,) = result.platforms
    (capture,) = platform.visit.captures
    shown = replace(capture, artefacts=Artefacts(body="0" * 64, dom=capture.artefacts.body))
    drawn = replace(platform, visit=replace(platform.visit, captures=(shown,)))
    (quote,) = platform.outcomes[0].evidence

    assert Places(drawn, pages.get).of(quote).spot is None
    spot = Places(platform, pages.get).of(quote).spot
    assert spot is not None
    assert spot.line == 2
