"""Which phrases of the phrase files occur in a quote: what a reader had to go by in it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import regex

from pricelint.extract.explain.readers import Reader
from pricelint.extract.explain.trace import Phrase
from pricelint.extract.language import phrase_data
from pricelint.extract.patterns import Match, Pattern
from pricelint.extract.policies.wording.words import plain
from pricelint.extract.words import alternatives

_WORD_LISTS = frozenset({"actions", "actions.measures", "costs", "modalities", "models", "rates"})
"""Sections whose phrases are words; the others hold regular expressions."""
_IN_CLAUSES = frozenset({"policies", "pools", "conditions", "questions", "bonus", "tactics", "variation", "terms"})
"""Sections whose expressions match whole words where the language puts spaces between them."""
_PUNCTUATION = " ,.;:!?()"
_MOST = 6


def phrases_in(quote: str, reader: Reader, language: str, unit: str) -> tuple[Phrase, ...]:
    """The phrases of a reader's lists that occur in a quote, those of its language before English ones; a few at most.

    `unit` is the regular expression of the page's unit words, which some phrases name as `{unit}`.
    """
    found: dict[tuple[str, str], Phrase] = {}
    for code in dict.fromkeys((language, "en")):
        for key, match in _matches(plain(quote), reader, code, unit):
            found.setdefault((key, match[0].lower()), Phrase(f"{code}.toml", key, match[0].strip()))
    return tuple(found.values())[:_MOST]


def _matches(text: str, reader: Reader, code: str, unit: str) -> Iterator[tuple[str, Match]]:
    for section, keys in reader.lists.items():
        for key in keys:
            pattern = _pattern(code, section, key, unit)
            match = pattern.search(text) if pattern else None
            if match and match[0].strip(_PUNCTUATION):
                yield f"{section}.{key}", match


@lru_cache(maxsize=2048)
def _pattern(code: str, section: str, key: str, unit: str) -> Pattern | None:
    """One list as a pattern, None where the language has none or it cannot be written as one."""
    listed = _listed(code, section, key)
    if not listed:
        return None
    if section in _WORD_LISTS:
        return Pattern(alternatives(listed))
    body = "|".join(f"(?:{phrase.replace('{unit}', f'(?:{unit})')})" for phrase in listed)
    spaced = section in _IN_CLAUSES and phrase_data(code).get("policies", {}).get("spaced", True)
    pattern = Pattern(rf"(?<!\w)(?:{body})(?!\w)" if spaced else body)
    try:
        regex.compile(pattern.pattern)
    except regex.error:
        return None
    return pattern


def _listed(code: str, section: str, key: str) -> list[str]:
    """The phrases of a list; those of a list of tables are under `words`."""
    data: Any = phrase_data(code)
    for name in (*section.split("."), key):
        data = data.get(name, {}) if isinstance(data, dict) else {}
    if not isinstance(data, list):
        return []
    nested = [phrase for entry in data if isinstance(entry, dict) for phrase in entry.get("words", [])]
    return nested or [entry for entry in data if isinstance(entry, str)]
