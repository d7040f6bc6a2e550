"""Which addresses may be reached: public http(s) only, unless loopback is allowed in so many words."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from pricelint.errors import AddressRefusedError

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_CLOUD_METADATA = frozenset({ipaddress.ip_address("168.63.129.16")})
"""Metadata services that answer at an address of a public range; the others are link-local or private."""


@dataclass(frozen=True, slots=True)
class AddressPolicy:
    """What may be connected to.

    allow_loopback  sample and replay servers on 127.0.0.0/8 and ::1
    allow_public    the internet; off where only loopback is wanted, so that a sample never leaves the machine
    """

    allow_loopback: bool = False
    allow_public: bool = True

    def refusal(self, address: str) -> str | None:
        """Why this IP address may not be connected to, in words; None where it may."""
        ip = _innermost(ipaddress.ip_address(address.partition("%")[0]))
        if ip.is_loopback:
            return None if self.allow_loopback else f"{ip} is this machine"
        if ip in _CLOUD_METADATA or ip.is_link_local:
            return f"{ip} is a link-local or metadata address"
        if not ip.is_global or ip.is_multicast or ip.is_reserved or ip.is_unspecified:
            return f"{ip} is not an address of the public internet"
        return None if self.allow_public else f"{ip} is outside this machine"

    def check_url(self, url: str) -> str:
        """Return the host of an absolute http(s) address.

        Raises `AddressRefusedError` for another scheme (file, data, javascript …), for credentials in the address, and
        for an IP literal that may not be reached. A name is judged later, by what it resolves to.
        """
        parts = _split(url)
        if parts.scheme not in ("http", "https"):
            raise _refused(url, f"the scheme {parts.scheme or 'is missing'!r} is never followed")
        if not parts.hostname:
            raise _refused(url, "there is no host in it")
        if parts.username is not None or parts.password is not None:
            raise _refused(url.replace(parts.netloc, parts.netloc.rpartition("@")[2]), "it carries credentials")
        if reason := self._literal_refusal(parts.hostname):
            raise _refused(url, reason)
        return parts.hostname

    def _literal_refusal(self, host: str) -> str | None:
        try:
            return self.refusal(host)
        except ValueError:
            return None


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - reading it is what checks it
    except ValueError as error:
        raise _refused(url, str(error)) from error
    return parts


def _refused(url: str, why: str) -> AddressRefusedError:
    return AddressRefusedError(
        f"this address is not visited: {why}",
        where=url[:200],
        expected="an http or https address on the public internet",
        do="for a server on this machine, say --allow-loopback",
    )


def _innermost(ip: IpAddress) -> IpAddress:
    """The IPv4 address that an IPv6 address stands for (mapped, 6to4, Teredo, NAT64), else the address itself."""
    if isinstance(ip, ipaddress.IPv4Address):
        return ip
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else ip)
