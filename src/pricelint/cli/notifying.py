"""What `pricelint notify` and `pricelint watch` tell channels with, as the configuration says."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from pricelint.cli.app import note
from pricelint.cli.settings import NOTIFY_KEY, tables
from pricelint.errors import ConfigError
from pricelint.model.appointment import Delivery
from pricelint.model.change import ChangeKind
from pricelint.schedule.channels import Channel, channels_of
from pricelint.schedule.news import named
from pricelint.schedule.notifier import Message, Notifier
from pricelint.schedule.sending import check_address, send
from pricelint.store.store import Store
from pricelint_reports.notices import write_message
from pricelint_reports.text import one_line

_NOW = datetime(2026, 5, 10, tzinfo=UTC)
_QUOTE = {"quote": "One image costs 8 credits.", "page": "https://example.com/pricing"}
_CHANGE: dict[str, object] = {
    "what": "change", "platform": "example", "kind": ChangeKind.COST_ROSE.value, "about": "per image",
    "severity": "high", "status": "confirmed", "when": "between 3 and 10 May 2026", "announced": [],
    "before": {"says": "5 credit", "quotes": [{**_QUOTE, "quote": "One image costs 5 credits."}]},
    "after": {"says": "8 credit", "quotes": [_QUOTE]},
}  # fmt: skip
_FAILURES: dict[str, object] = {
    "what": "failures", "platform": "example", "failures": 3, "reason": "https://example.com/pricing: timeout",
}  # fmt: skip


def configured_channels(config: Path | None) -> tuple[Channel, ...]:
    """The channels of a configuration file, each of which can be written to. Raises ConfigError where one cannot."""
    found = tables(config).get(NOTIFY_KEY, []) if config else []
    if not isinstance(found, list):
        raise ConfigError(
            f"[{NOTIFY_KEY}] is one table", where=str(config), expected=f"[[{NOTIFY_KEY}]], once a channel"
        )
    channels = channels_of(found, config)
    for channel in channels:
        check_address(channel)
        sample_message(channel)
    return channels


def notifier_of(store: Store, channels: tuple[Channel, ...]) -> Notifier:
    """Who keeps these channels told, over an open store."""
    return Notifier(store, channels, write_message, send, lambda sentence: note(one_line(sentence)))


def sample_message(channel: Channel) -> Message:
    """The message of a change, and of failed visits, that were made up."""
    contents: list[dict[str, object]] = [_CHANGE, _FAILURES]
    news = [
        Delivery(channel=channel.name, subject=named(str(number)), platform="example", due_at=_NOW, content=content)
        for number, content in enumerate(contents)
    ]  # fmt: skip
    written = write_message(channel, news)
    return Message(title=f"{written.title} (a sample)", body=written.body)
