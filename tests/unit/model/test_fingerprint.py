from __future__ import annotations

from dataclasses import replace

import pytest

from pricelint.audit.by_hand import quote
from pricelint.model.fingerprint import DIGITS, fingerprint
from pricelint.model.outcome import Finding

(FIRST,) = quote("Bonus credits expire after 7 days.")
(SECOND,) = quote("$29 for 1,000 credits")


def _of(*evidence: object, platform: str = "acme", rule: str = "expiring-bonus", message: str = "seen") -> str:
    return fingerprint(platform, rule, Finding(message=message, evidence=evidence))  # type: ignore[arg-type]


def test_a_later_capture_that_says_the_same_elsewhere_is_the_same_finding() -> None:
    moved = replace(FIRST, capture="f" * 64, path="html>body>div", start=9, end=43, state="yearly")
    assert _of(FIRST) == _of(moved)


def test_white_space_case_and_the_order_of_quotes_do_not_matter() -> None:
    spaced = replace(FIRST, quote="Bonus  credits\nexpire after 7 Days.")
    assert _of(FIRST, SECOND) == _of(SECOND, spaced)


def test_our_own_wording_does_not_matter() -> None:
    assert _of(FIRST, message="one way to say it") == _of(FIRST, message="another")


@pytest.mark.parametrize(
    "other",
    [
        _of(replace(FIRST, quote="Bonus credits expire after 8 days.")),
        _of(replace(FIRST, page="terms")),
        _of(FIRST, SECOND),
        _of(FIRST, platform="other"),
        _of(FIRST, rule="short-rollover"),
    ],
)
def test_another_text_page_platform_or_rule_is_another_finding(other: str) -> None:
    assert other != _of(FIRST)


def test_an_address_counts_by_host_and_path() -> None:
    here = replace(FIRST, url="https://acme.example/pricing/?ref=a#top")
    assert _of(here) == _of(replace(FIRST, url="http://acme.example/pricing", page="x"))
    assert _of(here) != _of(replace(FIRST, url="https://acme.example/faq"))


def test_it_is_hexadecimal_and_of_fixed_length() -> None:
    assert len(_of(FIRST)) == DIGITS
    assert int(_of(FIRST), 16) >= 0
