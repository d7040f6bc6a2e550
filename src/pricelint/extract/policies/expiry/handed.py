"""Units that are handed on, come on top, are only ranked or carried on once: "Credits sind nicht übertragbar", "a pack
is added to your current balance", "first: promotional credits without an end date" say nothing of the fate of units."""

from __future__ import annotations

from pricelint.extract.policies.clauses.events import Event, Kind, find_events
from pricelint.extract.policies.reader import Reader

_COMES_AGAIN = ("again", "cycle", "rhythm", "refresh", "carry", "day_cycle")
_IN_TIME = ("times", "cycle", "past_cycle", "day_cycle", "unused", "cap")


def handed_on(reader: Reader, index: int, event: Event) -> bool:
    """Whether a verb that means both handing on and carrying over means the first: neither its sentence nor what stands
    above it speaks of a period, of unused units, or of how many are carried."""
    words, text = reader.words, reader.passage.sentences[index].text
    verb = words.policy["handing"].match(text, event.start)
    if event.kind is not Kind.CARRY or verb is None or verb.end() < event.end:
        return False
    around = reader.passage.around
    above = [block.text for block in (around.label, around.column, *around.headings[:1]) if block]
    before = reader.passage.sentences[index - 1].text if index and words.policy["pointing"].match(text) else ""
    said = [text[event.first : event.last], before, reader.question_text(index), *above]
    return not any(words.policy[key].search(part) for part in said for key in _IN_TIME) and not any(
        words.duration.search(part) for part in said
    )


def topped_up(reader: Reader, index: int, event: Event) -> bool:
    """Whether units are added to those at hand once: "Buy packs any time. New credits are added to your existing
    balance". What comes at a renewal, or answers whether units are carried on, tells that the rest stays."""
    words, text = reader.words, reader.passage.sentences[index].text
    if event.kind is not Kind.CARRY or not words.policy["adding"].match(text, event.start):
        return False
    before = reader.passage.sentences[index - 1].text if index else ""
    said = f"{reader.question_text(index)} {before} {text[: event.start]} {text[event.end : event.last]}"
    return not any(words.policy[key].search(said) for key in _COMES_AGAIN)


def only_ranked(reader: Reader, index: int, event: Event) -> bool:
    """Whether an item of the order in which units are spent only tells which of them it means: those "without an end
    date", of which the seller may have others."""
    around, text = reader.passage.around, reader.passage.sentences[index].text
    if event.kind is not Kind.ETERNAL or around.lead is None:
        return False
    lead = text[event.first : event.start].rstrip()
    named = (reader.unit, *reader.words.pools.values()) if reader.unit.search(lead) else ()
    behind = any(match.end() == len(lead) for pattern in named for match in pattern.finditer(lead))
    return behind and bool(reader.words.policy["ranking"].search(around.lead.text))


def only_once(reader: Reader, index: int, event: Event) -> bool:
    """Whether "they do not pile up" only limits what is carried on, as the sentences before or the verbs before in its
    own tell: units that have been carried on are not carried on again."""
    words, told = reader.words, reader.passage.sentences
    if event.kind is not Kind.CARRY or not event.negated:
        return False
    if not words.policy["piling"].match(told[index].text, event.start):
        return False
    before = [*(sentence.text for sentence in told[:index]), told[index].text[: event.first]]
    events = (found for text in before for found in find_events(text, words))
    return any(found.kind is Kind.CARRY and not found.negated for found in events)
