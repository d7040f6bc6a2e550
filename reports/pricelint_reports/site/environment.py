"""The templates' environment: everything is escaped, and nothing undefined is printed as nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache, partial
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment
from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from pricelint.model.outcome import Verdict
from pricelint_reports.charts import STYLE as CHARTS
from pricelint_reports.comparison import about, words
from pricelint_reports.comparison.choices import baseline_words, missing_findings, suppression_words, use_words
from pricelint_reports.compiled import CompiledTemplates
from pricelint_reports.feed import ALL, feed_file
from pricelint_reports.language import N_, Language
from pricelint_reports.numbers import every, output
from pricelint_reports.pages import csp_hash, data_url, page_environment, speak_in
from pricelint_reports.shots import FRAME_GAP, Picture
from pricelint_reports.site.links import FEEDS, INDEX_CSV, INDEX_PAGE
from pricelint_reports.site.overview import MODALITIES

STYLE = "site/static/site.css"
SCRIPT = "site/static/overview.js"

SHOWN_QUOTES = 3
"""Quotes printed under a finding; its receipts hold all of them."""

SHOWN_REFS = 3
"""Receipts linked beside an outcome where several platforms stand; the platform's page links all of them."""

SECTIONS = {
    "grade": N_("The grade and its arithmetic"),
    "costs": N_("What a generation costs"),
    "outcomes": N_("What the rules say"),
    "expiry": N_("What becomes of unused units"),
    "changes": N_("What changed"),
    "receipts": N_("Receipts"),
    "coverage": N_("Coverage"),
}
"""Anchors and headings of a platform's page."""

GUIDE = (
    N_("What it looks for"),
    N_("Why it matters"),
    N_("What it does not flag"),
    N_("Example"),
    N_("When it is unsure"),
    N_("Sources"),
)
"""The headings of the guide of a rule."""

PAGES = {
    "index.html": N_("Overview"),
    "costs/index.html": N_("Costs"),
    "expiry.html": N_("Expiry"),
    "rules/index.html": N_("Rules"),
    "changes.html": N_("Changes"),
    "coverage.html": N_("Coverage"),
    "method.html": N_("Method"),
    "corrections.html": N_("Corrections"),
    "downloads.html": N_("Data"),
}
"""The pages that every page leads to, by path."""


@cache
def make_environment(language: Language, own: Path | None = None) -> Environment:
    """An environment in a language; the style sheet and the one script of the overview are allowed by their hashes.

    Templates of the folder `own` come before ours.
    """
    environment = page_environment("site", CHARTS, STYLE, own=own)
    if own is None:
        environment.bytecode_cache = CompiledTemplates(f"site {language.words} {language.code}")
    script = files("pricelint_reports").joinpath(SCRIPT).read_text("utf-8")
    speak_in(environment, language)
    environment.filters.update(_filters(language))
    environment.globals.update(_vocabulary())
    environment.globals.update(
        script=Markup(script),  # noqa: S704 -- our own script
        script_hash=csp_hash(script),
        method=tuple(language.say(text) for text in about.METHOD),
        basis=tuple(language.say(text) for text in about.BASIS),
        grading=about.grading(language),
    )
    return environment


def _vocabulary() -> Mapping[str, object]:
    return {
        "V": Verdict,
        "verdicts": words.VERDICTS,
        "legend_words": words.LEGEND,
        "severities": words.SEVERITIES,
        "severity_words": words.SEVERITY_WORDS,
        "places": words.PLACES,
        "outcome_words": words.OUTCOMES,
        "pools": words.POOLS,
        "kinds": words.KINDS,
        "roles": words.ROLES,
        "compared_words": words.COMPARED,
        "modalities": MODALITIES,
        "sections": SECTIONS,
        "pages": PAGES,
        "shown_quotes": SHOWN_QUOTES,
        "shown_refs": SHOWN_REFS,
        "frame_gap": FRAME_GAP,
        "index_page": INDEX_PAGE,
        "index_csv": INDEX_CSV,
        "changes_feed": FEEDS + feed_file(ALL),
    }


def _filters(language: Language) -> Mapping[str, Callable[..., object]]:
    return {
        "moment": language.moment,
        "day": language.day,
        "count": lambda number: language.count(Decimal(number)),
        "embedded": _embedded,
        "made": lambda made: output(made[0], made[1], language),
        "iso": lambda when: when.date().isoformat(),
        "verdict_words": lambda name: language.say(words.VERDICTS[Verdict(name)][0]) if name in set(Verdict) else name,
        "basis_words": lambda basis: language.say(words.BASES[basis]),
        "flags_sum": lambda rows: sum(number for flags in rows for _, number in flags),
        "every": partial(every, language=language),
        "stated": lambda found, key: about.stated(found, key, language),
        "unstated": lambda found: about.missing_words(found, language),
        "guide": partial(_guide, language=language),
        "suppression": suppression_words,
        "became": use_words,
        "beside": baseline_words,
        "missed": missing_findings,
    }


def _embedded(picture: Picture) -> str:
    return data_url(picture.media_type, picture.data)


def _guide(text: str, language: Language) -> Markup:
    """The README of a rule as HTML: its own markup escaped, without pictures, headings one level below the page's.

    The headings that all guides have are said in the language, and marked as such within the English text.
    """
    reader = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    body = text.partition("\n")[2] if text.startswith("# ") else text
    html = str(reader.render(body))
    for heading in GUIDE if language.words != "en" else ():
        said = f'<h2 lang="{language.words}">{escape(language.say(heading))}</h2>'
        html = html.replace(f"<h2>{heading}</h2>", said)
    return Markup(html)  # noqa: S704 -- markup of the text is escaped, links of other schemes left out
