"""Units that a task or an advert brings in: "10 credits per video watched" under "Earn credits" costs nothing."""

from __future__ import annotations

from functools import lru_cache

from pricelint.extract.costs.found import Found
from pricelint.extract.costs.grid import headings_over
from pricelint.extract.costs.lexicon import lexicon
from pricelint.extract.patterns import Pattern
from pricelint.extract.reading import Reading
from pricelint.extract.words import alternatives


def is_earned(reading: Reading, found: Found, language: str) -> bool:
    """Whether the nearest heading that says what its numbers are says that units are earned, and the line itself has
    no verb of spending."""
    block = reading.document.block_at(found.count[0])
    lex = lexicon(language)
    if lex.verb.search(block.text):
        return False
    for title in headings_over(reading.document, block):
        if lex.heading.search(title) or lex.verb.search(title):
            return False
        if reading.unit_pattern.search(title) and _earning(language).search(title):
            return True
    return False


@lru_cache
def _earning(language: str) -> Pattern:
    return Pattern(alternatives(lexicon(language).words.earning))
