"""Messages say what changed with both quotes, and nothing that a page says can do anything in them."""

from __future__ import annotations

from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pricelint.cli.notifying import sample_message
from pricelint.errors import ConfigError
from pricelint.model.appointment import Delivery
from pricelint.schedule.channels import Channel, Format
from pricelint_reports.notices import write_message

MAY = datetime(2026, 5, 3, tzinfo=UTC)
HOSTILE = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[free](https://evil.example)",
    "![x](https://evil.example/p)",
    "https://evil.example/", "@everyone", "<!channel>", "<@123>", "**bold** `code` # head", "\x1b[31mred",
    "\u202eesrever",
    "{{ 7 * 7 }}", "a\n\n# head\n- item", "| a | b |",
]  # fmt: skip


def piece(text: str, platform: str = "suno") -> Delivery:
    content: dict[str, Any] = {
        "what": "change", "platform": platform, "kind": "cost_rose", "about": text, "severity": "high",
        "status": "confirmed", "when": "between 3 and 10 May 2026", "announced": [text],
        "before": {"says": text, "quotes": [{"quote": text, "page": text}]},
        "after": {"says": "8 credit", "quotes": [{"quote": "8", "page": "https://suno.example/pricing"}]},
    }  # fmt: skip
    return Delivery(channel="desk", subject=text[:10], platform=platform, due_at=MAY, content=content)


def channel(form: Format, template: Path | None = None) -> Channel:
    return Channel(name="desk", url="json://127.0.0.1", format=form, template=template)


class Tags(HTMLParser):
    """The elements of a page, with what their attributes hold."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, attrs))


@pytest.mark.parametrize("form", Format)
def test_a_change_is_told_with_before_after_both_quotes_and_the_days(form: Format) -> None:
    message = sample_message(channel(form))
    assert message.title == "pricelint: 1 change and visits fail at example (a sample)"
    for said in (
        "cost rose",
        "5 credit",
        "8 credit",
        "One image costs 5 credits",
        "between 3 and 10 May 2026",
        "3 visits",
    ):
        assert said in message.body.replace("\\", "")


@given(st.sampled_from(HOSTILE) | st.text(min_size=1, max_size=40))
def test_words_of_a_page_are_no_elements_of_a_message_in_html(text: str) -> None:
    tags = Tags(write_message(channel(Format.HTML), [piece(text)]).body).found
    assert {tag for tag, _ in tags} <= {"p", "strong", "ul", "li", "q", "a"}
    assert all(
        name == "href" and str(value).startswith(("http://", "https://")) for _, held in tags for name, value in held
    )


@given(st.sampled_from(HOSTILE) | st.text(min_size=1, max_size=40))
def test_words_of_a_page_are_no_markup_of_a_message_in_markdown(text: str) -> None:
    body = write_message(channel(Format.MARKDOWN), [piece(text)]).body
    kinds = {one.type for token in MarkdownIt().parse(body) for one in (token, *(token.children or ()))}
    assert not kinds & {"link_open", "image", "html_block", "html_inline", "heading_open", "fence", "code_inline", "hr"}


@pytest.mark.parametrize("form", [Format.TEXT, Format.MARKDOWN])
@pytest.mark.parametrize("text", ["@everyone", "@here", "<!channel>", "<@123>", "<#C1>"])
def test_nobody_is_called_by_the_words_of_a_page(form: Format, text: str) -> None:
    message = write_message(channel(form), [piece(text, platform=text)])
    assert text not in message.body + message.title


def test_control_characters_and_line_breaks_of_a_page_are_not_sent() -> None:
    body = write_message(channel(Format.TEXT), [piece("a\x1b[31m\r\nSubject: x\u202e")]).body
    assert not {"\x1b", "\r", "\u202e"} & set(body)
    assert "\nSubject" not in body


def test_a_template_of_the_user_is_used_and_cannot_forget_to_escape(tmp_path: Path) -> None:
    template = tmp_path / "desk.j2"
    template.write_text("{% for one in changes %}<b>{{ one.about }}</b>{% endfor %}", encoding="utf-8")
    message = write_message(channel(Format.HTML, template), [piece("<i>x</i>")])
    assert message.body == "<b>&lt;i&gt;x&lt;/i&gt;</b>"


@pytest.mark.parametrize(
    "text",
    [
        "{{ nothing.there }}", "{% for %}", "{{ ''.__class__.__mro__[1].__subclasses__() }}", "{{ news.append(1) }}",
        "{{ 1 / 0 }}", "{{ range(10**9) | list }}", "{% include '/etc/passwd' %}", "{{ changes[0].nothing }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    ],
)  # fmt: skip
def test_a_template_that_cannot_be_used_is_named_and_reaches_nothing(tmp_path: Path, text: str) -> None:
    template = tmp_path / "desk.j2"
    template.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match="desk"):
        write_message(channel(Format.TEXT, template), [piece("x")])


def test_a_template_that_is_no_text_is_named(tmp_path: Path) -> None:
    template = tmp_path / "desk.j2"
    template.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match=r"desk\.j2"):
        write_message(channel(Format.TEXT, template), [piece("x")])
