"""What belongs to one site: the registrable domain by the public suffix list that tldextract brings along."""

from __future__ import annotations

import ipaddress
import re
from functools import lru_cache
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

import tldextract

_extract = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)
"""Never fetches a list: what belongs to a site must not depend on the day or on the network."""


@lru_cache(maxsize=4096)
def site_of(host: str) -> str:
    """The registrable domain of a host name ("docs.example.co.uk" → "example.co.uk").

    An IP address or a single label is a site of its own, and so is each customer of a shared suffix such as github.io.
    Under a suffix that is not on the list the last two labels count, by the list's own default rule.
    """
    host = host.lower().rstrip(".")
    parts = _extract(host)
    if parts.suffix or _is_address(host):
        return parts.top_domain_under_public_suffix or host
    return ".".join(host.split(".")[-2:])


def same_site(url: str, other: str) -> bool:
    """Whether two absolute addresses belong to one site. Without a domain name (loopback), the port counts as well."""
    try:
        one, two = urlsplit(url), urlsplit(other)
        first, second = one.hostname or "", two.hostname or ""
        if not first or site_of(first) != site_of(second):
            return False
        return one.port == two.port if _is_address(first) or "." not in first else True
    except ValueError:
        return False


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


_ROOTED = re.compile(r"/(?!/)(?:[A-Za-z0-9_/~-]|(?<!/)\.)*")
"""What most links within a site look like: a path from the root, with nothing in it to resolve."""
_TIDY = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+/(?:[A-Za-z0-9_/~-]|(?<!/)\.)*")
"""What most links to other sites look like: absolute, with nothing in them to tidy."""


@lru_cache(maxsize=256)
def _root_of(base: str) -> str | None:
    """Scheme and host of an http(s) address; None of any other."""
    try:
        parts = urlsplit(base)
        named = bool(parts.hostname)
    except ValueError:
        return None
    return f"{parts.scheme}://{parts.netloc.lower()}" if named and parts.scheme in ("http", "https") else None


def _resolved(url: str, base: str) -> SplitResult:
    """An address resolved against another; the usual form, which needs no resolving, without the library's detours."""
    if url.startswith(("http://", "https://")) and (parts := urlsplit(url)).netloc:
        return parts
    return urlsplit(urljoin(base, url))


@lru_cache(maxsize=4096)
def tidy(url: str, base: str) -> str | None:
    """An absolute http(s) address without fragment and tracking parameters; None where `url` leads to no page."""
    url = url.strip()
    if _ROOTED.fullmatch(url):
        root = _root_of(base)
        return root and root + url
    if _TIDY.fullmatch(url):
        return url
    try:
        parts = _resolved(url, base)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    query = parts.query and "&".join(
        pair for pair in parts.query.split("&") if pair and not pair.startswith(("utm_", "ref=", "gclid="))
    )
    return urlunsplit((parts.scheme, parts.netloc.lower(), parts.path or "/", query, ""))
