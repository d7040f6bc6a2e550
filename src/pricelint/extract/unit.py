"""The platform's internal currency: which word the page uses for what it sells."""

from __future__ import annotations

from functools import lru_cache

import msgspec
import regex

from pricelint.documents.document import Document
from pricelint.extract.coined import coined_names
from pricelint.extract.costs.lexicon import lexicon
from pricelint.extract.language import section
from pricelint.extract.modalities import measure_from
from pricelint.extract.patterns import Pattern
from pricelint.extract.screens import screen
from pricelint.model.fact import UnitName
from pricelint.model.units import Per

_LEAST, _OFTEN, _DENSE, _BESIDE = 2, 4, 900, 60
_MONEY = regex.compile(r"[$€£¥₹₩₽]|\b(?:USD|EUR|GBP|BRL|CNY|JPY)\b|[元円]")
_RATED = regex.compile(r"(?:/|\bper) ?$")
_LEAD = 40
_OUTPUTS = frozenset({Per.IMAGE, Per.VIDEO, Per.CLIP, Per.SONG})
_COUNTED = regex.compile(
    r"\d[\d.,]*(?:[kKM]| ?[千万萬亿億])?\+?"
    r"(?:[ \n-]?(?:[\p{Latin}\p{Cyrillic}][\p{Latin}\p{Cyrillic}-]* ){0,3}"
    r"|[\p{Han}\p{Kana}\p{Hangul}ーのA-Za-z ]{0,8})$"
)


class UnitWord(msgspec.Struct):
    """One unit of a language: its words as regular expressions; `weak` needs more proof, `output` is what is made."""

    name: str
    words: list[str]
    weak: bool = False
    output: bool = False


class UnitWords(msgspec.Struct):
    """[units]: the units of a language, what makes their words something else, how an output is sold as a unit.

    `owned`: how a page speaks of units that its customers hold ("unused tokens", "tokens never expire"); `metered`: how
    language models are priced ("per million tokens"), which makes no unit of a weak word; `twins`: passages in which a
    unit's word is something else.
    """

    names: list[UnitWord] = []
    not_before: list[str] = []
    not_behind: list[str] = []
    sold: list[str] = []
    owned: list[str] = []
    metered: list[str] = []
    twins: list[str] = []


class _Tally(msgspec.Struct, frozen=True, gc=False):
    word: UnitWord
    mentions: list[tuple[int, int]]
    counted: list[tuple[int, int]]


def find_unit(document: Document, text: str, language: str, known: str = "") -> UnitName | None:
    """The unit that the page counts in, None where it counts in none.

    `text` is the document's text with ASCII digits. A word counts where numbers stand beside it; words that only share
    the spelling ("credit card", "photo credits") are left out by the phrase file. `known` is the name of the unit that
    the platform sells on another page: here any mention of it is enough.
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = text
    tallies = _tallies(text, lowered, language, output=False)
    coined = [UnitWord(name.lower(), [name]) for name in coined_names(text, language)]
    tallies += [tally for word in coined if (tally := _tally(text, lowered, word, language)).mentions]
    proven = [t for t in tallies if _proven(text, t, language)]
    if not proven and (known or screen(_sales(language)).search(text)):
        made = _tallies(text, lowered, language, output=True)
        proven, tallies = [t for t in made if _sold(text, t, language)], tallies + made
    best = max(proven, key=lambda t: 3 * len(t.counted) + len(t.mentions), default=None)
    best = best or next((tally for tally in tallies if tally.word.name == known), None)
    if best is None:
        return None
    first = (best.counted or best.mentions)[0]
    return UnitName(
        name=best.word.name,
        is_output=best.word.output,
        evidence=(document.cite(*first, "unit"),),
        method="unit.words",
    )


def word_pattern(unit: UnitName | None, language: str) -> str:
    """Regular expression of a unit's words in a language and in English; matches nothing where there is no unit."""
    if unit is None:
        return r"(?!)"
    words = [w for word in _known(language) if word.name == unit.name or word.name in unit.aliases for w in word.words]
    return "|".join(sorted(dict.fromkeys(words), key=len, reverse=True)) or regex.escape(unit.name)


def _proven(text: str, tally: _Tally, language: str) -> bool:
    """Counted, or what a text is about; a weak word has to be counted beside money, or once so and twice as spent."""
    if tally.word.weak:
        if _says(text, tally, language, "metered"):
            return False
        sold = sum(_near_money(text, span) for span in tally.counted)
        held = len(tally.counted) >= _LEAST and _says(text, tally, language, "owned") > 0
        spent = sum(_spent(text, span, language) for span in tally.counted) if sold else 0
        return held or sold >= _LEAST or spent >= _LEAST or _priced(text, tally, language)
    often = len(tally.mentions) >= _OFTEN or len(tally.mentions) * _DENSE >= len(text)
    return bool(tally.counted) or often


def _priced(text: str, tally: _Tally, language: str) -> bool:
    """Whether a price stands beside words of selling: "Token packs ($1.99, $5.99)"."""
    return any(_near_money(text, match.span()) for match in _sayings(text, tally, language, "sold"))


def _spent(text: str, span: tuple[int, int], language: str) -> bool:
    """Whether a count is what one output consumes ("2 points per image")."""
    match = lexicon(language).per_start.match(text[span[1] : span[1] + _BESIDE])
    return match is not None and measure_from(match, language).per in _OUTPUTS


