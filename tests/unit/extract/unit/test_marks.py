from __future__ import annotations

import pytest

from pricelint.extract.language import languages
from pricelint.extract.unit.marks import Places, denied_units, own_marks, present, trade_marks
from pricelint.extract.unit.words import known_units


@pytest.mark.parametrize("language", languages())
def test_the_marks_of_a_language_compile_and_each_trade_denies_units_that_exist(language: str) -> None:
    names = {word.name for code in (language, "en") for word in known_units(code)}
    assert list(Places(own_marks(language), "AI"))
    assert trade_marks(language).keys() == denied_units(language).keys()
    assert all(units <= names for units in denied_units(language).values())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tuition per semester", ["Tuition", "semester"]),
        ("tuitions, midsemester", []),
        ("Universität und université", []),
        ("ECTS\ncolleges", ["ECTS", "colleges"]),
        ("Für ein Café – 12 ECTS, 20 €: Tuition – semester", ["ECTS", "Tuition", "semester"]),
    ],
)
def test_a_mark_is_a_whole_word(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in Places(trade_marks("en")["study"], text)] == found


def test_scripts_without_spaces_have_marks_inside_a_run_of_letters_and_english_ones_beside_it() -> None:
    text = "本学期20学分，ECTS换算"
    assert [text[start:end] for start, end in Places(trade_marks("zh")["study"], text)] == ["学期", "学分", "ECTS"]


def test_places_are_found_as_far_as_asked_and_each_once() -> None:
    found = Places(trade_marks("en")["study"], "Tuition per semester\n\ncolleges")
    assert found.any_in(0, 5)
    assert not found.any_in(1, 9)
    assert found.any_in(9, 21)
    assert list(found) == list(found) == [(0, 7), (12, 20), (22, 30)]
    assert not found.any_in(23, 40)


def test_what_has_no_mark_is_no_trade() -> None:
    assert present("500 credits for $5", "en") == []
