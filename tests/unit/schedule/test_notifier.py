"""Who is told what, once: through failures of the service, restarts, digests and upgrades."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from packs_page import packs_page
from timetable import Clock, FakeVisitor, platform_named

from pricelint.model.appointment import Delivery, Ended, RoundOutcome, Told
from pricelint.readings import follow as following
from pricelint.readings import read as reading
from pricelint.schedule import news
from pricelint.schedule.cadence import Cadence
from pricelint.schedule.channels import Channel, channels_of
from pricelint.schedule.notifier import ATTEMPTS, Message, Notifier
from pricelint.schedule.watcher import Watcher
from pricelint.store.store import Store

DAILY = Cadence(every=timedelta(hours=24), jitter=timedelta(0))


class Desk:
    """A store with a watcher, a channel, and the service that it is sent to. `up` says whether that takes anything."""

    def __init__(self, store: Store, **keys: Any) -> None:
        self.store, self.clock, self.cost = store, Clock(), 5
        self.up, self.messages, self.said = True, list[list[str]](), list[str]()
        self.dies = False
        (self.channel,) = channels_of([{"name": "desk", "url": "json://127.0.0.1", **keys}], None, {})
        self.again()

    def again(self) -> None:
        """A process that begins."""
        visitor = FakeVisitor(self.store, self.clock, lambda _: packs_page(self.cost) if self.cost else None)
        self.watcher = Watcher(self.store, {"inkwell": DAILY}, platform_named, visitor, self.clock)
        self.notifier = Notifier(self.store, [self.channel], self.write, self.send, self.said.append, self.clock)

    def write(self, channel: Channel, pieces: Sequence[Delivery]) -> Message:
        assert channel is self.channel
        told = [f"{one.content.get('kind', one.content['what'])}" for one in pieces]
        return Message(title="news", body="\n".join(told))

    def send(self, channel: Channel, message: Message) -> bool:
        del channel
        if self.up:
            self.messages.append(message.body.splitlines())
        if self.dies:
            raise KeyboardInterrupt
        return self.up

    def days(self, *costs: int) -> None:
        """Visits on as many days, each of which shows a cost; 0 for one that fails."""
        for self.cost in costs:
            appointment = self.watcher.next_at()
            assert appointment
            self.clock.now = max(self.clock.now, appointment)
            assert len(list(self.watcher.turn())) == 1
            self.notifier.turn()

    def counts(self) -> dict[str, int]:
        return self.store.outbox.counts().get("desk", {})


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store") as opened:
        yield opened


def test_a_change_is_told_once_when_it_is_confirmed(store: Store) -> None:
    desk = Desk(store)
    desk.days(5, 5, 8)
    assert desk.messages == []
    desk.days(8, 8, 8)
    assert desk.messages == [["cost_rose"]]
    desk.days(5, 5)
    assert desk.messages == [["cost_rose"], ["cost_fell"]]


def test_what_was_seen_once_is_told_where_the_user_asks_for_it_and_not_again_when_it_is_confirmed(store: Store) -> None:
    desk = Desk(store, confirmed=False)
    desk.days(5, 5, 8, 8)
    assert desk.messages == [["cost_rose"]]


def test_failed_visits_are_no_change_and_are_told_of_after_as_many_as_were_asked_for_once(store: Store) -> None:
    desk = Desk(store, on=["changes", "failures"], failures=2)
    desk.days(5, 5, 0)
    assert desk.messages == []
    desk.days(0, 0, 0)
    assert desk.messages == [["failures"]]
    desk.days(5, 0, 0)
    assert desk.messages == [["failures"]] * 2


def test_nobody_is_told_of_failures_who_did_not_ask(store: Store) -> None:
    desk = Desk(store)
    desk.days(0, 0, 0, 0, 5)
    assert desk.messages == []


def test_a_service_that_is_down_is_tried_again_ever_later_and_told_once(store: Store) -> None:
    desk = Desk(store)
    desk.up = False
    desk.days(5, 5, 8, 8)
    waits = []
    for _ in range(3):
        due = desk.notifier.next_at()
        assert due
        waits.append((due - desk.clock.now) / timedelta(minutes=1))
        desk.clock.now = due
        desk.notifier.turn()
    assert waits == [1, 2, 4]
    desk.again()
    desk.up = True
    desk.clock.on(hours=1)
    assert [desk.notifier.turn(), desk.notifier.turn(), desk.messages] == [True, False, [["cost_rose"]]]
    assert desk.counts() == {"sent": 1}


def test_a_service_that_stays_down_is_given_up_and_that_is_told(store: Store) -> None:
    desk = Desk(store)
    desk.up = False
    desk.days(5, 5, 8, 8)
    for _ in range(ATTEMPTS):
        desk.clock.on(hours=7)
        desk.notifier.turn()
    assert (desk.counts(), "Given up" in desk.said[-1]) == ({"given_up": 1}, True)


def test_a_kill_between_sending_and_noting_it_costs_one_repeat_and_never_two(store: Store) -> None:
    desk = Desk(store)
    desk.days(5, 5, 8)
    desk.dies = True
    with pytest.raises(KeyboardInterrupt):
        desk.days(8)
    desk.again()
    with pytest.raises(KeyboardInterrupt):
        desk.notifier.turn()
    desk.again()
    desk.dies = False
    assert desk.notifier.turn() is False
    assert (desk.messages, desk.counts()) == ([["cost_rose"]] * 2, {"unclear": 1})


def test_a_kill_before_sending_loses_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(store)
    desk.days(5, 5, 8)

    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(desk.store.outbox, "queue", dies)
        with pytest.raises(KeyboardInterrupt):
            desk.days(8)
    desk.again()
    desk.notifier.turn()
    assert desk.messages == [["cost_rose"]]


def test_a_digest_gathers_what_was_learned_until_its_hour(store: Store) -> None:
    desk = Desk(store, digest="weekly", day="sunday", hour=12)
    desk.days(5, 5, 8, 8, 5, 5)
    assert (desk.messages, desk.counts()) == ([], {"pending": 2})
    desk.clock.now = desk.notifier.next_at() or desk.clock.now
    desk.notifier.turn()
    assert desk.messages == [["cost_rose", "cost_fell"]]


def test_a_channel_that_is_new_is_not_told_all_that_was_before(store: Store) -> None:
    old = Desk(store)
    old.days(5, 5, 8, 8, 8, 3, 3, 3)
    new = Desk(store)
    (new.channel,) = channels_of([{"name": "late", "url": "json://127.0.0.1"}], None, {})
    new.clock.now = old.clock.now
    new.again()
    new.days(3)
    assert new.messages == []
    new.days(9, 9)
    assert new.messages == [["cost_rose"]]
    assert store.outbox.counts()["late"] == {"sent": 1}


def test_changes_that_another_version_reads_anew_are_told_to_nobody(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(store)
    desk.days(5, 5, 8, 8, 8)
    for module in (following, reading, news):
        monkeypatch.setattr(module, "todays_method", lambda: "another")
    monkeypatch.setattr("pricelint.readings.recorded.todays_method", lambda: "another")
    desk.days(8, 8)
    assert desk.messages == [["cost_rose"]]
    desk.days(9, 9)
    assert desk.messages == [["cost_rose"], ["cost_rose"]]


def test_many_pieces_go_out_in_several_messages_and_platforms_apart(store: Store) -> None:
    desk = Desk(store)
    desk.days(5)
    pieces = [
        Delivery(
            channel="desk", subject=f"{number}", platform=f"p{number % 2}", due_at=desk.clock.now,
            content={"what": "change", "kind": str(number)},
        )
        for number in range(240)
    ]  # fmt: skip
    ended = Ended(outcome=RoundOutcome.CAPTURED, at=desk.clock.now)
    for _ in range(2):
        store.outbox.queue(Told(platform="inkwell", turn=1, failures=0, ended=ended), pieces, [], desk.clock.now)
    desk.notifier.turn()
    assert sorted(map(len, desk.messages)) == [20, 20, 100, 100]
