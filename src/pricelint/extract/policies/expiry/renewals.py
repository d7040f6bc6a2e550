"""Losses told right after the renewal or the end at which they come: "Credits renew every month. Unused ones are
lost.", "Your subscription will end on 3 May. Unused credits will expire."."""

from __future__ import annotations

from msgspec.structs import replace

from pricelint.extract.policies.clauses.events import Event, Kind, find_events, masked
from pricelint.extract.policies.clauses.hedges import of_the_account
from pricelint.extract.policies.clauses.rulings import Ruling
from pricelint.extract.policies.clauses.subject import is_empty
from pricelint.extract.policies.reader import Reader
from pricelint.extract.policies.wording.words import Words
from pricelint.model.units import Policy


def lost_at_renewal(reader: Reader, index: int, text: str, event: Event, ruling: Ruling) -> Ruling:
    """A loss without a time of its own, settled by the renewal that the sentence or the one before has just told.

    What may be lost, or is lost under a condition, stays unsettled.
    """
    if ruling.policy is not None or event.kind is not Kind.LAPSE or event.negated or ruling.condition:
        return ruling
    own, before = text[event.first : event.last], text[: event.first]
    words = reader.words
    if words.policy["modal"].search(own) or words.policy["open_end"].search(own) or words.duration.search(own):
        return ruling
    if words.condition["cancel"].search(own) or words.condition["inactive"].search(own):
        return ruling
    above = reader.passage.sentences[index - 1] if index else None
    days = _rhythm(before, words)
    if days is None and above and not above.question:
        days = _rhythm(masked(above.text, words), words)
    if days is None and _ends_as_asked(reader, index, text, event):
        days = 0
    return ruling if days is None else replace(ruling, policy=Policy.END_OF_CYCLE, days=days or None)


def _ends_as_asked(reader: Reader, index: int, text: str, event: Event) -> bool:
    """Whether nothing but a loss answers an open question about the end of a period: "What becomes of unused units at
    the end of the month? They expire."."""
    asked, words = reader.question_text(index), reader.words
    if not words.is_open(asked) or words.condition["cancel"].search(asked) or not reader.unit.search(asked):
        return False
    behind = words.verb_final or is_empty(text[event.end :], words)
    alone = behind and is_empty(text[: event.start], words)
    return alone and bool(words.policy["cycle"].search(asked))


def after_an_end(reader: Reader, before: str, text: str, event: Event) -> bool:
    """Whether units are lost at the end of a subscription that the sentence before announces, and at no time of their
    own."""
    words = reader.words
    if event.kind is not Kind.LAPSE or event.negated or not words.policy["announced"].search(before):
        return False
    timed = (words.policy["cycle"], words.duration, words.condition["cancel"])
    return not any(pattern.search(text, event.first, event.last) for pattern in timed)


def of_an_account(reader: Reader, index: int, text: str, ruling: Ruling) -> Ruling:
    """The ruling, a loss at the end of a subscription in doubt where only an account is said to end."""
    if ruling.doubt or ruling.policy is not Policy.ON_CANCEL:
        return ruling
    lead = reader.passage.around.lead
    told = f"{lead.text if lead else ''} {reader.question_text(index)} {text[: ruling.span[1]]}"
    return replace(ruling, doubt=of_the_account(told, reader.words))


def _rhythm(text: str, words: Words) -> int | None:
    """How often a text says that units come again: 1 for daily, 0 for any longer period, None where it does not."""
    for event in find_events(text, words):
        if event.kind is not Kind.REFRESH or event.negated:
            continue
        if words.policy["day_cycle"].search(text, event.first, event.last):
            return 1
        if words.policy["cycle"].search(text, event.first, event.last):
            return 0
    return None
