"""Get a browser where none is: by apt as root, by Playwright's download, by npm; each way says why it could not."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pricelint.browser.commands import run_command
from pricelint.browser.npm import fetch_and_unpack, npm_usable
from pricelint.errors import BrowserError

FONT_PACKAGES = ("fonts-liberation", "fonts-wqy-microhei")
SHELL_PACKAGE = "chromium-headless-shell"
APT_MINUTES = 5
DOWNLOAD_MINUTES = 5


@dataclass(frozen=True, slots=True)
class Way:
    """One way to a browser: `usable` asks this machine, `go` raises `BrowserError` with the cause."""

    name: str
    usable: Callable[[], bool]
    go: Callable[[Path], None]


def apt_usable() -> bool:
    """Whether packages can be installed without asking anybody."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install_packages(*packages: str) -> None:
    """Install by apt; where the package lists are missing or old, fetch them and try once more."""
    install = ["apt-get", "-o", "DPkg::Lock::Timeout=120", "install", "-y", "-qq", "--no-install-recommends", *packages]
    try:
        run_command(install, minutes=APT_MINUTES)
    except BrowserError:
        run_command(["apt-get", "update", "-qq"], minutes=APT_MINUTES)
        run_command(install, minutes=APT_MINUTES)


def one_command() -> str:
    """What a person types where we may not: one line, for this kind of machine."""
    if shutil.which("apt-get") and "ID=debian" in _os_release():
        return " ".join(("sudo apt-get install --no-install-recommends", SHELL_PACKAGE, *FONT_PACKAGES))
    return f"{sys.executable} -m playwright install --with-deps --only-shell chromium"


def _os_release() -> str:
    path = Path("/etc/os-release")
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _by_apt(_cache: Path) -> None:
    install_packages(SHELL_PACKAGE, *FONT_PACKAGES)


def _by_playwright(_cache: Path) -> None:
    run_command([sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"], minutes=DOWNLOAD_MINUTES)


WAYS = (
    Way("apt", apt_usable, _by_apt),
    Way("playwright", lambda: True, _by_playwright),
    Way("npm", npm_usable, fetch_and_unpack),
)
