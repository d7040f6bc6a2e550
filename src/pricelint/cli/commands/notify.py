"""`pricelint notify`: send what is due to the channels, or a sample to each of them."""

from __future__ import annotations

from typing import Annotated

import typer

from pricelint.cli.app import app, done, out
from pricelint.cli.notifying import configured_channels, notifier_of, sample_message
from pricelint.cli.options import STORE, StoreOption, WatchConfig
from pricelint.cli.over_time import opened
from pricelint.errors import UsageError
from pricelint.schedule.channels import Channel
from pricelint.schedule.sending import send


@app.command()
def notify(
    config: WatchConfig = None,
    store: StoreOption = STORE,
    test: Annotated[bool, typer.Option("--test", help="Send a sample to every channel, and nothing else.")] = False,
) -> None:
    """Send to the channels of --config what is due: news of visits that `watch` made, digests, and what failed before.

    `pricelint watch` does so by itself. Nothing is sent to a channel twice.
    """
    channels = configured_channels(config)
    if not channels:
        raise UsageError(
            "there is no channel", where=str(config or "--config"), expected="[[notify]] tables in pricelint.toml",
            do="docs/watching.md shows one",
        )  # fmt: skip
    if test:
        raise done([sentence for channel in channels if (sentence := _tried(channel))])
    with opened(store) as kept:
        if not notifier_of(kept, channels).turn():
            out.print("Nothing was due.", markup=False)


def _tried(channel: Channel) -> str:
    """What went wrong, "" where the sample was taken."""
    if not send(channel, sample_message(channel)):
        return f"channel {channel.name}: not sent: the service refused it or could not be reached"
    out.print(f"Channel {channel.name}: sent", markup=False, highlight=False)
    return ""
