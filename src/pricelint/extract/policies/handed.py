"""Units that are handed on to others or come on top: "Credits sind nicht übertragbar", "a pack is added to your current
balance" say nothing of the end of a month."""

from __future__ import annotations

from pricelint.extract.policies.events import Event, Kind
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
