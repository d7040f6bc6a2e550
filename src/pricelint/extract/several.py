"""Several things of which a text tells what all take together ("20 songs")."""

from __future__ import annotations

from functools import lru_cache

from pricelint.extract.language import section
from pricelint.extract.modalities import ActionWords, Measure, measures_in
from pricelint.extract.patterns import Pattern
from pricelint.extract.words import alternatives


def several_first(text: str, language: str) -> Measure | None:
    """The several of something that begin a text with their number ("20 videos of 5 s"), None where none do."""
    first = next(iter(measures_in(text, language)), None) if text[:1].isdigit() else None
    return first if first and not first.start and first.number > 1 else None


def several_led(text: str, language: str) -> tuple[str, Measure] | None:
    """A text without the several of something that a verb of making leads ("Generate 20 songs"), and these; None where
    none does."""
    verb = _making(language).match(text)
    several = several_first(text[verb.end() :], language) if verb else None
    if verb is None or several is None or text[verb.end() + several.end :].strip():
        return None
    return f"{verb[0]}{several.word}", several


@lru_cache
def _making(language: str) -> Pattern:
    """A verb of making at the beginning of a text."""
    return Pattern(rf"^{alternatives(section(language, 'actions', ActionWords).make)}\s")
