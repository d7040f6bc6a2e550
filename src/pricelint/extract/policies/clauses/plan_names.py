"""Names of plans before a verb: "Pro and Studio include rollover", "Business plan credits reset monthly"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pricelint.extract.patterns import Pattern
from pricelint.extract.policies.wording.words import Words

_NAME = regex.compile(r"(?<![\w&])\p{Lu}[\p{L}\d]*\+*(?![\w])")
_OWN_WORDS = ("rest", "filler", "unused", "cycle", "ours", "nowadays", "all_units", "pointing")


def plan_names(text: str, words: Words, unit: Pattern) -> frozenset[str]:
    """The capitalised words of a text that are no words of the language's policies, of a pool or of the unit."""
    return frozenset(match[0].lower() for match in _names(text, words, unit))


def without_plan_names(text: str, words: Words, unit: Pattern) -> str:
    """The text without names of plans and without the verb by which a plan has something ("includes")."""
    for match in reversed(list(_names(text, words, unit))):
        text = text[: match.start()] + " " + text[match.end() :]
    return words.policy["plan_has"].sub(" ", text)


def _names(text: str, words: Words, unit: Pattern) -> Iterator[regex.Match[str]]:
    patterns = [*(words.policy[key] for key in _OWN_WORDS), *words.pools.values(), unit]
    return (m for m in _NAME.finditer(text) if not any(p.compiled.fullmatch(m[0]) for p in patterns))
