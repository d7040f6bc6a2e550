"""How we behave on other people's servers: who we say we are, how often we ask, how much we take."""

from __future__ import annotations

from dataclasses import dataclass, field

from pricelint import __version__
from pricelint.net.address import AddressPolicy

CONTACT_URL = "https://pricelint.example/about"
MAX_BODY_BYTES = 20 * 1024 * 1024
"""Larger pages are a recorded outcome: no price list needs 20 MB, and a hostile one could ask for all memory."""


def user_agent(contact: str = CONTACT_URL) -> str:
    """The identified agent: product, version, and where its operator can be reached."""
    return f"pricelint/{__version__} (+{contact})"


@dataclass(frozen=True, slots=True)
class Politeness:
    """Conduct of a crawl. Times are seconds.

    delay         between two requests to one host
    page_timeout  for one page, from asking to a quiet DOM
    robots        obey robots.txt (switched off only for servers of one's own)
    """

    agent: str = field(default_factory=user_agent)
    delay: float = 1.0
    page_timeout: float = 30.0
    robots: bool = True
    addresses: AddressPolicy = field(default_factory=AddressPolicy)
    max_body_bytes: int = MAX_BODY_BYTES
