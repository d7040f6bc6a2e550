"""Suppressions: a finding that somebody takes out of the verdict, by name, with a reason and until a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """One entry: the finding of this `fingerprint` does not count, up to and including the day `until` (UTC).

    `rule` and `platform` (ids) may be named for readers; where they are, they have to be those of the finding.
    """

    fingerprint: str
    reason: str
    author: str
    until: date
    rule: str = ""
    platform: str = ""


class SuppressionState(StrEnum):
    """What became of an entry in an audit; `unseen`: its platform or its rule was not part of the audit."""

    APPLIED = "applied"
    EXPIRED = "expired"
    UNMATCHED = "unmatched"
    UNSEEN = "unseen"


@dataclass(frozen=True, slots=True, kw_only=True)
class SuppressionUse:
    """An entry, what became of it, and how many findings have its fingerprint."""

    suppression: Suppression
    state: SuppressionState
    findings: int
