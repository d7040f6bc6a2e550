"""The phrase data about plans and packs, compiled: a page's own language and English together."""

from __future__ import annotations

from functools import lru_cache

import msgspec
import regex

from pricelint.extract.language import section


class PlanWords(msgspec.Struct):
    """[plans]: regular expressions for what cards say. `{unit}` stands for the page's unit words."""

    free: list[str] = []
    contact: list[str] = []
    seat: list[str] = []
    from_: list[str] = msgspec.field(default_factory=list, name="from")
    intro: list[str] = []
    was: list[str] = []
    off: list[str] = []
    unlimited: list[str] = []
    total: list[str] = []
    pack: list[str] = []
    plan: list[str] = []
    bonus: list[str] = []
    badge: list[str] = []
    action: list[str] = []
    each: list[str] = []
    addon: list[str] = []
    link: list[str] = []


@lru_cache
def phrase(language: str, name: str, unit: str = "") -> regex.Pattern[str]:
    """The pattern of one list of [plans], ignoring case; matches nothing where the list is empty."""
    codes = dict.fromkeys((language, "en"))
    words = [word for code in codes for word in getattr(section(code, "plans", PlanWords), name)]
    filled = [word.replace("{unit}", f"(?:{unit or '(?!)'})") for word in words]
    return regex.compile("|".join(filled) or r"(?!)", regex.IGNORECASE)
