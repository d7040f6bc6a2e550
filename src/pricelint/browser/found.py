"""What a found browser is: a path that was started, drew a page and measured text."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class How(StrEnum):
    """Which step of the search order gave the browser; recorded with every visit."""

    SETTING = "setting"
    PLAYWRIGHT = "playwright headless shell"
    PATH_SHELL = "headless shell on PATH"
    NPM = "npm headless shell"
    CHANNEL = "installed channel"
    PATH_FULL = "full browser on PATH"


@dataclass(frozen=True, slots=True)
class Fonts:
    """What the fonts of this machine do to text; geometry of two captures compares only where the fingerprints agree.

    `widths` are CSS pixels of fixed sample strings at 16 px, by `family/script`; `latin` and `cjk` say whether glyphs
    of those scripts are drawn (not the empty box that stands for a missing glyph); `fingerprint` is a sha256 over both.
    """

    widths: tuple[tuple[str, float], ...]
    latin: bool
    cjk: bool

    @property
    def fingerprint(self) -> str:
        """64 hex digits, equal for equal widths and scripts."""
        facts = json.dumps([self.widths, self.latin, self.cjk], separators=(",", ":"))
        return hashlib.sha256(facts.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class BrowserFound:
    """A browser that passed the probe.

    `environment` are variables its process needs on top of ours: the npm shell brings its fonts along.
    """

    path: Path
    version: str
    how: How
    fonts: Fonts
    environment: tuple[tuple[str, str], ...] = ()
