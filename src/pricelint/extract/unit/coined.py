"""Units with a name of their own: what a page declares to be its currency ("Sparkles, our virtual currency")."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import msgspec
import regex

from pricelint.extract.annotate.currencies import CODES
from pricelint.extract.language import section
from pricelint.extract.patterns import Pattern

_NAME = r"(?P<name>\p{L}[\p{L}\p{N}]{1,19})"
_LEAST = 2
_REACH = 40
_MANY = 16
_ENDING = 3
_CYRILLIC = regex.compile(r"\p{Cyrillic}{4,}")


class _Named(msgspec.Struct):
    words: list[str]


class CoinedWords(msgspec.Struct):
    """[units] `coined`: the forms in which pages say that `{name}` is what they are paid in."""

    coined: list[str] = []
    names: list[_Named] = []


class _Frequent(msgspec.Struct):
    """[detect]: the frequent words of a language."""

    words: list[str] = []


def coined_names(text: str, language: str) -> tuple[str, ...]:
    """The names that a text declares to be a currency and then uses, as written, in the order of their declaration.

    A name is a word with a capital (or of a script that has none) that stands in the text at least twice and is neither
    a frequent word of the language nor the plain word for a unit ("Credits"), which is known as that.
    """
    forms = currency_forms(language)
    if not forms.may_match(text):
        return ()
    found = dict.fromkeys(match["name"] for pair in _pairs(text, forms) for match in forms.finditer(pair))
    taken = taken_names(language).union(code.lower() for code in CODES)
    return tuple(
        name for name in found if not name[0].islower() and name.lower() not in taken and _times(name, text) >= _LEAST
    )


def _times(name: str, text: str) -> int:
    return sum(text.count(form) for form in (name, *forms_of(name, text)))


def forms_of(name: str, text: str) -> tuple[str, ...]:
    """The other forms that a text gives a name of Cyrillic letters, with its capital: all but its last letter stays."""
    if not _CYRILLIC.fullmatch(name) or name.isupper():
        return ()
    found = regex.findall(rf"(?<!\w){name[:-1]}\p{{Cyrillic}}{{0,{_ENDING}}}(?!\w)", text)
    return tuple(sorted({*found} - {name}))


def _pairs(text: str, forms: Pattern) -> Iterator[str]:
    """The lines in which a form may stand, each with the beginning of the next: a form reaches no further, and long
    texts are dear to search from end to end. Most lines are passed over many at a time."""
    lines = text.split("\n")
    for first in range(0, len(lines), _MANY):
        several = lines[first : first + _MANY + 1]
        if forms.may_match("\n".join(several)):
            for line, following in zip(several[:_MANY], [*several[1:], ""], strict=False):
                yield f"{line}\n{following[:_REACH]}"


@lru_cache
def taken_names(language: str) -> frozenset[str]:
    """The frequent words of a language and the plain words for a unit, in small letters: no page coins these."""
    codes = dict.fromkeys((language, "en"))
    frequent = [word for code in codes for word in section(code, "detect", _Frequent).words]
    plain = [word for code in codes for unit in section(code, "units", CoinedWords).names for word in unit.words]
    return frozenset(word.lower() for word in (*frequent, *plain))


@lru_cache
def currency_forms(language: str) -> Pattern:
    """The forms of a language and of English as one pattern; its group `name` is the name."""
    codes = dict.fromkeys((language, "en"))
    forms = [form for code in codes for form in section(code, "units", CoinedWords).coined]
    return Pattern("|".join(form.replace("{name}", _NAME) for form in forms) or "(?!)")
