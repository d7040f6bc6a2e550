"""Drives the controls of a page that was just taken, and captures what they show beside its prices."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

import msgspec

from pricelint.model.capture import Controls, Undriven
from pricelint.model.platform import Role
from pricelint.model.state import SCROLLED, joined
from pricelint_spiders.browser.states.control import Control
from pricelint_spiders.browser.states.distinct import Sight, restless
from pricelint_spiders.browser.states.moves import moves
from pricelint_spiders.browser.states.moving import Moving
from pricelint_spiders.browser.states.pairs import Effect, Effects, Pair
from pricelint_spiders.browser.states.stage import Glance, Stage
from pricelint_spiders.browser.tab import Tab
from pricelint_spiders.browser.take import collect, collect_options, pictures
from pricelint_spiders.browser.taken import Taken, TakenState
from pricelint_spiders.settings import FULL_PAGE_ROLES, STATE_ROLES, CrawlSettings

ORDER = ("switch", "choice", "select", "slider", "knob", "listbox", "modal", "fold", "more", "tip")
"""Kinds of controls in the order in which they are driven; those that name billing periods come before all others."""

SCROLL_MS, SCROLL_STEPS = 3000, 40
GRACE_SECONDS = 5.0
_FULL = "as many states of this page were captured as its settings allow"
_TWO = "no more than two controls are driven together"
_GONE = "a control was gone, or moved nothing, once the other one had been driven"
_ASTRAY = "the page could not be put back as it was once two controls had been driven"
_LATE = "the time for the states of this page was up"


async def drive(tab: Tab, taken: Taken, settings: CrawlSettings, role: Role, fonts: str) -> tuple[Taken, bool]:
    """The page with its further states and what is known of its controls; false where the tab is no use any more.

    Whatever goes wrong costs states, never the capture of the page itself.
    """
    driver = _Driver(tab, taken, settings, role, fonts)
    sound = True
    try:
        async with asyncio.timeout(settings.state_seconds + GRACE_SECONDS):
            await driver.run()
    except Exception as error:  # noqa: BLE001 - a hostile page may answer anything, and the page itself is captured
        sound = False
        driver.give_up(str(error).splitlines()[0][:120] if str(error) else "the page did not answer any more")
    return replace(taken, states=tuple(driver.states), controls=driver.controls), sound


class _Driver:
    """One page being driven. `trail` is what could not be put back: it belongs to every state after it."""

    def __init__(self, tab: Tab, taken: Taken, settings: CrawlSettings, role: Role, fonts: str) -> None:
        self.states: list[TakenState] = []
        self._tab = tab
        self._taken = taken
        self._settings = settings
        self._role = role
        self._options = collect_options(settings, fonts, ())
        self._end = time.monotonic() + settings.state_seconds
        self._trail: list[str] = []
        self._noise = restless("", "")
        self._base = Sight(taken.shown.visible)
        self._known = {self._base.fingerprint}
        self._waiting: list[Control] = []
        self._found = self._driven = 0
        self._left: list[Undriven] = []
        self._effects = Effects()
        self._room = settings.max_states
        self._together = 0

    @property
    def controls(self) -> Controls:
        """What was found and what of it was driven."""
        return Controls(found=self._found, driven=self._driven, left_out=tuple(self._left))

    def give_up(self, why: str) -> None:
        """What was not driven yet stays so."""
        self._left += [Undriven(control.words, f"driving broke off: {why}") for control in self._waiting]
        self._waiting = []

    async def run(self) -> None:
        """Scroll, find, drive each control once, then two by two those that act upon the same figures."""
        async with Stage(self._tab, self._options) as stage:
            if self._role in STATE_ROLES and self._taken.shown.page[1] > self._settings.viewport.height:
                await self._scroll(stage)
            found = await stage.find()
            self._waiting = _ordered(found.controls, self._role)
            self._found = len(self._waiting) + len(found.left)
            self._left += found.undriven if self._role in STATE_ROLES else []
            if self._waiting:
                await self._listen(stage)
            while self._waiting:
                control = self._waiting[0]
                if why := self._spent():
                    self._left.append(Undriven(control.words, why))
                else:
                    await self._one(stage, control)
                self._waiting.pop(0)
            await self._pairs(stage)

    def _spent(self) -> str:
        if len(self.states) >= self._room or self._together >= self._settings.max_states:
            return _FULL
        return _LATE if time.monotonic() > self._end else ""

    async def _listen(self, stage: Stage) -> None:
        """What of the page changes while nobody touches it."""
        glance = await stage.look()
        self._noise |= restless(self._taken.shown.visible, glance.visible)
        self._base = self._sight(glance)
        self._known |= {self._base.fingerprint, Sight(self._taken.shown.visible, self._noise).fingerprint}

    async def _scroll(self, stage: Stage) -> None:
        answer = await stage.act("scroll", limit=SCROLL_MS, most=SCROLL_STEPS)
        if answer["stopped"]:
            self._left.append(Undriven("the rest of the page", "it goes on without end, or too far, as it is scrolled"))
        if not answer["changed"] and not stage.loading:
            return
        before = self._base
        glance = await stage.look()
        if (now := self._sight(glance)).lines != before.lines:
            self._trail.append(SCROLLED)
            await self._judge(glance, [])
            self._base = now

    async def _one(self, stage: Stage, control: Control) -> None:
        """Every position of one control. What it shows at the end is what the next control starts from."""
        self._driven += 1
        touched: list[str] = []
        steps = moves(control, Moving(stage, self._left.append))
        async with contextlib.aclosing(steps):
            async for words in steps:
                glance = await stage.look()
                if where := await self._led_away(stage, glance):
                    self._left.append(Undriven(words, f"it leads to {where[:200]}; that was stopped or undone"))
                    touched.append(words)
                    break
                if (now := self._sight(glance)).lines != self._base.lines:
                    touched.append(words)
                    if await self._judge(glance, [words]):
                        self._effects.note(control, words, self._base, now)
                if self._spent():
                    break
        if touched and not await self._after(stage, touched[-1]):
            self._effects.forget(control)

    async def _pairs(self, stage: Stage) -> None:
        """The controls that act upon the same figures, two by two, as long as the page can be put back."""
        self._room, self._together = len(self.states) + self._settings.max_states, 0
        astray = ""
        for pair in self._effects.pairs():
            if why := astray or self._spent():
                self._left.append(pair.left(0, why))
            elif not await self._both(stage, pair):
                astray = _ASTRAY
        if self._effects.threes:
            self._left.append(Undriven("three controls that change the same figures", _TWO))

    async def _both(self, stage: Stage, pair: Pair) -> bool:
        """Each position of one control with each of another; false where the page is not what it was afterwards."""
        tried, why, one = 0, "", ""
        steps = moves(pair.first.control, Moving(stage, self._left.append, pair.first.positions))
        async with contextlib.aclosing(steps):
            async for one in steps:
                await stage.look()
                more, why = await self._under(stage, one, pair.second)
                tried += more
                if why:
                    break
        if tried < pair.count:
            self._left.append(pair.left(tried, why or _GONE))
        return not one or await self._after(stage, one)

    async def _under(self, stage: Stage, one: str, second: Effect) -> tuple[int, str]:
        """The positions of a control while another stands at `one`: how many were tried, and why not all."""
        tried, why = 0, ""
        steps = moves(second.control, Moving(stage, self._left.append, second.positions))
        async with contextlib.aclosing(steps):
            async for words in steps:
                if why := self._spent():
                    break
                glance = await stage.look()
                if where := await self._led_away(stage, glance):
                    why = f"it leads to {where[:200]}; that was stopped or undone"
                    break
                tried += 1
                await self._judge(glance, [one, words])
                self._together += 1
        return tried, why

    async def _led_away(self, stage: Stage, glance: Glance) -> str:
        """Where a press would have led, or has led without loading, which is undone; "" where the page stayed."""
        tried = stage.stopped()
        at_home = await stage.return_to(self._taken.shown.url, glance)
        return tried[0] if tried else "" if at_home else glance.url

    async def _after(self, stage: Stage, words: str) -> bool:
        """What the page shows once a control was put back is what the next one starts from; false where it is new."""
        glance = await stage.look()
        if await self._led_away(stage, glance):
            glance = await stage.look()
        now = self._sight(glance)
        same = now.lines == self._base.lines
        if not same and now.fingerprint not in self._known:
            self._trail.append(words)
        self._base = now
        return same

    async def _judge(self, glance: Glance, words: list[str]) -> bool:
        """Capture the page where it shows something new beside a price; whether it did."""
        sight = self._sight(glance)
        if sight.fingerprint in self._known or not sight.adds_to(self._base) or self._spent():
            return False
        self._known.add(sight.fingerprint)
        shown = await collect(self._tab, self._options, time.monotonic() + GRACE_SECONDS)
        if shown.html_chars > self._settings.politeness.max_body_bytes:
            return False
        problems: list[str] = []
        kept = await pictures(self._tab, shown, self._settings, problems, full_page=self._role in FULL_PAGE_ROLES)
        self.states.append(TakenState(joined([*self._trail, *words]), datetime.now(UTC), shown, kept, tuple(problems)))
        return True

    def _sight(self, glance: Glance) -> Sight:
        return Sight(glance.visible, self._noise)


def _ordered(controls: Iterable[Control], role: Role) -> list[Control]:
    """The controls as they are driven: billing first, then by kind and from the top; all folds of a page are one.

    On pages that do not sell only folds are driven.
    """
    every = list(controls)
    folds = [control for control in every if control.kind == "fold"]
    single = [control for control in every if control.kind != "fold"] if role in STATE_ROLES else []
    if folds:
        members = [member for control in folds for member in control.members]
        single.append(msgspec.structs.replace(folds[0], members=members))
    return sorted(single, key=lambda one: (not one.billing, ORDER.index(one.kind), one.at))
