"""Verbs by which units stay: how long, until what, and over the end of a subscription."""

from __future__ import annotations

from pricelint.extract.policies.clauses.caps import read_cap
from pricelint.extract.policies.clauses.events import Kind
from pricelint.extract.policies.clauses.rulings import Ruling, ruling
from pricelint.extract.policies.clauses.scope import Scope
from pricelint.model.units import Policy


def over_the_end(scope: Scope) -> list[Ruling]:
    """Units that outlast the subscription; "until you cancel" is no such promise, and "do not expire unless you cancel"
    ends them, but "unless your account is closed" none of those of an account that stays; a date ends them, other than
    that of their own validity."""
    if scope.words.policy["pausing"].search(scope.text, scope.event.first, scope.event.last):
        return []
    if not scope.under("until_cancel"):
        ended = scope.event.kind is Kind.KEEP and scope.has("till") and not scope.has("validity_heads")
        return ruling(Policy.ON_CANCEL if ended else Policy.KEPT_ON_CANCEL)
    denied = scope.event.negated and scope.event.kind is Kind.LAPSE
    return ruling(Policy.NEVER if scope.of_account("until_cancel") else Policy.ON_CANCEL) if denied else []


def keep(scope: Scope) -> list[Ruling]:
    """ "valid for 30 days", "remain until the end of the period": how long, or until what."""
    days = scope.days()
    ending = scope.cancelling or scope.under("cancel")
    if scope.event.negated:
        return _not_kept(scope, days)
    if told := _to_the_end(scope) or _worth(scope):
        return told
    if not days and scope.has("day_cycle"):
        return ruling(Policy.END_OF_CYCLE, 1)
    if scope.has("cycle") and not (days and (scope.words.verb_final or scope.days_first("cycle"))):
        if scope.recurs():
            return []
        return ruling(Policy.ON_CANCEL if ending else Policy.END_OF_CYCLE)
    if days:
        return _for_days(scope, days, ending)
    if scope.under("active"):
        return _while_active(scope)
    return over_the_end(scope) if ending else _spared(scope)


def _for_days(scope: Scope, days: int, ending: bool) -> list[Ruling]:
    """Units that stay so long: from their purchase, their last use or the end of a subscription."""
    if scope.under("inactive") and not scope.has("even"):
        return ruling(Policy.ON_INACTIVITY, days)
    outlasting = ending and scope.days_after("cancel") and not scope.since_bought()
    return ruling(Policy.ON_CANCEL if outlasting else Policy.FIXED_PERIOD, days)


def _while_active(scope: Scope) -> list[Ruling]:
    """Units that stay while a subscription runs or an account is open; "only while the account is open" limits them and
    promises nothing."""
    if scope.while_subscribed():
        return ruling(Policy.ON_CANCEL)
    event = scope.event
    merely = scope.words.policy["merely"].search(scope.text, event.first, event.last)
    return ruling(None if merely else Policy.NEVER)


def _to_the_end(scope: Scope) -> list[Ruling]:
    """ "Until the end of your subscription": what else counts its days tells when that is; "only within the month"; up
    to the next renewal."""
    if scope.has("until_end"):
        return ruling(Policy.ON_CANCEL)
    renewed = scope.has("till_renewal") and not (scope.cancelling or scope.under("cancel"))
    return ruling(Policy.END_OF_CYCLE) if renewed or scope.merely_then() else []


def _worth(scope: Scope) -> list[Ruling]:
    """ "At most two months' allowance is kept": how much is carried on, and not for how long."""
    event = scope.event
    if not scope.words.policy["cap_worth"].search(scope.text, event.first, event.last):
        return []
    cap, periods = read_cap(scope.text, event.first, event.last, scope.words)
    return [Ruling(Policy.ROLLOVER, (0, 0), None, cap, periods)] if periods else []


def _spared(scope: Scope) -> list[Ruling]:
    return ruling(Policy.NEVER) if scope.spared() else []


def _not_kept(scope: Scope, days: int | None) -> list[Ruling]:
    if days:
        return ruling(Policy.FIXED_PERIOD, days)
    return ruling(Policy.ON_CANCEL) if scope.cancelling or scope.under("cancel") else []
