"""What proves that a page sells a word as its unit."""

from __future__ import annotations

from functools import lru_cache

import regex

from pricelint.extract.annotate.periods import period_behind
from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.modalities import measure_from, modality_of
from pricelint.extract.screens import screen
from pricelint.extract.unit.mentions import MONEY, Span, Tally
from pricelint.extract.unit.words import form_pattern, known_units, unit_data
from pricelint.model.units import Modality, Per, Period

_LEAST, _OFTEN, _DENSE, _BESIDE = 2, 4, 900, 60
_SHORT = 45
_STOPS = regex.compile(r"[.!?。！？\n]")
_RATED = regex.compile(r"(?:/|\bper) ?$")
_GRANTED = ("granted", "owned")
_MADE = frozenset({Modality.IMAGE, Modality.VIDEO, Modality.AUDIO, Modality.THREE_D})
_LASTING = frozenset({Period.WEEK, Period.MONTH, Period.YEAR})
_OUTPUTS = frozenset({Per.IMAGE, Per.VIDEO, Per.CLIP, Per.SONG, Per.MESSAGE})


def is_proven(text: str, tally: Tally, language: str) -> bool:
    """Counted, defined, or what a text is about; a weak word has to be counted beside money, or once so and spent."""
    if tally.word.weak:
        if _sayings(text, tally, language, "metered"):
            return False
        sold = sum(is_near_money(text, span) for span in tally.counted)
        spent = sum(is_spent(text, span, language) for span in tally.mentions) if sold else 0
        if sold >= _LEAST or spent:
            return True
        return any(told(text, tally, language) for told in (_priced, _is_held, _is_granted, _is_consumed))
    told = [span for span in tally.mentions if not _stands_alone(text, span)]
    often = len(tally.mentions) >= _OFTEN or len(tally.mentions) * _DENSE >= len(text)
    return bool(tally.counted) or (often and bool(told)) or bool(_sayings(text, tally, language, "defined"))


def _is_granted(text: str, tally: Tally, language: str) -> bool:
    """Whether a page with prices grants a word in several places per week, month or year; per day is often a limit."""
    if len(tally.counted) < _LEAST or not MONEY.search(text):
        return False
    periods = (period_behind(text, span[1], language) for span in tally.counted)
    return sum(period is not None and period.period in _LASTING for period in periods) >= _LEAST


def _is_consumed(text: str, tally: Tally, language: str) -> bool:
    """Whether a page tells what outputs consume of a word: two of them, or one on a page with the word as a heading
    ("Points", "a song costs 10 points")."""
    spent: list[Span] = []
    for span in tally.counted:
        if is_spent(text, span, language) or (spent and _goes_on(text[spent[-1][1] : span[0]], language)):
            spent.append(span)
    return len(spent) >= _LEAST or (bool(spent) and any(_stands_alone(text, span) for span in tally.mentions))


def _goes_on(between: str, language: str) -> bool:
    """Whether a sentence goes on to another output without its verb: "an image costs 5 tokens, a video 40 tokens"."""
    return not _STOPS.search(between) and len(between) <= _SHORT and modality_of(between, language) in _MADE


def is_bought(text: str, tally: Tally, language: str) -> bool:
    """Whether a page speaks of buying a weak word and of what becomes of it afterwards: "tokens may be purchased …
    tokens you purchase are valid for a year". Where another word is proven, that says nothing of this one."""
    if not tally.word.weak or _sayings(text, tally, language, "metered"):
        return False
    bought, *kept = (_sayings(text, tally, language, how) for how in ("bought", "kept", "owned"))
    told = {match[0].lower() for matches in kept for match in matches}
    return len(told) >= (1 if bought else _LEAST)


def is_traded(text: str, tally: Tally, language: str) -> bool:
    """Whether a page says that a word is bought, or what its customers hold of it."""
    return any(_sayings(text, tally, language, how) for how in ("sold", "bought", "owned", "kept"))


def is_bought_and_kept(text: str, tally: Tally, language: str) -> bool:
    """Whether a page says both that a word is bought and what becomes of it in its customers' hands."""
    bought, held = ("sold", "bought"), ("owned", "kept")
    return all(any(_sayings(text, tally, language, how) for how in ways) for ways in (bought, held))


def is_sold(text: str, tally: Tally, language: str) -> bool:
    """Whether a page sells what is made by the piece: "buy minutes", "minute packs", "50 generations per month"."""
    if tally.word.granted and any(_sayings(text, tally, language, how) for how in _GRANTED):
        return True
    if _is_tiered(text, tally, language):
        return True
    return len(_sayings(text, tally, language, "sold")) + bool(tally.counted) >= _LEAST


