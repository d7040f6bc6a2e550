"""Which line of a card is its name: not its price, badge, slogan or period."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from pricelint.documents.document import Block
from pricelint.extract.annotate.currencies import CODES, SUFFIXED
from pricelint.extract.annotate.periods import read_periods, uncommon_periods
from pricelint.extract.cards.leads import is_intro, is_teaser, leads_to_price
from pricelint.extract.cards.named import is_badged, is_named, is_section_head, without_badges
from pricelint.extract.cards.words import phrase

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_LETTERS = regex.compile(r"\p{L}")
_HEAD_END = regex.compile(r" [-–—:|(]|[:：]")
TRIM = " \t:：–—-·•|*#✓✔✗✘→⭐🔥"
_SIGNS = regex.compile(rf"[\p{{So}}\p{{Mn}}{regex.escape(TRIM)}]*")
_TWO_SENTENCES = regex.compile(r"(?:\p{Ll}{2}|\p{Lu}{3})[.!?] \p{Lu}")
_MORE = regex.compile(r"\+ ?\d+ ?%")
"""What begins with a part that comes on top ("+20% bonus") is a badge."""
_QUOTES = "\"“„«「『'‘"
_LONGEST = 60
_MOST_WORDS = 8
_LOOK = 8
_SHORT_NAME = 4
_LABELS = 4
_LONG_BADGE, _SHORT_LEAD = 7, 2


def title_of(reading: Reading, blocks: Sequence[Block]) -> tuple[int, int] | None:
    """Span of the name among the first lines of a would-be card.

    A heading or what the markup calls a name goes before other lines and a short line before a slogan; a word that is
    often a badge or a button ("Popular", "Try it") is a name where nothing shorter is.
    """
    first = [block for block in blocks[:_LOOK] if not is_section_head(block)] or [*blocks[:_LOOK]]
    if head := _head_of(reading, first):
        return head
    above = _above_price(reading, first)
    for block in first:
        if block.index <= above and is_named(reading, block) and (span := title_in(reading, block)):
            return span
    if head := _lone_head(reading, [block for block in first if block.index <= above]):
        return head
    bare = [block for block in first if not is_badged(reading, block)]
    first = bare if any(title_in(reading, block) for block in bare if block.index <= above) else first
    leading = (title_in(reading, block) for block in first if block.index <= above)
    if name := next((span for span in leading if span and _is_short(reading, span)), None):
        return name
    labels = [(b.start, b.end) for b in reversed(first[:_LABELS]) if _is_label(reading, b)]
    if labels and reading.document.block_at(labels[-1][0]).index <= above:
        return next(span for span in labels if reading.document.block_at(span[0]).index <= above)
    spans = [span for block in first if (span := title_in(reading, block))]
    return next((span for span in spans if _is_short(reading, span)), next(iter([*spans, *labels]), None))


def _head_of(reading: Reading, blocks: Sequence[Block]) -> tuple[int, int] | None:
    """The first heading that can be a name; one that no other is as high as even where it is a trial ("Free trial")."""
    heads = [block for block in blocks if block.heading]
    highest = bool(heads) and all(other.heading > heads[0].heading for other in heads[1:])
    if highest and phrase(reading.language, "trial").search(heads[0].text.strip()):
        return heads[0].start, heads[0].end
    return next((span for block in heads if (span := title_in(reading, block))), None)


def _lone_head(reading: Reading, blocks: Sequence[Block]) -> tuple[int, int] | None:
    """The only heading above a price where it is one word that elsewhere begins a button: tiers are called "Start"."""
    heads = [block for block in blocks if block.heading]
    if len(heads) != 1 or len(blocks) == 1 or not _is_label(reading, heads[0]):
        return None
    text = heads[0].text.strip(TRIM)
    called = len(text.split()) == 1 and not phrase(reading.language, "badge").search(text)
    return (heads[0].start, heads[0].end) if called else None


def _is_short(reading: Reading, span: tuple[int, int]) -> bool:
    return len(reading.plain[slice(*span)].split()) <= _SHORT_NAME


def is_weak(reading: Reading, blocks: Sequence[Block], title: tuple[int, int]) -> bool:
    """Whether a title is only the best of what a card holds: a line below its price, or a badge."""
    return is_below_price(reading, blocks, title) or not is_name(reading.plain[slice(*title)], reading.language)


def is_below_price(reading: Reading, blocks: Sequence[Block], title: tuple[int, int]) -> bool:
    """Whether a title is a line, and no heading, below the first price of a card."""
    block = next(b for b in blocks if b.start <= title[0] < b.end)
    return block.index > _above_price(reading, blocks) and not block.heading


def _above_price(reading: Reading, blocks: Sequence[Block]) -> int:
    """Index of the first block with an amount: names stand above it or in it. The last one where none has any."""
    return next((b.index for b in blocks if reading.money_in(b.start, b.end)), blocks[-1].index if blocks else -1)


def _is_label(reading: Reading, block: Block) -> bool:
    """A badge or button text that may be a name after all."""
    text = block.text.strip(TRIM)
    words = len(text.split())
    if not _LETTERS.search(text) or words > 2 or reading.money_in(block.start, block.end):
        return False
    return not is_term(text, reading.language) and not is_name(text, reading.language)


def title_in(reading: Reading, block: Block) -> tuple[int, int] | None:
    """Span of a name at the start of a line: the whole line, or what stands before its first amount or count."""
    if block.index not in reading.titles:
        reading.titles[block.index] = _title_in(reading, block)
    return reading.titles[block.index]


def _title_in(reading: Reading, block: Block) -> tuple[int, int] | None:
    begin, stop = without_badges(reading, block)
    inside = [item.start for item in reading.money_in(block.start, block.end)]
    inside += [item.start for item in reading.counts_in(block.start, block.end)]
    if inside:
        stop = max(begin, min(inside))
    text = reading.plain[begin:stop]
    signs = _SIGNS.match(text)
    start = begin + (signs.end() if signs else 0)
    text = reading.plain[start:stop].strip(TRIM + "(").rstrip(",;")
    if inside:
        if phrase(reading.language, "takes").search(f"{text} ") or phrase(reading.language, "grants").fullmatch(text):
            return None
        text = without_period(_head(text), reading.language)
        if is_teaser(text, reading.language):
            return None
    if bare := _unbadged(text, reading.language):
        start, text = start + text.find(bare), bare
    return (start, start + len(text)) if is_name(text, reading.language) else None


def without_period(text: str, language: str) -> str:
    """A name without the short word for a period that leads from it to its amount ("Pro 플랜 월" before "19€")."""
    last = next(reversed(read_periods(text, language)), None)
    leads = last is not None and last.start > 0 and last.end == len(text) and last.end - last.start <= _SHORT_LEAD
    return text[: last.start].strip(TRIM) if last and leads else text


@lru_cache(maxsize=4096)
def _unbadged(text: str, language: str) -> str:
    """A name without the badge that shares its line ("Most popular Creator"); "" where there is no such badge.

    One short word ("New", "Hot") may be part of a name, and one sign of East Asia is none ("推荐包").
    """
    for match in phrase(language, "badge").finditer(text):
        badge = match[0].strip()
        if (" " in badge or len(badge) >= _LONG_BADGE or badge[:1] > "\u2e80") and len(badge) < len(text):
            rest = (
                text[match.end() :] if match.start() == 0 else text[: match.start()] if match.end() == len(text) else ""
            )
            if len(rest := rest.strip(TRIM)) > (rest[:1] > "\u2e80"):
                return rest
    return ""


@lru_cache(maxsize=8192)
def is_name(text: str, language: str) -> bool:
    """Whether a text can be the name of something to buy."""
    if not text or width(text) > _LONGEST or len(text.split()) > _MOST_WORDS or not _LETTERS.search(text):
        return False
    if any(mark in text for mark in "，。！？、") or text in CODES or text in SUFFIXED:
        return False
    if (text[-1] in ".!?…" and len(text.split()) > 2) or _TWO_SENTENCES.search(text):
        return False
    if "%" in text and (phrase(language, "off").search(text) or _MORE.match(text)):
        return False
    if phrase(language, "heading").fullmatch(text):
        return False
    if is_intro(text, language) or text[0] in _QUOTES or leads_to_price(text, language):
        return False
    badge = phrase(language, "badge").sub("", text)
    if not _LETTERS.search(badge) or phrase(language, "action").match(text):
        return False
    return not is_term(text, language)


@lru_cache(maxsize=4096)
def is_term(text: str, language: str) -> bool:
    """Whether a text is nothing but a period or a period per seat ("per user/month")."""
    return only_period(phrase(language, "seat").sub("", text), language)


def width(text: str) -> int:
    """Length of a text in Latin letters: a Chinese or Japanese character says about as much as three."""
    return len(text) if text.isascii() else sum(3 if char >= "\u2e80" else 1 for char in text)


def _head(text: str) -> str:
    """ "Basic – from" before an amount is named "Basic"."""
    return _HEAD_END.split(text)[0].strip(TRIM)


def only_period(text: str, language: str) -> bool:
    """Whether a text is nothing but a period, or begins with the sign of one ("/month")."""
    named = (read_periods(text, language), uncommon_periods(text, language))
    periods = [(period.start, period.end) for found in named for period in found]
    if not periods:
        return False
    covered = sum(end - start for start, end in periods)
    rest = "".join(char for at, char in enumerate(text) if not any(start <= at < end for start, end in periods))
    if phrase(language, "tier").fullmatch(rest.strip(TRIM)):
        return False
    return covered >= len(text.strip()) * 0.6 or (periods[0][0] <= 1 and text.strip()[:1] in "/pP")
