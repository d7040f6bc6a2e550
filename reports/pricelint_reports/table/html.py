"""A published table as HTML: a fragment to paste, and a page of its own to frame. No script in either."""

from __future__ import annotations

import hashlib
from functools import cache

from jinja2 import Environment
from markupsafe import Markup

from pricelint_reports.citations import moment
from pricelint_reports.pages import page_environment
from pricelint_reports.table.json_text import table_json
from pricelint_reports.table.model import PublishedTable
from pricelint_reports.table.svg import table_svg
from pricelint_reports.table.words import closing, heading


@cache
def _environment() -> Environment:
    environment = page_environment("table", "table/static/table.css")
    environment.globals.update(heading=heading, moment=moment, closing=closing)
    return environment


def table_fragment(published: PublishedTable) -> str:
    """One element with its own style sheet, every rule of which is held to it. It asks for nothing from anywhere."""
    return _rendered("fragment.html.j2", published, framed=False)


def table_page(published: PublishedTable) -> str:
    """The same as a page, to be opened or framed; its policy allows its style sheet and nothing else."""
    return _rendered("page.html.j2", published, framed=True)


def picture_page(published: PublishedTable) -> str:
    """A page that shows nothing but the picture of `table_svg`, for a browser to draw."""
    return _environment().get_template("picture.html.j2").render(t=published, picture=Markup(table_svg(published)))  # noqa: S704 -- table_svg escapes


def _rendered(template: str, published: PublishedTable, *, framed: bool) -> str:
    """Anchors begin with a digest of the table: two tables pasted into one article do not share any."""
    digest = hashlib.sha256(table_json(published)).hexdigest()[:10]
    found = _environment().get_template(template)
    return found.render(t=published, framed=framed, prefix=f"pricelint-{digest}-")
