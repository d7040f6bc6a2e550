"""Whether a page shows something else than before where it matters: beside a price or an allowance. Pure."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from functools import cache

from pricelint_spiders.browser.states.control import labels

NEAR = 2
"""Lines up to which a changed line stands beside another."""

_MONEY = r"(?:[$€£¥₹₩₽]|\b(?:USD|EUR|GBP|JPY|CNY|INR|BRL|KRW|RUB|CAD|AUD|CHF)\b|[元円원])"
_PRICE = re.compile(rf"{_MONEY}\s?\d|\d\s?{_MONEY}", re.IGNORECASE)
_AMOUNT = re.compile(rf"{_MONEY}\s?\d[\d.,]*|\d[\d.,]*\s?{_MONEY}", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_FIGURE = re.compile(rf"({_MONEY})?\s?(\d(?:[\d.,’']*\d)?)\s?({_MONEY})?", re.IGNORECASE)
_SEPARATOR = re.compile(r"\D")


Setting = tuple[str, str, str]
"""A line and its neighbours, digits masked: what a timer leaves the same from second to second."""


class Sight:
    """What is visible of a page, line by line, without the lines of `restless` settings: they change by themselves."""

    def __init__(self, visible: str, restless: frozenset[Setting] = frozenset()) -> None:
        lines = _lines(visible)
        self.lines = tuple(
            line for line, setting in zip(lines, _settings(lines), strict=True) if setting not in restless
        )

    @property
    def fingerprint(self) -> str:
        """The same for the same text, whatever its white space and case."""
        return hashlib.sha256("\n".join(self.lines).casefold().encode()).hexdigest()

    def adds_to(self, before: Sight) -> bool:
        """Whether a line beside a price or an allowance stands here that did not stand `before`."""
        known = Counter(before.lines)
        new = []
        for at, line in enumerate(self.lines):
            known[line] -= 1
            if known[line] < 0:
                new.append(at)
        return any(self._matters(at) for at in new)

    @property
    def figures(self) -> Counter[str]:
        """The numbers beside a price or an allowance, how often each stands there; "$1,000" is "1.000 $"."""
        lines = (line for at, line in enumerate(self.lines) if self._matters(at))
        found = (each for line in lines for each in _FIGURE.findall(line))
        return Counter(f"{before or after}{_SEPARATOR.sub('', number)}" for before, number, after in found)

    def _matters(self, at: int) -> bool:
        return any(_counts(line) for line in self.lines[max(0, at - NEAR) : at + NEAR + 1])


def amounts(visible: str) -> frozenset[str]:
    """The amounts of money that a page shows, as they are printed."""
    return frozenset(match.group().replace(" ", "") for match in _AMOUNT.finditer(visible.replace("\n", " ")))


def restless(first: str, again: str) -> frozenset[Setting]:
    """The settings whose digits differ between two looks at a page that nobody touched."""
    one, two = _by_setting(first), _by_setting(again)
    return frozenset(setting for setting in one.keys() & two.keys() if one[setting] != two[setting])


def _by_setting(visible: str) -> dict[Setting, list[str]]:
    lines = _lines(visible)
    found: dict[Setting, list[str]] = defaultdict(list)
    for line, setting in zip(lines, _settings(lines), strict=True):
        found[setting].append(line)
    return found


def _lines(visible: str) -> list[str]:
    return [line for line in (" ".join(each.split()) for each in visible.splitlines()) if line]


def _settings(lines: list[str]) -> list[Setting]:
    bare = ["", *(_DIGITS.sub("#", line) for line in lines), ""]
    return list(zip(bare, bare[1:], bare[2:], strict=False))


@cache
def _units() -> re.Pattern[str]:
    return re.compile(labels()["units"], re.IGNORECASE)


def _counts(line: str) -> bool:
    return bool(_PRICE.search(line) or _units().search(line))
