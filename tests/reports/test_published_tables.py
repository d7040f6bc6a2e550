"""The comparison table for publishing: what stands in it, in which order, and with which receipts, in every format."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from decimal import Decimal

import html5lib
import jsonschema
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reports.hostile import HOSTILE, Tags, poisoned

from pricelint.errors import UsageError
from pricelint.model.result import AuditResult
from pricelint_reports.table import (
    PublishedTable,
    Publisher,
    column_of,
    published_table,
    table_csv,
    table_fragment,
    table_json,
    table_latex,
    table_markdown,
    table_page,
    table_schema,
    table_svg,
    table_xlsx,
)
from pricelint_reports.table.latex import escaped
from pricelint_reports.table.svg import breadth, wrap_wide
from pricelint_reports.text import clean

SVG = "{http://www.w3.org/2000/svg}"
DRAWN = {"svg", "title", "desc", "style", "rect", "text", "line"}
COMMANDS = re.compile(r"\\[a-zA-Z]+")
OURS = {
    "\\usepackage", "\\begin", "\\end", "\\caption", "\\linewidth", "\\raggedright", "\\arraybackslash", "\\toprule",
    "\\midrule", "\\bottomrule", "\\textbf", "\\textsuperscript", "\\footnotesize", "\\par", "\\textbackslash",
    "\\textasciicircum", "\\textasciitilde", "\\textless", "\\textgreater", "\\textbar", "\\textquotedbl",
    "\\textasciigrave",
}  # fmt: skip


@pytest.fixture(scope="module")
def published(audit: AuditResult) -> PublishedTable:
    return published_table(audit)


def of(audit: AuditResult, *keys: str, **asked: object) -> PublishedTable:
    return published_table(audit, Publisher(columns=tuple(map(column_of, keys)), **asked))  # type: ignore[arg-type]


def texts(table: PublishedTable, key: str) -> list[str]:
    return [
        cell.text
        for one in table.tables
        for row in one.rows
        for column, cell in zip(one.columns, row.cells, strict=True)
        if column.key == key
    ]


def test_every_currency_has_its_table_and_whoever_has_no_price_is_named_with_the_reason(
    published: PublishedTable,
) -> None:
    assert [table.currency for table in published.tables] == ["EUR", "JPY", "USD"]
    assert [[row.platform for row in table.rows] for table in published.tables] == [
        ["farbhaus"], ["hikari"], ["lantern", "quillgate"],
    ]  # fmt: skip
    assert published.left_out == ("Vanta Forge: No page of it could be captured.",)


def test_a_figure_has_its_range_what_it_is_made_with_and_the_quotes_of_all_three_premises(audit: AuditResult) -> None:
    table = of(audit, "platform", "plan:image", platforms=("lantern",))
    cell = table.tables[0].rows[0].cells[1]

    assert cell.words == "$0.145–$0.348 (Standard image, 1024 px to Large image, 2048 px)"
    assert (cell.low, cell.high) == (Decimal("0.145"), Decimal("0.348"))
    assert [table.notes[number - 1].quote for number in cell.notes] == [
        "$29 per month", "1,000 credits every month", "Standard image 1024 px: 5 credits",
        "Large image 2048 px: 8 to 12 credits",
    ]  # fmt: skip
    assert all(len(note.capture) == 64 and note.captured_at for note in table.notes)


def test_what_is_not_stated_is_said_and_never_left_empty(published: PublishedTable) -> None:
    cells = [cell.text for table in published.tables for row in table.rows for cell in row.cells]

    assert all(cells)
    assert texts(published, "expiry.purchased") == ["not stated", "do not expire", "do not expire", "not stated"]


def test_a_table_without_prices_holds_every_platform_also_those_that_were_not_seen(audit: AuditResult) -> None:
    table = of(audit, "platform", "grade", "flags", "flag-names", "seen")

    assert texts(table, "flags") == ["0", "3", "0", "0", "not seen"]
    assert texts(table, "seen")[-1] == "not seen"
    assert texts(table, "flag-names")[0] == "none seen"


def test_rows_follow_the_platforms_or_the_figure_that_was_named(audit: AuditResult) -> None:
    wanted = ("quillgate", "lantern")
    as_named = of(audit, "platform", "plan:image", platforms=wanted)
    sorted_up = of(audit, "platform", "plan:image", platforms=wanted[::-1], sort="plan-unit")

    assert texts(as_named, "platform") == ["Quillgate", "Lantern Studio"]
    assert texts(sorted_up, "platform") == ["Lantern Studio", "Quillgate"]
    assert any("ordered by the column plan-unit" in sentence for sentence in sorted_up.remarks)


@pytest.mark.parametrize(
    ("key", "expected"), [("grad", "grade"), ("plan:imag", "no column"), ("expiry.bought", "no column"), ("", "one of")]
)
def test_a_column_that_does_not_exist_is_an_error_that_names_those_that_do(key: str, expected: str) -> None:
    with pytest.raises(UsageError, match=expected):
        column_of(key)


def test_a_platform_that_is_not_held_is_an_error(audit: AuditResult) -> None:
    with pytest.raises(UsageError, match="lantern"):
        of(audit, "platform", platforms=("lantren",))


def test_json_follows_its_schema(published: PublishedTable) -> None:
    jsonschema.validate(json.loads(table_json(published)), json.loads(table_schema()))


def test_every_note_that_a_cell_names_stands_below_in_html(published: PublishedTable) -> None:
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(table_page(published))
    links = {a.get("href", "")[1:] for a in page.iter("a") if a.get("href", "").startswith("#")}

    assert len(links) == len(published.notes)
    assert links == {item.get("id") for item in page.iter("li") if item.get("id")}


def test_the_fragment_has_no_script_and_every_rule_of_its_style_is_held_to_it(published: PublishedTable) -> None:
    fragment = table_fragment(published)
    style = re.sub(r"@media[^{]*", "", fragment.partition("<style>")[2].partition("</style>")[0])
    selectors = [part.strip() for rule in re.findall(r"([^{}]+)\{[^{}]*\}", style) for part in rule.split(",")]

    assert "<script" not in fragment
    assert selectors
    assert all(
        selector.startswith((".pricelint-table", ".pricelint-page", ".pricelint-title")) for selector in selectors
    )
    assert "url(" not in style
    assert "@import" not in style


def test_two_tables_in_one_article_share_no_anchor(audit: AuditResult) -> None:
    first, second = (of(audit, "platform", key) for key in ("plan", "pack"))
    anchors = [set(re.findall(r'id="([^"]+)"', table_fragment(table))) for table in (first, second)]

    assert anchors[0]
    assert not anchors[0] & anchors[1]


def test_the_workbook_opens_with_figures_as_numbers_and_the_same_bytes_each_time(published: PublishedTable) -> None:
    data = table_xlsx(published)
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book["Prices in USD"]
    heads = [cell.value for cell in sheet[1]]

    assert book.sheetnames == ["Prices in EUR", "Prices in JPY", "Prices in USD", "Notes", "About"]
    assert sheet.cell(2, heads.index("Per image, plan, from") + 1).value == 0.145
    assert book["Notes"].max_row == len(published.notes) + 1
    assert table_xlsx(published) == data


def test_the_csv_has_the_figures_without_signs_and_the_quotes_of_each_line(published: PublishedTable) -> None:
    rows = list(csv.DictReader(io.StringIO(table_csv(published), newline="")))
    lantern = next(row for row in rows if row["platform"] == "Lantern Studio")

    assert (lantern["plan:image.image from"], lantern["plan:image.image to"]) == ("0.145", "0.348")
    assert "“$29 per month”" in lantern["notes"]
    assert rows[-1]["notes"] == "In no table: Vanta Forge: No page of it could be captured."


@pytest.mark.parametrize("text", HOSTILE)
def test_captured_text_is_inert_in_every_format(audit: AuditResult, text: str) -> None:
    table = published_table(poisoned(audit, text), Publisher(title=text, disclosures=(text,)))

    parser = Tags()
    parser.feed(table_page(table))
    assert not {tag for tag, _ in parser.found} & {"script", "img", "iframe", "object", "embed", "base", "form"}
    assert not {name for _, attributes in parser.found for name in attributes if name.startswith("on")}
    assert all(_led(attributes.get("href")) for tag, attributes in parser.found if tag == "a")

    drawn = ET.fromstring(table_svg(table))  # noqa: S314 -- our own picture
    assert {node.tag.removeprefix(SVG) for node in drawn.iter()} <= DRAWN
    assert not {name for node in drawn.iter() for name in node.attrib if name.startswith("on") or "href" in name}

    assert set(COMMANDS.findall(table_latex(table))) <= OURS
    assert not any(
        row.startswith(("=", "+", "@")) for line in csv.reader(io.StringIO(table_csv(table))) for row in line
    )
    book = openpyxl.load_workbook(io.BytesIO(table_xlsx(table)))
    assert all(cell.data_type != "f" for sheet in book for line in sheet.iter_rows() for cell in line)
    assert all(clean(written) == written for written in (table_markdown(table), table_latex(table)))
    assert "<" not in re.sub(r"\]\(<[^<>]*>\)", "", table_markdown(table))


def _led(href: str | None) -> bool:
    return bool(href) and (href or "").startswith(("#", "http://", "https://"))


@given(st.text())
def test_no_text_is_a_command_to_latex(text: str) -> None:
    plain = escaped(text)
    assert set(COMMANDS.findall(plain)) <= OURS
    assert not re.search(r"(?<!\\)[$&#_%]", plain)
    grouping = re.sub(r"\\[{}]", "", plain)
    assert grouping.count("{") == grouping.count("}")


@given(st.text(alphabet="ab 画,", max_size=60), st.integers(2, 20))
def test_folding_loses_nothing_and_no_line_is_too_long(text: str, width: int) -> None:
    lines = wrap_wide(text, width)

    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(breadth(line) <= width for line in lines)
