"""Which pages a visit asks for beyond those it was given: what is linked or listed, ranked, and what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from pricelint.documents.variants import Fingerprint, fingerprint, variant_of
from pricelint.model.capture import Capture, CaptureOutcome, Unfollowed
from pricelint.model.platform import PageTarget, Platform
from pricelint.net.links import Link, alternates, among, relevant_links, same_page, topic_of_path
from pricelint.net.rank import follow, is_idle
from pricelint_spiders.record import Page
from pricelint_spiders.static import read_static

HOPS = 2
"""Links that a page may be away from a page that was given: the index of a help centre, and its article."""

LATER = 4
"""One of so many pages is kept for what only the pages that were followed first lead to."""

LINK = "link"
"""How a page that was followed came in (`PageTarget.found`)."""

MOST_CANDIDATES = 3000
MOST_LEFT_OUT = 200


class PageSet:
    """The pages of one visit. `most` counts those that were given as well; these are all visited in any case."""

    def __init__(self, platform: Platform, most: int) -> None:
        self._hosts = frozenset(platform.help_hosts)
        self._discovers = platform.discover
        self._most = most
        self._asked: set[tuple[str, str, str]] = set()
        self._taken: Counter[str] = Counter()
        self._pool: dict[tuple[str, str, str], Link] = {}
        self._copies: dict[str, str] = {}
        self._too_far: list[str] = []
        self._prints: list[Fingerprint] = []
        self.home = ""
        for target in platform.pages:
            self._ask(target.url, getattr(topic_of_path(target.url), "name", target.role.value))

    @property
    def room(self) -> int:
        """Pages that may still be asked for."""
        return max(0, self._most - len(self._asked))

    def saw(self, page: Page, target: PageTarget, hop: int) -> Page:
        """Take in a page and where it leads; `hop` is how many links it is away from the pages that were given.

        Gives the page back: set aside where it is a variant of an earlier one and nobody named it. Where a platform's
        pages are only those that are declared, nothing is read from them.
        """
        self.home = self.home or page.capture.final_url
        if not page.html or not self._discovers:
            return page
        own = _print_of(page)
        if own and target.found == LINK and (why := variant_of(own, self._prints)):
            return _aside(page, why)
        self._prints += [own] if own else []
        self._follow(page, hop)
        return page

    def _follow(self, page: Page, hop: int) -> None:
        url = page.capture.final_url
        self._asked.add(same_page(url))
        for copy in alternates(page.html, url):
            self._copies.setdefault(copy, url)
        links = relevant_links(page.html, url, self._hosts)
        if hop < HOPS:
            self._offer(links)
        else:
            self._too_far += [link.url for link in links]

    def offer_listed(self, listed: Iterable[tuple[str, str]]) -> None:
        """Take in what the site lists of itself, as (address, text)."""
        anchors = ((url, partial(str, text), "") for url, text in listed)
        self._offer(among(anchors, self.home, self.home, self._hosts))

    def likely(self, hop: int) -> list[PageTarget]:
        """What `choose` would give by what is known so far; nothing beyond the links that a visit follows."""
        return [_target(link) for link in self._chosen(hop)] if hop <= HOPS else []

    def choose(self, hop: int) -> list[PageTarget]:
        """The pages to ask for next, which are `hop` links away at most; a share is kept for the hops after it."""
        chosen = self._chosen(hop)
        for link in chosen:
            self._ask(link.url, link.topic)
        return [_target(link) for link in chosen]

    def _chosen(self, hop: int) -> list[Link]:
        most = self.room if hop >= HOPS else self.room - self.room // LATER
        waiting = [link for key, link in self._pool.items() if key not in self._asked]
        candidates = [link for link in waiting if link.url not in self._copies and not is_idle(link)]
        return list(follow(tuple(candidates), most, self._taken, self.home))

    def conclude(self, page: Page) -> Page:
        """The last page of a visit, with what was found and not asked for."""
        return replace(page, capture=replace(page.capture, unfollowed=self._left_out()))

    def _left_out(self) -> tuple[Unfollowed, ...]:
        """What was found and not asked for, with the reason, the best first."""
        rest = [link for key, link in self._pool.items() if key not in self._asked]
        ranked = follow(tuple(rest), len(rest), self._taken, self.home)
        named = [Unfollowed(link.url, self._why(link)) for link in ranked]
        far = [url for url in dict.fromkeys(self._too_far) if not {same_page(url)} & (self._asked | self._pool.keys())]
        reason = f"it is more than {HOPS} links away from the pages that were named"
        return tuple(named + [Unfollowed(url, reason) for url in far])[:MOST_LEFT_OUT]

    def _why(self, link: Link) -> str:
        if link.url in self._copies:
            return f"it is a copy of {self._copies[link.url]} in another language"
        if is_idle(link):
            return "its address or text speaks of news, members or another trade"
        return f"a visit takes {self._most} pages, and others rank higher"

    def _offer(self, links: Iterable[Link]) -> None:
        for link in links:
            if len(self._pool) < MOST_CANDIDATES:
                self._pool.setdefault(same_page(link.url), link)

    def _ask(self, url: str, topic: str) -> None:
        self._asked.add(same_page(url))
        self._taken[topic] += 1


def _target(link: Link) -> PageTarget:
    return PageTarget(link.url, link.role, found=LINK)


def _print_of(page: Page) -> Fingerprint | None:
    static = read_static(page.html)
    return fingerprint(page.capture.final_url, static.heading or page.title, static.text)


def _aside(page: Page, why: str) -> Page:
    """A page whose content is kept and not read."""

    def aside(capture: Capture) -> Capture:
        return replace(capture, outcome=CaptureOutcome.VARIANT, reason=why)

    return replace(page, capture=aside(page.capture), states=tuple(aside(state) for state in page.states))
