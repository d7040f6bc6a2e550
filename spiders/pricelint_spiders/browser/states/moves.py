"""What is done with each kind of control: a move yields in words what it did, and puts the control back at the end."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable

import msgspec

from pricelint.model.capture import Undriven
from pricelint_spiders.browser.states.control import Control, Entry, labels
from pricelint_spiders.browser.states.stage import Stage

MOST_ENTRIES = 8
"""Positions of one control that are tried: members of a choice, entries of a list, stops of a slider."""

MOST_STOPS = 1_000_000
"""Stops of a slider that are told apart."""

MOST_STEPS = 40
"""Presses of an arrow key to move a knob along its whole length."""

Moves = AsyncGenerator[str, None]
Leave = Callable[[Undriven], None]


def moves(stage: Stage, control: Control, leave: Leave) -> Moves:
    """The moves of a control; `leave` hears of positions that are not tried."""
    return _MOVES[control.kind](stage, control, leave)


async def _choice(stage: Stage, control: Control, leave: Leave) -> Moves:
    others = [member for member in control.members if not member.on]
    _bounded(control, [member.label for member in others], leave)
    try:
        for member in others[:MOST_ENTRIES]:
            if await stage.click(member.id):
                yield f"chose “{member.label}”"
    finally:
        first = next((member for member in control.members if member.on), None)
        if first is not None:
            await stage.click(first.id)


async def _switch(stage: Stage, control: Control, _: Leave) -> Moves:
    (member,) = control.members
    label = control.sides[0 if member.on else 1] if control.sides else control.label
    if await stage.click(member.id):
        try:
            yield f"clicked the switch “{label}”"
        finally:
            await stage.click(member.id)


async def _select(stage: Stage, control: Control, leave: Leave) -> Moves:
    (member,) = control.members
    first = next((entry for entry in control.choices if entry.on), control.choices[0])
    others = [entry for entry in control.choices if entry is not first]
    _bounded(control, [entry.label for entry in others], leave)
    try:
        for entry in others[:MOST_ENTRIES]:
            await stage.act("choose", id=member.id, value=entry.nth)
            yield f"chose “{entry.label}” in “{control.label}”"
    finally:
        await stage.act("choose", id=member.id, value=first.nth)


async def _slider(stage: Stage, control: Control, _: Leave) -> Moves:
    (member,) = control.members
    first = control.range[3]
    try:
        for value in stops(control):
            await stage.act("set", id=member.id, value=value)
            yield f"moved the slider “{control.label}” to {value:g}"
    finally:
        await stage.act("set", id=member.id, value=first)


def stops(control: Control) -> list[float]:
    """Where a slider is moved: its declared marks, every stop of a short one, else both ends and points between."""
    least, most, step, value = control.range
    if most <= least:
        return []
    step = step if step > 0 else 1.0
    count = int(min((most - least) / step, MOST_STOPS))
    if control.marks and len(control.marks) <= MOST_ENTRIES:
        every = [mark for mark in control.marks if least <= mark <= most]
    elif count < MOST_ENTRIES:
        every = [least + step * nth for nth in range(count + 1)]
    else:
        every = [least + step * round(count * nth / (MOST_ENTRIES - 1)) for nth in range(MOST_ENTRIES)]
    within = (min(stop, most) for stop in (*every, least, most))
    return [stop for stop in dict.fromkeys(within) if stop != value]


async def _knob(stage: Stage, control: Control, _: Leave) -> Moves:
    """A slider made of other elements obeys the keyboard: to its start, stop by stop, and to its end."""
    (member,) = control.members
    first = control.range[2]
    await stage.click(member.id)
    try:
        for value in [value async for value in _along(stage, member.id)][:MOST_ENTRIES]:
            if await _turn(stage, member.id, value):
                yield f"moved the slider “{control.label}” to {value:g}"
    finally:
        await _turn(stage, member.id, first)


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


async def _listbox(stage: Stage, control: Control, leave: Leave) -> Moves:
    """A list that opens: it is opened anew for every entry, and closed with the first one."""
    (member,) = control.members
    entries = await _opened(stage, member.id)
    for entry in entries:
        if entry.link:
            leave(Undriven(f"entry “{entry.label}” of “{control.label}”", "it is a link to another address"))
    first = next((entry for entry in entries if entry.on or entry.label == control.label), None)
    others = [entry.label for entry in entries if entry is not first and not entry.link]
    _bounded(control, others, leave)
    await stage.key("Escape")
    try:
        for label in others[:MOST_ENTRIES]:
            if await _pick(stage, member.id, label):
                yield f"chose “{label}” in “{control.label}”" if control.label else f"chose “{label}”"
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


async def _modal(stage: Stage, control: Control, _: Leave) -> Moves:
    (member,) = control.members
    if await stage.click(member.id):
        try:
            yield f"opened “{control.label}”"
        finally:
            await _shut(stage)


async def _shut(stage: Stage) -> None:
    """Close a dialog by its own button, else by the Escape key."""
    closer = await stage.act("closer", words=labels()["close"])
    if closer["id"] >= 0:
        await stage.click(closer["id"])
    elif closer["open"]:
        await stage.key("Escape")


async def _more(stage: Stage, control: Control, _: Leave) -> Moves:
    if await stage.click(control.members[0].id):
        yield f"pressed “{control.label}”"


async def _tip(stage: Stage, control: Control, _: Leave) -> Moves:
    if await stage.point(control.members[0].id):
        try:
            yield f"pointed at “{control.label}”"
        finally:
            await stage.leave()


async def _fold(stage: Stage, control: Control, _: Leave) -> Moves:
    """All folds at once; where one closes another, one after the other."""
    ids = [member.id for member in control.members]
    opened = (await stage.act("unfold", ids=ids))["open"]
    try:
        if opened == len(ids):
            yield f"unfolded “{control.label}”" if len(ids) == 1 else f"unfolded all {len(ids)} folded texts"
            return
        for member in control.members[:MOST_ENTRIES]:
            await stage.act("unfold", ids=[member.id])
            yield f"unfolded “{member.label}”"
    finally:
        await stage.act("fold", ids=ids)


def _bounded(control: Control, others: list[str], leave: Leave) -> None:
    for label in others[MOST_ENTRIES:]:
        leave(Undriven(f"“{label}” of {control.words}", f"more than {MOST_ENTRIES} positions of one control"))


_MOVES: dict[str, Callable[[Stage, Control, Leave], Moves]] = {
    "choice": _choice,
    "switch": _switch,
    "select": _select,
    "slider": _slider,
    "knob": _knob,
    "listbox": _listbox,
    "modal": _modal,
    "more": _more,
    "tip": _tip,
    "fold": _fold,
}
