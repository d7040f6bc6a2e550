"""How a browser is started: the same for the probe, the crawl and the tests."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TypedDict

SANDBOX = "PRICELINT_SANDBOX"

ARGUMENTS = (
    # A capture holds what the page asked for: the browser itself looks nothing up.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--no-pings",
    # The same text has the same width on a screen-less machine and on a desktop.
    "--font-render-hinting=none",
)


class LaunchOptions(TypedDict):
    """Keyword arguments for `chromium.launch(**options)` of Playwright, sync or async."""

    executable_path: str
    headless: bool
    chromium_sandbox: bool
    args: list[str]
    env: dict[str, str | float | bool]


def launch_options(
    path: Path, environment: tuple[tuple[str, str], ...] = (), environ: Mapping[str, str] = os.environ
) -> LaunchOptions:
    """Options that start the browser at `path`, with `environment` on top of `environ`."""
    return LaunchOptions(
        executable_path=str(path),
        headless=True,
        chromium_sandbox=sandboxed(environ),
        args=list(ARGUMENTS),
        env={**environ, **dict(environment)},
    )


def sandboxed(environ: Mapping[str, str] = os.environ) -> bool:
    """The sandbox is on unless we are root, where Chromium refuses it, or `PRICELINT_SANDBOX=off` says otherwise.

    Pages are hostile, so it is never switched off because a first start failed: a person decides that.
    """
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return not root and environ.get(SANDBOX, "").lower() != "off"
