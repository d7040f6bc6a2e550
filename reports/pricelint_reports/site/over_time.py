"""What a site tells over time, where several results of a platform were given: the price index and feeds of changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pricelint import __version__
from pricelint.history.confirmed import settled_at
from pricelint.history.identity import site_change
from pricelint.history.index.points import Index
from pricelint.history.index.readings import Reading, readings_of
from pricelint.history.index.report import CreditIndex, credit_index
from pricelint.history.runs import Observation, runs_of
from pricelint.history.stated import stated
from pricelint.history.timeline import timeline
from pricelint.model.result import PlatformResult
from pricelint_reports.charts import by_chart, figure_of
from pricelint_reports.comparison.about import About
from pricelint_reports.feed import ALL, Feed, Publisher, Told, feed_file, feed_xml
from pricelint_reports.index.charts import index_chart, overall_chart
from pricelint_reports.index.csv_file import index_csv
from pricelint_reports.index.words import method
from pricelint_reports.language import Language
from pricelint_reports.site.given import Given
from pricelint_reports.site.links import FEEDS, INDEX_CSV, INDEX_PAGE
from pricelint_reports.site.page_views import Page
from pricelint_reports.site.printing import Press


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceIndexPage:
    """The price index: charts over all platforms and of each, with their numbers, and how it is made."""

    overall: tuple[Markup, ...]
    platforms: tuple[tuple[str, tuple[Markup, ...]], ...]
    method: str


def over_time_files(given: Sequence[Given], press: Press) -> dict[str, bytes]:
    """The page of the price index, its table, and the feeds, by path; of platforms of which several results are held.

    They are made of the results alone: the same results give the same bytes, and ids of entries stay.
    """
    readings: list[Reading] = []
    feeds, names = [], {}
    for one in (each for each in given if len(each.visits) > 1):
        visits = one.read()
        names[one.platform] = visits[-1].platform.name or one.platform
        for each in visits:
            readings += readings_of(one.platform, each.visit.id, each.visit.finished_at, each.derivations)
        feeds.append(_feed(one.platform, visits))
    index = credit_index(readings)
    dated = max(each.at for one in given for each in one.visits)
    page = Page(path=INDEX_PAGE, part="price_index", model=_index_page(index, names, press.frame.language), dated=dated)
    files = {INDEX_PAGE: press.printed(page), INDEX_CSV: index_csv(index).encode()}
    by = publisher_of(press.frame.about)
    for feed in (*feeds, _over_all(feeds)):
        files[f"{FEEDS}{feed_file(feed.name)}"] = feed_xml(feed, by)
    return files


def publisher_of(about: About) -> Publisher:
    """Who publishes the feeds of a site; where it will lie nobody knows yet."""
    return Publisher(name=about.publisher) if about.publisher else Publisher()


def _index_page(index: CreditIndex, names: Mapping[str, str], language: Language) -> PriceIndexPage:
    parts = enumerate(by_chart(index.overall))
    overall = (overall_chart(part, name=f"overall-{n}", language=language) for n, part in parts)
    own = ((name, tuple(one for one in index.indices if one.platform == id_)) for id_, name in names.items())
    return PriceIndexPage(
        overall=tuple(figure_of(chart, language=language) for chart in overall),
        platforms=tuple((name, _figures(name, found, n, language)) for n, (name, found) in enumerate(own) if found),
        method=method(index, language),
    )


def _figures(name: str, found: Sequence[Index], number: int, language: Language) -> tuple[Markup, ...]:
    title = language.say("Price index of credits: %(platform)s", platform=name)
    charts = (
        index_chart(part, name=f"index-{number}-{n}", title=title, language=language)
        for n, part in enumerate(by_chart(found))
    )
    return tuple(figure_of(chart, language=language) for chart in charts)


def _feed(platform: str, visits: Sequence[PlatformResult]) -> Feed:
    seen = [Observation(one.visit.id, one.visit.finished_at, stated(one.facts)) for one in visits]
    every = (site_change(platform, dated, __version__, dated.until) for dated in timeline(runs_of(seen)))
    told = tuple(Told(one, settled_at(one.dated, seen)) for one in every)
    title = f"{platform}: changes of its pricing pages"
    return Feed(name=platform, title=title, changes=told, since=visits[0].visit.finished_at)


def _over_all(feeds: Sequence[Feed]) -> Feed:
    told = tuple(told for one in feeds for told in one.changes)
    since = min(one.since for one in feeds)
    return Feed(name=ALL, title="Changes of pricing pages, all platforms", changes=told, since=since)
