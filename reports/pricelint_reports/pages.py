"""What every published page is made with: templates that escape everything, and styles allowed by their hash alone."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from importlib.resources import files

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pricelint_reports.text import clean, one_line, safe_href, slug


def page_environment(folder: str, *styles: str, beside: Sequence[str] = ()) -> Environment:
    """An environment over `folder`/templates of this package: nothing undefined is printed as nothing.

    Templates that are not there are looked for in the folders `beside` it, in their order.
    `style` holds the style sheets named (paths in this package), joined; `style_hash` is what a page's content security
    policy allows them by.
    """
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("pricelint_reports", f"{name}/templates") for name in (folder, *beside)]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = "".join(files("pricelint_reports").joinpath(name).read_text("utf-8") for name in styles)
    environment.filters.update(line=one_line, text=clean, href=safe_href, slug=slug)
    environment.globals.update(style=Markup(style), style_hash=csp_hash(style))  # noqa: S704 -- our own style sheets
    return environment


def _harmless(value: object) -> object:
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def csp_hash(text: str) -> str:
    """What a content security policy allows an inline style sheet or script by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
