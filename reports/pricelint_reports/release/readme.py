"""The words of a release: what it holds, how to read it, and what it does not claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pricelint_reports.release.given import Given
from pricelint_reports.text import markdown_cell, one_line

_HEAD = """\
# {title}

{visits} visits of {platforms} platforms, {since} to {until}. Made with pricelint {tool}, schema {schema}.{publisher}

Each table is a file of JSON Lines, UTF-8, one row a line. Decimals are strings with every digit; times are ISO 8601 in
UTC; null is "not stated", never zero and never free. `visit` leads from every table to `visits`. A quote stands in the
text of the page whose bytes have the hash `capture_sha256`, at the characters `start` to `end`. `datapackage.json` says
the same to programs (Frictionless Data), `SHA256SUMS` is checked with `sha256sum --check`.

What is stated here was read from public pages at the time of each visit, by fixed rules. It says nothing of the time
between two visits, of reasons, or of law. A page that was not captured is a row of `captures`, and nothing else follows
from it.

## Licence

{licence}
"""

_OPEN = (
    "Under which terms the data may be used is for the publisher of this folder to state; nothing is stated here. "
    "Quotes are the words of the pages that they name."
)


def readme(given: Given, package: Mapping[str, Any]) -> str:
    """The README of a release as Markdown."""
    times = sorted(one.visit.finished_at for one in given.visits)
    head = _HEAD.format(
        title=package["title"], visits=f"{len(times):,}", platforms=len({one.visit.platform for one in given.visits}),
        since=f"{times[0]:%Y-%m-%d}", until=f"{times[-1]:%Y-%m-%d}", tool=package["toolVersion"],
        schema=package["schemaVersion"],
        publisher=f" Published by {markdown_cell(given.publisher)}." if given.publisher else "",
        licence=markdown_cell(one_line(given.licence)) if given.licence else _OPEN,
    )  # fmt: skip
    return "\n".join([head, *(line for one in package["resources"] for line in _table(one))])


def _table(resource: Mapping[str, Any]) -> Iterator[str]:
    yield f"## {resource['path']}\n"
    yield f"{resource['description']} {resource['rows']:,} rows.\n"
    yield "| column | type | meaning | unit or form | the same as |\n|---|---|---|---|---|"
    for field in resource["schema"]["fields"]:
        same = field.get("rdfType") or field.get("sameAs") or ""
        cells = (f"`{field['name']}`", field["type"], field["description"], field.get("unit", ""), same)
        yield f"| {' | '.join(cells)} |"
    yield ""
