"""Resolves names once, judges what they resolve to, and keeps the answer, so that a name cannot change its mind between
the check and the connection (DNS rebinding)."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import time
from dataclasses import dataclass

from pricelint.errors import AddressRefusedError
from pricelint.net.address import AddressPolicy

KEEP_SECONDS = 300.0
"""How long an answer, good or bad, is kept; longer than a page takes to load."""


class UnresolvableError(OSError):
    """The name has no address."""


@dataclass(frozen=True, slots=True)
class _Answer:
    expires: float
    addresses: tuple[str, ...]
    error: Exception | None


class Guard:
    """The one place of a process where names become addresses; both the HTTP client and the browser's gate ask it."""

    def __init__(self, policy: AddressPolicy) -> None:
        self.policy = policy
        self._answers: dict[str, asyncio.Task[_Answer]] = {}

    async def resolve(self, host: str) -> tuple[str, ...]:
        """IP addresses of `host` that may be connected to, at least one.

        Raises `AddressRefusedError` where it only has others, `UnresolvableError` where it has none at all.
        """
        key = host.lower().rstrip(".")
        task = self._answers.get(key)
        if task is None or (task.done() and task.result().expires < time.monotonic()):
            task = self._answers[key] = asyncio.create_task(self._ask(key))
        answer = await asyncio.shield(task)
        if answer.error is not None:
            raise answer.error
        return answer.addresses

    async def check(self, url: str) -> None:
        """Raise as `AddressPolicy.check_url` and `resolve` do where `url` may not or cannot be visited."""
        await self.resolve(self.policy.check_url(url))

    async def _ask(self, host: str) -> _Answer:
        expires = time.monotonic() + KEEP_SECONDS
        try:
            found = await _addresses(host)
        except (OSError, UnicodeError) as error:
            return _Answer(expires, (), UnresolvableError(f"{host} has no address ({error})"))
        refusals = [reason for address in found if (reason := self.policy.refusal(address, host))]
        allowed = tuple(address for address in found if self.policy.refusal(address, host) is None)
        if not allowed:
            return _Answer(expires, (), AddressRefusedError(f"{host} is not visited: {refusals[0]}", where=host))
        return _Answer(expires, allowed, None)


async def _addresses(host: str) -> tuple[str, ...]:
    """All addresses of a name, the system's preferred one first; an IP literal is its own address."""
    try:
        return (str(ipaddress.ip_address(host)),)
    except ValueError:
        rows = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
        return tuple(dict.fromkeys(str(row[4][0]) for row in rows))
