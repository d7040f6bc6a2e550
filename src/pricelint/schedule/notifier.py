"""The notifier: tells channels the news of rounds that have ended, each piece once.

Every piece of news is a row per channel. The row is noted as `sending` before the message is handed over, and as `sent`
after it was taken. A process that dies in between leaves it `sending`: the next one sends it once more and never a
third time, so that a kill costs at most one repeat, and no news is lost to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Protocol

from pricelint.errors import PricelintError, StoreError
from pricelint.model.appointment import Delivery, RoundOutcome, Told
from pricelint.schedule.channels import Channel, Digest
from pricelint.schedule.locks import Locks
from pricelint.schedule.news import changes_for, failures_for, latest, learned
from pricelint.store.store import Store

LOCK = "@outbox"
"""No platform is called like this."""

MOST = 100
"""Pieces of news in one message."""

ATTEMPTS = 12
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=6)
"""Between attempts the wait doubles: twelve of them are spread over a day and a half."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What is sent: a title in plain text, and a body in the channel's format."""

    title: str
    body: str


class Writer(Protocol):
    """Writes messages."""

    def __call__(self, channel: Channel, news: Sequence[Delivery], /) -> Message:
        """The message that tells these pieces of news. Raises ConfigError where the channel's template cannot."""
        ...


class Sender(Protocol):
    """Sends messages."""

    def __call__(self, channel: Channel, message: Message, /) -> bool:
        """Whether the message was taken."""
        ...


class Notifier:
    """Keeps channels told, over one store. `tell` hears a sentence about what was sent or could not be."""

    def __init__(
        self,
        store: Store,
        channels: Sequence[Channel],
        write: Writer,
        send: Sender,
        tell: Callable[[str], None],
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._store = store
        self._outbox = store.outbox
        self._channels = {channel.name: channel for channel in channels}
        self._write = write
        self._send = send
        self._tell = tell
        self._clock = clock
        self._locks = Locks(store.folder, clock)

    def next_at(self) -> datetime | None:
        """When the next message is due."""
        return self._outbox.next_due(list(self._channels)) if self._channels else None

    def turn(self) -> bool:
        """Queue the news of rounds that have ended, and send what is due; whether there was anything to do.

        Nothing happens where another process is at it. Raises StoreError where the store cannot be used.
        """
        lock = self._locks.take(LOCK) if self._channels else None
        if lock is None:
            return False
        with lock:
            self._outbox.recover(self._clock())
            rounds = latest(self._store.agenda.untold())
            for one in rounds:
                self._queue(one)
            batches = list(self._batches())
            for channel, batch in batches:
                self._deliver(channel, batch)
        return bool(rounds or batches)

    def _queue(self, ended: Told) -> None:
        """Note who is to be told what of a round. Of a failed one its number is news, and nothing that it shows."""
        now = self._clock()
        hearing = [channel for channel in self._channels.values() if channel.hears_of(ended.platform)]
        news = [one for channel in hearing for one in failures_for(channel, ended, now)]
        known: list[Delivery] = []
        if hearing and ended.ended.outcome is not RoundOutcome.FAILED and self._learned(ended.platform):
            for channel in hearing:
                new, old = changes_for(self._store, channel, ended, now)
                news, known = [*news, *new], [*known, *old]
        self._outbox.queue(ended, news, known, now)

    def _learned(self, platform: str) -> bool:
        """Bring the changes of a platform up to its visits. Where that fails its news waits for the next round."""
        try:
            lost = learned(self._store, platform)
        except PricelintError as error:
            self._tell(f"{platform}: its changes could not be read: {error}")
            return False
        for sentence in lost:
            self._tell(f"{platform}: {sentence}")
        return True

    def _batches(self) -> Iterator[tuple[Channel, list[Delivery]]]:
        """What is due, a message each: a platform by itself where news is instant, all of them in a digest."""
        groups: dict[tuple[str, str], list[Delivery]] = {}
        for one in self._outbox.due(self._clock(), list(self._channels)):
            alone = self._channels[one.channel].digest is Digest.INSTANT
            groups.setdefault((one.channel, one.platform if alone else ""), []).append(one)
        for (name, _), group in groups.items():
            rest = iter(group)
            while batch := list(islice(rest, MOST)):
                yield self._channels[name], batch

    def _deliver(self, channel: Channel, batch: list[Delivery]) -> None:
        told = f"Channel {channel.name}: {len(batch)} {'piece' if len(batch) == 1 else 'pieces'} of news"
        try:
            message = self._write(channel, batch)
        except StoreError:
            raise
        except PricelintError as error:
            self._fail(batch, f"{told} could not be written: {error}")
            return
        self._outbox.sending(batch)
        if self._send(channel, message):
            self._outbox.sent(batch, self._clock())
            self._tell(f"{told} sent.")
        else:
            self._fail(batch, f"{told} not sent: the service refused it or could not be reached")

    def _fail(self, batch: list[Delivery], sentence: str) -> None:
        now, attempts = self._clock(), max(one.attempts for one in batch) + 1
        if attempts >= ATTEMPTS:
            self._outbox.give_up(batch, now)
            self._tell(f"{sentence}. Given up after {attempts} attempts.")
            return
        again = now + min(FIRST_WAIT * 2 ** (attempts - 1), LONGEST_WAIT)
        self._outbox.not_sent(batch, again)
        self._tell(f"{sentence}. Tried again {again:%Y-%m-%d %H:%M} UTC.")
