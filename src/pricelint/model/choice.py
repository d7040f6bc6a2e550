"""What somebody chose of an audit: which rules judge, which findings count, and what is known already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pricelint.model.outcome import Verdict
from pricelint.model.suppression import Suppression


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Rules chosen by id, family or severity.

    select    names of what was asked for; () for everything
    ignore    names of what was left out
    judged    how many rules were left
    left_out  ids of the rules that did not judge
    """

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    judged: int
    left_out: tuple[str, ...]

    def __str__(self) -> str:
        """In words: "12 of 38 rules judged by selection"."""
        return f"{self.judged} of {self.judged + len(self.left_out)} rules judged by selection"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What counts in an audit: the rules of a selection (None: all), and findings that no suppression names."""

    selection: Selection | None = None
    suppressions: tuple[Suppression, ...] = ()


EVERYTHING = Choice()
"""All rules judge, and every finding counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedFinding:
    """A finding that an audit names and does not show; `pages` are those that it quotes."""

    platform: str
    rule: str
    verdict: Verdict
    fingerprint: str
    message: str
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """An earlier result that this one was compared with, by fingerprint; only what is new is shown.

    audited_at  the time of the latest capture of the earlier result
    new         how many findings were not in it
    known       findings that were in it, left out of the outcomes
    gone        findings of it that were looked for again, on the pages they quote, and not found
    unseen      findings of it that were not looked for: their platform, rule or page is no part of this result
    """

    audited_at: datetime
    new: int
    known: tuple[NamedFinding, ...]
    gone: tuple[NamedFinding, ...]
    unseen: tuple[NamedFinding, ...]