def _near_money(text: str, span: tuple[int, int]) -> bool:
    around = text[max(0, span[0] - _BESIDE) : span[1] + _BESIDE]
    rated = _RATED.search(text[max(0, span[0] - 5) : span[0]])
    return bool(_MONEY.search(around)) and not rated


def _sold(text: str, tally: _Tally, language: str) -> bool:
    """Whether a page sells what is made by the piece: "buy minutes", "minute packs"."""
    return _says(text, tally, language, "sold") + (len(tally.counted) > 0) >= _LEAST


def _says(text: str, tally: _Tally, language: str, what: str) -> int:
    """How often a text uses the forms of one list of [units] with the words of a unit."""
    return len(_sayings(text, tally, language, what))


def _sayings(text: str, tally: _Tally, language: str, what: str) -> list[regex.Match[str]]:
    spelled = "|".join(tally.word.words)
    data = [section(code, "units", UnitWords) for code in dict.fromkeys((language, "en"))]
    forms = [form for own in data for form in getattr(own, what)]
    if not forms or not screen("|".join(_form(form, spelled).pattern for form in forms)).search(text):
        return []
    return [match for form in forms for match in _form(form, spelled).finditer(text)]


@lru_cache
def _form(form: str, spelled: str) -> Pattern:
    return Pattern(form.replace("{unit}", f"(?:{spelled})"))


@lru_cache
def _known(language: str) -> tuple[UnitWord, ...]:
    own = section(language, "units", UnitWords).names
    names = {word.name for word in own}
    english = [] if language == "en" else section("en", "units", UnitWords).names
    return (*own, *(word for word in english if word.name not in names))


@lru_cache
def _sales(language: str) -> str:
    """All ways to say that something made by the piece is sold: pages that use none of them sell none."""
    spelled = "|".join(spelling for word in _known(language) if word.output for spelling in word.words)
    codes = dict.fromkeys((language, "en"))
    forms = [form for code in codes for form in section(code, "units", UnitWords).sold]
    return "|".join(_form(form, spelled).pattern for form in forms) if spelled and forms else "(?!)"


def _tallies(text: str, lowered: str, language: str, *, output: bool) -> list[_Tally]:
    words = [word for word in _known(language) if word.output == output]
    return [tally for word in words if (tally := _tally(text, lowered, word, language)).mentions]


def _tally(text: str, lowered: str, word: UnitWord, language: str) -> _Tally:
    """Every place where a text uses the words of a unit, those with a number before them apart."""
    mentions: list[tuple[int, int]] = []
    counted: list[tuple[int, int]] = []
    before, behind = _excluded(language)
    places = _places(text, lowered, word.words)
    apart = [match.span() for match in _twins(language).finditer(text)] if places else []
    for start, end in places:
        lead = text[max(0, start - _LEAD) : start]
        if (
            any(first <= start and end <= last for first, last in apart)
            or before.search(lead)
            or behind.match(text[end : end + _LEAD])
        ):
            continue
        number = _COUNTED.search(lead)
        (counted if number else mentions).append((start - (len(lead) - number.start() if number else 0), end))
    return _Tally(word, sorted([*mentions, *counted]), counted)


def _places(text: str, lowered: str, words: list[str]) -> list[tuple[int, int]]:
    """Where whole words stand in a text; scripts without spaces have no word edges.

    A capital right behind a small letter begins another word: markup without spaces fuses "150 creditsUp to 30 images".
    """
    found: list[tuple[int, int]] = []
    if not any(stem in lowered for stem in _stems(tuple(words))):
        return found
    for word in words:
        spelled, latin = word.lower(), word[0] < "\u2e80"
        at = lowered.find(spelled)
        while at >= 0:
            end = at + len(spelled)
            if not latin or not (_is_latin(lowered[at - 1 : at]) or _runs_on(text, end)):
                found.append((at, end))
            at = lowered.find(spelled, end)
    return found


@lru_cache(maxsize=512)
def _stems(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that hold no other of them: where none of these stands, none of them does."""
    lower = [word.lower() for word in words]
    return tuple(word for word in lower if not any(other in word for other in lower if other != word))


def _runs_on(text: str, end: int) -> bool:
    """Whether a Latin word goes on at an offset."""
    return _is_latin(text[end : end + 1]) and not (text[end - 1].islower() and text[end].isupper())


def _is_latin(char: str) -> bool:
    return char.isalpha() and char < "\u2e80"


@lru_cache
def _twins(language: str) -> Pattern:
    data = [section(code, "units", UnitWords) for code in dict.fromkeys((language, "en"))]
    return Pattern("|".join(form for own in data for form in own.twins) or "(?!)")


@lru_cache
def _excluded(language: str) -> tuple[regex.Pattern[str], Pattern]:
    """What makes a unit's word something else, before and behind it."""
    data = [section(code, "units", UnitWords) for code in dict.fromkeys((language, "en"))]
    before = "|".join(word for own in data for word in own.not_before) or "(?!)"
    behind = "|".join(word for own in data for word in own.not_behind) or "(?!)"
    return (
        regex.compile(rf"(?r)(?<!\p{{L}})(?:{before})[ -]$", regex.IGNORECASE),
        Pattern(rf"[ -]?(?:{behind})(?![\p{{Latin}}\p{{Cyrillic}}])"),
    )
