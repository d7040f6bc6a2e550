"""Units that are in no list: words that a page itself grants or sells by number, and spends on what it makes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import takewhile

import msgspec
import regex

from pricelint.extract.annotate.currencies import CODES, SUFFIXED
from pricelint.extract.annotate.money import MoneyWords
from pricelint.extract.annotate.numbers import NumberWords
from pricelint.extract.annotate.periods import period_behind, read_periods
from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.language import section
from pricelint.extract.modalities import measures_in, modality_of
from pricelint.extract.patterns import Pattern
from pricelint.extract.unit.coined import taken_names
from pricelint.extract.unit.mentions import MONEY, Spelled, Tally
from pricelint.extract.unit.proof import is_bought_and_kept, is_near_money, is_spent, is_traded
from pricelint.extract.unit.things import is_thing
from pricelint.extract.unit.words import UnitWord, known_units
from pricelint.extract.words import alternatives

_WORD = (
    r"[\p{Latin}\p{Cyrillic}]{3,16}(?![\p{Latin}\p{Cyrillic}\d'’-])|[\p{Katakana}ー]{2,8}(?![\p{Katakana}ー])"
    r"|\p{Han}{2,3}(?!\p{Han})|\p{Hangul}{2,4}(?!\p{Hangul})"
)
_COUNTED = regex.compile(
    rf"(?<![\p{{Latin}}\p{{Cyrillic}}\d.,$€£¥₽₩#-])(?P<number>\d(?:[\d.,]*\d)?)[ \n]?(?P<word>{_WORD})"
)
_LEAST = 2
_STEM, _SIGNS, _ENDING = 3, 2, 3
"""Letters that forms of a word share, signs of East Asia that they do, and letters in which they may differ."""
_CASE = 2
_BEFORE = 60


class _Uses(msgspec.Struct):
    """[units] `employs`: verbs of spending that are said of helpers and means too ("a film uses 2 cameras")."""

    employs: list[str] = []


class _Use(msgspec.Struct, frozen=True):
    number: str
    word: str
    start: int
    end: int


def used_names(page: Spelled, generates: bool) -> list[Tally]:
    """The words that a page uses as a currency, whatever it calls them, each as a unit with its forms.

    A page that sells one spends some of it on what is made ("a scene costs 8 orbs") and names several other numbers of
    it that are granted per period or stand beside money. What is counted for other reasons (seats, gigabytes) and what
    lists know (tokens, images) is none. A word for what is made has to be bought or held in words too, and so has
    one that is spent on what no list of actions knows, on a page of which `generates` says that it is of this trade.
    There a word that is bought in words and told to be kept or left over is one without being spent, and one that is
    sold by number and bought in words, and spent on nothing, is itself what is made ("30 analyses €9", "Buy analyses").
    """
    spends = _spending(page.language).may_match(page.text)
    if not MONEY.search(page.text) or not (spends or generates):
        return []
    groups = _groups(_uses(page))
    units = [_tally(page, uses) for uses in groups if spends and _is_currency(page, uses, generates)]
    units = units or [_tally(page, uses) for uses in groups if generates and _is_kept(page, uses)]
    return units or [_tally(page, uses, output=True) for uses in groups if generates and _is_listed(page, uses)]


@lru_cache
def _spending(language: str) -> Pattern:
    """What a text has that tells what is spent."""
    words = lexicon(language)
    spent = alternatives([*words.words.strong, *words.words.after_verbs])
    return Pattern(rf"{spent}|{words.per_anywhere.pattern}")


def _uses(page: Spelled) -> Iterator[_Use]:
    unlike = _unlike(page.language)
    for match in _COUNTED.finditer(page.lowered):
        word = match["word"]
        if word not in unlike and not is_thing(word, page.language):
            yield _Use(match["number"], word, match.start(), match.end())


def _groups(uses: Iterable[_Use]) -> list[list[_Use]]:
    """The uses by word, its forms together ("orb", "orbs"; "искры", "искр")."""
    found: list[list[_Use]] = []
    for use in sorted(uses, key=lambda one: (one.word, one.start)):
        group = next((group for group in found if _are_forms(group[0].word, use.word)), None)
        if group is None:
            found.append([use])
        else:
            group.append(use)
    return found


def _are_forms(one: str, other: str) -> bool:
    stem = len([*takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))])
    shortest, longest = sorted((len(one), len(other)))
    least = _STEM if one[0] < "\u2e80" else _SIGNS
    return stem == longest or (stem >= max(least, shortest - 1) and longest - stem <= _ENDING)


def _is_currency(page: Spelled, uses: list[_Use], generates: bool) -> bool:
    granted = {use.number for use in uses if _is_granted(page, use)}
    spent = [use for use in uses if use.number not in granted and _is_spent(page, use)]
    rest = [use for use in uses if use not in spent]
    sold = _sold(page, rest)
    if max(len(granted), len(sold)) < _LEAST:
        return False
    if any(_is_paid(page, use) for use in spent) and not _is_made(rest[0].word, page.language):
        return True
    taken = spent or (generates and any(_is_paid(page, use) for use in uses if use.number not in granted))
    return bool(taken) and is_traded(page.text, _any_form(uses), page.language)


def _is_kept(page: Spelled, uses: list[_Use]) -> bool:
    """Whether a page names several numbers of a word that are granted per period or stand beside money, and says of it
    both that it is bought and that it is left over or never ends, as is said of units and of no feature."""
    if _is_made(uses[0].word, page.language):
        return False
    granted = {use.number for use in uses if _is_granted(page, use)}
    sold = _sold(page, uses)
    several = max(len(granted), len(sold)) >= _LEAST
    return several and is_bought_and_kept(page.text, _any_form(uses), page.language)


def _is_listed(page: Spelled, uses: list[_Use]) -> bool:
    """Whether a page sells several numbers of a word, each beside money and for no period, and speaks of buying it."""
    if any(_is_granted(page, use) or _verb(page, use)[0] for use in uses):
        return False
    sold = _sold(page, uses)
    return len(sold) >= _LEAST and is_traded(page.text, _any_form(uses), page.language)


def _sold(page: Spelled, uses: list[_Use]) -> set[str]:
    """The numbers of a word that stand beside money."""
    return {use.number for use in uses if is_near_money(page.text, (use.start, use.end))}


def _is_granted(page: Spelled, use: _Use) -> bool:
    """Whether so many are given per period: it stands right behind the word, or before the number on its line."""
    lead = page.text[max(0, use.start - _BEFORE) : use.start].rpartition("\n")[2]
    behind = period_behind(page.text, use.end, page.language)
    return behind is not None or bool(read_periods(lead, page.language))


def _is_spent(page: Spelled, use: _Use) -> bool:
    """Whether an action takes so many: what it makes is named, or a verb of making ("rendering a scene spends 8")."""
    if is_spent(page.text, (use.end - len(use.word), use.end), page.language):
        return True
    verb, acts = _verb(page, use)
    return bool(verb) and bool(lexicon(page.language).making.search(acts) or modality_of(acts, page.language))


def _is_paid(page: Spelled, use: _Use) -> bool:
    """Whether the verb of spending is one that is not said of helpers and means ("uses 2 cameras")."""
    verb, _ = _verb(page, use)
    return bool(verb) and not _employing(page.language).search(verb)


def _verb(page: Spelled, use: _Use) -> tuple[str, str]:
    """The verb that says a count is spent, right before or behind it, and what stands before both on the line."""
    words = lexicon(page.language)
    line = page.text[max(0, use.start - _BEFORE) : use.start].rpartition("\n")[2]
    if behind := words.spent_start.match(page.text[use.end : use.end + _BEFORE]):
        return behind[0], line
    verb = words.strong.search(line)
    return (verb[0], line[: verb.start()]) if verb else ("", "")


@lru_cache
def _employing(language: str) -> Pattern:
    codes = dict.fromkeys((language, "en"))
    return Pattern(alternatives(word for code in codes for word in section(code, "units", _Uses).employs))


def _tally(page: Spelled, uses: list[_Use], *, output: bool = False) -> Tally:
    """A word as a unit, with the forms that are counted and the one for a single piece ("$0.10 per orb")."""
    spans = tuple(sorted((use.start, use.end) for use in uses))
    forms = {use.word for use in uses}
    forms |= {one for form in forms if len(one := form.removesuffix("s")) >= _STEM and _stands_in(page, one)}
    name = next((use.word for use in uses if use.number == "1"), "") or _plain(forms)
    others = tuple(sorted(forms - {name}))
    return Tally(UnitWord(name, (name, *others), output=output, coined=others), spans, spans)


def _stands_in(page: Spelled, word: str) -> bool:
    return regex.search(rf"(?<!\p{{L}}){regex.escape(word)}(?!\p{{L}})", page.lowered) is not None


def _any_form(uses: list[_Use]) -> Tally:
    """A word in whatever form sentences put it, where its numbers stand beside some of them ("лучи" of "5 лучей")."""
    shortest = min((use.word for use in uses), key=len)
    stem = shortest if shortest[0] >= "\u2e80" else shortest[: max(_STEM, len(shortest) - _CASE)]
    return Tally(UnitWord(stem, (rf"{stem}\p{{L}}{{0,{_ENDING}}}",)), (), ())


def _plain(forms: set[str]) -> str:
    """The form that the others add to, the shortest."""
    return min(forms, key=lambda form: (len(form), form))


def _is_made(word: str, language: str) -> bool:
    """Whether a word also names what is made or what that is measured in ("reels")."""
    return bool(measures_in(f"2 {word}", language)) or modality_of(word, language) is not None


@lru_cache
def _unlike(language: str) -> frozenset[str]:
    """What a word behind a number often is and no unit: units of the lists, frequent words, numbers, currencies."""
    codes = dict.fromkeys((language, "en"))
    listed = (spelled for unit in known_units(language) for spelled in unit.words)
    scales = (word for code in codes for word in section(code, "numbers", NumberWords).scales)
    money = (word for code in codes for word in section(code, "money", MoneyWords).after)
    signs = (sign for sign in (*CODES, *SUFFIXED) if sign.isalpha())
    return taken_names(language).union(word.lower() for word in (*listed, *scales, *money, *signs))
