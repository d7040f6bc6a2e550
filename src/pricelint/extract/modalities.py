"""What an action makes and what it is measured in, read from the words that name it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import zip_longest

import msgspec
import regex

from pricelint.extract.annotate.numbers import NumberWords, to_decimal
from pricelint.extract.language import section
from pricelint.extract.patterns import Pattern
from pricelint.extract.words import alternatives, word_pattern
from pricelint.model.units import Modality, Per

NUMBER = r"\d{1,3}(?:[,. ]\d{3}){1,4}(?!\d)|\d{1,9}(?:[.,]\d{1,9})?"

_ORDER = (Modality.THREE_D, Modality.VIDEO, Modality.AUDIO, Modality.IMAGE, Modality.CODE, Modality.TEXT)
_FEW = r"(?<=(?<!\d)[1-9])|(?<=(?<!\d)[1-5]\d)|(?<=(?<!\d)60)"
_TIMES = ("second", "minute")
_SHORT = 3
_SCALES = {"k": 1000, "m": 1_000_000}
_SIDES = frozenset({"2k", "4k", "8k"})
_SIZED = regex.compile(r"[dxp](?![\p{L}\d])", regex.I)
"""What makes the number before it a size ("3D scan", "2x export", "1080p export")."""
_DEFAULT = {Modality.IMAGE: Per.IMAGE, Modality.VIDEO: Per.VIDEO}
_UNLIKE = {
    Modality.IMAGE: {Per.VIDEO},
    Modality.VIDEO: {Per.IMAGE},
    Modality.AUDIO: {Per.IMAGE, Per.VIDEO},
    Modality.TEXT: {Per.IMAGE, Per.VIDEO, Per.CLIP},
}
TIMES = frozenset({Per.SECOND, Per.MINUTE})
SEEN = frozenset({Per.IMAGE, Per.VIDEO, Per.CLIP})
TEXTS = frozenset({Per.WORDS, Per.CHARACTERS})


class ActionWords(msgspec.Struct):
    """[actions]: words of measures by `Per` value, what joins a count to them, words for one, verbs of making, names of
    texts that are about something seen or heard ("video script"), words before several ("каждые 10 секунд")."""

    measures: dict[str, list[str]] = {}
    per: list[str] = []
    each: list[str] = []
    one: list[str] = []
    make: list[str] = []
    written: list[str] = []
    every: list[str] = []


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure at a span of text: `number` of it (1 where the text says "a" or nothing)."""

    start: int
    end: int
    per: Per
    number: Decimal
    word: str


@lru_cache(maxsize=8192)
def modality_of(text: str, language: str) -> Modality | None:
    """What an action named `text` makes; None where its words do not tell. "Text to video" is a video, a "video script"
    is a text.

    Names of models are English in every language ("GPT Image 2"), so English words are tried last.
    """
    lists = section(language, "modalities", dict[str, list[str]])
    found = [kind for kind in _ORDER if (words := lists.get(kind)) and word_pattern(tuple(words)).search(text)]
    if not found and language != "en":
        return modality_of(text, "en")
    if found and found[0] is not Modality.TEXT and (written := _written(language)) and written.search(text):
        return Modality.TEXT
    return found[0] if found else None


@lru_cache
def _written(language: str) -> Pattern | None:
    """What finds texts about something seen or heard; None where the language lists none."""
    words = section(language, "actions", ActionWords).written
    return Pattern(rf"\b(?:{'|'.join(words)})") if words else None


@lru_cache(maxsize=8192)
def measures_in(text: str, language: str) -> tuple[Measure, ...]:
    """Every measure a text names, in order. "5-second" before a noun is a property of it, no measure."""
    matches = list(measure_pattern(language).finditer(text))
    found = [_unversioned(text, measure_from(match, language)) for match in matches if not match["joined"]]
    found = [m for m in found if len(m.word) > 1 or m.number > 1 or _counts(text, m, language)]
    return tuple(m for m, after in zip_longest(found, found[1:]) if m and not _describes(m, after, text, language))


def _unversioned(text: str, measure: Measure) -> Measure:
    """A measure without the number that belongs to a name before it ("Ember-4 image")."""
    named = measure.start > 1 and text[measure.start - 1] == "-" and text[measure.start - 2].isalpha()
    return replace(measure, number=Decimal(1)) if named and measure.number > 1 else measure


def _counts(text: str, measure: Measure, language: str) -> bool:
    """Whether a counter of one sign is one: with its number or "per" before it, or alone; "本" in "台本" is none."""
    if measure.word < "\u2e80" or text[measure.start].isdecimal():
        return True
    before = text[: measure.start].rstrip()
    return not before or bool(_joint_end(language).search(before)) or not before[-1].isalpha()


@lru_cache
def _joint_end(language: str) -> Pattern:
    actions = section(language, "actions", ActionWords)
    return Pattern(rf"{alternatives([*actions.per, *actions.one])}$")


def _describes(measure: Measure, after: Measure | None, text: str, language: str) -> bool:
    """Whether a length only describes the noun right behind it ("10 second videos"), and is not every such stretch."""
    length = measure.per in TIMES and measure.number > 1 and after is not None and after.start - measure.end <= 1
    every = tuple(section(language, "actions", ActionWords).every)
    return length and not text[: measure.start].rstrip().lower().endswith(every)


