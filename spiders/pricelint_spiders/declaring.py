"""Platform files written by the product: the day of a visit that confirmed one, and the file of a new one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import tomlkit
from tomlkit.items import AoT

from pricelint.model.platform import PageTarget


def verified_text(text: str, day: date, note: str) -> str:
    """A platform file with its status set, the day of the visit and a line of history; all else stays as written."""
    document = tomlkit.parse(text)
    if "verified" in document:
        document["verified"] = day
    else:
        document["status"] = "verified"
        document.append("verified", tomlkit.item(day))
    document["status"] = "verified"
    history = document.setdefault("history", tomlkit.aot())
    if isinstance(history, AoT):
        history.append(_table(date=day, note=note))
    return tomlkit.dumps(document)


def new_text(name: str, unit: str | None, pages: Iterable[PageTarget], day: date) -> str:
    """The file of a platform that was found by visiting it: unverified until somebody has read it and checked it."""
    document = tomlkit.document()
    document["name"] = name
    if unit:
        document["unit"] = unit
    document["status"] = "unverified"
    document["pages"] = tomlkit.aot()
    for page in pages:
        document["pages"].append(_table(role=page.role.value, url=page.url, since=day))
    document["history"] = tomlkit.aot()
    document["history"].append(_table(date=day, note="Begun from a visit."))
    return tomlkit.dumps(document)


def _table(**values: object) -> tomlkit.items.Table:
    table = tomlkit.table()
    for key, value in values.items():
        table.append(key, tomlkit.item(value))
    table.trivia.indent = "\n"  # an empty line before it, as people write it
    return table
