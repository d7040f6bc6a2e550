"""Every list of a language stands in the section whose reader asks for it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pricelint import extract
from pricelint.extract.language import languages

FOLDER = Path(extract.__file__).parent / "languages"


def _lists(code: str) -> dict[str, set[str]]:
    data = tomllib.loads((FOLDER / f"{code}.toml").read_text("utf-8"))
    return {name: set(keys) for name, keys in data.items() if isinstance(keys, dict)}


@pytest.mark.parametrize("language", languages())
def test_no_list_of_phrases_stands_in_a_section_that_does_not_know_it(language: str) -> None:
    english = _lists("en")
    strayed = {
        (section, key)
        for section, keys in _lists(language).items()
        for key in keys - english.get(section, set())
        if any(key in others for others in english.values())
    }
    assert not strayed


def _twice(data: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """The words that stand more than once in a list, each with where the list stands."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _twice(value, f"{path}.{key}".lstrip("."))
    elif isinstance(data, list):
        words = [word for word in data if isinstance(word, str)]
        yield from ((path, word) for word in sorted(set(words)) if words.count(word) > 1)


@pytest.mark.parametrize("language", languages())
def test_no_word_stands_twice_in_a_list(language: str) -> None:
    assert not [*_twice(tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8")))]
