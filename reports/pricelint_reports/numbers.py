"""Numbers as a reader meets them: money, counts and what a figure is for."""

from __future__ import annotations

from pricelint.audit.printed import count, exact_money, rounded_money, symbol
from pricelint.model.units import Modality, Per, Period

__all__ = ["count", "every", "exact_money", "many", "output", "rounded_money", "symbol"]

_NATURAL = {
    (Modality.IMAGE, Per.IMAGE): "image",
    (Modality.IMAGE, Per.GENERATION): "image generation",
    (Modality.VIDEO, Per.VIDEO): "video",
    (Modality.VIDEO, Per.CLIP): "video clip",
    (Modality.VIDEO, Per.SECOND): "second of video",
    (Modality.VIDEO, Per.MINUTE): "minute of video",
    (Modality.VIDEO, Per.GENERATION): "video generation",
    (Modality.AUDIO, Per.SONG): "song",
    (Modality.AUDIO, Per.CLIP): "audio clip",
    (Modality.AUDIO, Per.SECOND): "second of audio",
    (Modality.AUDIO, Per.MINUTE): "minute of audio",
    (Modality.AUDIO, Per.CHARACTERS): "1,000 characters spoken",
    (Modality.TEXT, Per.WORDS): "1,000 words",
    (Modality.TEXT, Per.CHARACTERS): "1,000 characters",
    (Modality.TEXT, Per.PAGE): "page",
    (Modality.TEXT, Per.MESSAGE): "message",
    (Modality.THREE_D, Per.MODEL): "3D model",
}
_PER = {Per.CHARACTERS: "1,000 characters", Per.WORDS: "1,000 words", Per.OTHER: "action"}
_MODALITY = {Modality.THREE_D: "3D", Modality.OTHER: "of any kind"}
_EVERY = {
    Period.DAY: "a day",
    Period.WEEK: "a week",
    Period.MONTH: "a month",
    Period.QUARTER: "a quarter",
    Period.YEAR: "a year",
    Period.ONCE: "once",
}


def output(modality: Modality, per: Per) -> str:
    """What a figure is for, in the singular. Two different pairs never share a name, so figures are never merged.

    >>> output(Modality.VIDEO, Per.SECOND)
    'second of video'
    """
    if (modality, per) in _NATURAL:
        return _NATURAL[modality, per]
    kind = _MODALITY.get(modality, modality.value)
    return f"{_PER.get(per, per.value)} ({kind})"


def every(period: Period) -> str:
    """How often, in words: "a month", "once"."""
    return _EVERY[period]


def many(word: str) -> str:
    """The plural of a unit's name in our own words; in scripts without one (クレジット) the name itself.

    >>> many("credit")
    'credits'
    """
    latin = all(char < "\u0250" for char in word)
    return f"{word}s" if latin and not word.endswith("s") else word
