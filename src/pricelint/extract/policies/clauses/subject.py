"""Whom a statement is about: the page's unit, which pool of it, or something else altogether."""

from __future__ import annotations

import msgspec
import regex

from pricelint.extract.patterns import Pattern
from pricelint.extract.policies.clauses.events import Event, Kind
from pricelint.extract.policies.clauses.named_pools import named_pools
from pricelint.extract.policies.clauses.plan_names import without_plan_names
from pricelint.extract.policies.wording.words import Words
from pricelint.model.units import Pool

_WORD = regex.compile(r"\w")
_COMMA = regex.compile(r"[,，(（]|\) ")
_APART = regex.compile(r"[,，(（]|\) |(?:^|(?<= ))[–—·•|-] ")
_LEAD = regex.compile(r"[,，(（:：]|\) ")
_OBJECT_REACH = 44
_ORIGIN = 24
_BEFORE_UNIT = 14
"""How far before the unit the name of its pool begins, in characters."""
_SET_APART = ",，(（"
_QUOTES = " \"'”’"
_MARKS = " :：–—"
_LINKS = " -の"
"""What may join a thing to the unit behind it."""


class Subject(msgspec.Struct, frozen=True, gc=False):
    """What stands before a verb.

    `named` is true where the unit itself is named, `bare` where nothing is (a fragment, a pronoun), and both are false
    where something else is spoken of. `held`: it is a word for a stock of units ("boosters", "the allowance"), which is
    one on a page that has a unit. `pools` are those it names; `all_units` where it says "all".
    """

    named: bool
    bare: bool
    pools: tuple[Pool, ...] = ()
    all_units: bool = False
    held: bool = False


def read_subject(text: str, event: Event, words: Words, unit: Pattern) -> Subject:
    """The subject of a verb in a plain, masked sentence: before the verb, or its object where the verb takes one, which
    may part the verb ("roll your credits over")."""
    parted = unit.search(text, event.start, event.end)
    before = text[event.first : event.end if parted else event.start]
    after = text[event.end : min(event.last, event.end + _OBJECT_REACH)]
    held_behind = not words.verb_final and _held_behind(before, after, words)
    part = after if held_behind or _object(before, after, event, words, unit) else before
    told = _without(part, words, "active", "inactive", "cancel")
    other = _something_else(_last_part(told, unit), words, unit) or _describes_another(text, event, part, words, unit)
    if other or _resets_a_period(after, event, words):
        return Subject(named=False, bare=False)
    named = bool(unit.search(part)) or event.kind is Kind.LOSE_IT or _rolled(part, words)
    pointed = not named and _pronoun(part, words)
    bare = pointed or (not named and is_empty(part, words))
    own = "" if pointed else _without(_of_the_verb(part, words, unit), words, "cancel")
    pools = named_pools(own, words, unit) or _excluded(after, event, words)
    if not named and not bare and (pools or _of_a_plan(part, event, words)):
        bare = is_empty(_without_pools(_without_plans(part, event, words, unit), words), words)
        pools = pools or ((Pool.PLAN,) if bare else ())
    if bare and (_is_contract(part, after, event, words) or _takes_another(text, after, event, words)):
        return Subject(named=False, bare=False)
    held = bare and bool(words.policy["holdings"].search(part))
    return Subject(named, bare, pools, bool(words.policy["all_units"].search(part)), held)


def _is_contract(part: str, after: str, event: Event, words: Words) -> bool:
    """Whether it is a subscription that ends or lasts and no units ("your plan expires at the end of the period"), or a
    billing period that begins again.

    It stands right before the verb, or right behind it where a time leads ("am Monatsende läuft Ihr Abo ab").
    """
    if event.kind is Kind.RESET:
        return _leads_up(part, words.policy["running"], words)
    if event.kind not in (Kind.LAPSE, Kind.KEEP, Kind.ETERNAL):
        return False
    contracts = words.policy["contracts"]
    return _leads_up(part, contracts, words) or (not words.verb_final and bool(contracts.match(after.lstrip())))


def _takes_another(text: str, after: str, event: Event, words: Words) -> bool:
    """Whether the verb has another thing as its object: "we reset your password", "you lose access to …"."""
    if event.kind is Kind.RESET:
        match = words.policy["others"].search(after)
        if match and is_empty(after[: match.start()], words):
            return True
    lost = words.policy["losing"].match(text[event.start : event.end])
    return lost is not None and bool(words.policy["others"].search(_COMMA.split(text[event.end : event.last])[0]))


def _resets_a_period(after: str, event: Event, words: Words) -> bool:
    """Whether it is a billing period that begins again: "buying more resets your billing cycle"."""
    return event.kind is Kind.RESET and bool(words.policy["own_period"].match(after.lstrip(_QUOTES)))


def _leads_up(part: str, things: Pattern, words: Words) -> bool:
    """Whether a thing alone stands in the last clause before a verb."""
    found = list(things.finditer(part))
    lead = _COMMA.split(part[: found[-1].start()])[-1] if found else ""
    return bool(found) and is_empty(lead, words) and is_empty(part[found[-1].end() :], words)


def _rolled(part: str, words: Words) -> bool:
    """Whether a word of its own names what was carried on ("繰り越し分"), where words need no spaces."""
    return not words.spaced and bool(words.policy["rolled"].search(part))


def _pronoun(part: str, words: Words) -> bool:
    """Whether a pronoun with its verb leads ("They are given for the period and …"): it speaks of what came before."""
    lead = words.policy["pointing"].match(part.lstrip())
    return lead is not None and bool(words.policy["filler"].match(part.lstrip()[lead.end() :].lstrip()))


