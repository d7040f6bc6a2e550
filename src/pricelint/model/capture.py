"""A capture: the bytes of one page in one state, and how they were obtained."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pricelint.model.exchange import LeftOut
from pricelint.model.platform import Role
from pricelint.model.revalidation import Revalidation
from pricelint.model.state import FIRST


class Fetcher(StrEnum):
    """How a page was obtained: fetched, read from a file whose address is unknown, or from an archive that names it."""

    HTTP = "http"
    BROWSER = "browser"
    FILE = "file"
    ARCHIVE = "archive"


class CaptureOutcome(StrEnum):
    """What came of trying to capture a page. Only `captured` has content that may be read.

    `login`, `not_found` and `geo_wall` came under an answer that says all is well: a door for members, a notice that
    there is no such page (or the home page in its place), a wall for some countries. A `variant` was captured and set
    aside: the text of another page of the visit with other numbers. `untrusted`: the certificate of the host does not
    verify, so that nobody can say whose page it would have been.
    """

    CAPTURED = "captured"
    BLOCKED = "blocked"
    CONSENT_WALL = "consent_wall"
    LOGIN = "login"
    NOT_FOUND = "not_found"
    GEO_WALL = "geo_wall"
    VARIANT = "variant"
    TIMEOUT = "timeout"
    ROBOTS = "robots"
    HTTP_ERROR = "http_error"
    UNREACHABLE = "unreachable"
    UNTRUSTED = "untrusted"
    REDIRECT_LOOP = "redirect_loop"
    EMPTY_SHELL = "empty_shell"
    NOT_HTML = "not_html"
    TOO_LARGE = "too_large"
    FORBIDDEN_ADDRESS = "forbidden_address"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Viewport:
    """Size of the browser window in CSS pixels."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Artefacts:
    """sha256 of each stored blob of a capture, in hexadecimal; None where it was not taken.

    body        the response as received
    dom         the final DOM as HTML, frames and open shadow roots flattened into it
    geometry    JSON of the visible text nodes: box, font, colour
    mhtml       the page as one file
    screenshot  the viewport, PNG or JPEG
    full_page   the whole page, JPEG; of a page higher than one picture its uppermost part
    tiles       JPEGs of the parts below `full_page`, from top to bottom, each where the one above it ends
    warc        the requests and responses that made up the page; large payloads lie beside it, by their sha256
    """

    body: str | None = None
    dom: str | None = None
    geometry: str | None = None
    mhtml: str | None = None
    screenshot: str | None = None
    full_page: str | None = None
    tiles: tuple[str, ...] = ()
    warc: str | None = None

    @property
    def content(self) -> str | None:
        """The blob that facts are read from: the final DOM, else the body."""
        return self.dom or self.body


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """How a capture came about, for whoever has to rely on it.

    began_at     when the first request was sent, UTC by our clock
    seconds      from then until everything was taken, by a monotonic clock
    certificate  sha256 of the certificate that the page's host showed (DER), hexadecimal; None without https
    versions     of what took part: ("browser", "HeadlessChrome/140.0…"), ("python", "3.11.7") …
    requests     number of exchanges in the WARC
    left_out     what of them is not whole there
    """

    began_at: datetime
    seconds: float
    certificate: str | None = None
    versions: tuple[tuple[str, str], ...] = ()
    requests: int = 0
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fidelity:
    """How far the page, replayed from its own record without a network, is the page that was captured.

    text     share of words in common, 0 to 1; None where the replay failed, as `problem` says
    picture  share of the window's blocks that look alike
    late     share of the live page's words that came within seconds after it was captured; None where nobody could look
    asked    requests that the replay made; `missing` those that the record does not answer
    """

    text: float | None = None
    picture: float | None = None
    late: float | None = None
    asked: int = 0
    missing: tuple[str, ...] = ()
    problem: str = ""

    @property
    def score(self) -> float:
        """The least of its parts, 0 to 1: a page that looks right and lacks its words is not the page."""
        if self.problem or self.text is None:
            return 0.0
        there = 1 - len(self.missing) / max(self.asked, len(self.missing), 1)
        return min(self.text, there, *((self.picture,) if self.picture is not None else ()), 1 - (self.late or 0))


@dataclass(frozen=True, slots=True)
class Undriven:
    """A control of a page that was not driven, or a position of one, and why; both in words."""

    control: str
    reason: str


@dataclass(frozen=True, slots=True)
class Controls:
    """The controls of a page (toggles, tabs, sliders, folds …): how many were found and driven, what was left out."""

    found: int
    driven: int
    left_out: tuple[Undriven, ...] = ()


@dataclass(frozen=True, slots=True)
class Unfollowed:
    """A page that a visit found and did not ask for, and why; the reason in words."""

    url: str
    reason: str


class BannerOutcome(StrEnum):
    """What was done about a consent banner. None is ever accepted."""

    DECLINED = "declined"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Banner:
    """A consent banner on a page; `label` is that of the button that declined it, or that would have agreed."""

    outcome: BannerOutcome
    label: str


@dataclass(frozen=True, slots=True)
class Capture:
    """One attempt at one page. `reason` says in words why the fetcher was chosen or what went wrong.

    redirects      the addresses passed through on the way from `requested_url` to `final_url`, both left out
    state          what was done to the page before it was captured (`model.state`)
    controls       told with the first state alone; None where nobody looked for any
    circumstances  None where nothing was recorded on the network
    fidelity       of the first state alone; None where it was not asked for
    banner         the consent banner that stood on the page; None where none was seen, or nobody looked
    unfollowed     told with the last page of a visit: what the visit found and did not ask for
    method         sha256 of everything that was set and that decides what is taken of a page; "" where nobody noted it
    revalidation   of a page that was found unchanged: the bytes are those of an earlier capture
    """

    platform: str
    role: Role
    requested_url: str
    final_url: str
    captured_at: datetime
    fetcher: Fetcher
    outcome: CaptureOutcome
    reason: str
    artefacts: Artefacts = Artefacts()
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    user_agent: str = ""
    locale: str = ""
    viewport: Viewport | None = None
    state: str = FIRST
    fonts: str | None = None
    tool_version: str = ""
    redirects: tuple[str, ...] = ()
    controls: Controls | None = None
    circumstances: Circumstances | None = None
    fidelity: Fidelity | None = None
    banner: Banner | None = None
    unfollowed: tuple[Unfollowed, ...] = ()
    method: str = ""
    revalidation: Revalidation | None = None

    @property
    def taken_at(self) -> datetime:
        """When the bytes were taken: of a page that was found unchanged, before `captured_at`."""
        return self.revalidation.taken_at if self.revalidation else self.captured_at

    @property
    def sha256(self) -> str:
        """Hash of the content that facts are read from; empty where nothing was captured."""
        return self.artefacts.content or ""


@dataclass(frozen=True, slots=True)
class Visit:
    """All captures of one platform in one sitting, in one browser context."""

    id: str
    platform: str
    started_at: datetime
    finished_at: datetime
    captures: tuple[Capture, ...]

    @property
    def unfollowed(self) -> tuple[Unfollowed, ...]:
        """What was found and not asked for, with the reasons."""
        return tuple(left for capture in self.captures for left in capture.unfollowed)
