"""The words that join a count to what it is for: what they end, what they begin."""

from __future__ import annotations

from functools import lru_cache

from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.costs.wording.phrases import strict_joints
from pricelint.extract.patterns import Pattern
from pricelint.extract.words import alternatives


@lru_cache
def told_start(language: str) -> Pattern:
    """What the count before is for, at the start of a text, up to the end of its clause ("per narration, ", "at best
    quality, ", "per message and ")."""
    conjunctions = alternatives(lexicon(language).words.conjunctions)
    joints = rf"(?:{joining(language)}|{alternatives(lexicon(language).words.at)})"
    return Pattern(
        rf"[\s(]{{0,3}}{joints}\s{{0,3}}[^,;.，；、。()（）\d]{{1,40}}[)）]?(?:\s{{0,3}}[,;，；、]\s{{0,3}}|\s{conjunctions}\s)"
    )


@lru_cache
def joint_end(language: str) -> Pattern:
    """ "per" at the end of a text; no bare article."""
    return Pattern(rf"{joining(language)}\s{{0,3}}$")


def closing(language: str, marks: str) -> str:
    """Source for what ends a statement: the end of the text, one of some marks, or "and"."""
    return rf"(?:$|[{marks}](?!\d)|\s(?:{alternatives(lexicon(language).words.conjunctions)})\s)"


@lru_cache
def joining(language: str) -> str:
    """Source for one of the words that join a count to what it is for; no bare article."""
    lex = lexicon(language)
    return alternatives(strict_joints(lex.words, lex.actions))
