"""Plain HTTP resolves names where the browser's gate does: at the guard."""

from __future__ import annotations

import asyncio

from twisted.internet import defer
from twisted.internet.error import DNSLookupError
from twisted.internet.interfaces import IReactorPluggableResolver, IResolverSimple
from zope.interface import implementer

from pricelint.errors import AddressRefusedError
from pricelint.net.guard import Guard, UnresolvableError


@implementer(IResolverSimple)
class GuardedResolver:
    """Answers Twisted with addresses that the guard allows; what is refused has no address."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard

    def install(self) -> None:
        """Take over name resolution of the running reactor."""
        from twisted.internet import reactor  # noqa: PLC0415 - there is none before it is installed

        IReactorPluggableResolver(reactor).installResolver(self)

    def getHostByName(self, name: str, timeout: object = ()) -> defer.Deferred[str]:  # noqa: N802 - Twisted's name
        """The first allowed address of a name, as a Deferred."""
        del timeout
        return defer.Deferred.fromFuture(asyncio.ensure_future(self._first(name)))

    async def _first(self, name: str) -> str:
        try:
            return (await self._guard.resolve(name))[0]
        except (AddressRefusedError, UnresolvableError) as error:
            raise DNSLookupError(str(error)) from error
