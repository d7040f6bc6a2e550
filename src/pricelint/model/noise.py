"""Noise: what differs on a page from visit to visit and says nothing, as `noise.toml` declares it.

    quieted("Credits never expire. Updated 3 minutes ago.")     "Credits never expire. Updated ."

An amount of money is never noise, wherever it stands.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_MONEY = re.compile(r"[$€£¥₩₹₽₺฿₫₴]|\b[A-Z]{2,3}\$|\b[A-Z]{3} ?\d|\d ?[A-Z]{3}\b")


def holds_money(text: str) -> bool:
    """Whether a text has the sign of a currency, or its code beside a number."""
    return bool(_MONEY.search(text))


@dataclass(frozen=True, slots=True)
class NoiseFilter:
    """A kind of noise: its name, what matches it, and what is put in its place."""

    name: str
    patterns: tuple[re.Pattern[str], ...]
    put: str

    def quieted(self, text: str) -> str:
        """The text without this noise; a match that holds money stays."""
        for pattern in self.patterns:
            text = pattern.sub(self._instead, text)
        return text

    def _instead(self, match: re.Match[str]) -> str:
        return match[0] if holds_money(match[0]) else match.expand(self.put)


@cache
def noise_filters() -> tuple[NoiseFilter, ...]:
    """The filters in the order in which they are declared."""
    declared = tomllib.loads(files("pricelint.model").joinpath("noise.toml").read_text("utf-8"))["filter"]
    return tuple(
        NoiseFilter(one["name"], tuple(re.compile(text, re.I) for text in one["patterns"]), one.get("put", ""))
        for one in declared
    )


@lru_cache(maxsize=4096)
def quieted(text: str) -> str:
    """A text without all noise that is declared. Many rules quote the same sentence, and visits repeat it."""
    for one in noise_filters():
        text = one.quieted(text)
    return text
