"""What a cost takes from what stands before it: its thing from a heading or sentence, its measure from another cost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from pricelint.documents.document import Block
from pricelint.extract.costs.found import (
    LONGEST_ITEM,
    QUALITY,
    Found,
    Span,
    clean_item,
    from_count,
    is_action,
    quality_of,
)
from pricelint.extract.costs.lists.labels import measure_behind
from pricelint.extract.costs.lists.value_lines import only_cost
from pricelint.extract.costs.places import Place
from pricelint.extract.costs.surroundings.naming import distinguishing, is_bare, is_model, is_tier, lead_label
from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.costs.wording.wordings import wording
from pricelint.extract.modalities import modality_of
from pricelint.extract.reading import Reading
from pricelint.extract.sentences import sentence_ends, sentence_start
from pricelint.model.units import Per

_CARD_LINES = 5
_SHORT = 30
_ASKS = ("?", "？")
_SLASH = regex.compile(r"\s*(?:[(（][^()（）]{1,24}[)）])?\s*[/／|]\s*")


OWN_AIM = frozenset({"cost.purpose", "cost.deed"})
"""How costs are read that say themselves what they are for ("You need 2 credits to make a poster")."""


def referred(block: Block, place: Place, found: Found | None) -> Found | None:
    """A cost whose subject is a pronoun or left out ("It costs 8", "Costs 8 credits.") is that of the sentence or
    heading before."""
    lex = place.lexicon
    spoken = lex.pronoun.match(place.before) and lex.verb.search(place.before)
    if not spoken and not (place.left > block.start and only_cost(place.before, place.language)):
        return found
    if found is not None and found.method in OWN_AIM:
        return found
    if lex.never_start.match(place.after) or not is_bare(place.before, _unit(place), place.language):
        return found
    named = _sentence_before(block, place) or _heading(block, place) or (None if spoken else _right_over(block, place))
    if named is None:
        return found
    if found is None:
        measure, span = measure_behind(place)
        found = from_count(place.count, "", (0, 0), measure=measure, measure_span=span, method="cost.subject")
    return replace(found, item=named[0], item_span=named[1])


def _sentence_before(block: Block, place: Place) -> tuple[str, Span] | None:
    """The sentence before a place in its block, where it names an action and counts nothing."""
    text = place.reading.plain[block.start : place.left].rstrip()
    cut = sentence_start(text)
    start = block.start + (cut if cut < len(text) else 0)
    sentence = place.reading.plain[start : block.start + len(text)]
    if not sentence or len(sentence) > LONGEST_ITEM or place.reading.counts_in(start, place.left):
        return None
    if not is_action(sentence, place.language) or place.lexicon.never.search(sentence):
        return None
    return clean_item(sentence.rstrip(".!?"), place.language), (start, start + len(sentence))


def _heading(block: Block, place: Place) -> tuple[str, Span] | None:
    above = next(iter(_above(place.reading, block)), None)
    if above is None or not _names(above.text, place.language):
        return None
    return clean_item(above.text.rstrip("?？"), place.language), (above.start, above.end)


def _right_over(block: Block, place: Place) -> tuple[str, Span] | None:
    """The short heading right over a line, whatever it names, but for questions, tiers and words of costs."""
    above = place.reading.document.blocks[block.under] if block.under >= 0 else None
    if above is None or block.index - above.index > 1 or len(above.text) > _SHORT or above.text.endswith(_ASKS):
        return None
    lex = place.lexicon
    other = lex.heading.search(above.text) or lex.never.search(above.text) or is_tier(above.text, place.language)
    if other or is_bare(above.text, _unit(place), place.language):
        return None
    return clean_item(above.text, place.language), (above.start, above.end)


def _unit(place: Place) -> str:
    return place.reading.unit_pattern.pattern


def continued(reading: Reading, one: Found, before: Found | None) -> Found:
    """A second rate of one sentence ("… and 20 credits per second for 1080p") is about what the first is about."""
    if before is None or sentence_ends().search(reading.plain[before.count[1] : one.count[0]]):
        return one
    if one.method != "cost.per" or one.measure is None or before.method != "cost.per":
        return one
    tied = one.item_span[0] >= one.count[1] and before.measure is not None and before.measure.per is one.measure.per
    return replace(one, item=f"{before.item.split(', ')[0]}, {quality_of(one.item) or one.item}") if tied else one


def slashed(reading: Reading, first: Found, second: Found, language: str) -> tuple[Found, Found] | None:
    """Two costs of one thing side by side ("10 credits (720p) / 20 credits (1080p) per second")."""
    gap = reading.plain[first.count[1] : second.count[0]]
    if not _SLASH.fullmatch(gap) or second.measure is None or first.measure is not None:
        return None
    name = QUALITY.sub("", first.item).strip(" ,")
    lower = clean_item(", ".join(filter(None, (name, quality_of(gap)))), language)
    behind = reading.plain[second.count[1] : (second.measure_span or second.count)[1]]
    upper = clean_item(", ".join(filter(None, (name, quality_of(behind)))), language)
    tied = replace(first, item=lower, measure=second.measure, measure_span=second.measure_span)
    return tied, replace(second, item=upper, item_span=first.item_span)


def named(block: Block, place: Place, found: Found, *, first: bool) -> Found:
    """A cost whose label names nothing ("Cost: 12 credits", "1080p: 20 credits/s") is that of the label that leads its
    line or the heading above; so is the `first` of a line that says no more than its measure ("Costs 2 credits per
    image")."""
    bare = is_bare(found.item, _unit(place), place.language)
    if not bare and not (first and _is_measure_alone(place, found)):
        return _under(block, place, found)
    lead = _lead(block, place)
    if lead and not is_bare(lead, _unit(place), place.language):
        start = place.reading.plain.rindex(lead, block.start, place.count.start)
        told = quality_of(found.item) or quality_of(
            place.reading.plain[max(start + len(lead), place.left) : place.count.start]
        )
        item = clean_item(", ".join(filter(None, (lead, told))), place.language)
        span = (start, place.count.start if told else start + len(lead))
        return replace(found, item=item, item_span=span, context=found.context or found.item)
    if led := _led(block, place):
        item = clean_item(", ".join(filter(None, (led.text, quality_of(found.item)))), place.language)
        return replace(found, item=item, item_span=(led.start, led.end), context=found.context or found.item)
    above = next(iter(_above(place.reading, block)), None)
    if above is None or is_bare(above.text, _unit(place), place.language) or _asks_of_unit(above, place):
        return found
    if len(above.text) > LONGEST_ITEM or not _heads(above, block, found, place.language):
        return found
    item = clean_item(", ".join(filter(None, (above.text.rstrip("?？"), quality_of(found.item)))), place.language)
    return replace(found, item=item, item_span=(above.start, above.end), context=found.context or found.item)


def _led(block: Block, place: Place) -> Block | None:
    """The short line right before a block that ends with a colon and names a thing that may cost ("Fast search:")."""
    before = place.reading.document.blocks[block.index - 1] if block.index else None
    if before is None or len(before.text) > _SHORT or not before.text.rstrip().endswith((":", "：")):
        return None
    lex = place.lexicon
    other = lex.heading.search(before.text) or lex.never.search(before.text) or lex.example.search(before.text)
    bare = is_bare(before.text, _unit(place), place.language) or is_tier(before.text, place.language)
    return None if other or bare else before


def _under(block: Block, place: Place, found: Found) -> Found:
    """A further cost of a line, which names no more than its measure, with the label that leads the line ("Ballad: 14
    credits at first, 7 credits per song")."""
    lead = lead_label(block.text) if _is_measure_only(place, found) else ""
    told = modality_of(lead, place.language) in (None, modality_of(found.item, place.language))
    counted = lead and place.reading.counts_in(block.start, place.count.start)
    if not (told and counted) or is_bare(lead, _unit(place), place.language) or place.lexicon.never.search(lead):
        return found
    start = place.reading.plain.index(lead, block.start)
    item = clean_item(f"{lead}, {found.item}", place.language)
    return replace(found, item=item, item_span=(start, start + len(lead)))


def _asks_of_unit(heading: Block, place: Place) -> bool:
    """Whether a heading asks about the unit ("How many credits do I need?") and so names no thing."""
    return heading.text.rstrip().endswith(("?", "？")) and bool(place.reading.unit_pattern.search(heading.text))


def _is_measure_alone(place: Place, found: Found) -> bool:
    """Whether a line names no thing beside the measure of its cost."""
    told = place.before.strip() and not is_bare(place.before, _unit(place), place.language)
    return not told and _is_measure_only(place, found)


def _is_measure_only(place: Place, found: Found) -> bool:
    """Whether the item of a cost is its measure and no more."""
    if found.method != "cost.per" or found.item_span[0] < found.count[1] or found.measure is None:
        return False
    rest = found.item.replace(found.measure.word, " ")
    hollow = not is_action(rest, place.language) and not distinguishing(found.item, place.language)
    return found.measure.per is not Per.OTHER and hollow


def _lead(block: Block, place: Place) -> str:
    """The label that leads the sentence of a place, or its line, with nothing but what tells of it behind."""
    text = block.text[: place.count.start - block.start]
    cut = sentence_start(text)
    label = lead_label(text[cut:])
    label = label if label and not is_bare(label, _unit(place), place.language) else lead_label(block.text)
    between = text[text.rfind(label) + len(label) :]
    behind = place.left > block.start + len(label) or is_bare(between, _unit(place), place.language)
    return label if label and behind and not lexicon(place.language).never.search(label) else ""


def _heads(above: Block, block: Block, found: Found, language: str) -> bool:
    """Whether a heading is what the lines right below it are about."""
    lex = lexicon(language)
    if lex.heading.search(above.text) or lex.never.search(above.text) or is_tier(above.text, language):
        return _names(above.text, language) and is_bare(found.item, "(?!)", language)
    asked = found.measure is not None and found.measure.per is Per.REQUEST
    near = bool(quality_of(found.item)) or (asked and above.heading > 1 and block.index - above.index == 1)
    return _names(above.text, language) or (near and len(above.text) <= _SHORT)


def _names(heading: str, language: str) -> bool:
    """Whether a heading names an action or a model, and no questions that it stands over."""
    named = is_action(heading, language) or is_model(heading)
    return named and not wording(language, "asked_over").search(heading)


def _above(reading: Reading, block: Block) -> Iterator[Block]:
    """The heading right above a block, where no other thing is named between the two."""
    blocks = reading.document.blocks
    if block.under >= 0 and block.index - block.under <= _CARD_LINES:
        yield blocks[block.under]
