"""Every pattern that is made of a language's phrases, with a name that tells where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from pricelint.extract import rates
from pricelint.extract.costs.claims import markups
from pricelint.extract.costs.sentences import counted, reciprocal, respective, variants
from pricelint.extract.costs.surroundings import naming
from pricelint.extract.costs.wording.lexicon import Lexicon, lexicon
from pricelint.extract.language import section
from pricelint.extract.modalities import measure_pattern
from pricelint.extract.patterns import Pattern
from pricelint.extract.policies.lines import phrases
from pricelint.extract.policies.wording.words import words
from pricelint.extract.words import word_pattern

UNIT = r"credits?|tokens?"


def policy_patterns(language: str) -> Iterator[tuple[str, Pattern]]:
    """The patterns of all sections that the policy readers use."""
    known = words(language)
    for group in (known.policy, known.place, known.condition, known.question, known.pools):
        yield from ((str(key), pattern) for key, pattern in group.items())
    yield "duration", known.duration
    for name in ("bonus", "tactics", "variation", "terms"):
        yield from ((f"{name}.{key}", pattern) for key, pattern in phrases(language, name).items())


def cost_patterns(language: str) -> Iterator[tuple[str, Pattern]]:
    """The patterns that costs, measures and rates are read with."""
    lex = lexicon(language)
    for name, value in vars(Lexicon).items():
        if isinstance(value, cached_property) and isinstance(pattern := getattr(lex, name), Pattern):
            yield f"costs.{name}", pattern
    yield "costs.reciprocal", reciprocal.pattern(UNIT, language)
    yield "costs.worded", counted.worded(language, UNIT)
    yield "costs.respective.joint", respective.joint(language, UNIT)
    yield "costs.respective.lengths", respective.row_of_lengths(language)
    for name in ("joined", "led", "behind", "made"):
        yield f"costs.variants.{name}", getattr(variants, name)(language)
    yield "costs.general", naming.general_words(language)
    yield "costs.label_words", naming.label_words(UNIT, language)
    yield "measures", measure_pattern(language)
    yield from ((f"rates.{name}", pattern) for name, pattern in rates.rate_patterns(UNIT, language).items())
    modalities = section(language, "modalities", dict[str, list[str]])
    yield from ((f"modalities.{name}", word_pattern(tuple(group))) for name, group in modalities.items())
    known = section(language, "models", markups.ModelWords)
    yield from ((f"models.{name}", word_pattern(tuple(getattr(known, name)))) for name in known.__struct_fields__)
