"""Where Playwright would have put its own headless shell: it can be asked only for the path of the full browser."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path

import playwright

EXECUTABLES = ("chrome-headless-shell", "chrome-headless-shell.exe", "headless_shell", "headless_shell.exe")


def own_shells(environ: Mapping[str, str], package: Path | None = None) -> tuple[Path, ...]:
    """Paths of the headless shell of exactly the revision that this Playwright was built for; usually none or one.

    `package` is Playwright's driver package, given by tests.
    """
    package = package or Path(playwright.__file__).parent / "driver" / "package"
    folder = _browsers_folder(environ, package) / f"chromium_headless_shell-{_revision(package)}"
    return tuple(sorted(path for name in EXECUTABLES for path in folder.glob(f"*/{name}")))


def _revision(package: Path) -> str:
    listed = json.loads((package / "browsers.json").read_text(encoding="utf-8"))["browsers"]
    return next((str(entry["revision"]) for entry in listed if entry["name"] == "chromium-headless-shell"), "unknown")


def _browsers_folder(environ: Mapping[str, str], package: Path) -> Path:
    chosen = environ.get("PLAYWRIGHT_BROWSERS_PATH", "")
    if chosen == "0":
        return package / ".local-browsers"
    if chosen:
        return Path(chosen)
    home = Path(environ.get("HOME") or Path.home())
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "ms-playwright"
    if sys.platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "ms-playwright"
    return Path(environ.get("XDG_CACHE_HOME") or home / ".cache") / "ms-playwright"
