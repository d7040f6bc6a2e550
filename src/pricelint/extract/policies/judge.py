"""From a policy verb to what it says: policy, days, cap and condition, with negation and scope."""

from __future__ import annotations

from decimal import Decimal

import msgspec
from msgspec.structs import replace

from pricelint.extract.policies.caps import read_cap
from pricelint.extract.policies.durations import read_durations
from pricelint.extract.policies.events import Event, Kind
from pricelint.extract.policies.scope import Scope, Span
from pricelint.extract.policies.words import Words
from pricelint.model.units import Policy

BY_RESET = "reset"
"""Note of a loss that is only said as a reset, which a carry-over beside it explains away."""


class Ruling(msgspec.Struct, frozen=True, gc=False):
    """What one verb says of unused units; spans are offsets in the sentence, `policy` None: touched, not settled."""

    policy: Policy | None
    span: Span
    days: int | None = None
    cap: str | None = None
    cap_periods: Decimal | None = None
    condition: str | None = None
    note: str = ""
    doubt: str | None = None


def judge(text: str, event: Event, words: Words, cancelling: bool = False) -> list[Ruling]:
    """What a verb says, an empty list where it says nothing of the fate of units.

    `cancelling` is true where what stands before the sentence speaks of ending a subscription. A policy that holds
    while a subscription is active is also lost with it: "never … as long as" gives never and on_cancel.
    """
    scope = Scope(text, _without_breach(text, event, words), words, cancelling)
    if (scope.under("provider") and not scope.under("inactive")) or scope.beyond():
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


def _ruling(policy: Policy | None, days: int | None = None) -> list[Ruling]:
    return [Ruling(policy, (0, 0), days)]


def _eternal(scope: Scope) -> list[Ruling]:
    return [] if scope.event.negated else _ruling(Policy.NEVER)


def _lose_it(_: Scope) -> list[Ruling]:
    return _ruling(Policy.END_OF_CYCLE)


def _refresh(_: Scope) -> list[Ruling]:
    return _ruling(None)


def _lapse(scope: Scope) -> list[Ruling]:
    return _kept(scope) if scope.event.negated else _lost(scope)


def _kept(scope: Scope) -> list[Ruling]:
    """ "do not expire": for good, for a time, or only not at the end of the month.

    "Do not expire after 30 days" denies that end and tells no other, "never expire during this period" repeats one.
    """
    if scope.has("within_term"):
        return []
    if scope.has("day_cycle") or scope.has("cycle") or scope.by_then():
        return _ruling(Policy.ROLLOVER)
    if scope.under("inactive"):
        return _ruling(Policy.ON_INACTIVITY, _tail_days(scope)) if scope.has("but_for") else []
    if days := _tail_days(scope):
        return _ruling(None) if scope.ends_after() else _ruling(Policy.FIXED_PERIOD, days)
    if scope.under("change") and not scope.has("even"):
        return []
    if scope.reassures():
        return _ruling(None)
    ends = scope.under("cancel")
    return (_over_the_end(scope) if ends else []) + (_ruling(Policy.NEVER) if scope.has("even") or not ends else [])


def _over_the_end(scope: Scope) -> list[Ruling]:
    """Units that outlast the subscription; "until you cancel" is no such promise, and "do not expire unless you cancel"
    ends them, but "unless your account is closed" none of those of an account that stays."""
    if not scope.under("until_cancel"):
        return _ruling(Policy.KEPT_ON_CANCEL)
    denied = scope.event.negated and scope.event.kind is Kind.LAPSE
    return _ruling(Policy.NEVER if scope.of_account("until_cancel") else Policy.ON_CANCEL) if denied else []


def _tail_days(scope: Scope) -> int | None:
    later = [d for d in read_durations(scope.text, scope.words) if scope.event.end <= d.start < scope.event.last]
    return later[0].days if later and not scope.under("active") else None


def _lost(scope: Scope) -> list[Ruling]:
    days = scope.days()
    if scope.has("open_end") and not days:
        return _ruling(None)
    if scope.under("inactive"):
        return _ruling(Policy.ON_INACTIVITY, days)
    if scope.cancelling or scope.under("cancel"):
        near = scope.days_after("cancel")
        alone = days is None or near
        return _ruling(Policy.ON_CANCEL, days if near else None) + ([] if alone else _ruling(Policy.FIXED_PERIOD, days))
    if later := scope.days_past_cycle():
        return _ruling(Policy.ROLLOVER, later)
    if scope.has("day_cycle") and not scope.past_own_end():
        return _ruling(Policy.END_OF_CYCLE, 1)
    if scope.has("cycle") or (not days and scope.by_then()):
        return _ruling(Policy.END_OF_CYCLE)
    return _ruling(Policy.FIXED_PERIOD, days) if days else _ruling(None)


