"""Which addresses may be reached: public http(s) only, unless loopback is allowed in so many words."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from pricelint.errors import AddressRefusedError

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_METADATA = frozenset(
    ipaddress.ip_address(address)
    for address in ("169.254.169.254", "169.254.170.2", "168.63.129.16", "100.100.100.200", "fd00:ec2::254")
)
"""Where clouds hand out credentials; nothing opens these."""

_WEB_PORTS = frozenset({80, 443})
_OTHER_SERVICES = frozenset(
    {1719, 1720, 1723, 2049, 2375, 2376, 2379, 3306, 3389, 3659, 4045, 4190, 5060, 5061, 5432, 5900, 6000, 6379, 6566}
    | {6665, 6666, 6667, 6668, 6669, 6679, 6697, 8500, 9042, 9200, 9300, 10080, 10250, 11211, 27017}
)
"""Above 1023: the "bad ports" of the Fetch standard, and ports of databases and machine control."""


def plain_host(name: str) -> str:
    """A host as a person wrote it, in the form in which a policy names hosts."""
    return name.strip().lower().rstrip(".")


@dataclass(frozen=True, slots=True)
class AddressPolicy:
    """What may be connected to.

    allow_loopback  sample and replay servers on 127.0.0.0/8 and ::1
    allow_public    the internet; off where only loopback is wanted, so that a sample never leaves the machine
    hosts           names and addresses that a person allowed one by one, wherever they lead; lower case
    """

    allow_loopback: bool = False
    allow_public: bool = True
    hosts: frozenset[str] = frozenset()

    def refusal(self, address: str, host: str = "") -> str | None:
        """Why this IP address may not be connected to, in words; None where it may. `host` is its name."""
        ip = _innermost(ipaddress.ip_address(address.partition("%")[0]))
        if ip in _METADATA:
            return f"{ip} is a metadata address"
        if not self.hosts.isdisjoint((host, str(ip))):
            return None
        if ip.is_loopback:
            return None if self.allow_loopback else f"{ip} is this machine"
        if ip.is_link_local:
            return f"{ip} is a link-local address"
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
        if reason := port_refusal(parts.port) or self._literal_refusal(parts.hostname):
            raise _refused(url, reason)
        return parts.hostname

    def _literal_refusal(self, host: str) -> str | None:
        try:
            return self.refusal(host)
        except ValueError:
            return None


def port_refusal(port: int | None) -> str | None:
    """Why a port is not one of a web server, in words; None where it may be one, or is left to the scheme."""
    if port is None or port in _WEB_PORTS or (port >= 1024 and port not in _OTHER_SERVICES):
        return None
    return f"port {port} belongs to another service than the web"


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
        do="for a server on this machine, say --allow-loopback; for one of a private network, --allow-host HOST",
    )


def _innermost(ip: IpAddress) -> IpAddress:
    """The IPv4 address that an IPv6 address stands for (mapped, 6to4, Teredo, NAT64), else the address itself."""
    if isinstance(ip, ipaddress.IPv4Address):
        return ip
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else ip)
