"""Cards inside one line: "Basic $4.90/mo (100 credits), Pro $9.90/mo (250 credits)"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from pricelint.documents.document import Block
from pricelint.extract.annotate.periods import period_behind
from pricelint.extract.cards.card import Card, Line
from pricelint.extract.cards.context import context_of
from pricelint.extract.cards.titles import is_name, without_period
from pricelint.extract.cards.words import phrase

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_BETWEEN = regex.compile(r"[,;·|•()\[\]/，、；。：（）「」『』«“„]| [-–—] |[.:!?] ")
_SENTENCE_END = regex.compile(r"[.!?] (?=\p{Lu})|[。！？]")
_LED = regex.compile(r"(?:^|\s)\p{Ll}[\p{Ll}'’]* (?P<name>\p{Lu}\S*(?: \p{Lu}\S*)?)$")
_EDGE = ' (:–—-=：（「『」』«»“”„"'
_MOST_NAME_WORDS = 4
_TIER_REACH = 32


def inline_cards(reading: Reading, block: Block, group: int) -> list[Card]:
    """The cards of a line that names several things with their prices, [] where it does not or they are others'."""
    if phrase(reading.language, "elsewhere").search(block.text):
        return []
    titles = inline_titles(reading, block)
    if len(titles) < 2 and not (titles and _is_tier(reading, block, titles[0])):
        return []
    ends = [*[start for start, _ in titles[1:]], block.end if titles[1:] else _sentence_end(reading, block)]
    context = context_of(reading, reading.document.elements[block.element], block.index)
    text = reading.document.text
    return [Card(text[a:b], a, b, (Line(a, end),), context, group) for (a, b), end in zip(titles, ends, strict=True)]


def _sentence_end(reading: Reading, block: Block) -> int:
    """Where the sentence of a line's first amount ends."""
    priced = reading.money_in(block.start, block.end)[0].end
    stop = _SENTENCE_END.search(reading.plain, priced, block.end)
    return stop.start() + 1 if stop else block.end


def inline_titles(reading: Reading, block: Block) -> list[tuple[int, int]]:
    """Spans of the names that stand right before the amounts of a line; [] where its first amount has none."""
    money = [m for m in reading.money_in(block.start, block.end) if not m.struck]
    titles: list[tuple[int, int]] = []
    before = block.start
    for mention in money:
        if span := _name_between(reading, before, mention.start):
            titles.append(span)
        period = period_behind(reading.plain, mention.end, reading.language)
        before = period.end if period else mention.end
    if not titles or titles[0][0] >= money[0].start:
        return []
    return [_without_lead(reading, titles[0]), *titles[1:]] if titles[1:] else titles


def _without_lead(reading: Reading, title: tuple[int, int]) -> tuple[int, int]:
    """The first of several names without the sentence that leads to it: "Nimbus offers Pro ($20/month) and Max …"."""
    last = _LED.search(reading.plain[slice(*title)])
    fits = last and phrase(reading.language, "tier").fullmatch(last["name"])
    return (title[1] - len(last["name"]), title[1]) if last and fits else title


def _is_tier(reading: Reading, block: Block, title: tuple[int, int]) -> bool:
    """A sentence that prices one tier by a usual name of tiers: "Pro ($9.99/month) gives …", "Plus is $12 a month".

    Any other name may be a product of somebody else.
    """
    mention = next(m for m in reading.money_in(block.start, block.end) if m.start >= title[1])
    near = mention.start - title[1] <= _TIER_REACH
    named = phrase(reading.language, "tier").fullmatch(_own_name(reading, reading.plain[slice(*title)]))
    return bool(near and named and period_behind(reading.plain, mention.end, reading.language))


def _own_name(reading: Reading, name: str) -> str:
    """What a plan is called behind the word for plans that languages put in front of it ("plan Pro", "formule Duo")."""
    first, _, rest = name.partition(" ")
    return rest if rest and phrase(reading.language, "plan").fullmatch(first) else name


def _name_between(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """A short capitalised name that stands right before an amount, itself or behind a word for plans ("el plan Pro
    cuesta …"); "A receptionist costs …" names nothing to buy."""
    between = without_period(reading.plain[start:end].rstrip(_EDGE), reading.language)
    parts = list(_BETWEEN.finditer(between.rstrip(_EDGE)))
    offset = start + (parts[-1].end() if parts else 0)
    raw = reading.plain[offset : start + len(between)]
    offset += len(raw) - len(raw.lstrip(_EDGE))
    link = phrase(reading.language, "link")
    name = without_period(link.sub("", raw.strip(_EDGE)).strip(_EDGE), reading.language)
    name = link.sub("", name).strip(_EDGE)
    offset = reading.plain.find(name, offset, end)
    called = _own_name(reading, name)
    fits = called[:1].isupper() or (called[:1] > "\u2e80" and len(called) > 1)
    if not fits or len(name.split()) > _MOST_NAME_WORDS or not is_name(name, reading.language):
        return None
    if phrase(reading.language, "anyone").match(name):
        return None
    return offset, offset + len(name)
