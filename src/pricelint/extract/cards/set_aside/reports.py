"""Pages that report on prices: reviews, comparisons, guides. What they list is offered elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from pricelint.documents.headings import titles_of
from pricelint.extract.cards.words import phrase
from pricelint.model.platform import Role

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_ARTICLE = regex.compile(r'"@type"\s*:\s*"(?:Article|BlogPosting|NewsArticle|Review)"')
_SHORT = 70
_ENOUGH = 2


def is_report(reading: Reading) -> bool:
    """Whether a page reports on offers rather than makes them.

    A blog always does, and so does a page that is called a list of changes. Any other page needs two signs: it calls
    itself an article in its structured data, its title is that of a review or comparison, its short lines are those of
    a review ("Pros", "Verdict", "Submit a tool").
    """
    document = reading.document
    if document.role is Role.BLOG:
        return True
    titles = titles_of(document)
    if any(phrase(reading.language, "changes").search(text) for text in titles):
        return True
    title = any(phrase(reading.language, "report").search(text) for text in titles)
    article = any(_ARTICLE.search(data) for data in document.json_ld)
    return title + article + _signs(reading) >= _ENOUGH


def _signs(reading: Reading) -> int:
    """How many different things that only reviews print stand on lines of their own."""
    pattern = phrase(reading.language, "report_line")
    found: set[str] = set()
    if not pattern.may_match(reading.document.text):
        return 0
    for block in reading.document.blocks:
        if len(block.text) <= _SHORT and (match := pattern.search(block.text)):
            found.add(match[0].casefold())
            if len(found) == _ENOUGH:
                break
    return len(found)
