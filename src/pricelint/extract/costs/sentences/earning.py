"""Units that a deed brings in ("10 credits per published video", "20 credits per advert" under "Earn credits")."""

from __future__ import annotations

import regex

from pricelint.documents.document import Block
from pricelint.documents.headings import heading_blocks_over, section_of
from pricelint.extract.cards.kind import Kind
from pricelint.extract.cards.words import opening
from pricelint.extract.costs.found import Found
from pricelint.extract.costs.places import Place
from pricelint.extract.costs.sentences.purpose import clause_end
from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.costs.wording.wordings import wording
from pricelint.extract.reading import Reading

_SHORT = 40
_STOP = regex.compile(r"[.!?]\s")
_NEAR = 12


def is_earned(reading: Reading, found: Found, language: str) -> bool:
    """Whether the nearest heading that says what its numbers are says that units are earned, and the line itself has
    no verb of spending. Where offers stand under the heading, money brings the units in ("Get more credits")."""
    block = reading.document.block_at(found.count[0])
    lex = lexicon(language)
    if lex.verb.search(block.text):
        return False
    if _leads_in(reading, block, language):
        return True
    for heading in heading_blocks_over(reading.document, block):
        title = heading.text
        if lex.heading.search(title) or lex.verb.search(title):
            return False
        if reading.unit_pattern.search(title) and wording(language, "earning").search(title):
            return not _sells(reading, heading)
        if len(title) <= _SHORT and (wording(language, "rewards").search(title) or _gives(reading, title)):
            return True
    return False


def _sells(reading: Reading, heading: Block) -> bool:
    """Whether offers stand in the section under a heading."""
    start, end = section_of(reading.document, heading)
    return any(offer.kind is not Kind.NONE and start <= offer.card.start < end for offer in reading.offers)


def _leads_in(reading: Reading, block: Block, language: str) -> bool:
    """Whether the paragraph right below the heading over a line begins with a word of earning ("Earn rewards for every
    report") and speaks of no cost."""
    first = block.under + 1
    if block.under < 0 or first >= block.index:
        return False
    lead, lex = reading.document.blocks[first], lexicon(language)
    told = wording(language, "earning").match(lead.text) or any(
        wording(language, "earning").match(lead.text, end) for end in (m.end() for m in _STOP.finditer(lead.text))
    )
    return bool(told) and not lex.strong.search(lead.text) and not lex.heading.search(lead.text)


def _gives(reading: Reading, title: str) -> bool:
    """Whether a heading calls the units themselves free: "Free starter tokens"."""
    free = opening(reading.language, ("bonus",), r"[^\p{L}]*")
    led = free.match(title)
    named = reading.unit_pattern.search(title)
    return bool(led and named and 0 <= named.start() - led.end() <= _NEAR and not title[named.end() :].strip(" :!"))


def rewards(place: Place) -> bool:
    """Whether units are for something that earns them ("10 credits per published video") and no verb spends them."""
    own = place.before + place.after[: clause_end(place.after)]
    spent = place.lexicon.strong.search(place.before)
    return spent is None and wording(place.language, "deeds").search(own) is not None


def is_report(place: Place) -> bool:
    """Whether a sentence tells what was used ("you have used 340 credits for 12 videos this week")."""
    return wording(place.language, "reports").search(f"{place.before} {place.after}") is not None
