"""Things named after the unit ("credit memos expire" tells nothing of credits, "credit balances expire" does), and
kinds of units that a sentence is about without saying that they are sold ("credits that expire monthly are bad")."""

from __future__ import annotations

from pricelint.extract.patterns import Pattern
from pricelint.extract.policies.clauses.events import Event
from pricelint.extract.policies.wording.words import Words

THING = "the page says it of a thing that is named after the unit"
KIND = "the page says it of such units in general, not that its own are such"


def of_a_thing(text: str, event: Event, words: Words, unit: Pattern) -> str | None:
    """Why a loss may be one of something else: the verb only tells a kind of units, or a word that is not known stands
    as the head of the unit's word, behind it ("credit memos") or before it ("les notes de crédit")."""
    if not event.loses:
        return None
    if _is_of_a_kind(text, event, words, unit):
        return KIND
    for match in unit.finditer(text, event.first, event.start):
        behind = words.policy["heads_behind"].compiled.match(text, match.end() + 1, event.start)
        before = words.policy["heads_before"].finditer(text[event.first : match.start()])
        heads = [behind] if behind else [found for found in before if found.end() == match.start() - event.first]
        if any(not _is_known(found["head"], words) for found in heads):
            return THING
    return None


def _is_of_a_kind(text: str, event: Event, words: Words, unit: Pattern) -> bool:
    """Whether a sentence begins with bare units of which the verb only tells what kind they are."""
    subject = unit.match(text, len(text) - len(text.lstrip(" \"'“„«(")))
    between = text[subject.end() : event.start] if subject else ""
    return bool(between) and words.policy["relative"].compiled.fullmatch(between) is not None


def _is_known(head: str, words: Words) -> bool:
    """Whether a head noun still means units: a pool, a balance, a filler."""
    known = (words.policy[key] for key in ("unit_heads", "rest", "filler", "cycle", "unused", "modal", "negate_before"))
    return any(pattern.compiled.fullmatch(head) for pattern in (*known, *words.pools.values()))
