"""Deliveries in the database of a store: who is to be told of what, and who was. Each method is one transaction.

Whoever changes them holds the lock of the outbox, so a delivery that is found `sending` is one whose sender died.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from pricelint.model.appointment import Delivery, DeliveryState, Told
from pricelint.store.agenda_tables import deliveries, rounds
from pricelint.store.database import Database


class Outbox:
    """Every delivery has one row for good, by its channel and its subject: what was sent is never queued again."""

    def __init__(self, database: Database) -> None:
        self._begin = database.begin

    def content(self, channel: str, subject: str) -> Mapping[str, object] | None:
        """What a delivery is written from, None where there is none of this subject."""
        here = sa.and_(deliveries.c.channel == channel, deliveries.c.subject == subject)
        with self._begin() as connection:
            found: Mapping[str, object] | None = connection.execute(
                sa.select(deliveries.c.content).where(here)
            ).scalar_one_or_none()
            return found

    def queue(self, told: Told, news: Sequence[Delivery], known: Sequence[Delivery], at: datetime) -> None:
        """Queue the news of a round, each piece once for ever, and note that it and those before it have been told of.

        What is `known` is never sent; where it is noted already, its content is put in the place of what was there.
        """
        key = sa.and_(rounds.c.platform == told.platform, rounds.c.turn <= told.turn)
        with self._begin() as connection:
            before = connection.execute(
                sa.select(deliveries.c.channel, deliveries.c.subject).where(_any_of([*news, *known]))
            )
            there = {(row.channel, row.subject) for row in before}
            rows = [_row(one, at, DeliveryState.PENDING) for one in news if _name(one) not in there]
            rows += [_row(one, at, DeliveryState.KNOWN) for one in known if _name(one) not in there]
            if rows:
                connection.execute(deliveries.insert(), rows)
            for one in known:
                stale = sa.and_(_any_of([one]), deliveries.c.state == DeliveryState.KNOWN.value)
                connection.execute(deliveries.update().where(stale).values(content=dict(one.content)))
            connection.execute(rounds.update().where(key).values(told=True))

    def recover(self, at: datetime) -> None:
        """Take back what a sender that died had in hand: it is sent once more, and no third time."""
        torn = deliveries.c.state == DeliveryState.SENDING.value
        unclear = {"state": DeliveryState.UNCLEAR.value, "ended_at": at}
        again = {"state": DeliveryState.PENDING.value, "interrupted": True}
        with self._begin() as connection:
            connection.execute(deliveries.update().where(torn, deliveries.c.interrupted).values(**unclear))
            connection.execute(deliveries.update().where(torn).values(**again))

    def due(self, at: datetime, channels: Sequence[str]) -> list[Delivery]:
        """What is to be sent to these channels by now, in the order in which it was queued."""
        query = sa.select(deliveries).where(_pending(), deliveries.c.due_at <= at, deliveries.c.channel.in_(channels))
        order = (deliveries.c.queued_at, deliveries.c.channel, deliveries.c.platform, deliveries.c.subject)
        with self._begin() as connection:
            return [_delivery(row) for row in connection.execute(query.order_by(*order)).mappings()]

    def next_due(self, channels: Sequence[str]) -> datetime | None:
        """When the next delivery of these channels is due."""
        query = sa.select(sa.func.min(deliveries.c.due_at)).where(_pending(), deliveries.c.channel.in_(channels))
        with self._begin() as connection:
            return connection.execute(query).scalar_one_or_none()

    def sending(self, batch: Sequence[Delivery]) -> None:
        """Note, before it is sent, that a message with these deliveries is being sent."""
        self._set(batch, state=DeliveryState.SENDING.value)

    def sent(self, batch: Sequence[Delivery], at: datetime) -> None:
        """Note that the message was taken."""
        self._set(batch, state=DeliveryState.SENT.value, ended_at=at)

    def not_sent(self, batch: Sequence[Delivery], again_at: datetime) -> None:
        """Note that nobody took the message, and when it is tried again."""
        tried = deliveries.c.attempts + 1
        self._set(batch, state=DeliveryState.PENDING.value, attempts=tried, due_at=again_at)

    def give_up(self, batch: Sequence[Delivery], at: datetime) -> None:
        """Note that the message is not tried again."""
        self._set(batch, state=DeliveryState.GIVEN_UP.value, attempts=deliveries.c.attempts + 1, ended_at=at)

    def counts(self) -> dict[str, dict[str, int]]:
        """How many deliveries stand where, by channel and state; what was known before the channel is left out."""
        query = sa.select(deliveries.c.channel, deliveries.c.state, sa.func.count())
        query = query.where(deliveries.c.state != DeliveryState.KNOWN.value)
        found: dict[str, Counter[str]] = {}
        with self._begin() as connection:
            for channel, state, number in connection.execute(query.group_by(deliveries.c.channel, deliveries.c.state)):
                found.setdefault(channel, Counter())[state] += number
        return {channel: dict(sorted(states.items())) for channel, states in sorted(found.items())}

    def _set(self, batch: Sequence[Delivery], **values: object) -> None:
        with self._begin() as connection:
            connection.execute(deliveries.update().where(_any_of(batch)).values(**values))


def _any_of(batch: Sequence[Delivery]) -> sa.ColumnElement[bool]:
    by_channel: dict[str, list[str]] = {}
    for one in batch:
        by_channel.setdefault(one.channel, []).append(one.subject)
    alike = [
        sa.and_(deliveries.c.channel == channel, deliveries.c.subject.in_(subjects))
        for channel, subjects in by_channel.items()
    ]
    return sa.or_(sa.false(), *alike)


def _pending() -> sa.ColumnElement[bool]:
    return deliveries.c.state == DeliveryState.PENDING.value


def _name(one: Delivery) -> tuple[str, str]:
    return one.channel, one.subject


def _row(one: Delivery, at: datetime, state: DeliveryState) -> dict[str, Any]:
    return {
        "channel": one.channel, "subject": one.subject, "platform": one.platform, "due_at": one.due_at,
        "content": dict(one.content), "attempts": 0, "interrupted": False, "queued_at": at,
        "state": state.value,
    }  # fmt: skip


def _delivery(row: Mapping[Any, Any]) -> Delivery:
    kept = ("channel", "subject", "platform", "due_at", "content", "attempts")
    return Delivery(**{name: row[name] for name in kept})
