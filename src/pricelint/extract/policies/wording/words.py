"""The phrase data of the policy readers, compiled once per language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import msgspec
import regex

from pricelint.extract.annotate.numbers import NumberWords
from pricelint.extract.language import section
from pricelint.extract.patterns import NEVER, Pattern
from pricelint.extract.policies.wording.sections import Conditions, Policies, Pools, Questions
from pricelint.model.units import Pool

_BEFORE_QUESTION = regex.compile(r"[ ¿\d.:]*+(?:[QF](?!\p{Latin})[ ¿\d.:]*+)?")
"""What may stand before the first word of a question: its number, "Q:"; the Q of "Qué" is its own."""

_VARIANTS = (
    *(("'", mark) for mark in "’‘"),
    *((" ", mark) for mark in "\u00a0\u202f\ufe0f\u2139*_`“”"),
    *((str(digit), chr(0xFF10 + digit)) for digit in range(10)),
)


@dataclass(frozen=True, slots=True)
class Words:
    """One language's phrase data as compiled patterns; `policy["lapse"]` is one class of wording.

    `variants` turns another way to write the language into the one of the phrases, sign by sign; `comma` is the comma
    of the phrases, for which pages also write the plain one.
    """

    code: str
    verb_final: bool
    variants: dict[int, str]
    comma: str
    spaced: bool
    takes_objects: bool
    policy: dict[str, Pattern]
    pools: dict[Pool, Pattern]
    place: dict[str, Pattern]
    condition: dict[str, Pattern]
    question: dict[str, Pattern]
    duration: Pattern
    numbers: dict[str, int]
    day_units: tuple[tuple[Pattern, int], ...]
    factors: tuple[tuple[Pattern, int], ...]
    hours: Pattern
    abbreviations: tuple[str, ...]
    twins: tuple[tuple[str, ...], tuple[str, ...]]

    def lets_leave(self, text: str) -> bool:
        """Whether a text before a word of keeping lets the buyer go: "Cancel anytime. You keep your credits …"."""
        return bool(self.condition["may_cancel"].search(text))

    def is_open(self, question: str) -> bool:
        """Whether a question asks for more than yes or no ("How long …")."""
        return bool(self.question["open"].match(_BEFORE_QUESTION.sub("", question, count=1)))


def plain(text: str) -> str:
    """The text with typographic variants made plain, character for character: offsets stay as they are."""
    for clear, variant in _VARIANTS:
        if variant in text:
            text = text.replace(variant, clear)
    return text


def alternatives(patterns: list[str], spaced: bool = True) -> Pattern:
    """One pattern for a list of phrases, which match whole words where the language puts spaces between them."""
    if not patterns:
        return Pattern(NEVER)
    body = "|".join(f"(?:{pattern})" for pattern in patterns)
    return Pattern(rf"(?<!\w)(?:{body})(?!\w)" if spaced else rf"(?:{body})")


def struct_patterns(data: msgspec.Struct, spaced: bool) -> dict[str, Pattern]:
    """Every list of phrases of a section, compiled under its key."""
    fields = msgspec.structs.asdict(data)
    return {key: alternatives(value, spaced) for key, value in fields.items() if isinstance(value, list)}


@lru_cache
def words(code: str) -> Words:
    """The compiled phrase data of a language. Raises `ConfigError` where its file is missing or broken."""
    data = section(code, "policies", Policies)
    pools = section(code, "pools", Pools)
    named = struct_patterns(pools, data.spaced)
    return Words(
        code=code,
        verb_final=data.verb_final,
        variants=_variants(data),
        comma=data.comma,
        spaced=data.spaced,
        takes_objects=data.takes_objects,
        policy=struct_patterns(data, data.spaced),
        pools={pool: named[pool.value] for pool in (Pool.BONUS, Pool.FREE, Pool.PURCHASED, Pool.PLAN)},
        place={key: named[key] for key in ("bought_at", "pack_card", "plan_card", "paid")},
        condition=struct_patterns(section(code, "conditions", Conditions), data.spaced),
        question=struct_patterns(section(code, "questions", Questions), data.spaced),
        duration=_duration(data, code),
        numbers=data.numbers,
        day_units=tuple((alternatives([unit], data.spaced), days) for unit, days in data.day_units.items()),
        factors=tuple((alternatives([said], data.spaced), times) for said, times in data.cap_factors.items()),
        hours=alternatives(data.hour_units, data.spaced),
        abbreviations=tuple(data.abbreviations),
        twins=(tuple(data.twins_before), tuple(data.twins_behind)),
    )


def _variants(data: Policies) -> dict[int, str]:
    """Signs that are written in two ways, as a table for `str.translate` to the way of the phrases."""
    pairs = [pair for one, other in data.variants.items() for pair in zip(one, other, strict=True)]
    return {ord(one): other for one, other in pairs}


def _duration(data: Policies, code: str) -> Pattern:
    """A number and its unit; `least` is the lower end of a range ("90–180 days")."""
    if not data.day_units:
        return Pattern(NEVER)
    numbers = "|".join([r"\d{1,4}", *sorted(data.numbers, key=len, reverse=True)])
    edge = (r"(?<![\w.,])", r"(?!\w)") if data.spaced else (r"(?<![\d.,])", "")
    between = "|".join(data.between) or NEVER
    units = "|".join([*data.day_units, *data.hour_units])
    to = "|".join([*section(code, "numbers", NumberWords).range, *data.ranges]) or NEVER
    least = rf"(?:(?<![$€£¥₽-])(?P<least>\d{{1,4}})(?:[-–—~〜～]| ?(?:{to}) ?))?"
    body = rf"{least}(?P<number>{numbers})\s*(?:\((?P<digits>\d{{1,4}})\))?[\s-]*(?:(?:{between})\s*)?(?P<unit>{units})"
    return Pattern(edge[0] + body + edge[1])
