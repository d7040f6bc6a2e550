"""What tells one action or model from others that make the same kind of thing."""

from __future__ import annotations

from functools import lru_cache

import regex

from pricelint.extract.costs.lexicon import lexicon
from pricelint.extract.language import section
from pricelint.extract.modalities import measures_in
from pricelint.extract.words import alternatives

WORDS = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}.+-]*")
SCRIPT = regex.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")


def distinguishing(item: str, language: str) -> tuple[str, ...]:
    """The words that make an item a thing of its own, lower-case; () where it is any action of its modality.

    "Video generation" and "Songs erzeugen" are general, "Colorear fotos" and "Ember Voice" are not.
    """
    text = item.lower()
    general = _general(language)
    rest = general.sub(" ", text)
    for measure in measures_in(rest, language):
        rest = rest[: measure.start] + " " * (measure.end - measure.start) + rest[measure.end :]
    words = [word for word in WORDS.findall(rest) if len(word) > 1 or SCRIPT.fullmatch(word)]
    return tuple(dict.fromkeys(words))


@lru_cache
def _general(language: str) -> regex.Pattern[str]:
    """Words of making in general, articles and lengths."""
    lex = lexicon(language)
    lists = section(language, "modalities", dict[str, list[str]])
    words = [word for group in lists.values() for word in group]
    source = alternatives([*words, *lex.words.general, *lex.words.articles, *lex.words.approximate, *lex.words.best])
    return regex.compile(rf"{source}|\d+(?:[.,]\d+)?", regex.I)
