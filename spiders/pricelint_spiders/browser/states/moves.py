"""What is done with each kind of control: a move yields in words what it did, and puts the control back at the end."""

from __future__ import annotations

from collections.abc import Callable

from pricelint_spiders.browser.states.control import Control, labels
from pricelint_spiders.browser.states.moving import MOST_ENTRIES, Moves, Moving
from pricelint_spiders.browser.states.reached import by_keys, by_opening
from pricelint_spiders.browser.states.stage import Stage

MOST_STOPS = 1_000_000
"""Stops of a slider that are told apart."""


def moves(control: Control, moving: Moving) -> Moves:
    """The moves of a control, as far as they are wanted."""
    return _MOVES[control.kind](control, moving)


async def _choice(control: Control, moving: Moving) -> Moves:
    others = [member for member in control.members if not member.on]
    moving.bounded(control, [member.label for member in others])
    try:
        for member in others[:MOST_ENTRIES]:
            words = f"chose “{member.label}”"
            if moving.wants(words) and await moving.stage.click(member.id):
                yield words
    finally:
        first = next((member for member in control.members if member.on), None)
        if first is not None:
            await moving.stage.click(first.id)


async def _switch(control: Control, moving: Moving) -> Moves:
    (member,) = control.members
    label = control.sides[0 if member.on else 1] if control.sides else control.label
    words = f"clicked the switch “{label}”"
    if moving.wants(words) and await moving.stage.click(member.id):
        try:
            yield words
        finally:
            await moving.stage.click(member.id)


async def _select(control: Control, moving: Moving) -> Moves:
    (member,) = control.members
    first = next((entry for entry in control.choices if entry.on), control.choices[0])
    others = [entry for entry in control.choices if entry is not first]
    moving.bounded(control, [entry.label for entry in others])
    try:
        for entry in others[:MOST_ENTRIES]:
            words = f"chose “{entry.label}” in “{control.label}”"
            if moving.wants(words):
                await moving.stage.act("choose", id=member.id, value=entry.nth)
                yield words
    finally:
        await moving.stage.act("choose", id=member.id, value=first.nth)


async def _slider(control: Control, moving: Moving) -> Moves:
    (member,) = control.members
    first = control.range[3]
    try:
        for value in stops(control):
            words = f"moved the slider “{control.label}” to {value:g}"
            if moving.wants(words):
                await moving.stage.act("set", id=member.id, value=value)
                yield words
    finally:
        await moving.stage.act("set", id=member.id, value=first)


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


async def _modal(control: Control, moving: Moving) -> Moves:
    (member,) = control.members
    if await moving.stage.click(member.id):
        try:
            yield f"opened “{control.label}”"
        finally:
            await _shut(moving.stage)


async def _shut(stage: Stage) -> None:
    """Close a dialog by its own button, else by the Escape key."""
    closer = await stage.act("closer", words=labels()["close"])
    if closer["id"] >= 0:
        await stage.click(closer["id"])
    elif closer["open"]:
        await stage.key("Escape")


async def _more(control: Control, moving: Moving) -> Moves:
    if await moving.stage.click(control.members[0].id):
        yield f"pressed “{control.label}”"


async def _tip(control: Control, moving: Moving) -> Moves:
    if await moving.stage.point(control.members[0].id):
        try:
            yield f"pointed at “{control.label}”"
        finally:
            await moving.stage.leave()


async def _fold(control: Control, moving: Moving) -> Moves:
    """All folds at once; where one closes another, one after the other."""
    ids = [member.id for member in control.members]
    opened = (await moving.stage.act("unfold", ids=ids))["open"]
    try:
        if opened == len(ids):
            yield f"unfolded “{control.label}”" if len(ids) == 1 else f"unfolded all {len(ids)} folded texts"
            return
        for member in control.members[:MOST_ENTRIES]:
            await moving.stage.act("unfold", ids=[member.id])
            yield f"unfolded “{member.label}”"
    finally:
        await moving.stage.act("fold", ids=ids)


_MOVES: dict[str, Callable[[Control, Moving], Moves]] = {
    "choice": _choice,
    "switch": _switch,
    "select": _select,
    "slider": _slider,
    "knob": by_keys,
    "listbox": by_opening,
    "modal": _modal,
    "more": _more,
    "tip": _tip,
    "fold": _fold,
}