def _excluded(after: str, event: Event, words: Words) -> tuple[Pool, ...]:
    """The free units that a denied carry-over leaves out: "rollover does not apply to accounts on the free tier"."""
    if event.kind is not Kind.CARRY or not event.negated:
        return ()
    pools = [pool for pool in (Pool.FREE, Pool.BONUS) if words.pools[pool].search(_COMMA.split(after)[0])]
    return tuple(pools[:1])


def _object(before: str, after: str, event: Event, words: Words, unit: Pattern) -> bool:
    """Whether the unit is the verb's object ("you lose unused monthly credits") and not its subject; where verbs come
    last, only words of the remainder may stand between a verb of taking away and its object (「没收剩余积分」)."""
    if words.verb_final:
        taken = unit.search(_COMMA.split(after)[0]) if event.kind is Kind.LAPSE and words.takes_objects else None
        return taken is not None and not unit.search(before) and is_empty(after[: taken.start()], words)
    if unit.search(before) or _ends_in_another(before, words) or words.policy["passive"].search(before.rstrip()):
        return False
    after = _COMMA.split(after)[0]
    match = unit.search(after)
    if match is None:
        return False
    cycles = words.policy["cycle"].finditer(after, 0, match.start())
    return all(not after[cycle.end() : match.start()].strip() for cycle in cycles)


def _held_behind(before: str, after: str, words: Words) -> bool:
    """Whether nothing but times and conditions stands before a verb and a stock of units behind it: "mit der Kündigung
    erlischt das Restguthaben"."""
    return bool(words.policy["holdings"].search(_COMMA.split(after)[0])) and is_empty(before, words)


def _ends_in_another(before: str, words: Words) -> bool:
    """Whether another thing stands right before the verb: "the timer resets whenever you buy credits"."""
    lead = before.rstrip(_MARKS)
    return any(match.end() == len(lead) for match in words.policy["others"].finditer(lead))


def _last_part(part: str, unit: Pattern, marks: regex.Pattern[str] = _LEAD) -> str:
    """What stands after the last comma or colon, where the unit is named there: the verb's own subject."""
    tail = marks.split(part)[-1]
    return tail if unit.search(tail) else part


def _of_the_verb(part: str, words: Words, unit: Pattern) -> str:
    """What stands after the last comma, where it names the unit as one of a pool: "once plan credits are used up, pack
    credits, which never expire, are used". A label before a colon ("Paying users: …") names the pool behind it."""
    tail = _beside_comma(part.rstrip(), unit) or _last_part(part.rstrip(" (（"), unit, _COMMA)
    return tail if any(pattern.search(tail) for pattern in words.pools.values()) else part


def _beside_comma(part: str, unit: Pattern) -> str:
    """The last units that a text names, where nothing but a comma stands between them and the verb: "a pack of 500
    credits comes with 50 bonus credits, valid for a week"."""
    last = next(reversed(list(unit.finditer(part))), None) if part[-1:] in _SET_APART else None
    if last is None or part[last.end() :].strip(_SET_APART + " "):
        return ""
    return _COMMA.split(part[max(0, last.start() - _BEFORE_UNIT) : last.end()])[-1]


def _describes_another(text: str, event: Event, part: str, words: Words, unit: Pattern) -> bool:
    """Whether a word for "for good" stands before another noun: "permanent storage"; "… until used or" goes on."""
    if event.kind is not Kind.ETERNAL or unit.search(part):
        return False
    several = " " in text[event.start : event.end].strip()
    rest = (_APART if several else _COMMA).split(text[event.end : event.last])[0].strip()
    return not (words.policy["split"].match(rest) or unit.search(rest) or is_empty(rest, words))


def _something_else(part: str, words: Words, unit: Pattern) -> bool:
    """Whether a link, a file, a trial … is what the verb speaks of, though the unit may be named beside it."""
    units = [match.span() for match in unit.finditer(part)]
    for match in words.policy["others"].finditer(part):
        rest = part[match.end() :]
        within = any(start <= match.start() and match.end() <= end for start, end in units)
        if not within and not unit.match(rest.lstrip(_LINKS)) and not _tells_kind(match, units, words):
            return True
    return False


def _tells_kind(match: regex.Match[str], units: list[tuple[int, int]], words: Words) -> bool:
    """Whether a thing behind the unit tells what kind of units is meant: "credits from a coupon"."""
    gift = words.pools[Pool.BONUS].compiled.fullmatch(match[0])
    return gift is not None and any(0 <= match.start() - end <= _ORIGIN for _, end in units)


def _of_a_plan(part: str, event: Event, words: Words) -> bool:
    """Whether a plan has what the verb tells, as its thing: "Pro includes rollover"."""
    lead = part.rstrip()
    return event.kind is Kind.CARRY and any(m.end() == len(lead) for m in words.policy["plan_has"].finditer(lead))


def _without_plans(part: str, event: Event, words: Words, unit: Pattern) -> str:
    return without_plan_names(part, words, unit) if event.kind in (Kind.CARRY, Kind.RESET) else part


def _without_pools(part: str, words: Words) -> str:
    for pattern in words.pools.values():
        part = pattern.sub(" ", part)
    return part


def _without(part: str, words: Words, *conditions: str) -> str:
    """A text without conditions that it names: an account that is closed is not what a verb speaks of, "if you move to
    a free plan" names no pool."""
    for key in conditions:
        part = words.condition[key].sub(" ", part)
    return part


def is_empty(part: str, words: Words) -> bool:
    """Whether nothing but pronouns, auxiliaries, durations and words for "the remainder" stands in a text."""
    for condition in words.condition.values():
        part = condition.sub(" ", part)
    for key in ("cycle", "rest", "filler", "negate_before", "unused", "modal", "cap", "ours", "nowadays"):
        part = words.policy[key].sub(" ", part)
    return not _WORD.search(words.duration.sub(" ", part))
