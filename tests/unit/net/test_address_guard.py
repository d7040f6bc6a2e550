from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from event_loop import run

from pricelint.errors import AddressRefusedError
from pricelint.net.address import AddressPolicy
from pricelint.net.gate import Gate
from pricelint.net.guard import Guard, UnresolvableError

NOT_PUBLIC = [
    "127.0.0.1", "127.8.8.8", "::1", "10.0.0.1", "172.16.4.4", "192.168.1.1", "169.254.169.254", "168.63.129.16",
    "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "240.0.0.1", "fe80::1%eth0",  # noqa: S104 - refused
    "fd00:ec2::254", "ff02::1", "::",
    "::ffff:10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::", "198.18.0.1", "192.0.2.1",
]  # fmt: skip
PUBLIC = ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_an_address_that_is_not_public_is_refused_with_a_reason(address: str) -> None:
    assert AddressPolicy().refusal(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_allowed(address: str) -> None:
    assert AddressPolicy().refusal(address) is None


def test_allowing_loopback_allows_nothing_else() -> None:
    policy = AddressPolicy(allow_loopback=True)
    allowed = {address for address in NOT_PUBLIC if policy.refusal(address) is None}
    assert allowed == {"127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1", "2002:7f00:1::"}


def test_the_internet_can_be_switched_off() -> None:
    policy = AddressPolicy(allow_loopback=True, allow_public=False)
    assert policy.refusal("8.8.8.8")
    assert policy.refusal("127.0.0.1") is None


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "data:text/html,x", "javascript:alert(1)", "ftp://example.com/", "//example.com/",
        "example.com",
        "http://", "http://user:secret@example.com/", "http://[::1]/", "http://10.1.2.3/", "http://example.com:99999/",
        "http://[broken/", "view-source:http://example.com/", "blob:http://example.com/1",
    ],
)  # fmt: skip
def test_other_schemes_credentials_and_private_literals_are_refused(url: str) -> None:
    with pytest.raises(AddressRefusedError) as caught:
        AddressPolicy().check_url(url)
    assert "secret" not in str(caught.value)


def test_a_name_is_judged_by_what_it_resolves_to_and_the_answer_is_kept() -> None:
    async def ask() -> tuple[str, ...]:
        guard = Guard(AddressPolicy())
        with pytest.raises(AddressRefusedError, match="this machine"):
            await guard.check("http://localhost/")
        with pytest.raises(UnresolvableError):
            await guard.resolve("no-such-host.invalid")
        return await Guard(AddressPolicy(allow_loopback=True)).resolve("LOCALHOST.")

    assert set(run(ask())) <= {"127.0.0.1", "::1"}


def test_numbers_that_stand_for_an_address_are_judged_as_that_address() -> None:
    async def ask(host: str) -> None:
        with pytest.raises((AddressRefusedError, UnresolvableError)):
            await Guard(AddressPolicy()).resolve(host)

    for host in ("2130706433", "0x7f.1", "0177.0.0.1", "127.1"):
        run(ask(host))


@pytest.mark.parametrize("port", [1, 22, 25, 110, 2375, 3306, 5432, 6000, 6379, 6667, 9200, 11211, 27017])
def test_ports_of_other_services_are_refused(port: int) -> None:
    with pytest.raises(AddressRefusedError, match=f"port {port} "):
        AddressPolicy().check_url(f"http://example.com:{port}/")


@pytest.mark.parametrize("url", ["http://example.com:80/", "https://example.com:8443/", "http://example.com:3000/"])
def test_ports_of_web_servers_are_allowed(url: str) -> None:
    assert AddressPolicy().check_url(url) == "example.com"


def test_a_host_that_a_person_allowed_is_visited_wherever_it_leads_but_metadata_never() -> None:
    policy = AddressPolicy(hosts=frozenset({"localhost", "10.1.2.3", "169.254.169.254", "fd00:ec2::254"}))
    assert policy.check_url("http://10.1.2.3/") == "10.1.2.3"
    assert run(Guard(policy).resolve("localhost"))
    for refused in ("http://10.1.2.4/", "http://127.0.0.1/", "http://169.254.169.254/", "http://[fd00:ec2::254]/"):
        with pytest.raises(AddressRefusedError):
            policy.check_url(refused)
    with pytest.raises(AddressRefusedError):
        run(Guard(AddressPolicy(hosts=frozenset({"other"}))).resolve("localhost"))


Work = Callable[[asyncio.StreamReader, asyncio.StreamWriter, int], Awaitable[bytes]]


def through_gate(policy: AddressPolicy, work: Work) -> bytes:
    """Run `work` with a connection to a gate, and the port of an echo server on loopback."""

    async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(await reader.read(100))
        writer.close()

    async def talk() -> bytes:
        server = await asyncio.start_server(echo, "127.0.0.1", 0)
        async with server, Gate(Guard(policy)) as gate, asyncio.timeout(5):
            port = int(gate.url.rsplit(":", 1)[1])
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            try:
                return await work(reader, writer, server.sockets[0].getsockname()[1])
            finally:
                writer.close()

    return run(talk())


async def greet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, host: bytes, port: int) -> int:
    """The reply code of a CONNECT to a host name."""
    writer.write(b"\x05\x01\x00")
    assert await reader.readexactly(2) == b"\x05\x00"
    writer.write(b"\x05\x01\x00\x03" + bytes([len(host)]) + host + port.to_bytes(2, "big"))
    return (await reader.readexactly(10))[1]


def test_the_gate_carries_bytes_to_an_allowed_address() -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, port: int) -> bytes:
        assert await greet(reader, writer, b"localhost", port) == 0
        writer.write(b"hello")
        return await reader.read(100)

    assert through_gate(AddressPolicy(allow_loopback=True), talk) == b"hello"


def test_the_gate_connects_to_no_port_of_another_service() -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, port: int) -> bytes:
        del port
        return bytes([await greet(reader, writer, b"localhost", 6379)])

    assert through_gate(AddressPolicy(allow_loopback=True), talk) == bytes([2])


@pytest.mark.parametrize(
    ("host", "code"), [(b"localhost", 2), (b"127.0.0.1", 2), (b"169.254.169.254", 2), (b"no-such-host.invalid", 4)]
)
def test_the_gate_connects_to_nothing_else(host: bytes, code: int) -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, port: int) -> bytes:
        return bytes([await greet(reader, writer, host, port)])

    assert through_gate(AddressPolicy(), talk) == bytes([code])


def test_the_gate_survives_nonsense() -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, port: int) -> bytes:
        del port
        writer.write(b"GET / HTTP/1.1\r\n\r\n" + bytes(300))
        writer.write_eof()
        return await reader.read(2)

    assert through_gate(AddressPolicy(), talk) in (b"\x05\xff", b"")
