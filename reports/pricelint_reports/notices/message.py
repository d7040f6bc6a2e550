"""News written as a message, by a template of ours or of the user.

A template gets `news` (all pieces), `changes`, `failures`, and `platforms` (their ids). Whatever it prints is made
harmless in the channel's format, so that no template can forget it: words of a page style nothing, link nowhere, and
call nobody. Templates run in Jinja's sandbox; a name that does not exist is an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from pricelint.errors import ConfigError
from pricelint.model.appointment import Delivery
from pricelint.schedule.channels import Channel, Format
from pricelint.schedule.notifier import Message
from pricelint_reports.text import markdown_cell, one_line, safe_href

LONGEST = 100_000
"""Characters of a message, after which it is cut; services cut far sooner."""

_CALLS = re.compile(r"([@<])(?=[\w!&#@])")


def write_message(channel: Channel, news: Sequence[Delivery]) -> Message:
    """The message that tells these pieces of news. Raises ConfigError, with the line, where the template cannot."""
    contents = [one.content for one in news]
    changes = [one for one in contents if one["what"] == "change"]
    failures = [one for one in contents if one["what"] == "failures"]
    platforms = list(dict.fromkeys(one.platform for one in news))
    text, where = _template(channel)
    environment = _environment(channel.format)
    try:
        body = environment.from_string(text).render(
            news=contents, changes=changes, failures=failures, platforms=platforms
        )
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError, OverflowError) as error:
        line = getattr(error, "lineno", None)
        raise ConfigError(
            f"the template of channel {channel.name} cannot be used: {one_line(str(error))}",
            where=f"{where}:{line}" if line else where, do="correct the template",
        ) from error  # fmt: skip
    return Message(title=_title(len(changes), len(failures), platforms), body=body.strip()[:LONGEST])


def _title(changes: int, failures: int, platforms: Sequence[str]) -> str:
    told = [f"{changes} {'change' if changes == 1 else 'changes'}"] if changes else []
    told += ["visits fail"] if failures else []
    where = platforms[0] if len(platforms) == 1 else f"{len(platforms)} platforms"
    return harmless(f"pricelint: {' and '.join(told)} at {where}")


def _template(channel: Channel) -> tuple[str, str]:
    """The text of a template and what it is called."""
    if channel.template is None:
        name = f"{channel.format.value}.j2"
        return _ours(name), name
    try:
        return channel.template.read_text(encoding="utf-8"), str(channel.template)
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"the template cannot be read: {error}", where=str(channel.template)) from error


@cache
def _ours(name: str) -> str:
    return files("pricelint_reports").joinpath("notices", "templates", name).read_text("utf-8")


@cache
def _environment(form: Format) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        autoescape=form is Format.HTML,
        undefined=StrictUndefined,
        finalize=_FINISH[form],
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["href"] = safe_href
    environment.filters["words"] = lambda value: str(value).replace("_", " ")
    return environment


def harmless(text: str) -> str:
    """One line that calls nobody: services read "@everyone" and "<!here>" as such."""
    return _CALLS.sub("\\1\u200b", one_line(text))


def _text(value: object) -> object:
    return harmless(value) if isinstance(value, str) else value


def _markdown(value: object) -> object:
    return markdown_cell(harmless(value)) if isinstance(value, str) else value


def _html(value: object) -> object:
    return one_line(value) if isinstance(value, str) and not isinstance(value, Markup) else value


_FINISH: dict[Format, Callable[[object], object]] = {
    Format.TEXT: _text,
    Format.MARKDOWN: _markdown,
    Format.HTML: _html,
}
