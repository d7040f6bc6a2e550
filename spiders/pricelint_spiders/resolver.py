"""Plain HTTP resolves names where the browser's gate does: at the guard."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from twisted.internet import defer
from twisted.internet.base import ThreadedResolver
from twisted.internet.error import DNSLookupError

from pricelint.errors import AddressRefusedError
from pricelint.net.guard import Guard, UnresolvableError


class GuardedResolver(ThreadedResolver):
    """Answers Twisted with addresses that the guard allows; what is refused has no address."""

    def __init__(self, reactor: Any, guard: Guard) -> None:  # noqa: ANN401 - a reactor has no one type
        super().__init__(reactor)
        self._guard = guard

    @classmethod
    def install(cls, guard: Guard) -> None:
        """Take over name resolution of the running reactor."""
        from twisted.internet import reactor

        running: Any = reactor
        running.installResolver(cls(running, guard))

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> defer.Deferred[str]:  # noqa: N802 - Twisted's name
        """The first allowed address of a name, as a Deferred."""
        del timeout
        return defer.Deferred.fromFuture(asyncio.ensure_future(self._first(name)))

    async def _first(self, name: str) -> str:
        try:
            return (await self._guard.resolve(name))[0]
        except (AddressRefusedError, UnresolvableError) as error:
            raise DNSLookupError(str(error)) from error
