from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pricelint.documents.variants import ALIKE, Fingerprint, alike, fingerprint, variant_of

TEXT = """Plans that grow with you. Starter costs ${0} a month and holds {1} credits, Studio costs ${2} a month and
holds {3} credits. Unused credits roll over for one month. An image costs {4} credits, a video costs {5} credits. Cancel
whenever you like, and keep what you paid for until the month is over. Taxes are added where they are due."""


def page(url: str, *numbers: int, heading: str = "Plans", text: str = TEXT) -> Fingerprint:
    made = fingerprint(url, heading, text.format(*numbers))
    assert made is not None
    return made


FIRST = page("https://a.example/pricing", 9, 100, 29, 500, 4, 40)


def test_the_same_text_with_other_numbers_is_a_variant_and_says_which() -> None:
    why = variant_of(page("https://a.example/pricing-b", 12, 100, 39, 500, 4, 40), [FIRST])
    assert why is not None
    assert "https://a.example/pricing" in why
    assert "12, 39 instead of 9, 29" in why


def test_the_same_page_under_two_addresses_is_no_variant() -> None:
    assert variant_of(page("https://a.example/plans", 9, 100, 29, 500, 4, 40), [FIRST]) is None


def test_another_page_of_the_same_template_is_a_page_of_its_own() -> None:
    other = TEXT.replace(
        "Unused credits roll over for one month.", "Unused credits expire, and none of them roll over."
    )
    assert variant_of(page("https://a.example/old", 12, 100, 39, 500, 4, 40, text=other), [FIRST]) is None
    named = page("https://a.example/video", 12, 100, 39, 500, 4, 40, heading="Video plans")
    assert variant_of(named, [FIRST]) is None


def test_too_little_text_is_never_compared() -> None:
    assert fingerprint("https://a.example/", "Plans", "Starter $9") is None


@given(st.lists(st.integers(0, 10**6), min_size=6, max_size=6))
def test_numbers_alone_never_make_two_texts_of_one(numbers: list[int]) -> None:
    twin = page("https://a.example/twin", *numbers)
    assert alike(twin, FIRST) == 1.0 >= ALIKE
    assert (variant_of(twin, [FIRST]) is None) == (twin.numbers == FIRST.numbers)
