"""Variation facts: the same units at different money, by payment, time, region, first purchase, store or coupon."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pricelint.documents.document import Cell, Table
from pricelint.extract.policies.lines import Line, page_lines, phrases
from pricelint.extract.policies.wording.words import plain
from pricelint.extract.reading import Reading
from pricelint.model.evidence import Evidence
from pricelint.model.fact import Hint, HintTopic, Variation
from pricelint.model.platform import Role
from pricelint.model.units import VariationKind

METHOD = "policies.variations/1"

_NEAR = 160
_REST = 60
_SHARE = regex.compile(r"\d ?%")
_DIGIT = regex.compile(r"\d")
_LONG = 400
_PUBLIC = frozenset({VariationKind.FIRST_PURCHASE, VariationKind.COUPON})
_STATED = frozenset({VariationKind.PAYMENT_METHOD, VariationKind.APP_STORE, VariationKind.TIME})
"""Kinds that a page states only without a "may": what might differ is a hint."""


def read_variations(reading: Reading) -> tuple[Variation, ...]:
    """Differences in price that a page states, one for each kind; the first wording of a kind is quoted.

    A price for everyone's first purchase or with a printed code is public; `regular_stated` tells whether the ordinary
    price stands beside it.
    """
    found: dict[VariationKind, Variation] = {}
    legal = reading.document.role is Role.TERMS
    for line in page_lines(reading, "variation"):
        for kind in VariationKind:
            if (
                kind not in found
                and _says(line, kind)
                and not (legal and kind in _PUBLIC and not _DIGIT.search(line.text))
            ):
                found[kind] = _variation(reading, line, kind)
    for variation in _store_columns(reading):
        found.setdefault(variation.kind, variation)
    return tuple(found.values())


def _says(line: Line, kind: VariationKind) -> bool:
    if line.sentence.question or len(line.text) > _LONG or not line.says("variation", kind.value):
        return False
    if kind in _STATED and line.says("variation", "hedge"):
        return False
    if kind is VariationKind.FIRST_PURCHASE and line.says("terms", "refund_asked"):
        return False  # who bought for the first time may have the money back; that is no other price
    return bool(line.says("variation", "must_discount")) and not line.says("variation", "same")


def _variation(reading: Reading, line: Line, kind: VariationKind) -> Variation:
    public = kind in _PUBLIC
    regular = _regular(reading, line) if public else ()
    return Variation(
        evidence=tuple(dict.fromkeys((line.cite(reading, "kind"), *regular))),
        method=METHOD,
        kind=kind,
        public=public,
        regular_stated=bool(regular),
    )


def _regular(reading: Reading, line: Line) -> tuple[Evidence, ...]:
    """What prints the ordinary price, or the difference to it: a share ("30 %"), two amounts, one beside a word for the
    ordinary price, or a struck one near by; empty where nothing does.

    The rest of the paragraph counts, as far as `_REST` characters: "… to $8; the regular price is $10".
    """
    start, end = line.block.start + line.sentence.start, line.block.start + line.sentence.end
    rest = min(line.block.end, end + _REST)
    amounts = reading.money_in(start, rest)
    cite, text = reading.document.cite, reading.document.text
    if _SHARE.search(line.text):
        return (line.cite(reading, "kind"),)
    worded = phrases(line.language, "variation")["regular"].search(plain(text[start:rest])) if amounts else None
    if len(amounts) >= 2 or worded:
        behind = [mention for mention in amounts if mention.end > end]
        return (line.cite(reading, "kind"), *(cite(mention.start, mention.end, "regular") for mention in behind))
    near = reading.money_in(max(0, start - _NEAR), end + _NEAR)
    struck = next((place for place, mention in enumerate(near) if mention.struck), len(near))
    return tuple(
        cite(mention.start, mention.end, "regular" if mention.struck else "amount")
        for mention in near[struck : struck + 2]
    )


def _store_columns(reading: Reading) -> Iterator[Variation]:
    """Tables that print one price for the web and another for the app."""
    for table in reading.document.tables:
        columns = _columns(reading, table)
        if columns is None:
            continue
        for row in table.rows[1:]:
            cells = [row[column] if column < len(row) else None for column in columns]
            if variation := _pair(reading, cells):
                yield variation
                break


def _columns(reading: Reading, table: Table) -> tuple[int, int] | None:
    known = phrases(reading.language, "variation")
    web = app = None
    for column, cell in enumerate(table.rows[0] if table.rows else []):
        text = plain(reading.document.text_of(reading.document.elements[cell.element])) if cell else ""
        if known["app_column"].fullmatch(text.strip()):
            app = column
        elif known["web_column"].fullmatch(text.strip()):
            web = column
    return (web, app) if web is not None and app is not None else None


def _pair(reading: Reading, cells: list[Cell | None]) -> Variation | None:
    spans = [reading.document.span_of(reading.document.elements[cell.element]) for cell in cells if cell]
    amounts = [list(reading.money_in(*span)) for span in spans]
    if len(amounts) != 2 or any(len(found) != 1 for found in amounts):
        return None
    web, app = amounts[0][0], amounts[1][0]
    if web.money == app.money:
        return None
    cite = reading.document.cite
    return Variation(
        evidence=(cite(app.start, app.end, "kind"), cite(web.start, web.end, "kind")),
        method=METHOD,
        kind=VariationKind.APP_STORE,
    )


def read_variation_hints(reading: Reading) -> tuple[Hint, ...]:
    """Passages that touch differing prices without stating one ("the final price may vary in the app")."""
    hits = [line for line in page_lines(reading, "variation") if len(line.text) <= _LONG and _hints(line)]
    return tuple(
        Hint(evidence=(line.cite(reading, "kind"),), method=METHOD, topic=HintTopic.VARIATION) for line in hits
    )


def _hints(line: Line) -> bool:
    if line.says("variation", "hint"):
        return True
    asked = line.sentence.question or line.says("variation", "same")
    named = any(line.says("variation", kind.value) for kind in _STATED)
    return bool(named and not asked and line.says("variation", "hedge"))
