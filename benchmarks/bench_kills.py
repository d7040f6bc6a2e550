"""No process stays behind: a crawl is killed KILLS times (50), by turns the command, its crawling process, its browser.

Each round starts `SpiderCapturer` in a process of its own against a loopback server whose page never ends, waits until
the server is asked for it (a browser is then busy with it), sends SIGKILL, and counts what is still alive of all that
the round had started once `GRACE` seconds are over. Prints one line a round; 1 where anything was left.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from typing import ClassVar

import psutil
from serving import Quiet, serving

KILLS = int(os.environ.get("BENCH_KILLS", "50"))
GRACE = 10.0
CRAWL = """
import sys
from pathlib import Path
from pricelint.browser import find_browser
from pricelint.model.platform import PageTarget, Platform, Role
from pricelint.net.address import AddressPolicy
from pricelint.net.policy import Politeness
from pricelint.store.store import Store
from pricelint_spiders.crawl import SpiderCapturer
from pricelint_spiders.settings import CrawlSettings
conduct = Politeness(delay=0, robots=False, addresses=AddressPolicy(allow_loopback=True))
page = PageTarget(sys.argv[1], Role.PRICING)
with Store.open(Path(sys.argv[2])) as store:
    settings = CrawlSettings(politeness=conduct, http_first=False)
    list(SpiderCapturer(store, settings, find_browser()).visit([Platform("one", "One", (page,))]))
"""


class Endless(Quiet):
    """Tells that it was asked, and says no more until the run is over."""

    asked: ClassVar[threading.Event] = threading.Event()
    over: ClassVar[threading.Event] = threading.Event()

    def answer(self) -> None:
        """Answer nothing."""
        self.asked.set()
        self.over.wait(120)


def runs(process: psutil.Process) -> bool:
    """Whether a process does anything."""
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def one_round(url: str, victim: str) -> tuple[int, int, float]:
    """Start, kill, look: processes there were, processes left, seconds until the last was gone."""
    Endless.asked.clear()
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", CRAWL, url, folder]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as started:  # noqa: S603
            if not Endless.asked.wait(60):
                raise SystemExit("no browser asked for the page within a minute")
            top = psutil.Process(started.pid)
            family = [top, *top.children(recursive=True)]
            target = chosen(family, victim)
            begun = time.monotonic()
            target.send_signal(signal.SIGKILL)
            if victim != "command":
                # It would start again with what is left; that is for the tests, here it is ended.
                started.terminate()
            started.wait(60)
            while (left := [each for each in family if runs(each)]) and time.monotonic() - begun < GRACE:
                time.sleep(0.02)
    return len(family), len(left), time.monotonic() - begun


def chosen(family: list[psutil.Process], victim: str) -> psutil.Process:
    """The process to be killed."""
    if victim == "command":
        return family[0]
    sign = "pricelint_spiders.child" if victim == "crawling process" else "--remote-debugging-pipe"
    return next(each for each in family if sign in each.cmdline() and "--type=renderer" not in each.cmdline())


def main() -> int:
    """Print a line per kill; 1 where a process was left."""
    victims, orphans = ("command", "crawling process", "browser"), 0
    with serving(Endless) as origin:
        for number in range(KILLS):
            victim = victims[number % len(victims)]
            there, left, seconds = one_round(f"{origin}/", victim)
            orphans += left
            print(
                f"kill {number + 1:3} of the {victim:16}: {there:2} processes, {left} left after {seconds:.2f} s",
                flush=True,
            )
        Endless.over.set()
    print(f"{KILLS} kills: {orphans} processes left (bound 0)")
    return int(orphans > 0)


if __name__ == "__main__":
    sys.exit(main())
