"""What we visit: a platform, its pages and their roles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """What a page is for; rules differ by role."""

    PRICING = "pricing"
    CREDITS = "credits"
    FAQ = "faq"
    HELP = "help"
    TERMS = "terms"
    BLOG = "blog"
    OTHER = "other"


SELLING_ROLES = frozenset({Role.PRICING, Role.CREDITS})
"""Roles of pages that sell units; only these can be judged by rules about what a buyer sees before paying."""


@dataclass(frozen=True, slots=True)
class PageTarget:
    """One page to visit. `url` is absolute; `since` is the day of the declaration; `found` says how it came in."""

    url: str
    role: Role
    since: date | None = None
    found: str = "declared"


@dataclass(frozen=True, slots=True)
class Hints:
    """What helps a browser with a platform's pages: labels to press and text to wait for, in the page's own words."""

    toggles: tuple[str, ...] = ()
    wait_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Platform:
    """A service whose prices are audited.

    `id` is a lower-case slug, unique in the catalogue; `unit` the declared internal currency where it is known.
    `discover` is true where further pages may be found by following links: same-site ones, and those to `help_hosts`
    (host names, with a port where it is none of the usual ones). `allow_hosts` are hosts of a private network that
    whoever declared the platform lets us visit, by name or address, in small letters.
    """

    id: str
    name: str
    pages: tuple[PageTarget, ...]
    unit: str | None = None
    hints: Hints = Hints()
    discover: bool = False
    help_hosts: tuple[str, ...] = ()
    allow_hosts: tuple[str, ...] = ()