def _carry(scope: Scope) -> list[Ruling]:
    if scope.event.negated:
        if scope.cancelling or scope.under("cancel"):
            return _ruling(Policy.ON_CANCEL)
        return _ruling(None if scope.past_own_end() else Policy.END_OF_CYCLE)
    cap, periods = read_cap(scope.text, scope.event.end, scope.event.last, scope.words)
    if not cap:
        cap, periods = read_cap(scope.text, scope.event.first, scope.event.start, scope.words)
    if scope.has("open_end"):
        return _ruling(None)
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
    return _ruling(Policy.ON_CANCEL, days) if days else _ruling(Policy.KEPT_ON_CANCEL)


def _reset(scope: Scope) -> list[Ruling]:
    if scope.event.negated:
        return _ruling(Policy.ROLLOVER)
    if scope.under("inactive"):
        return _ruling(Policy.ON_INACTIVITY, scope.days())
    if scope.cancelling or scope.under("cancel"):
        return _ruling(Policy.ON_CANCEL)
    daily = scope.has("day_cycle")
    alone = not scope.text[scope.event.first : scope.event.start].strip()
    if alone and not daily and not scope.has("cycle"):
        return _ruling(None)
    return [Ruling(Policy.END_OF_CYCLE, (0, 0), 1 if daily else None, note=BY_RESET)]


def _keep(scope: Scope) -> list[Ruling]:
    """ "valid for 30 days", "remain until the end of the period": how long, or until what."""
    days = scope.days()
    ending = scope.cancelling or scope.under("cancel")
    if scope.event.negated:
        return _not_kept(scope, days)
    if told := _to_the_end(scope) or _worth(scope):
        return told
    if not days and scope.has("day_cycle"):
        return _ruling(Policy.END_OF_CYCLE, 1)
    if scope.has("cycle") and not (days and (scope.words.verb_final or scope.days_first("cycle"))):
        if scope.recurs():
            return []
        return _ruling(Policy.ON_CANCEL if ending else Policy.END_OF_CYCLE)
    if days:
        outlasting = ending and scope.days_after("cancel") and not scope.since_bought()
        return _ruling(Policy.ON_CANCEL if outlasting else Policy.FIXED_PERIOD, days)
    if scope.under("active"):
        return _while_active(scope)
    return _over_the_end(scope) if ending else _spared(scope)


def _while_active(scope: Scope) -> list[Ruling]:
    """Units that stay while a subscription runs or an account is open; "only while the account is open" limits them and
    promises nothing."""
    if scope.while_subscribed():
        return _ruling(Policy.ON_CANCEL)
    event = scope.event
    merely = scope.words.policy["merely"].search(scope.text, event.first, event.last)
    return _ruling(None if merely else Policy.NEVER)


def _to_the_end(scope: Scope) -> list[Ruling]:
    """ "Until the end of your subscription": what else counts its days tells when that is; "only within the month"."""
    if scope.has("until_end"):
        return _ruling(Policy.ON_CANCEL)
    return _ruling(Policy.END_OF_CYCLE) if scope.merely_then() else []


def _worth(scope: Scope) -> list[Ruling]:
    """ "At most two months' allowance is kept": how much is carried on, and not for how long."""
    event = scope.event
    if not scope.words.policy["cap_worth"].search(scope.text, event.first, event.last):
        return []
    cap, periods = read_cap(scope.text, event.first, event.last, scope.words)
    return [Ruling(Policy.ROLLOVER, (0, 0), None, cap, periods)] if periods else []


def _spared(scope: Scope) -> list[Ruling]:
    return _ruling(Policy.NEVER) if scope.spared() else []


def _not_kept(scope: Scope, days: int | None) -> list[Ruling]:
    if days:
        return _ruling(Policy.FIXED_PERIOD, days)
    return _ruling(Policy.ON_CANCEL) if scope.cancelling or scope.under("cancel") else []


_READERS = {
    Kind.ETERNAL: _eternal,
    Kind.LOSE_IT: _lose_it,
    Kind.LAPSE: _lapse,
    Kind.CARRY: _carry,
    Kind.RESET: _reset,
    Kind.KEEP: _keep,
    Kind.REFRESH: _refresh,
}
