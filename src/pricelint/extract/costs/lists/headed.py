"""Items that several sections of a page name alike and that cost different units in each, or that only a tier names:
their heading tells them apart ("Light requests" of one source and of another)."""

from __future__ import annotations

from dataclasses import replace

import regex

from pricelint.documents.document import Block
from pricelint.extract.costs.found import LONGEST_ITEM, Found, clean_item
from pricelint.extract.costs.surroundings.naming import is_bare, is_tier
from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.reading import Reading

_WORDS = regex.compile(r"\w+")
_BRACKETS = regex.compile(r"\s?[(（][^()（）]*[)）]")
_LONGEST = 60
_ASKS = ("?", "？")


def told_apart(reading: Reading, found: list[Found]) -> list[Found]:
    """The costs; those of one name that differ from heading to heading are called by their heading too, and those that
    only a tier names ("Basic (Swift 2)" under "Chat messages")."""
    alike: dict[frozenset[str], list[Found]] = {}
    for one in found:
        alike.setdefault(_key(one), []).append(one)
    apart = {id(one) for group in alike.values() if _is_divided(reading, group) for one in group}
    return [_with_heading(reading, one) if id(one) in apart or _is_tiered(reading, one) else one for one in found]


def _is_tiered(reading: Reading, found: Found) -> bool:
    language = reading.language_of(reading.document.block_at(found.count[0]))
    return is_tier(_BRACKETS.sub("", found.item), language)


def _key(found: Found) -> frozenset[str]:
    return frozenset(_WORDS.findall(found.item.lower()))


def _is_divided(reading: Reading, group: list[Found]) -> bool:
    """Whether costs of one name stand each under a heading of its own and differ."""
    if len(group) == 1 or len({(one.low, one.high) for one in group}) == 1:
        return False
    headings = [_heading(reading, one) for one in group]
    return all(headings) and len({block.index for block in headings if block}) == len(group)


def _heading(reading: Reading, found: Found) -> Block | None:
    """The heading right over a cost, where it names something."""
    block = reading.document.block_at(found.count[0])
    over = reading.document.blocks[block.under] if block.under >= 0 else None
    if over is None or len(_BRACKETS.sub("", over.text)) > _LONGEST or over.text.endswith(_ASKS):
        return None
    language = reading.language_of(block)
    bare = is_bare(over.text, reading.unit_pattern.pattern, language) or lexicon(language).never.search(over.text)
    return None if bare else over


def _with_heading(reading: Reading, found: Found) -> Found:
    over = _heading(reading, found)
    name = _BRACKETS.sub("", over.text).rstrip(" :：") if over else ""
    item = clean_item(f"{name}, {found.item}", reading.language) if name else found.item
    return replace(found, item=item) if len(item) <= LONGEST_ITEM else found
