"""Costs as a label with a value: "Image generation – 5 credits" in one line, or a label line and a value line."""

from __future__ import annotations

from functools import lru_cache

import regex

from pricelint.documents.document import Block
from pricelint.extract.cards.words import opening
from pricelint.extract.costs.found import LONGEST_ITEM, QUALITY, Found, Span, clean_item, from_count, is_action
from pricelint.extract.costs.label_lines import is_near_money, is_sold, label_lines, model_above
from pricelint.extract.costs.lexicon import lexicon
from pricelint.extract.costs.naming import is_tier
from pricelint.extract.costs.phrases import strict_joints
from pricelint.extract.costs.places import Place
from pricelint.extract.costs.wordings import wording
from pricelint.extract.modalities import SEEN, Measure, measure_from, measures_in, several_first
from pricelint.extract.patterns import Pattern
from pricelint.extract.reading import Reading
from pricelint.extract.valued import is_value
from pricelint.extract.words import alternatives

_JOIN = regex.compile(r"(?:[:：=–—−→|>·…(（,，、-]|\.{2,})\s*[~≈+]?\s*$")
_CLOSED = regex.compile(r"\s*(?:$|[,.;)）|/·(（]|–|—)")
_ENDED = regex.compile(r"\s*(?:$|[)）(（]|[.。]\s*$)")
_LISTED = regex.compile(r"\s*(?:$|[,，;；.。])")
_SHORT = 40
_OPENED = regex.compile(r"[(（]")
_ENDS = " :：-–—~≈"


def in_line(place: Place, costly: bool, kind: str = "") -> Found | None:
    """A label and its value in one line; without a mark between them only where the page sets the two apart.

    `kind` is what the list of such lines makes, where a line over it says so: then the names of plans name modes.
    """
    label = place.before
    if not label.strip() or place.count.per is not None or _is_total(place):
        return None
    if not (_closed(place) or _is_told(place)):
        return None
    if place.count.low != place.count.high:
        label = _between(place.language).sub("", label)
    joined = lexicon(place.language).join_end.search(label)
    estimated = _is_estimate(place)
    if not _JOIN.search(label) and not joined and not estimated and not _set_apart(place):
        return None
    label = label[: joined.start()] if joined else label
    costly = costly or estimated
    named = f"{label} {kind}" if kind else label
    if not usable(named, place.reading, (place.left, place.count.start), place.language, costly):
        return None
    item = clean_item(label, place.language)
    measure, span = measure_behind(place)
    several = several_first(item, place.language) if measure is None else None
    measure = several if several and several.per in SEEN else measure
    start = place.left + max(0, label.find(item[:10]))
    return from_count(
        place.count, item, (start, place.count.start), measure=measure, measure_span=span, method="cost.label"
    )


def _is_total(place: Place) -> bool:
    """Whether a word between number and unit says that the units are a sum, a grant or a gift ("26 total credits")."""
    counted = place.reading.plain[place.count.start : place.count.end]
    return place.lexicon.never.search(place.reading.unit_pattern.sub(" ", counted)) is not None


@lru_cache
def _between(language: str) -> Pattern:
    """ "From" at the end of a label whose count is a range."""
    return Pattern(rf"(?:\s|(?<=[:：]))(?:{alternatives(lexicon(language).words.between)})\s{{0,3}}$")


def _is_estimate(place: Place) -> bool:
    """Whether a line says no more than that a thing takes about so many units ("Portrait, about 2 credits").

    A number of outputs before such a count makes it an equivalence.
    """
    about = lexicon(place.language).about_end.search(place.before)
    label = place.before[: about.start()] if about else ""
    if not (_is_whole(place) or _is_listed(place, label)) or not 0 < len(label.strip()) <= _SHORT:
        return False
    return not any(measure.number > 1 for measure in measures_in(label, place.language)) and not label[0].isdigit()


def _is_whole(place: Place) -> bool:
    return place.reading.document.block_at(place.left).start == place.left and not place.after.strip(" .。)）")


def _is_listed(place: Place, label: str) -> bool:
    """Whether an action stands before its estimate in a list of such ("a picture ≈ 10 credits, a song ≈ 6 credits")."""
    begins = label[:1] in ",，" or place.reading.document.block_at(place.left).start == place.left
    return begins and is_action(label, place.language) and _LISTED.match(place.after) is not None


def _closed(place: Place, end: regex.Pattern[str] = _CLOSED) -> bool:
    lex, after = lexicon(place.language), _own(place)
    spent = lex.spent_start.match(after) or _on_top(place.language).match(after)
    after = after[spent.end() :] if spent else after
    if lex.never_start.match(after):
        return False
    hangs = wording(place.language, "varying").match(after.lstrip(" ,"))
    return bool(hangs or end.match(after) or lex.per_start.match(after) or lex.each_start.match(after))


@lru_cache
def _on_top(language: str) -> Pattern:
    """ "Extra" right behind a count, as the last word of a label's line."""
    return Pattern(rf"\s{{1,3}}{alternatives(lexicon(language).words.on_top)}\s{{0,3}}$")


