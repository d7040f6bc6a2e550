"""Where a browser may be, cheapest to run first: a headless shell costs half of the CPU of a full browser."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pricelint.browser.found import How
from pricelint.browser.npm import npm_candidates_in
from pricelint.browser.own import own_shells

SETTING = "PRICELINT_BROWSER"
SHELL_NAMES = ("chromium-headless-shell", "chrome-headless-shell")
FULL_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHANNELS: Mapping[str, tuple[str, ...]] = {
    "linux": ("/opt/google/chrome/chrome", "/opt/microsoft/msedge/msedge"),
    "darwin": (
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ),
    "win32": (
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A path that exists, not yet trusted; `environment` is what its process needs on top of ours."""

    path: Path
    how: How
    environment: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """All that the search looks at, so that a test can lay out a machine in a folder."""

    setting: str
    search_path: str
    shells_of_playwright: tuple[Path, ...]
    cache: Path
    channels: tuple[Path, ...]


def cache_folder(environ: Mapping[str, str]) -> Path:
    """Where a downloaded browser is kept: `PRICELINT_CACHE`, else the user's cache folder."""
    if chosen := environ.get("PRICELINT_CACHE"):
        return Path(chosen)
    return Path(environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "pricelint"


def surroundings(setting: str = "", environ: Mapping[str, str] = os.environ) -> Surroundings:
    """This machine, with an explicit `setting` before the variable of the same meaning."""
    return Surroundings(
        setting=setting or environ.get(SETTING, ""),
        search_path=environ.get("PATH", os.defpath),
        shells_of_playwright=own_shells(environ),
        cache=cache_folder(environ),
        channels=tuple(map(Path, CHANNELS.get(sys.platform, ()))),
    )


def candidates(around: Surroundings) -> Iterator[Candidate]:
    """Yield what exists, in order. An explicit setting stands alone: nothing else may quietly take its place."""
    if around.setting:
        yield Candidate(Path(shutil.which(around.setting, path=around.search_path) or around.setting), How.SETTING)
        return
    for path in around.shells_of_playwright:
        if path.is_file():
            yield Candidate(path, How.PLAYWRIGHT)
    yield from _on_path(SHELL_NAMES, around.search_path, How.PATH_SHELL)
    for path, environment in npm_candidates_in(around.cache):
        yield Candidate(path, How.NPM, environment)
    for path in around.channels:
        if path.is_file():
            yield Candidate(path, How.CHANNEL)
    yield from _on_path(FULL_NAMES, around.search_path, How.PATH_FULL)


def _on_path(names: tuple[str, ...], search_path: str, how: How) -> Iterator[Candidate]:
    for name in names:
        if found := shutil.which(name, path=search_path):
            yield Candidate(Path(found), how)