def measure_from(match: regex.Match[str], language: str) -> Measure:
    """The measure that a match of `measure_pattern` (or of a pattern around it) holds.

    A size that reads like a number ("4K images") is a property of the output and counts nothing.
    """
    names = _names(language)
    name = next(key for key in names if match[key])
    groups = match.groupdict()
    word, per = match[name], names[name]
    counted = next((key for key in ("number", "many") if groups.get(key)), name)
    number = Decimal(1)
    if counted == "many":
        number = Decimal(_words_of(language)[" ".join(match["many"].lower().split())])
    elif counted == "number":
        digits, scale = match["number"], (match["scale"] or "").strip().lower()
        sized = _SIZED.match(match[0], match.end("number") - match.start())
        if sized or is_size(digits + (match["scale"] or "").strip(), per, word, language):
            counted = name
        else:
            mark = section(language, "numbers", NumberWords).decimal
            number = to_decimal(digits, mark) * (_SCALES.get(scale) or _words_of(language).get(scale, 1))
    return Measure(match.start(counted), match.end(name), per, number or Decimal(1), word)


def is_size(number: str, per: Per, word: str, language: str) -> bool:
    """Whether a scaled number before what is seen is its resolution ("4K images"), no count."""
    if number.lower() not in _SIDES:
        return False
    kind = modality_of(word, language)
    return per in SEEN or kind in (Modality.IMAGE, Modality.VIDEO) or (per is Per.OTHER and number[-1] == "K")


@lru_cache
def _words_of(language: str) -> dict[str, int]:
    """Numbers above one that are words: "ten", "thousand"."""
    known = section(language, "numbers", NumberWords)
    return {word.lower(): value for word, value in {**known.words, **known.scales}.items() if value > 1}


@lru_cache
def _names(language: str) -> dict[str, Per]:
    measures = section(language, "actions", ActionWords).measures
    return {f"m{place}": Per(value) for place, value in enumerate(measures)}


@lru_cache
def measure_source(language: str, gap: int = 0) -> str:
    """Source of a pattern for one measure with the number before it; groups number, scale, many, joined, m0 … mN.

    `many` is a number in words. Up to `gap` other words may stand before the measure ("1 high-quality image"). What is
    made, right before a length of time, is none: "per video minute" is per minute.
    """
    measures = section(language, "actions", ActionWords).measures
    times = alternatives([word for name in _TIMES for word in measures.get(name, []) if len(word) > _SHORT])
    sources = [
        rf"(?:{alternatives(words)}|{_glued(words)})" if name in _TIMES else rf"{alternatives(words)}(?!\s{times})"
        for name, words in measures.items()
    ]
    groups = "|".join(f"(?P<m{place}>{source})" for place, source in enumerate(sources))
    words = rf"(?:[^\W\d_][\w'’/-]*\s){{0,{gap}}}?" if gap else ""
    scales = alternatives(section(language, "numbers", NumberWords).scales)
    digits = rf"(?<![\d×])(?<!\dx)(?P<number>{NUMBER})(?P<scale>[kKM]|\s?{scales})?(?P<joined>[-‑])?\s?"
    many = rf"(?P<many>{alternatives(_words_of(language))})\s?"
    return rf"(?:{digits}|{many})?{words}(?:{groups or '(?!)'})"


def _glued(words: list[str]) -> str:
    """Short words for a time right behind a number up to sixty ("5s", "30sec"); a decade has a larger one ("80s")."""
    short = "|".join(regex.escape(word) for word in words if word.isascii() and len(word) <= _SHORT)
    return rf"(?:{_FEW})(?:{short})(?![^\W_])" if short else r"(?!)"


@lru_cache
def measure_pattern(language: str) -> Pattern:
    """Compiled `measure_source`."""
    return Pattern(measure_source(language))


def shifted(measure: Measure, by: int) -> Measure:
    """The measure at a place further on."""
    return replace(measure, start=measure.start + by, end=measure.end + by)


def per_of(item: str, modality: Modality, language: str) -> Per:
    """The measure of an action that its label names ("minute of speech", "5-second clip"), else the usual one.

    A length in a label is a property of the output, not its measure; several outputs ("4 images") are one generation;
    a word for text is a measure where it is counted ("1,000 words").
    """
    stated = measures_in(item, language)
    if any(m.number > 1 and m.per not in TIMES and m.per not in TEXTS for m in stated):
        return Per.GENERATION
    named = [m for m in stated if (m.number == 1) is not (m.per in TEXTS) and m.per not in _UNLIKE.get(modality, ())]
    fixed = sorted((m for m in named if m.per is not Per.OTHER), key=lambda m: m.per is Per.GENERATION)
    if fixed:
        return fixed[0].per
    return Per.OTHER if named and modality is Modality.OTHER else _DEFAULT.get(modality, Per.GENERATION)


def scale_to(measure: Measure, units: Decimal) -> tuple[Decimal, Per]:
    """Units for `measure.number` measures as units per one `Per`: 5 per 30 seconds is 10 per minute.

    Where the quotient has no finite decimal form it is rounded to six significant digits.
    """
    base = {Per.CHARACTERS: Decimal(1000), Per.WORDS: Decimal(1000)}.get(measure.per, Decimal(1))
    value = exact(units * base / measure.number)
    if measure.per is Per.SECOND and value * measure.number != units:
        in_minutes = exact(units * 60 / measure.number)
        if in_minutes * measure.number == units * 60:
            return in_minutes, Per.MINUTE
    return value, measure.per


def exact(value: Decimal) -> Decimal:
    """A quotient as it is where it is finite within 12 digits, else rounded to six significant digits."""
    short = +value.normalize()
    if len(short.as_tuple().digits) > 12:
        short = Decimal(f"{value:.6g}")
    return Decimal(f"{short.normalize():f}")
