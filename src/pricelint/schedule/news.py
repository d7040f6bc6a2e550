"""From what the store knows to what a channel is told: which changes are news, and by what values they are told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import sha256

from pricelint.errors import BlobCorruptError, BlobMissingError
from pricelint.history.between import between
from pricelint.history.timeline import CONFIRM
from pricelint.model.appointment import Delivery, RoundOutcome, Told
from pricelint.model.change import Change, RecordedChange, Status
from pricelint.model.contradiction import Side
from pricelint.readings.follow import follow
from pricelint.readings.method import todays_method
from pricelint.readings.read import keep_reading_of
from pricelint.schedule.channels import Channel, News, weight
from pricelint.store.store import Store

LONGEST_QUOTE = 300
"""Characters of a quote, or of a reason, in a message; the whole of it stands in the store."""


def learned(store: Store, platform: str) -> list[str]:
    """Read the visits of a platform that were not read yet, and follow its changes; a sentence for each left out."""
    lost = []
    for name in store.readings.unread(todays_method(), platform):
        try:
            keep_reading_of(store, name)
        except (BlobMissingError, BlobCorruptError) as error:
            lost.append(f"visit {name} was left out: {error}")
    follow(store, platform)
    return lost


def changes_for(store: Store, channel: Channel, told: Told, now: datetime) -> tuple[list[Delivery], list[Delivery]]:
    """The changes of a platform that are news for a channel, and what it is taken to know.

    Where it was never told of this platform, or another method has named the changes anew since, only what the visit of
    this round has made news of is new: a channel that is added to an old store is not told all of its history.
    """
    mark = _mark(channel, told, now)
    before = store.outbox.content(channel.name, mark.subject)
    found = store.changes.found(platform=told.platform)
    wanted = [one for one in found if channel.wants(one.dated.change.kind, one.dated.status)]
    news = [one for one in wanted if before == mark.content or _made_by(one, told.ended.visit)]
    old = [one for one in wanted if one not in news]
    return [_delivery(one, channel, now) for one in news], [mark, *(_delivery(one, channel, now) for one in old)]


def _mark(channel: Channel, told: Told, now: datetime) -> Delivery:
    """What says, among the deliveries, by which method the changes were read of which a channel was told."""
    return Delivery(
        channel=channel.name, subject=named("method", told.platform), platform=told.platform, due_at=now,
        content={"method": todays_method()},
    )  # fmt: skip


def failures_for(channel: Channel, told: Told, now: datetime) -> list[Delivery]:
    """The news that a platform has failed so often in a row as the channel asks for, once for each such time."""
    failed = told.ended.outcome is RoundOutcome.FAILED
    if not failed or News.FAILURES not in channel.on or told.failures < channel.failures:
        return []
    content = {
        "what": "failures", "platform": told.platform, "failures": told.failures,
        "reason": told.ended.reason[:LONGEST_QUOTE],
    }  # fmt: skip
    subject = named("failures", told.platform, str(told.turn - told.failures))
    return [Delivery(
        channel=channel.name, subject=subject, platform=told.platform, due_at=channel.due_at(now), content=content
    )]  # fmt: skip


def named(*parts: str) -> str:
    """The subject of a delivery: always the same for the same words."""
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _made_by(one: RecordedChange, visit: str | None) -> bool:
    """Whether a change is what it is since this visit: first seen by it, or confirmed for as long as can be."""
    confirmed = one.dated.status is Status.CONFIRMED and one.dated.seen == CONFIRM
    return one.dated.until_visit == visit or confirmed


def _delivery(one: RecordedChange, channel: Channel, now: datetime) -> Delivery:
    return Delivery(
        channel=channel.name, subject=one.id, platform=one.platform, due_at=channel.due_at(now), content=content_of(one)
    )  # fmt: skip


def content_of(one: RecordedChange) -> dict[str, object]:
    """A change in plain values, as the message is written from them."""
    dated, change = one.dated, one.dated.change
    return {
        "what": "change", "platform": one.platform, "kind": change.kind.value, "about": change.about,
        "severity": weight(change.kind).value, "status": dated.status.value, "when": between(dated.since, dated.until),
        "before": _side(change.before), "after": _side(change.after), "announced": _announced(change),
    }  # fmt: skip


def _side(side: Side | None) -> dict[str, object] | None:
    if side is None:
        return None
    quotes = [{"quote": one.quote[:LONGEST_QUOTE], "page": one.url or one.page} for one in side.evidence[:2]]
    return {"says": side.says[:LONGEST_QUOTE], "quotes": quotes}


def _announced(change: Change) -> list[str]:
    return [one.quote[:LONGEST_QUOTE] for one in change.announced[:2]]


def latest(rounds: Iterable[Told]) -> Sequence[Told]:
    """The last round of each platform: it is told for those before it too."""
    return list({one.platform: one for one in sorted(rounds, key=lambda one: one.turn)}.values())
