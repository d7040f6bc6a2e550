"""The browser's only way out: a SOCKS5 proxy on loopback that connects to what the guard allows, and to nothing else.

Every connection of the browser passes here, of pages, redirects, frames, images, sockets and workers alike, and the
address that was judged is the address that is connected to. Names are resolved here, never in the browser. The protocol
is RFC 1928, command CONNECT, without authentication.
"""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import struct
from typing import Self

from pricelint.errors import AddressRefusedError
from pricelint.net.address import port_refusal
from pricelint.net.guard import Guard, UnresolvableError

CONNECT_SECONDS = 15.0
_CHUNK = 1 << 16
_GRANTED, _FAILED, _NOT_ALLOWED, _NO_HOST, _REFUSED, _NO_COMMAND = 0, 1, 2, 4, 5, 7


class Gate:
    """One SOCKS5 server. `async with Gate(guard) as gate:` listens on `gate.url` until the block ends."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.Task[None]] = set()

    @property
    def url(self) -> str:
        """The proxy's address for the browser."""
        if self._server is None:
            raise RuntimeError("the gate is not open: use it as `async with Gate(guard) as gate`")
        return f"socks5://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def __aenter__(self) -> Self:
        """Start listening on a free loopback port."""
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        return self

    async def __aexit__(self, *exc: object) -> None:
        """Stop listening and drop what is still connected."""
        if self._server is not None:
            self._server.close()
        for task in tuple(self._open):
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task is not None:
            self._open.add(task)
            task.add_done_callback(self._open.discard)
        try:
            with contextlib.suppress(OSError, asyncio.IncompleteReadError, struct.error, UnicodeDecodeError):
                await self._serve(reader, writer)
        finally:
            writer.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        version, count = await reader.readexactly(2)
        await reader.readexactly(count)
        writer.write(b"\x05\x00" if version == 5 else b"\x05\xff")
        _, command, _, kind = await reader.readexactly(4)
        host = await _host(reader, kind)
        (port,) = struct.unpack("!H", await reader.readexactly(2))
        if command != 1:
            writer.write(_reply(_NO_COMMAND))
            return
        code, streams = await self._connect(host, port)
        writer.write(_reply(code))
        await writer.drain()
        if streams is not None:
            await _join((reader, writer), streams)

    async def _connect(
        self, host: str, port: int
    ) -> tuple[int, tuple[asyncio.StreamReader, asyncio.StreamWriter] | None]:
        if port_refusal(port):
            return _NOT_ALLOWED, None
        try:
            addresses = await self._guard.resolve(host)
        except AddressRefusedError:
            return _NOT_ALLOWED, None
        except UnresolvableError:
            return _NO_HOST, None
        code = _FAILED
        for address in addresses:
            try:
                async with asyncio.timeout(CONNECT_SECONDS):
                    return _GRANTED, await asyncio.open_connection(address, port)
            except ConnectionRefusedError:
                code = _REFUSED
            except (OSError, TimeoutError):
                code = _FAILED
        return code, None


async def _host(reader: asyncio.StreamReader, kind: int) -> str:
    if kind == 3:
        (length,) = await reader.readexactly(1)
        return (await reader.readexactly(length)).decode("ascii")
    return str(ipaddress.ip_address(await reader.readexactly(16 if kind == 4 else 4)))


def _reply(code: int) -> bytes:
    return struct.pack("!BBBB4sH", 5, code, 0, 1, bytes(4), 0)


async def _join(
    near: tuple[asyncio.StreamReader, asyncio.StreamWriter], far: tuple[asyncio.StreamReader, asyncio.StreamWriter]
) -> None:
    """Carry bytes both ways until both sides have said all they had to say."""
    try:
        await asyncio.gather(_carry(near[0], far[1]), _carry(far[0], near[1]))
    finally:
        far[1].close()


async def _carry(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while chunk := await source.read(_CHUNK):
            sink.write(chunk)
            await sink.drain()
    with contextlib.suppress(OSError, RuntimeError):
        sink.write_eof()
