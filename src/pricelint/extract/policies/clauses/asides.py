"""Verbs that state no present rule of the seller: what others do, what held once, what is denied for contrast."""

from __future__ import annotations

from itertools import pairwise

from pricelint.extract.policies.clauses.events import Event, Kind
from pricelint.extract.policies.wording.words import Words

_ASIDE = ("set_aside", "rivals", "bygone", "repealed")
_BACK = ("ours", "nowadays")


def in_force(text: str, events: list[Event], words: Words) -> list[Event]:
    """The policy verbs of a masked sentence that state what the seller does now.

    A word that sets something aside ("elsewhere", "until last year") holds for its own verb and those behind it, up to
    a word that comes back to the seller or to the present ("our", "today").
    """
    kept = []
    aside = False
    for event in events:
        aside = _set_aside(text[event.first : event.last], aside, words)
        if not aside:
            kept.append(event)
    denied = [event for event, other in pairwise(kept) if _only_denied(text, event, other, words)]
    return [event for event in kept if event not in denied]


def _set_aside(stretch: str, before: bool, words: Words) -> bool:
    if any(words.policy[key].search(stretch) for key in _ASIDE):
        return True
    return before and not any(words.policy[key].search(stretch) for key in _BACK)


def held_once(text: str, following: str, words: Words) -> bool:
    """Whether a sentence tells what held once ("until May 2024 … were charged") and not what holds today, by its own
    words or those of the sentence that follows ("That rule has been dropped.")."""
    if words.policy["repealed"].search(text) or words.policy["repealed"].match(following):
        return True
    return bool(words.policy["bygone"].search(text)) and not words.policy["nowadays"].search(text)


def _only_denied(text: str, event: Event, other: Event, words: Words) -> bool:
    """Whether a denied end only leads to what holds instead ("do not expire but roll over instead")."""
    contrast = event.kind is Kind.LAPSE and event.negated and other.kind is Kind.CARRY and not other.negated
    return contrast and bool(words.policy["rather"].search(text[event.end : other.last]))