def _is_tiered(text: str, tally: Tally, language: str) -> bool:
    """Whether several prices differ by what is made per month: the line below each is nothing else ("$9.99 / month",
    "120 minutes / month"). Further down a number is one feature of many."""
    lines = {_line_at(text, match.start()) for match in _sayings(text, tally, language, "granted")}
    sizes = {text[slice(*line)].strip() for line in lines if _below_price(text, line, language)}
    return len(sizes) >= _LEAST


def _line_at(text: str, offset: int) -> Span:
    stop = text.find("\n", offset)
    return text.rfind("\n", 0, offset) + 1, stop if stop >= 0 else len(text)


def _line_above(text: str, start: int) -> Span:
    """Span of the line right above one that begins at `start`, without its line break."""
    stop = max(0, start - 1)
    return text.rfind("\n", 0, stop) + 1, stop


def _below_price(text: str, line: Span, language: str) -> bool:
    """Whether a short line begins with its number, right below a line with an amount; one that only names the period of
    the amount may stand between."""
    start, end = line
    above = text[slice(*_line_above(text, start))]
    if not any(map(str.isdigit, above)) and (period := period_behind(text, start - 1 - len(above), language)):
        between = text[period.end : start].strip()
        above = above if between else text[slice(*_line_above(text, start - 1 - len(above)))]
    short = end - start <= _SHORT and len(above) <= _SHORT
    return text[start].isdigit() and short and bool(MONEY.search(above))


def _is_held(text: str, tally: Tally, language: str) -> bool:
    """Whether a page speaks of units that its customers hold, in two ways or beside words of selling or counts."""
    owned = {match[0].lower() for match in _sayings(text, tally, language, "owned")}
    traded = len(tally.counted) >= _LEAST or bool(_sayings(text, tally, language, "sold"))
    return len(owned) >= _LEAST or (bool(owned) and traded)


def may_sell_outputs(text: str, language: str) -> bool:
    """False where a text uses none of the ways to say that something made by the piece is sold."""
    return bool(screen(_sales(language)).search(text))


def _stands_alone(text: str, span: Span) -> bool:
    """Whether a mention is all that its line says: a lone heading "Credits" says nothing of selling."""
    start, end = span
    return (start == 0 or text[start - 1] == "\n") and text[end : end + 1] in ("", "\n")


def _priced(text: str, tally: Tally, language: str) -> bool:
    """Whether a price stands beside words of selling: "Token packs ($1.99, $5.99)"."""
    return any(is_near_money(text, match.span()) for match in _sayings(text, tally, language, "sold"))


def is_spent(text: str, span: Span, language: str) -> bool:
    """Whether a count is what one output consumes ("2 points per image", "a song costs 5 points")."""
    words = lexicon(language)
    match = words.per_start.match(text[span[1] : span[1] + _BESIDE])
    if match is not None and measure_from(match, language).per in _OUTPUTS:
        return True
    before = text[max(0, span[0] - _BESIDE) : span[0]].rpartition("\n")[2]
    led = words.measure_end.search(before) if words.words.tails else None
    if led is not None and measure_from(led, language).per in _OUTPUTS:
        return True
    verb = words.strong.search(before)
    return verb is not None and modality_of(before[: verb.start()], language) in _MADE


def is_near_money(text: str, span: Span) -> bool:
    """Whether money stands beside a count, which is not itself what that money is the price of."""
    around = text[max(0, span[0] - _BESIDE) : span[1] + _BESIDE]
    rated = _RATED.search(text[max(0, span[0] - 5) : span[0]])
    return bool(MONEY.search(around)) and not rated


def _sayings(text: str, tally: Tally, language: str, what: str) -> list[regex.Match[str]]:
    """Where a text uses the forms of one list of [units] with the words of a unit."""
    spelled = "|".join(tally.word.words)
    forms = [form_pattern(form, spelled) for own in unit_data(language) for form in getattr(own, what)]
    if not forms or not screen("|".join(form.pattern for form in forms)).search(text):
        return []
    return [match for form in forms for match in form.finditer(text)]


@lru_cache
def _sales(language: str) -> str:
    """All ways to say that something made by the piece is sold: pages that use none of them sell none."""
    made = [word for word in known_units(language) if word.output]
    sold = "|".join(spelling for word in made for spelling in word.words)
    granted = "|".join(spelling for word in made if word.granted for spelling in word.words)
    every = unit_data(language)
    forms = [form_pattern(form, sold).pattern for own in every for form in (*own.sold, *own.granted)]
    forms += [form_pattern(form, granted).pattern for own in every for form in own.owned]
    return "|".join(forms) if made and forms else "(?!)"
