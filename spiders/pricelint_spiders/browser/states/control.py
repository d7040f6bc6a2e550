"""What `find.js` tells of the controls of a page, and the words of `labels.toml` that it is given."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files

import msgspec

from pricelint.model.capture import Undriven


class Member(msgspec.Struct, frozen=True):
    """One thing to press, by its number in the page's world. `on`: chosen at first; `at`: pixels from the top."""

    id: int
    label: str
    on: bool = False
    at: int = 0


class Entry(msgspec.Struct, frozen=True):
    """One entry of a native select (`nth`) or of a list that is open (`id`); `link`: it leads to another address."""

    label: str
    on: bool = False
    nth: int = -1
    id: int = -1
    link: bool = False


class Control(msgspec.Struct, frozen=True):
    """One control.

    kind     choice, switch, select, slider, knob, listbox, modal, fold, more or tip
    members  what can be pressed: several for a choice, else one
    billing  whether its words name billing periods
    choices  the entries of a select
    range    of a slider least, most, step, value; of a knob least, most, value
    marks    the stops that a slider declares
    sides    of a switch the words for off and for on
    """

    kind: str
    label: str
    members: list[Member]
    at: int = 0
    billing: bool = False
    choices: list[Entry] = []
    range: list[float] = []
    marks: list[float] = []
    sides: tuple[str, str] | None = None

    @property
    def words(self) -> str:
        """The control as it is named in a record of what was left out."""
        return f"{self.kind} “{self.label}”"


class Left(msgspec.Struct, frozen=True):
    """A control that is never pressed, and why."""

    control: str
    reason: str


class Found(msgspec.Struct, frozen=True):
    """Everything `find.js` found."""

    controls: list[Control]
    left: list[Left]
    height: float

    @property
    def undriven(self) -> list[Undriven]:
        """What is left alone, as it is recorded."""
        return [Undriven(one.control, one.reason) for one in self.left]


def pattern(words: list[str]) -> str:
    """The source of a regular expression, for JavaScript (flags `iu`) as for Python, that finds any of `words`."""
    return "|".join(_one(word) for word in words)


def _one(word: str) -> str:
    stem = word.removesuffix("*")
    escaped = re.sub(r"([\\^$.|?*+()\[\]{}/])", r"\\\1", stem)
    before = f"(?<![{_LETTERS}])" if _has_words(stem[0]) else ""
    after = f"(?![{_LETTERS}])" if _has_words(stem[-1]) and stem == word else ""
    return f"{before}{escaped}{after}"


_LETTERS = "A-Za-zÀ-ɏЀ-ӿ"


def _has_words(letter: str) -> bool:
    """Whether the script of a letter puts spaces between words."""
    return letter.isalpha() and unicodedata.name(letter, "").startswith(("LATIN", "CYRILLIC"))


@cache
def labels() -> dict[str, str]:
    """The pattern of each class of words."""
    raw = tomllib.loads(files("pricelint_spiders.browser.states").joinpath("labels.toml").read_text(encoding="utf-8"))
    return {name: pattern(section["words"]) for name, section in raw.items()}
