"""The pools of units that a text names."""

from __future__ import annotations

from itertools import pairwise

import regex

from pricelint.extract.patterns import Pattern
from pricelint.extract.policies.wording.words import Words
from pricelint.model.units import Pool

_COMMA = regex.compile(r"[,，(（]|\) ")
_MODIFIER = 16
_ORDER = (Pool.BONUS, Pool.FREE, Pool.PURCHASED, Pool.PLAN)


def named_pools(text: str, words: Words, unit: Pattern | None = None) -> tuple[Pool, ...]:
    """Pools that a text names: one, or several where they are joined ("plan and top-up credits").

    What stands right before or behind the unit decides ("monthly bonus credits", "クレジットパック"), else what
    is named first. Where words of a language stand in that order, what ends the name of the units makes them packs.
    """
    text = text.translate(words.variants) if words.variants else text
    spans = pool_spans(text, words)
    if not spans:
        return ()
    pools = [pool for _, _, pool in spans]
    if len(set(pools)) == 1:
        return (pools[0],)
    if any(a[2] is not b[2] and _joined(text[a[1] : b[0]], words) for a, b in pairwise(spans)):
        return tuple(pool for pool in _ORDER if pool in pools)
    mentions = [match.span() for match in unit.finditer(text)] if unit else []
    close = [pool for start, end, pool in spans if mentions and _is_close(text, mentions[0], (start, end))]
    packs = [start for start, _, pool in spans if pool is Pool.PURCHASED and not words.spaced]
    ended = any(text[at[1] : start] in ("", " ") for at in mentions for start in packs if start >= at[1])
    if ended and not {Pool.BONUS, Pool.FREE} & {*close}:
        return (Pool.PURCHASED,)
    return (min(close or pools[:1], key=_ORDER.index),)


def pool_spans(text: str, words: Words) -> list[tuple[int, int, Pool]]:
    """Names of pools and their places, in order; of a plan that costs nothing ("the free plan") only what it costs."""
    spans = [(match.start(), match.end(), pool) for pool in _ORDER for match in words.pools[pool].finditer(text)]
    told = [one for one in spans if not any(_holds(other, one) or _costs(other, one) for other in spans)]
    return sorted(told, key=lambda span: span[0])


def _costs(free: tuple[int, int, Pool], plan: tuple[int, int, Pool]) -> bool:
    """Whether a word for "free" stands right beside the plan of which it tells."""
    joined = plan[0] - free[1] in (0, 1) or free[0] - plan[1] in (0, 1)
    return joined and free[2] is Pool.FREE and plan[2] is Pool.PLAN


def _is_close(text: str, unit: tuple[int, int], pool: tuple[int, int]) -> bool:
    """Whether the name of a pool is part of what the unit is called: right behind it, or before it in one phrase."""
    between = text[pool[1] : unit[0]]
    return pool[0] == unit[1] or (0 <= unit[0] - pool[1] <= _MODIFIER and not _COMMA.search(between))


def _holds(whole: tuple[int, int, Pool], part: tuple[int, int, Pool]) -> bool:
    """Whether the name of a pool stands inside a longer one of another ("赠送" in "每月赠送")."""
    return whole[:2] != part[:2] and whole[0] <= part[0] and part[1] <= whole[1] and whole[2] is not part[2]


def _joined(between: str, words: Words) -> bool:
    return bool(words.policy["between_pools"].fullmatch(between.strip()))
