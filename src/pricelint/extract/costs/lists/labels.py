"""Costs as a label with a value: "Image generation – 5 credits" in one line, or a label line and a value line."""

from __future__ import annotations

from functools import lru_cache

import regex

from pricelint.extract.annotate.numbers import NumberWords, to_decimal
from pricelint.extract.costs.found import LONGEST_ITEM, TICKER, Found, Span, clean_item, from_count, is_action
from pricelint.extract.costs.lists.behind import graded, on_top, partly_free
from pricelint.extract.costs.lists.totals import EQUALS, is_total
from pricelint.extract.costs.places import Place
from pricelint.extract.costs.surroundings.naming import SCRIPT, is_tier
from pricelint.extract.costs.tables.logs import is_dated, is_spent
from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.costs.wording.phrases import strict_joints
from pricelint.extract.costs.wording.wordings import wording
from pricelint.extract.language import section
from pricelint.extract.modalities import (
    NUMBER,
    SEEN,
    TEXTS,
    Measure,
    measure_from,
    measures_in,
)
from pricelint.extract.patterns import Pattern
from pricelint.extract.policies.wording.durations import read_durations
from pricelint.extract.policies.wording.words import words
from pricelint.extract.reading import Reading
from pricelint.extract.several import several_first, several_led
from pricelint.extract.words import alternatives
from pricelint.model.units import Per, Period

_JOIN = regex.compile(r"(?:[:：=–—−→|>·…(（,，、-]|\.{2,})\s*[~≈+]?\s*$")
_CLOSED = regex.compile(r"\s*(?:$|[,.;)）|/·(（]|–|—)")
_SOLD = regex.compile(r"\s?[–—:|·=,-]\s?")
_LISTED = regex.compile(r"\s*(?:$|[,，;；.。])")
_SEVERAL = SEEN | {Per.MINUTE, Per.SONG}
"""What a number before a label counts several of: "4 images", "10 minutes"; "5 seconds" tell the length of one."""
_THINGS = regex.compile(rf"(?P<number>{NUMBER})\s(?P<thing>\p{{L}}[\p{{L}}-]{{2,24}}(?:\s[\p{{L}}-]{{2,24}})?)")
_SHORT = 40
_SHORT_SCRIPT = 14
_OPENED = regex.compile(r"[(（]")
_ENDS = " :：-–—~≈"


def in_line(place: Place, costly: bool, kind: str = "") -> Found | None:
    """A label and its value in one line; without a mark between them only where the page sets the two apart.

    `kind` is what the list of such lines makes, where a line over it says so: then the names of plans name modes.
    """
    label = place.before
    if not label.strip() or is_granted(place) or is_total(place):
        return None
    if not (closed(place) or _is_told(place)) or _is_sold(place):
        return None
    if label.rstrip().endswith(EQUALS) and ":" in label:
        label = label.rpartition(":")[2].rjust(len(label))
    if place.count.low != place.count.high:
        label = _between(place.language).sub("", label)
    joined = lexicon(place.language).join_end.search(label)
    estimated = _is_estimate(place)
    tied = _JOIN.search(label) or joined or estimated or (costly and _runs_on(place))
    if not tied and not _set_apart(place):
        return None
    label = label[: joined.start()] if joined else label
    costly = costly or estimated
    named = f"{label} {kind}" if kind else label
    if not usable(named, place.reading, (place.left, place.count.start), place.language, costly):
        return None
    item = clean_item(label, place.language)
    measure, span = measure_behind(place)
    item, several = (item, None) if measure else _several(item, place.language)
    measure = several if several and several.per in _SEVERAL else measure
    unknown = _things_first(item, place, several) if measure is None else None
    start = place.left + max(0, label.find(item[:10]))
    where, method = (start, place.count.start), "cost.yields" if unknown else "cost.label"
    return from_count(place.count, item, where, measure=measure or unknown, measure_span=span, method=method)


def _several(item: str, language: str) -> tuple[str, Measure | None]:
    """An item and the several things that it counts, at its beginning or behind a verb of making."""
    return several_led(item, language) or (item, several_first(item, language))


def is_granted(place: Place) -> bool:
    """Whether a count comes with how often it is given; what is done once ("Custom voice: 500 credits (one-time)") may
    cost so many."""
    once = place.count.per is Period.ONCE and is_action(place.before, place.language)
    return place.count.per is not None and not once


def _things_first(item: str, place: Place, known: Measure | None) -> Measure | None:
    """The several of something, `known` as a measure or not, that are all which is equated with a count ("6 panels = 6
    credits"), None where they are periods, texts or one thing."""
    match = _THINGS.fullmatch(item) if place.before.rstrip().endswith(EQUALS) else None
    if match is None or read_durations(item, words(place.language)) or (known and known.per in TEXTS):
        return None
    if known:
        return known
    number = to_decimal(match["number"], section(place.language, "numbers", NumberWords).decimal)
    return Measure(0, len(item), Per.OTHER, number, match["thing"]) if number > 1 else None


def _is_sold(place: Place) -> bool:
    """Whether an amount of money follows a count behind a mark that is no bracket ("Pocket — 50 credits — $5")."""
    mark = _SOLD.match(place.after)
    start = place.count.end + (mark.end() if mark else 0)
    return mark is not None and any(money.start <= start + 1 for money in place.reading.money_in(start, start + 2))


def _runs_on(place: Place) -> bool:
    """Whether a short name of an action in a script without spaces is all that stands in its line before a count."""
    name = place.before.strip()
    begins = place.reading.document.block_at(place.left).start == place.left
    return (
        begins and SCRIPT.fullmatch(name) is not None and len(name) <= _SHORT_SCRIPT and is_action(name, place.language)
    )


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


def closed(place: Place, end: regex.Pattern[str] = _CLOSED) -> bool:
    """Whether a mark, or words that leave the cost what it is, end the line of a count; `end`: the marks."""
    lex, after = lexicon(place.language), _own(place)
    spent = lex.spent_start.match(after) or on_top(place.language).match(after)
    after = after[spent.end() :] if spent else after
    least = wording(place.language, "onwards").match(after.lstrip(" "))
    after = after.lstrip(" ")[least.end() :] if least else after
    if lex.never_start.match(after) and not partly_free(place.language).match(after):
        return False
    hangs = wording(place.language, "varying").match(after.lstrip(" ,")) or graded(place.language).match(after)
    goes_on = spent is not None and wording(place.language, "conjunctions").match(after.lstrip(" "))
    return bool(hangs or goes_on or end.match(after) or lex.per_start.match(after) or lex.each_start.match(after))


def _is_told(place: Place) -> bool:
    """Whether only words behind the count end a line whose mark ties it to its label: what it is for ("Narration: 5
    credits per narration") or how it is done ("Variations: 4 credits in fast mode")."""
    tied = _JOIN.search(place.before) or _set_apart(place)
    tail = _told(place.language).match(place.after) if tied else None
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
        or is_dated(text, language)
        or is_spent(text, language)
        or TICKER.search(text)
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
