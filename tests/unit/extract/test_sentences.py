"""Where readers of numbers begin and end a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from offers_pages import reading_of

from pricelint.extract.sentences import sentence_around, sentence_ends, sentence_start

AROUND = [
    ("One picture is cheap. A clip takes 8 credits at most. Sound is free.", "A clip takes 8 credits at most."),
    ("It takes ca. 8 credits. Sound is free.", "It takes ca. 8 credits."),
    ("Wait ... 8 credits are gone! Nothing else.", "Wait ... 8 credits are gone!"),
    ("安いです。1回に8クレジットかかります。音は無料です。", "1回に8クレジットかかります。"),
    ("Clips • 8 credits • sound", "8 credits"),
]


@pytest.mark.parametrize(("text", "sentence"), AROUND)
def test_a_number_stands_in_its_sentence(text: str, sentence: str) -> None:
    reading = reading_of(f"<p>{text}</p>")
    at = reading.plain.index("8")
    start, end = sentence_around(reading, at, at + 1)
    assert reading.plain[start:end].strip() == sentence


def test_a_sentence_ends_with_its_block() -> None:
    reading = reading_of("<p>Sound is free.</p><p>A clip takes 8 credits</p><p>Text is free.</p>")
    at = reading.plain.index("8")
    start, end = sentence_around(reading, at, at + 1)
    assert reading.plain[start:end] == "A clip takes 8 credits"


@given(st.text(alphabet="a8 .!?。\n•", max_size=40))
def test_the_last_sentence_holds_no_other(text: str) -> None:
    start = sentence_start(text)
    assert sentence_ends().split(text)[-1] == text[start:]
