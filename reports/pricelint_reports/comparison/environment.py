"""The templates' environment: everything is escaped, and nothing undefined is printed as nothing."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache

from jinja2 import Environment

from pricelint.audit.printed import day
from pricelint.derive.basis import Output, Range
from pricelint.model.derivation import Chain
from pricelint.model.outcome import Verdict
from pricelint_reports.comparison import about, words
from pricelint_reports.comparison.chains import Printed, printed, range_words
from pricelint_reports.comparison.choices import baseline_words, missing_findings, suppression_words, use_words
from pricelint_reports.comparison.views import PlatformView
from pricelint_reports.numbers import count, every, output
from pricelint_reports.pages import page_environment
from pricelint_reports.shots import Picture

SHOWN_CHAINS = 4
"""Derivations printed in a cell of the comparison; the platform's page prints all of them."""

SHOWN_QUOTES = 3
"""Quotes printed under a finding; its receipts hold all of them."""

SHOWN_REFS = 6
"""Receipts linked beside an outcome in the comparison; the platform's page links all of them."""

FRAME_GAP = 5
"""CSS pixels between a quote in a screenshot and the frame around it."""

SECTIONS = {
    "grade": "The grade and its arithmetic",
    "costs": "What a generation costs",
    "outcomes": "What the rules say",
    "expiry": "What becomes of unused units",
    "receipts": "Receipts",
    "coverage": "Coverage",
}
"""Anchors and headings of a platform's page."""


@cache
def make_environment() -> Environment:
    """An environment with the report's filters and vocabulary; `style` is the style sheet, allowed by its hash."""
    environment = page_environment("comparison", "comparison/static/report.css")
    environment.filters.update(_FILTERS)
    environment.globals.update(_vocabulary())
    return environment


def _vocabulary() -> Mapping[str, object]:
    return {
        "V": Verdict,
        "verdicts": words.VERDICTS,
        "legend_words": words.LEGEND,
        "severities": words.SEVERITIES,
        "places": words.PLACES,
        "outcome_words": words.OUTCOMES,
        "pools": words.POOLS,
        "kinds": words.KINDS,
        "compared_words": words.COMPARED,
        "sections": SECTIONS,
        "shown_chains": SHOWN_CHAINS,
        "shown_quotes": SHOWN_QUOTES,
        "shown_refs": SHOWN_REFS,
        "frame_gap": FRAME_GAP,
        "method": about.METHOD,
        "basis": about.BASIS,
        "grading": about.GRADING,
    }


def _moment(when: datetime) -> str:
    utc = when.astimezone(UTC) if when.tzinfo else when
    return f"{day(utc)}, {utc:%H:%M:%S}{' UTC' if when.tzinfo else ''}"


def _px(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _embedded(picture: Picture) -> str:
    return f"data:{picture.media_type};base64,{base64.b64encode(picture.data).decode('ascii')}"


def _printed(chains: Iterable[Chain], view: PlatformView) -> list[Printed]:
    return [printed(chain, view.result.facts, view.receipts) for chain in chains]


def _amount(spread: Range) -> str:
    return range_words(spread.low, spread.high)[0]


def _output(made: Output) -> str:
    return output(made.modality, made.per)


def _count(number: Decimal) -> str:
    return count(number)


_FILTERS = {
    "moment": _moment,
    "day": day,
    "px": _px,
    "count": _count,
    "embedded": _embedded,
    "printed": _printed,
    "amount": _amount,
    "output": _output,
    "every": every,
    "suppression": suppression_words,
    "became": use_words,
    "beside": baseline_words,
    "missed": missing_findings,
}
