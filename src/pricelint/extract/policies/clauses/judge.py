"""From a policy verb to what it says: policy, days, cap and condition, with negation and scope."""

from __future__ import annotations

from msgspec.structs import replace

from pricelint.extract.policies.clauses.caps import read_cap
from pricelint.extract.policies.clauses.events import Event, Kind
from pricelint.extract.policies.clauses.keeping import keep, over_the_end
from pricelint.extract.policies.clauses.rulings import BY_RESET, Ruling, ruling
from pricelint.extract.policies.clauses.scope import Scope
from pricelint.extract.policies.wording.durations import read_durations
from pricelint.extract.policies.wording.words import Words
from pricelint.model.units import Policy


def judge(text: str, event: Event, words: Words, cancelling: bool = False) -> list[Ruling]:
    """What a verb says, an empty list where it says nothing of the fate of units.

    `cancelling` is true where what stands before the sentence speaks of ending a subscription. A policy that holds
    while a subscription is active is also lost with it: "never … as long as" gives never and on_cancel.
    """
    scope = Scope(text, _without_breach(text, event, words), words, cancelling)
    if (scope.under("provider") and not scope.under("inactive")) or scope.beyond() or _of_surplus(scope):
        return []
    rulings = _READERS[event.kind](scope)
    span = (event.first, event.last)
    condition = scope.condition()
    rulings = [replace(ruling, span=span, condition=ruling.condition or condition) for ruling in rulings]
    if words.policy["rolled"].search(text, event.first, event.start):
        rulings = [_of_rolled(ruling, cancelling) for ruling in rulings]
    lasting = (Policy.NEVER, Policy.ROLLOVER, Policy.FIXED_PERIOD)
    if scope.while_subscribed() and any(ruling.policy in lasting for ruling in rulings):
        rulings.append(Ruling(Policy.ON_CANCEL, span, condition=condition))
    return rulings


def _of_surplus(scope: Scope) -> bool:
    """Whether a loss is one of the units above a number ("credits above 500 are lost at renewal"), not of all."""
    event = scope.event
    return event.loses and scope.words.policy["surplus"].search(scope.text, event.first, event.start) is not None


def _of_rolled(ruling: Ruling, cancelling: bool) -> Ruling:
    """How long units last that were carried on is how far they are carried: "rollover credits end after 3 months"; past
    the end of a subscription it is how long they outlast it."""
    if ruling.policy is not Policy.FIXED_PERIOD:
        return ruling
    return replace(ruling, policy=Policy.ON_CANCEL if cancelling else Policy.ROLLOVER)


def _without_breach(text: str, event: Event, words: Words) -> Event:
    """The verb without what a comma sets apart about a breach: "… after a year, or if we close your account"."""
    match = words.condition["provider"].search(text, event.end, event.last)
    cut = text.rfind(",", event.end, match.start()) if match else -1
    return replace(event, last=cut) if cut >= 0 else event


def _eternal(scope: Scope) -> list[Ruling]:
    return [] if scope.event.negated or scope.has("within_term") else ruling(Policy.NEVER)


def _lose_it(_: Scope) -> list[Ruling]:
    return ruling(Policy.END_OF_CYCLE)


def _refresh(_: Scope) -> list[Ruling]:
    return ruling(None)


def _lapse(scope: Scope) -> list[Ruling]:
    return _kept(scope) if scope.event.negated else _lost(scope)


def _kept(scope: Scope) -> list[Ruling]:
    """ "do not expire": for good, for a time, or only not at the end of the month.

    "Do not expire after 30 days" denies that end and tells no other, "never expire during this period" repeats one.
    """
    if scope.has("within_term"):
        return []
    if scope.has("day_cycle") or scope.has("cycle") or scope.by_then():
        return ruling(Policy.ROLLOVER)
    if scope.under("inactive"):
        return ruling(Policy.ON_INACTIVITY, _tail_days(scope)) if scope.has("but_for") else []
    if days := _tail_days(scope):
        return ruling(None) if scope.ends_after() else ruling(Policy.FIXED_PERIOD, days)
    if scope.under("change") and not scope.has("even"):
        return []
    if scope.reassures():
        return ruling(None)
    ends = scope.under("cancel")
    return (over_the_end(scope) if ends else []) + (ruling(Policy.NEVER) if scope.has("even") or not ends else [])


