"""Does the evidence entail the fact? Each quote is read again, alone, with the readers that made the fact.

"Verified" means two things: the quote stands at its span in the captured text, and reading it yields the value. Figures
are compared exactly: a quote with one digit changed does not prove the fact it was taken for.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations

from pricelint.documents.document import Document
from pricelint.extract.annotate.money import read_money
from pricelint.extract.annotate.numbers import plain_digits, read_numbers, scan_numbers
from pricelint.extract.policies.expiry.reread import still_says
from pricelint.extract.policies.wording.durations import read_durations
from pricelint.extract.policies.wording.words import words
from pricelint.model.evidence import Evidence
from pricelint.model.fact import Cost, Expiry, Fact, Pack, Rate
from pricelint.model.money import Money
from pricelint.model.units import Per

_VALUES = {"units": ("units", "amount"), "days": ("days", "expires_days")}
"""Parts whose attribute has another name in some facts."""

_AMOUNTS = frozenset({Per.SECOND, Per.MINUTE, Per.WORDS, Per.CHARACTERS})
"""Measures of which a label states a number ("Blog post, 500 words")."""

_SCALES = (Decimal(1), Decimal(1000), Decimal(60), Decimal(1) / 60, Decimal(1) / 1000)
"""What a stated cost is scaled by: per 1,000 words or characters, per minute from per second and back."""


def misquoted(document: Document, evidence: Evidence) -> str:
    """Why a quote is not at its place in the document, in words; "" where it is."""
    found = " ".join(document.text[evidence.start : evidence.end].split())
    if found != evidence.quote:
        return f"{evidence.page}: at {evidence.start} stands {found!r}, not {evidence.quote!r}"
    path = document.path(document.common_element(evidence.start, evidence.end))
    return "" if path == evidence.path else f"{evidence.page}: {evidence.quote!r} stands in {path}, not {evidence.path}"


def unproven(fact: Fact, language: str) -> list[str]:
    """The parts of a fact with a figure or a policy that its own quotes, read again, do not yield.

    `language` is that of the quotes. The one side of a rate ("$0.01 / credit", "100 credits per
    dollar") needs no figure.
    """
    return [part for item in fact.evidence for part in item.proves if not _proves(fact, part, item.quote, language)]


def _proves(fact: Fact, part: str, quote: str, language: str) -> bool:
    value = _value(fact, part)
    if isinstance(value, Money):
        amounts = {mention.money.amount for mention in read_money(quote, language, value.currency)}
        elsewhere = any("currency" in item.proves for item in fact.evidence) and value.amount in _figures(
            quote, language
        )
        return value.amount in amounts or elsewhere or (isinstance(fact, Rate) and value.amount == 1)
    if isinstance(fact, Expiry) and part in ("policy", "days"):
        return still_says(fact, language)
    if isinstance(fact, Pack) and part in ("units", "bonus") and _shares(fact, language):
        return True
    if isinstance(fact, Cost) and isinstance(value, Decimal):
        return value in _figures(quote, language) or value in set(_scaled(_measuring(fact), language, value))
    if isinstance(value, int) and not isinstance(value, bool) and part == "days":
        return value in {duration.days for duration in read_durations(plain_digits(quote), words(language))}
    if isinstance(value, Decimal):
        return value in _figures(quote, language) or (isinstance(fact, Rate) and value == 1)
    return True


def _shares(fact: Pack, language: str) -> bool:
    """Whether the quotes state the bonus as a share of the units, which are printed with it or without it, or print
    both the bonus and the units with it."""
    figures = {figure for item in fact.evidence for figure in _figures(item.quote, language)}
    if fact.bonus and {fact.bonus, fact.units + fact.bonus} <= figures:
        return True
    share = fact.bonus * 100 / fact.units
    return bool(fact.bonus) and share in figures and bool(figures & {fact.units, fact.units + fact.bonus})


def _measuring(fact: Cost) -> list[str]:
    """The quotes whose figures make up a cost: those of count and measure; the label's only where it measures."""
    measured = fact.per not in _AMOUNTS or any("per" in item.proves for item in fact.evidence)
    return [item.quote for item in fact.evidence if not measured or set(item.proves) != {"item"}]


def _value(fact: Fact, part: str) -> object:
    names = _VALUES.get(part, (part,))
    return next((getattr(fact, name) for name in names if getattr(fact, name, None) is not None), None)


def _figures(quote: str, language: str) -> set[Decimal]:
    """Every figure of a quote, the one in "a credit" and "per credit" included where it has no other."""
    plain = plain_digits(quote)
    figures = {number.value for number in (*read_numbers(quote, language), *scan_numbers(plain, language))}
    return figures or {Decimal(1)}


def _scaled(quotes: list[str], language: str, value: Decimal) -> Iterator[Decimal]:
    """Figures of all quotes divided by each other and scaled, rounded as the value ("10 events per credit" → 0.1)."""
    stated = [number.value for quote in quotes for number in scan_numbers(plain_digits(quote), language)]
    figures = {figure for quote in quotes for figure in _figures(quote, language)} | {Decimal(1)}
    if len(stated) == 2 and stated[0] == stated[1]:
        yield from _SCALES
    for one, other in permutations(figures, 2):
        if other:
            yield from (_like(one / other * scale, value) for scale in _SCALES)


def _like(figure: Decimal, value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return figure.quantize(Decimal((0, (1,), exponent))) if isinstance(exponent, int) and exponent < 0 else figure