def _is_told(place: Place) -> bool:
    """Whether only words behind the count end a line whose mark ties it to its label: what it is for ("Narration: 5
    credits per narration") or how it is done ("Variations: 4 credits in fast mode")."""
    tail = _told(place.language).match(place.after) if _JOIN.search(place.before) else None
    return tail is not None and not lexicon(place.language).never.search(tail[0])


@lru_cache
def _told(language: str) -> Pattern:
    """ "per narration", "in fast mode" right behind a count, up to the end of the clause."""
    lex = lexicon(language)
    joined = alternatives([*strict_joints(lex.words, lex.actions), *lex.words.at])
    return Pattern(rf"\s{{0,3}}{joined}(?:\s?[^\W\d_][\w'’-]*){{1,3}}\s{{0,3}}(?:$|[.,;)），。；])")


def is_measured_apart(place: Place) -> bool:
    """Whether a count with its measure stands in an element of its own behind a label in another."""
    return _set_apart(place) and measure_behind(place)[0] is not None and not place.verbal


def _own(place: Place) -> str:
    """What stands behind a count; up to the end of the element that holds the two where that is set apart."""
    pieces = place.reading.document.pieces_in(place.count.start, place.count.end)
    if len(pieces) != 1 or not _set_apart(place):
        return place.after
    return place.after[: pieces[0].end - place.count.end]


def measure_behind(place: Place) -> tuple[Measure | None, Span | None]:
    """The measure right behind a count, None where there is none."""
    match = lexicon(place.language).per_start.match(place.after)
    if not match or match["joined"]:
        return None, None
    measure = measure_from(match, place.language)
    return measure, (place.count.end + match.start(), place.count.end + measure.end)


def _set_apart(place: Place) -> bool:
    """Whether label and count stand in elements of their own ("<span>Image</span><b>5 credits</b>")."""
    document = place.reading.document
    before = document.pieces_in(place.left, max(place.left + 1, place.count.start - 1))
    value = document.pieces_in(place.count.start, place.count.end)
    if not before or not value or before[-1].end > value[0].start:
        return False
    columns = document.elements[value[0].element].tag == "pre"
    return columns or before[-1].element != value[0].element


def usable(label: str, reading: Reading, span: Span, language: str, costly: bool) -> bool:
    """Whether a label can name an action that costs units."""
    lex = lexicon(language)
    text = label.strip()
    if not 1 < len(text) <= 2 * LONGEST_ITEM or not any(char.isalpha() for char in text):
        return False
    if (
        lex.never.search(text)
        or (_names_pool(text, reading) and not (costly and is_action(text, language)))
        or wording(language, "bounds").fullmatch(text.strip(" :：*"))
        or reading.money_in(*span)
        or reading.counts_in(*span)
    ):
        return False
    if is_action(text, language):
        return True
    return (costly or bool(lex.making.search(text))) and not is_tier(text, language)


def _names_pool(text: str, reading: Reading) -> bool:
    """Whether a label is the name of some units ("Grace credits (small buffer, ~"), which cost nothing."""
    head = _OPENED.split(text, maxsplit=1)[0].strip(_ENDS)
    last = [match.end() for match in reading.unit_pattern.finditer(head)]
    return bool(last) and last[-1] == len(head) and any(char.isalpha() for char in reading.unit_pattern.sub("", head))


def above(reading: Reading, block: Block, place: Place, costly: bool, *, alone: bool = True) -> Found | None:
    """The value stands alone in its line: its label is the first line of its card, else the line before.

    Where it is not `alone`, because a word of cost leads to it, only a card's first line can be its label.
    """
    told = opening(place.language, ("each",), " ?").fullmatch(place.after)
    if not _ends_line(place, bool(told)) or _is_total(place):
        return None
    lines = label_lines(reading, block, place.count.end)
    if not lines or (not alone and len(lines) == 1):
        return None
    if lexicon(place.language).never.search(lines[-1].text):
        return None
    label, lines = lines[0], lines if alone else lines[:1]
    valued = is_value(reading, place.count.high, place.count.end)
    priced = is_near_money(reading, block) or (not costly and is_sold(reading, place.count))
    if not valued and priced and not (costly and is_action(label.text, place.language)):
        return None
    if label.heading and len(lines) == 1 and lexicon(place.language).heading.search(label.text) and not costly:
        return None
    measure, span = measure_behind(place)
    costly = costly or valued or measure is not None or told is not None
    costly = costly or any(QUALITY.search(line.text) for line in lines[1:])
    if not usable(label.text, reading, (label.start, label.end), place.language, costly):
        return None
    label, lines = model_above(reading, block, label, place.language) or (label, lines)
    item = clean_item(", ".join(line.text for line in lines), place.language)
    if measure is not None and not is_action(item, place.language):
        item = f"{item}, {measure.word}"
    return from_count(
        place.count, item, (label.start, label.end), measure=measure, measure_span=span, method="cost.value_line"
    )


def _ends_line(place: Place, told: bool) -> bool:
    """Whether nothing but "about" stands before a count in its line, and behind it no more than its measure; `told`:
    what it is for ends the line."""
    lex = lexicon(place.language)
    if lex.never_start.match(place.after) or place.count.per is not None:
        return False
    return not lex.nearly.sub("", place.before).strip(" ~≈+") and (told or _closed(place, _ENDED))
