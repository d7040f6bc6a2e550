"""What a page is written in, whatever its template was."""

from __future__ import annotations

import re
from itertools import islice

from pricelint.documents.document import Document
from pricelint.extract.language import bears_out, detect
from pricelint.extract.unit.mentions import MONEY

_DIGIT = re.compile(r"\d")
_LONG = 30
_LINES = 200
_SAMPLE = 2000
"""Bytes of a block that is long (signs of East Asia say more each), and lines with figures and characters that tell the
language of a page."""
_SHORT = 60
_NEAR = 3
"""Characters of a line of an offer, and how far behind a price lines belong to it."""
_TEMPLATES = "en"
"""What pages are left in that are translated in part."""


def main_language(document: Document) -> str:
    """What lines with figures are written in, which are what is read, where they tell; else what the page says of
    itself, where its text bears that out; else what most of it is written in.

    Menus, testimonials and footers are often left untranslated, and pages declare what their template was in. Where
    these are English, the short lines around amounts of money tell what the rest is.
    """
    long = "\n".join(block.text for block in document.blocks if len(block.text.encode()) >= _LONG)[:_SAMPLE]
    lines = (block.text for block in document.blocks if _DIGIT.search(block.text))
    figures = "\n".join(islice(lines, _LINES))[:_SAMPLE]
    sample, declared = long or document.text[:_SAMPLE], document.language
    told = detect(sample, declared)
    found = detect(figures, declared or told)
    if found == declared and not bears_out(f"{figures}\n{sample}", declared):
        found = detect(figures, told)
    return detect(_priced_lines(document), found) if found == _TEMPLATES else found


def _priced_lines(document: Document) -> str:
    """The short lines with an amount of money and those beside them."""
    short = [block for block in document.blocks if len(block.text) <= _SHORT]
    priced = [at for at, block in enumerate(short) if _DIGIT.search(block.text) and MONEY.search(block.text)]
    near = dict.fromkeys(around for at in priced[:_LINES] for around in range(max(0, at - 1), at + _NEAR))
    return "\n".join(block.text for block in (short[at] for at in near if at < len(short)))
