"""What every published page is made with: templates that escape everything, and styles allowed by their hash alone."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, PackageLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from pricelint_reports.language import N_, Language
from pricelint_reports.shots import px
from pricelint_reports.text import clean, one_line, safe_href, slug


def page_environment(folder: str, *styles: str, beside: Sequence[str] = (), own: Path | None = None) -> Environment:
    """An environment over `folder`/templates of this package: nothing undefined is printed as nothing.

    Templates that are not there are looked for in the folders `beside` it, in their order. A publisher's folder `own`
    comes before all of them; templates then run in a sandbox, and a style sheet in it by the name of one of ours is
    taken for it.
    `style` holds the style sheets named (paths in this package), joined; `style_hash` is what a page's content security
    policy allows them by.
    """
    loaders: list[BaseLoader] = [FileSystemLoader(own)] if own else []
    loaders += [PackageLoader("pricelint_reports", f"{name}/templates") for name in (folder, *beside)]
    environment = (ImmutableSandboxedEnvironment if own else Environment)(
        loader=ChoiceLoader(loaders),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = "".join(_style(name, own) for name in styles)
    environment.filters.update(
        capitalize_first=_capitalized, line=one_line, text=clean, href=safe_href, slug=slug, px=px
    )
    environment.globals.update(style=Markup(style), style_hash=csp_hash(style))  # noqa: S704 -- our own style sheets
    return environment


def speak_in(environment: Environment, language: Language) -> None:
    """Give templates the words of a language: `_("…")`, `plural(one, many, n)`, `text|say`, `words` as its tag, and
    ` lang="en"` for what stays English, as `en` and as `text|tongue` for a text that it may not know."""
    environment.add_extension("jinja2.ext.i18n")
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        language.catalogue.gettext, language.catalogue.ngettext, newstyle=True
    )
    english = Markup(' lang="en"')
    environment.globals.update(
        words=language.words, plural=language.plural, N_=N_, en=Markup("") if language.words == "en" else english
    )
    environment.filters.update(
        say=language.say, tongue=lambda message: Markup("") if language.knows(message) else english
    )


def _style(name: str, own: Path | None) -> str:
    theirs = own / Path(name).name if own else None
    if theirs and theirs.is_file():
        return theirs.read_text("utf-8").replace("</", "<\\/")
    return files("pricelint_reports").joinpath(name).read_text("utf-8")


def _capitalized(text: str) -> str:
    """The text with its first letter as a capital and every other as it is."""
    return text[:1].upper() + text[1:]


def _harmless(value: object) -> object:
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def data_url(media_type: str, data: bytes) -> str:
    """Some bytes as an address that holds them (RFC 2397)."""
    return f"data:{media_type};base64,{base64.b64encode(data).decode('ascii')}"


def csp_hash(text: str) -> str:
    """What a content security policy allows an inline style sheet or script by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
