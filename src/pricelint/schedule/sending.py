"""Messages sent through Apprise. What Apprise itself would log could name an address, so it logs nothing here."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from pricelint.errors import ConfigError
from pricelint.schedule.channels import Channel, Format
from pricelint.schedule.notifier import Message

if TYPE_CHECKING:
    from apprise import NotifyBase

_LOG = logging.getLogger("apprise")


def check_address(channel: Channel) -> None:
    """Raises ConfigError where Apprise does not know what to do with a channel's address, which is not told."""
    _service(channel)


def send(channel: Channel, message: Message) -> bool:
    """Hand a message over; whether the service took it. Nothing of the address is in any error."""
    from apprise import Apprise, AppriseAsset, NotifyFormat

    box = Apprise(asset=AppriseAsset(async_mode=False))
    box.add(_service(channel))
    form = {
        Format.TEXT: NotifyFormat.TEXT,
        Format.MARKDOWN: NotifyFormat.MARKDOWN,
        Format.HTML: NotifyFormat.HTML,
    }[channel.format]
    try:
        return bool(box.notify(body=message.body, title=message.title, body_format=form))
    except Exception:  # noqa: BLE001 - whatever a service's plugin raises, its text could hold the address
        return False


def _service(channel: Channel) -> NotifyBase:
    from apprise import Apprise, AppriseAsset

    _LOG.disabled = True
    found = Apprise.instantiate(channel.url, asset=AppriseAsset(async_mode=False))
    if found is None:
        raise ConfigError(
            "Apprise does not know what to do with its address", where=f"channel {channel.name}",
            expected="an address as https://appriseit.com lists them", do="correct it in the configuration or variable",
        )  # fmt: skip
    return found
