"""Find a browser that works, or get one: the two questions that everybody else asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pricelint.browser.candidates import Candidate, Surroundings, candidates, surroundings
from pricelint.browser.found import BrowserFound
from pricelint.browser.obtain import FONT_PACKAGES, WAYS, Way, apt_usable, install_packages, one_command
from pricelint.browser.probe import probe
from pricelint.errors import BrowserError, BrowserNotFoundError, BrowserUnusableError

Say = Callable[[str], None]


def find_browser(setting: str = "") -> BrowserFound:
    """The first browser of the search order that starts and draws text.

    `setting` (a path or a name on PATH; else the variable PRICELINT_BROWSER) stands alone when given: where it fails,
    `BrowserUnusableError` says why. Where nothing is found, `BrowserNotFoundError` names the one command to run.
    """
    return _first_working(surroundings(setting), [])


def ensure_browser(say: Say, setting: str = "", ways: Sequence[Way] = WAYS) -> BrowserFound:
    """Like `find_browser`, but where none works get one in the order of `ways`; `say` hears each step."""
    around = surroundings(setting)
    if around.setting:
        return _first_working(around, [])
    failures: list[str] = []
    try:
        return _first_working(around, failures)
    except BrowserNotFoundError:
        say("No browser here yet: getting one.")
    for way in ways:
        if found := _by(way, say, failures):
            return found
    raise _not_found(failures)


def ensure_fonts(found: BrowserFound, say: Say) -> BrowserFound:
    """Install fonts where Chinese or Japanese text has no glyphs and apt may be used; a step of the set-up only.

    Without them the browser is still good, and every capture records that such text is drawn as boxes.
    """
    if found.fonts.cjk or not apt_usable():
        return found
    say("Installing fonts for Chinese and Japanese text …")
    try:
        install_packages(*FONT_PACKAGES)
        return probe(Candidate(found.path, found.how, found.environment))
    except BrowserError as error:
        say(f"Such text will be drawn as boxes: {error.what}")
        return found


def _first_working(around: Surroundings, failures: list[str]) -> BrowserFound:
    for candidate in candidates(around):
        try:
            return probe(candidate)
        except BrowserUnusableError as error:
            if around.setting:
                raise
            failures.append(str(error))
    raise _not_found(failures)


def _by(way: Way, say: Say, failures: list[str]) -> BrowserFound | None:
    if not way.usable():
        failures.append(f"{way.name}: cannot be used on this machine by this user")
        return None
    say(f"Getting a browser by {way.name} (up to five minutes) …")
    try:
        way.go(surroundings().cache)
        return _first_working(surroundings(), failures)
    except BrowserError as error:
        failures.append(f"{way.name}: {error.what}")
        return None


def _not_found(failures: list[str]) -> BrowserNotFoundError:
    tried = "; ".join(dict.fromkeys(failures)) or "nothing was there to try"
    return BrowserNotFoundError(
        f"no browser that works ({tried})", expected="a headless Chromium with at least one font", do=one_command()
    )
