"""Statements of one thing that cannot both hold, inside a page and between pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from pricelint.derive.contradictions.actions import cost_statements
from pricelint.derive.contradictions.fates import fate_contradictions
from pricelint.derive.contradictions.offers import offer_statements
from pricelint.derive.contradictions.statement import Statement, present_pages, two_positions
from pricelint.model.contradiction import Contradiction
from pricelint.model.evidence import Place
from pricelint.model.site import PageFacts, SiteFacts

_ONE_PAGE = "both stand on one page, which may speak of two offers"
_TWO_OFFERS = "what comes with them differs, so they may be two offers of one name"
_ASIDE = frozenset({Place.FAQ, Place.COLLAPSED, Place.TOOLTIP, Place.FINE_PRINT})


def site_facts(pages: Iterable[PageFacts]) -> SiteFacts:
    """The facts of a page set with the contradictions among them."""
    every = tuple(pages)
    return SiteFacts(every, contradictions(every))


def contradictions(pages: tuple[PageFacts, ...]) -> tuple[Contradiction, ...]:
    """Everything that the pages of one visit state in two ways.

    Two pages contradict each other on a key of which each states one value, in the same language. Of a page that lists
    several values itself (tiers of one name, toggles), only one value in the main text and one aside from it (a
    question and answer, fine print) are set against each other, with a doubt. Blogs tell of other times.
    """
    present = present_pages(pages)
    unit = next((page.unit.name for page in present if page.unit), "unit")
    found = [*_differing(_statements(present, unit)), *fate_contradictions(present)]
    first: dict[tuple[object, ...], Contradiction] = {}
    for item in found:
        first.setdefault((item.subject, item.about, item.one.says, item.other.says), item)
    return tuple(first.values())


def _statements(pages: tuple[PageFacts, ...], unit: str) -> Iterator[Statement]:
    for page in pages:
        yield from offer_statements(page, unit)
        yield from cost_statements(page, unit)


def _differing(statements: Iterable[Statement]) -> Iterator[Contradiction]:
    by_key: dict[tuple[object, ...], dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for one in statements:
        by_key[(one.subject, one.page.language, *one.key)][one.page.page].append(one)
    for by_page in by_key.values():
        single = [stated[0] for stated in by_page.values() if len({one.value for one in stated}) == 1]
        pairs = combinations(single, 2) if len(single) == len(by_page) else _inside(by_page.values())
        yield from (_contradiction(one, other) for one, other in pairs if _apart(one, other))


def _inside(by_page: Iterable[list[Statement]]) -> Iterator[tuple[Statement, Statement]]:
    """On a page that states two values of a key: the one of the main text, and the one aside from it."""
    for stated in by_page:
        aside = [one for one in stated if {item.place for item in one.fact.evidence} & _ASIDE]
        main = [one for one in stated if one not in aside]
        single = len({one.value for one in main}) == 1 and len({one.value for one in aside}) == 1
        if single and not two_positions(main[0].fact, aside[0].fact):
            yield main[0], aside[0]


def _apart(one: Statement, other: Statement) -> bool:
    return one.value[1] < other.value[0] or other.value[1] < one.value[0]


def _contradiction(one: Statement, other: Statement) -> Contradiction:
    return Contradiction(
        evidence=tuple(dict.fromkeys((*one.fact.evidence, *other.fact.evidence))),
        method=f"contradictions.{one.subject.value}/1",
        subject=one.subject,
        about=one.about,
        one=one.side,
        other=other.side,
        doubt=_doubt(one, other),
    )


def _doubt(one: Statement, other: Statement) -> str | None:
    if one.page is other.page:
        return _ONE_PAGE
    if None not in (one.beside, other.beside) and one.beside != other.beside:
        return _TWO_OFFERS
    return one.doubt or other.doubt
