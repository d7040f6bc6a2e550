"""Values that stand alone in their line, below the line or card that names what they are the cost of."""

from __future__ import annotations

import regex

from pricelint.documents.document import Block
from pricelint.extract.cards.words import opening
from pricelint.extract.costs.found import QUALITY, Found, clean_item, from_count, is_action
from pricelint.extract.costs.lists.labels import closed, measure_behind, usable
from pricelint.extract.costs.lists.totals import is_total
from pricelint.extract.costs.places import Place
from pricelint.extract.costs.surroundings.label_lines import grants, is_near_money, is_sold, label_lines, model_above
from pricelint.extract.costs.surroundings.naming import HOLLOW, is_bare
from pricelint.extract.costs.tables.logs import is_dated
from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.costs.wording.wordings import wording
from pricelint.extract.reading import Reading
from pricelint.extract.valued import is_value

_ENDED = regex.compile(r"\s*(?:$|[)）(（]|[.。]\s*$)")
_SHORT = 40
_ASKS = ("?", "？")
_MARKS = (".", "。", "!", "！", ":", "：", ",")


def above(reading: Reading, block: Block, place: Place, costly: bool, *, alone: bool = True) -> Found | None:
    """The value stands alone in its line: its label is the first line of its card, else the line before.

    Where it is not `alone`, because a word of cost leads to it, only a card's first line can be its label.
    """
    told = opening(place.language, ("each",), " ?").fullmatch(place.after)
    if not _ends_line(place, bool(told)) or is_total(place):
        return None
    lines = label_lines(reading, block, place.count.end)
    if not lines or (not alone and len(lines) == 1 and not _heads(lines[0], place)):
        return None
    if grants(lines, place.language) or any(is_dated(line.text, place.language) for line in lines):
        return None
    label, lines = lines[0], lines if alone else lines[:1]
    measure, span = measure_behind(place)
    valued = measure is not None or is_value(reading, place.count.high, place.count.end)
    priced = is_near_money(reading, block) or (not costly and is_sold(reading, place.count))
    if not valued and priced and not (costly and is_action(label.text, place.language)):
        return None
    if _names_none(label, place, measure is not None, costly or len(lines) > 1):
        return None
    costly = costly or valued or told is not None
    costly = costly or any(QUALITY.search(line.text) or _is_head(line, place) for line in lines[1:])
    if not usable(label.text, reading, (label.start, label.end), place.language, costly):
        return None
    label, lines = model_above(reading, block, label, place.language) or (label, lines)
    item = _item(label, lines, place)
    if measure is not None and measure.per not in HOLLOW and not is_action(item, place.language):
        item = f"{item}, {measure.word}"
    return from_count(
        place.count, item, (label.start, label.end), measure=measure, measure_span=span, method="cost.value_line"
    )


def _item(label: Block, lines: list[Block], place: Place) -> str:
    """The name that a label and the short lines beside it make."""
    lines = [line for line in lines if line is label or not _is_caption(line, place)]
    named = [line.text for line in lines if line is label or not label.heading or len(line.text) <= _SHORT]
    return clean_item(", ".join(named), place.language)


def _is_caption(line: Block, place: Place) -> bool:
    """Whether a line below the label only says that a cost follows ("Cost")."""
    bare = is_bare(line.text, place.reading.unit_pattern.pattern, place.language)
    return bare and not QUALITY.search(line.text)


def _is_head(line: Block, place: Place) -> bool:
    """Whether a short line below the label says that costs follow ("Cost per run")."""
    told = len(line.text) <= _SHORT and place.lexicon.heading.search(line.text)
    return bool(told) and not place.lexicon.never.search(line.text)


def _names_none(label: Block, place: Place, measured: bool, told: bool) -> bool:
    """Whether a label only asks what follows ("How much is it?" over "1 credit per run"), names who used so many
    ("Workspace" over "Uses 200 credits"), or heads costs and no value;
    `told`: more than the heading says that costs follow."""
    if (measured and label.text.rstrip().endswith(_ASKS)) or _is_owner(label.text.strip(), place.language):
        return True
    return bool(label.heading) and not told and lexicon(place.language).heading.search(label.text) is not None


def _is_owner(label: str, language: str) -> bool:
    """Whether a label is nothing but whose units are counted ("Workspace", "Your team")."""
    lex = lexicon(language)
    return wording(language, "owning").fullmatch(lex.article.sub("", label)) is not None


def _heads(line: Block, place: Place) -> bool:
    """Whether a line names a thing as a heading does, short and without an end, and asks for nothing."""
    asks = (
        line.text.rstrip().endswith((*_ASKS, *_MARKS)) or lexicon(place.language).heading.search(line.text) is not None
    )
    bare = is_bare(line.text, place.reading.unit_pattern.pattern, place.language)
    return (bool(line.heading) or len(line.text) <= _SHORT) and not asks and not bare


def _ends_line(place: Place, told: bool) -> bool:
    """Whether nothing but "about" stands before a count in its line, and behind it no more than its measure; `told`:
    what it is for ends the line."""
    lex = lexicon(place.language)
    if lex.never_start.match(place.after) or place.count.per is not None:
        return False
    return not lex.nearly.sub("", place.before).strip(" ~≈+") and (told or closed(place, _ENDED))


def only_cost(lead: str, language: str) -> bool:
    """Whether a line before its count only says that a cost follows ("Cost: ", "Uses")."""
    word = lead.rstrip().rstrip(":：").strip()
    if word == lead.strip():
        return bool(word) and wording(language, "strong").fullmatch(word) is not None
    return bool(word) and bool(lexicon(language).unit_column.fullmatch(word))
