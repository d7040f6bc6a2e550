"""The phrase data about plans and packs, compiled: a page's own language and English together."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from pricelint.extract.annotate.money import MoneyWords
from pricelint.extract.language import section
from pricelint.extract.patterns import Pattern


class PlanWords(msgspec.Struct):
    """[plans]: regular expressions for what cards say. `{unit}` stands for the page's unit words.

    `net` is what stands between an amount and its period about taxes, `before_tax` and `after_tax` which of the two the
    amount is. `free_tier` is how a sentence says that there is a tier for nothing, its group `name` what names that;
    `no_tier` is what makes it an offer for once. `unfinished` is what a sentence says before its amount if that names
    nothing ("the", "for example, …").
    `holds` ends before a bonus that the units told before it hold already; `occasion` behind a period says what
    somebody uses units for.
    """

    instead: list[str] = []
    addressed: list[str] = []
    free: list[str] = []
    free_tier: list[str] = []
    no_tier: list[str] = []
    contact: list[str] = []
    seat: list[str] = []
    net: list[str] = []
    before_tax: list[str] = []
    after_tax: list[str] = []
    from_: list[str] = msgspec.field(default_factory=list, name="from")
    intro: list[str] = []
    intro_lead: list[str] = []
    was: list[str] = []
    off: list[str] = []
    unlimited: list[str] = []
    total: list[str] = []
    comes_to: list[str] = []
    sum: list[str] = []
    history: list[str] = []
    balance: list[str] = []
    gains: list[str] = []
    anyone: list[str] = []
    sellers: list[str] = []
    against: list[str] = []
    extras: list[str] = []
    devices: list[str] = []
    goods: list[str] = []
    pack: list[str] = []
    keeps: list[str] = []
    plan: list[str] = []
    bonus: list[str] = []
    badge: list[str] = []
    action: list[str] = []
    each: list[str] = []
    rate: list[str] = []
    about: list[str] = []
    report: list[str] = []
    tier: list[str] = []
    grants: list[str] = []
    report_line: list[str] = []
    addon: list[str] = []
    elsewhere: list[str] = []
    link: list[str] = []
    takes: list[str] = []
    kept: list[str] = []
    heading: list[str] = []
    taken: list[str] = []
    unfinished: list[str] = []
    instalments: list[str] = []
    part_payments: list[str] = []
    lasting: list[str] = []
    worth_in: list[str] = []
    trial: list[str] = []
    changes: list[str] = []
    holds: list[str] = []
    occasion: list[str] = []


@lru_cache(maxsize=2048)
def phrase(language: str, name: str, unit: str = "") -> Pattern:
    """The pattern of one list of [plans], ignoring case; matches nothing where the list is empty."""
    codes = dict.fromkeys((language, "en"))
    words = [word for code in codes for word in getattr(section(code, "plans", PlanWords), name)]
    filled = [word.replace("{unit}", f"(?:{unit or '(?!)'})") for word in words]
    return Pattern("|".join(filled) or r"(?!)")


@lru_cache
def price_head(language: str) -> Pattern:
    """What heads prices in a table: the words of [money] `priced`."""
    codes = dict.fromkeys((language, "en"))
    return Pattern("|".join(word for code in codes for word in section(code, "money", MoneyWords).priced) or r"(?!)")


@lru_cache(maxsize=1024)
def opening(language: str, names: tuple[str, ...], lead: str, unit: str = "") -> Pattern:
    """The pattern of one or more lists of [plans] behind `lead`, for matching at the beginning of a text."""
    joined = "|".join(phrase(language, name, unit).pattern for name in names)
    return Pattern(rf"{lead}(?:{joined})")


@lru_cache
def money_worth(unit: str) -> Pattern:
    """Units behind an amount of money that is their value: "$5 in platform credits", "$5のクレジット"."""
    joined = r"[分相当額等值어치상당 ]{0,4}[の的의][\p{Han}\p{Kana}\p{Hangul}ー ]{0,12}"
    return Pattern(rf"(?: ?(?:\p{{L}}+ ){{0,3}}|{joined})(?:{unit})")


@lru_cache
def unlimited_units(language: str, unit: str) -> Pattern:
    """ "Unlimited credits", "unlimited AI credits", "Credits: unlimited"."""
    words = phrase(language, "unlimited").pattern
    return Pattern(rf"(?:{words}) ?(?:\p{{L}}+ )?(?:{unit})|(?:{unit})(?:[: ]{{1,2}}|(?<=[^\x00-\u2e7f]))(?:{words})")
