"""Numbers as a reader meets them: money, counts and what a figure is for."""

from __future__ import annotations

from pricelint.audit.printed import count, exact_money, rounded_money, symbol
from pricelint.model.units import Modality, Per, Period
from pricelint_reports.language import ENGLISH, N_, Language

__all__ = ["count", "every", "exact_money", "many", "output", "per_words", "rounded_money", "symbol"]

_NATURAL = {
    (Modality.IMAGE, Per.IMAGE): N_("image"),
    (Modality.IMAGE, Per.GENERATION): N_("image generation"),
    (Modality.VIDEO, Per.VIDEO): N_("video"),
    (Modality.VIDEO, Per.CLIP): N_("video clip"),
    (Modality.VIDEO, Per.SECOND): N_("second of video"),
    (Modality.VIDEO, Per.MINUTE): N_("minute of video"),
    (Modality.VIDEO, Per.GENERATION): N_("video generation"),
    (Modality.AUDIO, Per.SONG): N_("song"),
    (Modality.AUDIO, Per.CLIP): N_("audio clip"),
    (Modality.AUDIO, Per.SECOND): N_("second of audio"),
    (Modality.AUDIO, Per.MINUTE): N_("minute of audio"),
    (Modality.AUDIO, Per.CHARACTERS): N_("1,000 characters spoken"),
    (Modality.TEXT, Per.WORDS): N_("1,000 words"),
    (Modality.TEXT, Per.CHARACTERS): N_("1,000 characters"),
    (Modality.TEXT, Per.PAGE): N_("page"),
    (Modality.TEXT, Per.MESSAGE): N_("message"),
    (Modality.THREE_D, Per.MODEL): N_("3D model"),
}
_PER = {
    Per.IMAGE: N_("image"), Per.VIDEO: N_("video"), Per.CLIP: N_("clip"), Per.SECOND: N_("second"),
    Per.MINUTE: N_("minute"), Per.SONG: N_("song"), Per.MESSAGE: N_("message"), Per.PAGE: N_("page"),
    Per.REQUEST: N_("request"),
    Per.MODEL: N_("model"), Per.GENERATION: N_("generation"), Per.CHARACTERS: N_("1,000 characters"),
    Per.WORDS: N_("1,000 words"), Per.OTHER: N_("action"),
}  # fmt: skip
_MODALITY = {
    Modality.IMAGE: N_("image"), Modality.VIDEO: N_("video"), Modality.AUDIO: N_("audio"), Modality.TEXT: N_("text"),
    Modality.CODE: N_("code"), Modality.THREE_D: N_("3D"), Modality.OTHER: N_("of any kind"),
}  # fmt: skip
_EVERY = {
    Period.DAY: N_("a day"),
    Period.WEEK: N_("a week"),
    Period.MONTH: N_("a month"),
    Period.QUARTER: N_("a quarter"),
    Period.YEAR: N_("a year"),
    Period.ONCE: N_("once"),
}


def output(modality: Modality, per: Per, language: Language = ENGLISH) -> str:
    """What a figure is for, in the singular. Two different pairs never share a name, so figures are never merged.

    >>> output(Modality.VIDEO, Per.SECOND)
    'second of video'
    """
    if (modality, per) in _NATURAL:
        return language.say(_NATURAL[modality, per])
    return f"{language.say(_PER[per])} ({language.say(_MODALITY[modality])})"


def per_words(per: Per, language: Language = ENGLISH) -> str:
    """What is made, by itself: "image"."""
    return language.say(_PER[per])


def every(period: Period, language: Language = ENGLISH) -> str:
    """How often, in words: "a month", "once"."""
    return language.say(_EVERY[period])


def many(word: str) -> str:
    """The plural of a unit's name in our own words; in scripts without one (クレジット) the name itself.

    >>> many("credit")
    'credits'
    """
    latin = all(char < "\u0250" for char in word)
    return f"{word}s" if latin and not word.endswith("s") else word
