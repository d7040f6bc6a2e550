"""Moves of controls whose positions are only known once they are reached: sliders that obey keys, lists that open."""

from __future__ import annotations

from collections.abc import AsyncGenerator

import msgspec

from pricelint.model.capture import Undriven
from pricelint_spiders.browser.states.control import Control, Entry
from pricelint_spiders.browser.states.moving import MOST_ENTRIES, Moves, Moving
from pricelint_spiders.browser.states.stage import Stage

MOST_STEPS = 40
"""Presses of an arrow key to move a knob along its whole length."""


async def by_keys(control: Control, moving: Moving) -> Moves:
    """A slider made of other elements obeys the keyboard: to its start, stop by stop, and to its end."""
    (member,) = control.members
    first = control.range[2]
    await moving.stage.click(member.id)
    try:
        for value in [value async for value in _along(moving.stage, member.id)][:MOST_ENTRIES]:
            words = f"moved the slider “{control.label}” to {value:g}"
            if moving.wants(words) and await _turn(moving.stage, member.id, value):
                yield words
    finally:
        await _turn(moving.stage, member.id, first)


async def _along(stage: Stage, knob: int) -> AsyncGenerator[float, None]:
    """The ends of a knob, then the stops between them."""
    ends = []
    for key in ("End", "Home"):
        await stage.key(key)
        ends.append(float((await stage.act("now", id=knob)).get("value") or 0))
    for end in dict.fromkeys(ends):
        yield end
    known = set(ends)
    for _ in range(MOST_ENTRIES):
        await stage.key("ArrowRight")
        value = float((await stage.act("now", id=knob)).get("value") or 0)
        if value in known:
            return
        known.add(value)
        yield value


async def _turn(stage: Stage, knob: int, value: float) -> bool:
    """Move a knob to a value by its keys; false where it does not get there."""
    for _ in range(MOST_STEPS):
        now = float((await stage.act("now", id=knob)).get("value") or 0)
        if now == value:
            return True
        await stage.key("ArrowRight" if now < value else "ArrowLeft")
    return False


async def by_opening(control: Control, moving: Moving) -> Moves:
    """A list that opens: it is opened anew for every entry, and closed with the first one."""
    (member,) = control.members
    stage = moving.stage
    entries = await _opened(stage, member.id)
    for entry in entries:
        if entry.link:
            moving.leave(Undriven(f"entry “{entry.label}” of “{control.label}”", "it is a link to another address"))
    first = next((entry for entry in entries if entry.on or entry.label == control.label), None)
    others = [entry.label for entry in entries if entry is not first and not entry.link]
    moving.bounded(control, others)
    await stage.key("Escape")
    try:
        for label in others[:MOST_ENTRIES]:
            words = f"chose “{label}” in “{control.label}”" if control.label else f"chose “{label}”"
            if moving.wants(words) and await _pick(stage, member.id, label):
                yield words
    finally:
        if first is not None:
            await _pick(stage, member.id, first.label)


async def _opened(stage: Stage, listbox: int) -> list[Entry]:
    await stage.click(listbox)
    await stage.act("rest", limit=300)
    return await _entries(stage)


async def _entries(stage: Stage) -> list[Entry]:
    return msgspec.convert((await stage.act("entries"))["entries"], list[Entry])


async def _pick(stage: Stage, listbox: int, label: str) -> bool:
    """Choose an entry by its words; a list that the Escape key did not close is still open."""
    entry = _of(await _entries(stage), label) or _of(await _opened(stage, listbox), label)
    if entry is None:
        await stage.key("Escape")
        return False
    return await stage.click(entry.id)


def _of(entries: list[Entry], label: str) -> Entry | None:
    return next((entry for entry in entries if entry.label == label and not entry.link), None)
