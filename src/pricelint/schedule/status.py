"""How a store's platforms stand: what came of the last rounds, what is next, who is at it, and who was told."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from pricelint.model.appointment import Appointment
from pricelint.model.declaration import edits
from pricelint.schedule.locks import Holder, Locks
from pricelint.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One platform. Times are in UTC; `outcome` is "" before the first round has ended.

    failures  failed rounds in a row; `back_off_until` is given where they delay the next one
    held_by   the process that visits it now
    edited    what was edited in its platform file between the last two visits, in words
    """

    platform: str
    last_visit: datetime | None
    outcome: str
    reason: str
    visit: str | None
    next_due: datetime
    failures: int
    back_off_until: datetime | None
    held_by: Holder | None
    edited: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """All of a store: platforms by id, and by channel how many deliveries are pending, sent, given up …"""

    platforms: tuple[Standing, ...]
    deliveries: Mapping[str, Mapping[str, int]]


def status_of(store: Store, platforms: Collection[str] | None = None) -> Status:
    """How these platforms stand (None: all that were ever watched). Nothing is changed, and no lock taken."""
    locks = Locks(store.folder)
    kept = store.agenda.appointments(platforms).values()
    return Status(platforms=tuple(_standing(one, locks, store) for one in kept), deliveries=store.outbox.counts())


def _standing(one: Appointment, locks: Locks, store: Store) -> Standing:
    last = one.last
    edited = edits(store.visits.declarations(one.platform, last=2))
    return Standing(
        platform=one.platform,
        last_visit=last.at if last else None,
        outcome=last.outcome.value if last else "",
        reason=last.reason if last else "",
        visit=last.visit if last else None,
        next_due=one.due_at,
        failures=one.failures,
        back_off_until=one.back_off_until,
        held_by=locks.holder(one.platform),
        edited=tuple(what for edit in edited for what in edit.what),
    )
