"""What tells one action or model from others that make the same kind of thing."""

from __future__ import annotations

from functools import lru_cache

import regex

from pricelint.extract.costs.found import QUALITY
from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.language import section
from pricelint.extract.modalities import measures_in, modality_of
from pricelint.extract.patterns import Pattern
from pricelint.extract.words import alternatives, word_pattern
from pricelint.model.units import Per

WORDS = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}.+-]*")
HOLLOW = frozenset({Per.GENERATION, Per.SECOND, Per.MINUTE})
_VERSIONED = regex.compile(r"\p{Lu}[\p{L}-]+[ -]?v?\d+(?:\.\d+)?(?![\p{L}%×x])")
_LABEL = regex.compile(
    r"\W{0,4}(\p{L}(?:[^:：.!?。\n]|\.(?=\d)){1,39})(?::(?=\s|[\p{Han}\p{Kana}\p{Hangul}]|\d{3,4}p|[248]k)|：)", regex.I
)
_NAMED = regex.compile(rf"{_VERSIONED.pattern}(?:\s\p{{Lu}}[\p{{L}}]{{2,}}){{0,2}}")
_PIXELS = regex.compile(r"\d{3,5}\s?[x×]\s?\d{3,5}")
_YEAR = regex.compile(r"(?:19|20)\d\d")
_MOST_WORDS = 5
SCRIPT = regex.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")


@lru_cache(maxsize=4096)
def distinguishing(item: str, language: str) -> tuple[str, ...]:
    """The words that make an item a thing of its own, lower-case; () where it is any action of its modality.

    "Video generation" and "Songs erzeugen" are general, "Colorear fotos" and "Ember Voice" are not.
    """
    text = item.lower()
    general = general_words(language)
    rest = general.sub(" ", text)
    for measure in measures_in(rest, language):
        rest = rest[: measure.start] + " " * (measure.end - measure.start) + rest[measure.end :]
    words = [word for word in WORDS.findall(rest) if len(word) > 1 or SCRIPT.fullmatch(word)]
    return tuple(dict.fromkeys(words))


@lru_cache
def general_words(language: str) -> Pattern:
    """Words of making in general, articles and lengths."""
    lex = lexicon(language)
    lists = section(language, "modalities", dict[str, list[str]])
    words = [word for group in lists.values() for word in group]
    source = alternatives([*words, *lex.words.general, *lex.words.articles, *lex.words.approximate, *lex.words.best])
    return Pattern(rf"{source}|\d+(?:[.,]\d+)?")


def lead_label(text: str) -> str:
    """A short label that begins a line and is followed by what is said of it ("Draft mode: …"); else ""."""
    match = _LABEL.match(text)
    return match[1] if match and len(match[1].strip()) > 1 and len(match[1].split()) <= _MOST_WORDS else ""


def is_model(item: str) -> bool:
    """A name with a version ("Ember 3", "GPT-5", "Flux 1.1 Pro")."""
    return bool(_VERSIONED.search(item))


def model_in(text: str) -> str:
    """The last name with a version in a text ("With Ember 3 Pro you pay"); "" where there is none."""
    named = [match[0] for match in _NAMED.finditer(text) if not _YEAR.search(match[0])]
    return named[-1] if named else ""


@lru_cache(maxsize=4096)
def is_bare(item: str, unit: str, language: str) -> bool:
    """Whether a label names no thing at all: only words of costs, measures, qualities, pronouns and the unit."""
    rest = label_words(unit, language).sub(" ", QUALITY.sub(" ", item))
    for measure in reversed(measures_in(rest, language)):
        if measure.per in HOLLOW and modality_of(measure.word, language) is None:
            rest = rest[: measure.start] + " " + rest[measure.end :]
    return not any(char.isalpha() for char in rest)


def names_price(text: str, language: str) -> bool:
    """Whether a text ends with a word for a price, which names no thing ("our launch pricing")."""
    return _priced(language).search(text) is not None


@lru_cache
def _priced(language: str) -> Pattern:
    return Pattern(rf"{alternatives(lexicon(language).words.pricing)}\W*$")


@lru_cache(maxsize=256)
def label_words(unit: str, language: str) -> Pattern:
    """What a label may hold and still name no thing; `unit` is the source of the unit's words."""
    words, actions = lexicon(language).words, lexicon(language).actions
    lists = [
        words.unit_columns,
        words.labels,
        words.pronouns,
        words.articles,
        words.tails,
        words.verbs,
        words.approximate,
    ]
    source = alternatives([word for group in (*lists, actions.per, actions.one) for word in group])
    return Pattern(rf"{source}|(?:{unit})")


@lru_cache(maxsize=4096)
def is_tier(label: str, language: str) -> bool:
    """Whether a label is only the name of a plan or pack ("Starter", "Pro plan"), which has no size in pixels."""
    if _PIXELS.search(label):
        return False
    words = [*lexicon(language).words.tiers, *lexicon("en").words.tiers]
    return not any(char.isalpha() for char in word_pattern(tuple(words)).sub(" ", label))
