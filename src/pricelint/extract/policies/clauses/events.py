"""Policy verbs of a sentence, each with its negation and the stretch of the sentence that belongs to it."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

import msgspec
import regex

from pricelint.extract.patterns import Patterns
from pricelint.extract.policies.wording.words import Words
from pricelint.extract.policies.wording.words import words as words_of

_REACH = 40
_BEHIND = 76

Span = tuple[int, int]
_ASIDE = regex.compile(r"\([^()]{3,160}\)")


class Kind(StrEnum):
    """What a verb says of units, before negation: the key of its phrases in [policies]."""

    ETERNAL = "eternal"
    LOSE_IT = "lose_it"
    LAPSE = "lapse"
    CARRY = "carry"
    RESET = "reset"
    KEEP = "keep"
    REFRESH = "refresh"


_CONDITIONS = {Kind.KEEP: "active", Kind.LAPSE: "cancel"}
"""Conditions that hold a verb of a kind themselves: the subscription stays, or ends."""


class Event(msgspec.Struct, frozen=True, gc=False):
    """A policy verb at `start` … `end` of a sentence; its own stretch is `first` … `last`."""

    kind: Kind
    start: int
    end: int
    negated: bool
    first: int
    last: int

    @property
    def loses(self) -> bool:
        """Whether the verb tells a loss: units end or begin again, or are not carried on."""
        if self.kind is Kind.CARRY:
            return self.negated
        return self.kind in (Kind.LAPSE, Kind.RESET) and not self.negated


def masked(text: str, words: Words) -> str:
    """The sentence with what only looks like a negation or a pool blanked out: "not used", "except for trials"; what is
    said of another matter first ("a refund can be had within 7 days, and …") is blank as well."""
    text = words.policy["apart"].sub(_blank, words.policy["compared"].sub(_blank, text))
    idle = [match.span() for match in words.condition["inactive"].finditer(text)]
    text = words.policy["unused"].sub(lambda match: _blank_phrase(match, idle), text)
    text = words.policy["except_for"].sub(lambda match: _excepted(match, words), text)
    return _ASIDE.sub(lambda match: _aside(match, words), text) if "(" in text else text


def _blank_phrase(match: regex.Match[str], idle: list[Span]) -> str:
    """A word of its own ("unused") holds no negation word, and what tells of accounts without use is kept."""
    if any(start <= match.start() and match.end() <= end for start, end in idle):
        return match[0]
    return match[0] if match[0].isascii() and " " not in match[0] else _blank(match)


def _excepted(match: regex.Match[str], words: Words) -> str:
    """What is excepted is blank, other than a time without use and the end of a subscription: "never expire, except
    after a year of inactivity"."""
    ends = any(words.condition[key].search(match[0]) for key in ("inactive", "until_cancel"))
    return match[0] if ends else _blank(match)


def _aside(match: regex.Match[str], words: Words) -> str:
    """What stands in brackets is kept where it says something of the policy or counts the days."""
    inner = match[0]
    telling = inner[1:-1].isdecimal() or words.duration.search(inner)
    says = any(words.policy[key].search(inner) for key in (*(kind.value for kind in Kind), "cap_times", "cap_one"))
    return inner if telling or says else _blank(match)


def _blank(match: regex.Match[str]) -> str:
    return " " * (match.end() - match.start())


def find_events(text: str, words: Words) -> list[Event]:
    """The policy verbs of a plain, masked sentence in order. Where two overlap, the earlier kind of `Kind` stands.

    A negation holds for what "or" joins to its verb as well: "do not accumulate or roll over".
    """
    return list(_events(text, words.code))


@lru_cache(maxsize=4096)
def _events(text: str, code: str) -> tuple[Event, ...]:
    words = words_of(code)
    taken = _verbs(text, words)
    found: list[Event] = []
    first = 0
    for index, (start, end, kind) in enumerate(taken):
        following = taken[index + 1][0] if index + 1 < len(taken) else len(text)
        last = following if following == len(text) else _boundary(text, end, following, words)
        shared = (
            bool(found) and found[-1].negated and words.policy["nor"].fullmatch(text[found[-1].end : start].strip())
        )
        negated = bool(shared) or _negated(text, first, start, end, words)
        found.append(Event(kind, start, end, negated, first, last))
        first = last
    return tuple(found)


def _verbs(text: str, words: Words) -> list[tuple[int, int, Kind]]:
    """Policy verbs by their place; the one of a condition or a date says nothing of units ("while your plan remains
    active", "when your subscription is cancelled", "until the expiration date of your plan")."""
    taken: list[tuple[int, int, Kind]] = []
    possible = _screen(words.code).that_may_match(text)
    kinds = [kind for kind in Kind if kind in possible]
    conditions = {
        kind: [match.span() for match in words.condition[_CONDITIONS[kind]].finditer(text)]
        for kind in kinds
        if kind in _CONDITIONS
    }
    if Kind.KEEP in conditions:
        conditions[Kind.KEEP] += [match.span() for match in words.policy["until_end"].finditer(text)]
    for kind in kinds:
        for start, end in (match.span() for match in words.policy[kind].compiled.finditer(text)):
            conditional = any(a < start and end <= b for a, b in conditions.get(kind, ()))
            if start < end and not conditional and all(end <= a or start >= b for a, b, _ in taken):
                taken.append((start, end, kind))
    return sorted(taken)


@lru_cache
def _screen(code: str) -> Patterns:
    return Patterns({kind.value: words_of(code).policy[kind.value] for kind in Kind})


def _boundary(text: str, start: int, end: int, words: Words) -> int:
    """Where one verb's stretch ends and the next one's begins: at the last conjunction or comma between them."""
    cuts = [match.start() for match in words.policy["split"].finditer(text, start, end)]
    commas = [at for at in range(start, end) if text[at] in ",，、;；:—–("]
    return max(cuts or commas or [start])


def _negated(text: str, first: int, start: int, end: int, words: Words) -> bool:
    """Whether a negation holds for a verb; the one of a time without use ("after a year without a log-in") does not."""
    before = words.condition["inactive"].sub(_blank, text[first:start])[-_REACH:]
    after = text[end : end + _BEHIND]
    return bool(words.policy["negate_before"].search(before) or words.policy["negate_after"].match(after))
