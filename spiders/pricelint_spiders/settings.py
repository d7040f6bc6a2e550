"""What a crawl is told: conduct, browser, limits; and the job that the parent hands to the crawling process."""

from __future__ import annotations

from dataclasses import dataclass, field

from pricelint.model.capture import Capture, Viewport
from pricelint.model.platform import PageTarget, Platform, Role
from pricelint.model.trial import Factor
from pricelint.net.policy import MAX_BODY_BYTES, Politeness

ALWAYS_IN_BROWSER = frozenset({Role.PRICING, Role.CREDITS, Role.FAQ})
"""Roles whose pages are judged by prominence or fold their answers away: geometry is needed."""

FULL_PAGE_ROLES = frozenset({Role.PRICING, Role.CREDITS})
"""Roles whose pages are also kept as one long image; it costs more than everything else of a capture together."""

GIVEN = "given"
"""How the page of a bare address came in (`PageTarget.found`); its role is a guess until its title is known."""

STATE_ROLES = frozenset({Role.PRICING, Role.CREDITS})
"""Roles whose pages are driven through all their controls; of `FOLDED_ROLES` only folds are opened."""

FOLDED_ROLES = frozenset({Role.FAQ})


@dataclass(frozen=True, slots=True)
class TrafficLimits:
    """Up to where bodies are kept: bytes of one, bytes of one page together, and the number of requests of a page.

    A page is ended when a document, unpacked, is larger than `document_bytes`, or all that it loads than `all_bytes`.
    """

    resource_bytes: int = 8 * 1024 * 1024
    page_bytes: int = 48 * 1024 * 1024
    requests: int = 600
    document_bytes: int = MAX_BODY_BYTES
    all_bytes: int = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class BrowserBudget:
    """When a browser is replaced, after `pages` shown or with `megabytes` of its own held; and the memory at which open
    pages are ended at once. It is looked at every `look_seconds`."""

    pages: int = 500
    megabytes: int = 1500
    most_megabytes: int = 3000
    look_seconds: float = 2.0


@dataclass(frozen=True, slots=True)
class Conditions:
    """Circumstances of one load that differ from the settings; empty ones are as always.

    wait   seconds before it; `loads` how often the page is loaded in the same profile, the last of which is kept
    proxy  the way into the network, which then is trusted to keep to public addresses
    """

    locale: str = ""
    timezone: str = ""
    viewport: Viewport | None = None
    proxy: str = ""
    loads: int = 1
    wait: float = 0.0

    @property
    def words(self) -> str:
        """The conditions as they are told: "with the locale de-DE"."""
        told = [
            f"with the locale {self.locale}" if self.locale else "",
            f"in the time zone {self.timezone}" if self.timezone else "",
            f"in a window of {self.viewport.width} by {self.viewport.height}" if self.viewport else "",
            "through another proxy" if self.proxy else "",
            "by a visitor who was there before" if self.loads > 1 else "",
            f"{self.wait:g} s later" if self.wait else "",
        ]
        return ", ".join(filter(None, told)) or "as always"


ALWAYS = Conditions()


@dataclass(frozen=True, slots=True)
class CrawlSettings:
    """How pages are visited. Times are in milliseconds where the name says so.

    workers        visits at once; four fill two cores
    http_first     ask by plain HTTP before deciding on the browser
    max_pages      pages of one visit; those that were named are all visited, even where they are more
    quiet_ms       without a change of the DOM before a loaded page is taken
    settle_ms      longest wait for that quiet after the load event
    patience_ms    longest wait for text on a page that shows next to none
    max_states     further states of a page that one control leads to, and as many that two lead to together; 0 for none
    state_seconds  for all states of a page together
    full_page_height  CSS pixels of one picture of a whole page; of a longer one up to `full_page_tiles` are taken
    traffic        what is kept of requests and responses
    fidelity       replay each page from its record and compare: a second visit, of our own record
    vary           circumstances that are changed in trials of the pages that sell; `later_seconds` before a later load,
                   `trial_proxy` the other way into the network
    browser        when a browser is replaced
    fresh_after_days  for so long a page that was found unchanged is not taken anew; 0: it always is
    stall_seconds  without a sign of life from the crawling process before it is ended
    """

    politeness: Politeness = field(default_factory=Politeness)
    workers: int = 4
    http_first: bool = True
    locale: str = "en-US"
    viewport: Viewport = field(default_factory=lambda: Viewport(1280, 800))
    max_pages: int = 12
    quiet_ms: int = 100
    settle_ms: int = 3000
    patience_ms: int = 1500
    full_page_height: int = 16_000
    full_page_tiles: int = 5
    max_states: int = 8
    state_seconds: float = 12.0
    fidelity: bool = False
    vary: tuple[Factor, ...] = ()
    later_seconds: float = 20.0
    trial_proxy: str = ""
    fresh_after_days: float = 7.0
    stall_seconds: float = 60.0
    traffic: TrafficLimits = field(default_factory=TrafficLimits)
    browser: BrowserBudget = field(default_factory=BrowserBudget)


@dataclass(frozen=True, slots=True)
class BrowserChoice:
    """The browser that was found and probed; `fonts` is the fingerprint of what it does to text."""

    path: str
    environment: tuple[tuple[str, str], ...]
    fonts: str


@dataclass(frozen=True, slots=True)
class Order:
    """One visit to make, or to go on with: `pages` are those still to be captured, `begun` whether some are already.

    `held` is what earlier visits obtained of its pages, and what may stand for those that have not changed.
    """

    visit: str
    platform: Platform
    pages: tuple[PageTarget, ...]
    begun: bool = False
    held: tuple[Capture, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """Everything the crawling process needs; it has no other source of configuration."""

    orders: tuple[Order, ...]
    settings: CrawlSettings
    browser: BrowserChoice
    blobs: str
