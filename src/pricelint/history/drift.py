"""What a snapshot states otherwise than it was before, over everything that is known of the time before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from pricelint.history.announced import announcing, notices
from pricelint.history.compare import change_between, kinds_between
from pricelint.history.stated import stated
from pricelint.history.statement import Key, Statement
from pricelint.history.timeline import TURNS
from pricelint.model.change import Change, ChangeKind
from pricelint.model.evidence import Evidence
from pricelint.model.fact import Hint
from pricelint.model.site import SiteFacts, Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """The last change of one statement, which led to what is stated now.

    before     the latest snapshot that showed the former value
    until      when the present value was first seen without the former one in between
    first      the quotes of that time, () where it is now
    announced  notices that announce it, on pages of now or of any snapshot since `before`
    flapping   whether the present value came and went before: two values are shown in turn
    """

    key: Key
    change: Change
    before: Snapshot
    until: datetime
    first: tuple[Evidence, ...]
    announced: tuple[Hint, ...]
    flapping: bool


def drifts(kind: ChangeKind, earlier: Snapshot, facts: SiteFacts, captured_at: datetime) -> tuple[Drift, ...]:
    """The changes of one kind that led to what `facts` states, by all that is known of the time before."""
    every = (_drift(kind, one, earlier.line, facts, captured_at) for one in stated(facts).single.values())
    return tuple(one for one in every if one)


def _drift(
    kind: ChangeKind, now: Statement, line: tuple[Snapshot, ...], facts: SiteFacts, captured_at: datetime
) -> Drift | None:
    until, first = captured_at, tuple[Evidence, ...]()
    for place, snapshot in enumerate(line):
        was = stated(snapshot.facts).single.get(now.key)
        if was is None:
            continue
        if was.value == now.value:
            until, first = snapshot.captured_at, was.evidence
        elif kinds := kinds_between(was, now):
            change = change_between(kind, was, now)
            since = (*line[: place + 1],)
            found = announcing(change, now.key, _notices(facts, since), _statements(facts, snapshot.facts))
            return Drift(
                key=now.key, change=change, before=snapshot, until=until, first=first,
                announced=found, flapping=_flaps(now, line[place + 1 :]),
            ) if kind in kinds else None  # fmt: skip
    return None


def _statements(*sides: SiteFacts) -> Iterator[Statement]:
    """What the pages of both sides state."""
    for facts in sides:
        yield from stated(facts).single.values()


def _notices(facts: SiteFacts, since: tuple[Snapshot, ...]) -> Iterator[Hint]:
    """The notices of now and of every snapshot since a change, each once."""
    seen = dict.fromkeys(hint for one in (facts, *(snapshot.facts for snapshot in since)) for hint in notices(one))
    yield from seen


def _flaps(now: Statement, before: tuple[Snapshot, ...]) -> bool:
    """Whether the present value came and went in the time before a change as often as makes it one that flaps."""
    values = [one.value for snapshot in before if (one := stated(snapshot.facts).single.get(now.key))]
    began = sum(value == now.value and value != other for value, other in zip(values, [None, *values], strict=False))
    return began >= TURNS - 1
