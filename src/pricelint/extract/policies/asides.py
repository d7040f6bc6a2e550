"""Verbs that state no present rule of the seller: what others do, what held once, what is denied for contrast."""

from __future__ import annotations

from itertools import pairwise

from pricelint.extract.policies.events import Event, Kind
from pricelint.extract.policies.words import Words


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
    if words.policy["set_aside"].search(stretch):
        return True
    return before and not words.policy["ours"].search(stretch)


def _only_denied(text: str, event: Event, other: Event, words: Words) -> bool:
    """Whether a denied end only leads to what holds instead ("do not expire but roll over instead")."""
    contrast = event.kind is Kind.LAPSE and event.negated and other.kind is Kind.CARRY and not other.negated
    return contrast and bool(words.policy["rather"].search(text[event.end : other.last]))
