"""Words that leave open whether a statement on unused units holds for a buyer: "may expire", "some credits"."""

from __future__ import annotations

import regex

from pricelint.extract.policies.clauses.events import Event, Kind
from pricelint.extract.policies.wording.words import Words

POSSIBLE = "the page says that it may be so, not that it is"
MOSTLY = "the page says that it is mostly so"
SOME = "the page says it of some units and not of which"
BY_PLAN = "the page says that it depends on the plan"
ASIDE = "the page goes on that there is another way"
TOLD = "the page says it as what others tell"
WORRY = "the page speaks of it as a worry, or as what is not so"
ACCOUNT = "the page says it of an account that is deleted, not of a subscription that ends"
CONDITION = "the page says it under a condition that was not understood"

_TELLING = ("if_left", "unused", "lapse", "carry", "reset", "cycle", "day_cycle", "refresh")
"""Wordings of which a condition that is understood holds one."""
_WORD = regex.compile(r"\w")
_BEHIND = 12
_REACH = 44
"""How far before its verb a word for what may be stands, in characters."""


def hedged(text: str, said: str, origin: int, event: Event, words: Words) -> str | None:
    """Why a statement settles nothing by itself, None where it does; its subject begins at `origin`.

    `said` is the sentence as it stands, `text` the masked one. A loss that is only possible is none that happens; that
    units "may not" be carried over is a rule.
    """
    if words.policy["by_plan"].search(said, event.first, event.last):
        return BY_PLAN
    if words.policy["hearsay"].search(said):
        return TOLD
    if words.policy["some"].search(text, origin, event.start):
        return SOME
    if not event.loses:
        return _mostly(text, event, words) or (POSSIBLE if _perhaps(text, event, words) else None)
    worries = words.policy["worry"].finditer(said)
    if any(match.start("clause") <= event.start < match.end("clause") for match in worries):
        return WORRY
    if words.policy["reserved"].search(said) or (event.kind is not Kind.CARRY and _may_be(text, event, words)):
        return POSSIBLE
    return CONDITION if _hangs_on_the_unknown(said, event, words) else None


def _mostly(text: str, event: Event, words: Words) -> str | None:
    """Why a promise may not hold for a buyer: "credits normally do not expire"."""
    promises = event.kind is not Kind.KEEP and words.policy["mostly"].search(text, event.first, event.start)
    return MOSTLY if promises else None


def set_apart(following: str, words: Words) -> str | None:
    """Why a loss may be one of others: the next sentence offers something else ("Not with us.")."""
    return ASIDE if words.policy["contrast"].match(following) else None


def of_the_account(told: str, words: Words) -> str | None:
    """Why a loss may be none at the end of a subscription: what leads to it only tells of the whole account."""
    rest = words.condition["account_ends"].sub(" ", told)
    plan_too = rest == told or any(words.condition[key].search(rest) for key in ("cancel", "active"))
    return None if plan_too else ACCOUNT


def _hangs_on_the_unknown(said: str, event: Event, words: Words) -> bool:
    """Whether a condition of the verb is none that the readers know ("… if the invoice is not settled")."""
    clauses = words.policy["iffy"].finditer(said, event.first, event.last)
    return any(not _known(said[match.start() : match.end()], match["clause"], words) for match in clauses)


def _known(condition: str, clause: str, words: Words) -> bool:
    """Whether a condition is one of the subscription, of use or of time, or nothing is left of it."""
    named = (*(words.policy[key] for key in _TELLING), *words.pools.values(), words.duration)
    conditions = (pattern for key, pattern in words.condition.items() if key != "unless")
    return not _WORD.search(clause) or any(pattern.search(condition) for pattern in (*named, *conditions))


def _may_be(text: str, event: Event, words: Words) -> bool:
    """Whether the verb is one of what may be: right behind such a word, or before it where verbs come last."""
    if words.verb_final and words.policy["modal"].search(text, event.start, min(len(text), event.end + _BEHIND)):
        return True
    found = words.policy["modal"].finditer(text, max(event.first, event.start - _REACH), event.start)
    return any(_leads(text[match.end() : event.start], words) for match in found)


def _perhaps(text: str, event: Event, words: Words) -> bool:
    """Whether that units are carried on is only possible; a word that also means "can" tells no doubt of that."""
    if event.kind is not Kind.CARRY or event.negated:
        return False
    beside = slice(max(event.first, event.start - _BEHIND), event.end + _BEHIND)
    return words.policy["perhaps"].search(text[beside]) is not None


def _leads(between: str, words: Words) -> bool:
    """Whether nothing but auxiliaries and times stands between such a word and the verb."""
    for pattern in (*(words.policy[key] for key in ("cycle", "filler", "after")), words.condition["inactive"]):
        between = pattern.sub(" ", between)
    return not _WORD.search(words.duration.sub(" ", between))
