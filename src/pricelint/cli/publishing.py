"""What a publisher says in `pricelint.toml`, and the site that it is said on.

[publish]                        title, publisher, reply, [[publish.feeds]] with name and url
[disclosures]                    ranking, affiliate, coverage, contact: a report without one of them says so on top
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from pricelint.audit.near import near
from pricelint.audit.pages import readme_of
from pricelint.audit.registry import load_rules
from pricelint.cli.running import documents
from pricelint.cli.settings import DISCLOSURES_KEY, PUBLISH_KEY, tables
from pricelint.errors import ConfigError
from pricelint.model.result import AuditResult, PlatformResult
from pricelint.pipeline import Blob
from pricelint_reports.comparison.about import REQUIRED, About, Feed
from pricelint_reports.language import speak
from pricelint_reports.site import SiteRenderer
from pricelint_reports.sources import PageText

_PUBLISH = ("title", "publisher", "reply", "feeds")


def about_of(config: Path | None) -> About:
    """What the file states; nothing where there is none. Raises ConfigError for keys and values that it cannot have."""
    if config is None:
        return About()
    data = tables(config)
    told = _texts(data, PUBLISH_KEY, _PUBLISH, config) | _texts(data, DISCLOSURES_KEY, tuple(REQUIRED), config)
    return About(**told, feeds=_feeds(data, config))


def site_of(
    head: AuditResult, blob: Blob, about: About, language: str, *, single: bool = False, templates: Path | None = None
) -> SiteRenderer:
    """The renderer of a site about the results of `head`, with the guides of the rules that judged."""
    # Other packages are asked only where their rules judged: one of them may be broken.
    others = any("/" in rule.id for rule in head.rules)
    guides = {rule.id: readme_of(rule) for rule in load_rules(plugins=others)}
    return SiteRenderer(
        blob, texts_of(blob), about, language=speak(language), guides=guides, self_contained=single, templates=templates
    )


def texts_of(blob: Blob) -> Callable[[PlatformResult], PageText]:
    """Gives, for a platform's result, the text of each of its captures, parsed when asked for."""

    def texts(result: PlatformResult) -> PageText:
        captured = documents([result.visit], blob)

        def text(sha256: str) -> str | None:
            document = captured(sha256)
            return document.text if document else None

        return text

    return texts


def _texts(data: Mapping[str, object], table: str, keys: tuple[str, ...], file: Path) -> dict[str, str]:
    found = data.get(table, {})
    if not isinstance(found, dict):
        raise ConfigError(f"{table} is no table", where=str(file), expected=f"[{table}] with {', '.join(keys)}")
    for name, value in found.items():
        if name not in keys:
            expected = near(name, keys, f"one of {', '.join(keys)}")
            raise ConfigError(f"[{table}] has no key {name!r}", where=str(file), expected=expected)
        if name != "feeds" and not isinstance(value, str):
            raise ConfigError(f"{name} of [{table}] is {value!r}", where=str(file), expected="a text in quotes")
    return {name: str(value) for name, value in found.items() if name != "feeds"}


def _feeds(data: Mapping[str, object], file: Path) -> tuple[Feed, ...]:
    table = data.get(PUBLISH_KEY, {})
    rows = table.get("feeds", []) if isinstance(table, dict) else []
    if isinstance(rows, list) and all(isinstance(row, dict) and set(row) == {"name", "url"} for row in rows):
        return tuple(Feed(name=str(row["name"]), url=str(row["url"])) for row in rows)
    expected = "[[publish.feeds]] tables with a name and a url"
    raise ConfigError("the feeds are not as they should be", where=str(file), expected=expected)