def _tail_days(scope: Scope) -> int | None:
    later = [d for d in read_durations(scope.text, scope.words) if scope.event.end <= d.start < scope.event.last]
    return later[0].days if later and not scope.under("active") else None


def _lost(scope: Scope) -> list[Ruling]:
    days = scope.days()
    if scope.has("open_end") and not days:
        return ruling(None)
    if scope.under("inactive"):
        return ruling(Policy.ON_INACTIVITY, days)
    if scope.cancelling or scope.under("cancel"):
        near = scope.days_after("cancel") or scope.days_from_leaving()
        alone = days is None or near
        return ruling(Policy.ON_CANCEL, days if near else None) + ([] if alone else ruling(Policy.FIXED_PERIOD, days))
    if later := scope.days_past_cycle():
        return ruling(Policy.ROLLOVER, later)
    if scope.has("day_cycle") and not scope.past_own_end():
        return ruling(Policy.END_OF_CYCLE, 1)
    if scope.has("cycle") or (not days and scope.by_then()):
        return ruling(Policy.END_OF_CYCLE)
    return ruling(Policy.FIXED_PERIOD, days) if days else ruling(None)


def _carry(scope: Scope) -> list[Ruling]:
    if scope.event.negated:
        if scope.cancelling or (scope.under("cancel") and not scope.may_leave()):
            return ruling(Policy.ON_CANCEL)
        if scope.past_own_end():
            return ruling(None)
        return [] if scope.changing() else ruling(Policy.END_OF_CYCLE)
    cap, periods = read_cap(scope.text, scope.event.end, scope.event.last, scope.words)
    if not cap:
        cap, periods = read_cap(scope.text, scope.event.first, scope.event.start, scope.words)
    if scope.has("open_end"):
        return ruling(None)
    if scope.under("change") and not (scope.has("cycle") or scope.has("even")):
        return []
    asked = scope.cancelling and not (scope.has("cycle") or scope.while_subscribed())
    if asked or (scope.under("cancel") and not scope.under("until_cancel")):
        return _past_the_end(scope)
    counted = scope.words.policy["cap_worth"].search(scope.text, scope.event.first, scope.event.last)
    return [Ruling(Policy.ROLLOVER, (0, 0), None if counted else scope.days(), cap, periods)]


def _past_the_end(scope: Scope) -> list[Ruling]:
    """Units that are carried over the end of a subscription: for good, or lost so many days after it."""
    days = scope.days()
    return ruling(Policy.ON_CANCEL, days) if days else ruling(Policy.KEPT_ON_CANCEL)


def _reset(scope: Scope) -> list[Ruling]:
    if scope.words.policy["no_rhythm"].search(scope.text[scope.event.first : scope.event.start]) or _awaited(scope):
        return []
    if scope.event.negated:
        return ruling(Policy.NEVER if scope.for_good() else Policy.ROLLOVER)
    if scope.under("inactive"):
        return ruling(Policy.ON_INACTIVITY, scope.days())
    if scope.cancelling or scope.under("cancel"):
        return ruling(Policy.ON_CANCEL)
    daily = scope.has("day_cycle")
    alone = not scope.text[scope.event.first : scope.event.start].strip()
    if alone and not daily and not scope.has("cycle"):
        return ruling(None)
    return [Ruling(Policy.END_OF_CYCLE, (0, 0), 1 if daily else None, note=BY_RESET)]


def _awaited(scope: Scope) -> bool:
    """Whether units are only waited for: "buy more or wait for the monthly reset" takes nothing away."""
    known, text, event = scope.words.policy, scope.text, scope.event
    before, behind = text[event.first : event.start], text[event.end : event.last]
    return bool(known["awaited"].search(before) or known["awaited_behind"].match(behind))


_READERS = {
    Kind.ETERNAL: _eternal,
    Kind.LOSE_IT: _lose_it,
    Kind.LAPSE: _lapse,
    Kind.CARRY: _carry,
    Kind.RESET: _reset,
    Kind.KEEP: keep,
    Kind.REFRESH: _refresh,
}
