"""The index for readers: rows that can be cited, words that stay words, points that lead to their quotes."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal

import pytest
from index_readings import action, reading
from lxml import etree
from rich.console import Console

from pricelint.history.index.report import CreditIndex, credit_index
from pricelint.model.units import Modality, Per
from pricelint_reports.charts import standalone_svg
from pricelint_reports.index import index_chart, index_csv, index_page, index_text, overall_chart
from pricelint_reports.index.csv_file import ALL, COLUMNS
from pricelint_reports.index.words import percent, shown

HOSTILE = '=HYPERLINK("x")</td><script>alert(1)</script>\x1b[31m'


@pytest.fixture(scope="module")
def found() -> CreditIndex:
    clip = action("clip", Modality.VIDEO, Per.SECOND)
    visits = [reading({"still": 2, clip: 5}, 0), reading({"still": 3, clip: 5}, 1), reading({"still": 3, clip: 5}, 2)]
    visits += [reading({"still": price}, n, platform="brim") for n, price in enumerate((4, 4, 2))]
    return credit_index(visits)


def rows(found: CreditIndex) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(index_csv(found), newline="")))


def test_a_row_of_the_csv_holds_all_that_it_takes_to_cite_it(found: CreditIndex) -> None:
    table = rows(found)
    assert tuple(table[0]) == COLUMNS
    (row,) = [one for one in table if (one["platform"], one["period"]) == ("acme", "2026-02")]
    assert Decimal(row["index"]) == Decimal("122.474487")  # √(1.5 × 1)
    assert row["change_on_previous"] == "1.224744871392"
    assert row["visits"] == "acme-20260115 | acme-20260214"
    assert "still, image: $2 → $3 (+50.0 %)" in row["compared"]
    assert "Pro: 10 for 100" in row["quotes"]
    assert row["captures_sha256"] == "c" * 64


def test_what_is_over_all_comes_first_and_names_what_it_is_made_of(found: CreditIndex) -> None:
    table = rows(found)
    assert [row["platform"] for row in table[:3]] == [ALL] * 3
    assert table[1]["compared"] == "acme × 1.224744871392 | brim × 1"


def test_every_line_ends_as_the_rfc_says_and_no_cell_is_a_formula() -> None:
    visits = [reading({HOSTILE: n + 1}, n, platform=HOSTILE, name=HOSTILE) for n in range(2)]
    text = index_csv(credit_index(visits))
    assert text.count("\r\n") == text.count("\n") == 3
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert "\x1b" not in text


def test_words_from_a_page_stay_words_on_the_page_and_on_the_terminal() -> None:
    visits = [reading({HOSTILE: n + 1}, n, platform=HOSTILE, name=HOSTILE) for n in range(2)]
    html = index_page(credit_index(visits))
    assert "<script" not in html
    assert "\x1b" not in html
    console = Console(file=io.StringIO(), width=120, force_terminal=False)
    console.print(index_text(credit_index(visits)))
    assert "\x1b" not in str(console.file)


def test_points_of_a_chart_lead_to_rows_that_are_there(found: CreditIndex) -> None:
    html = index_page(found)
    ids = set(re.findall(r'id="([^"]+)"', html))
    links = set(re.findall(r'href="#([^"]+)"', html))
    assert links <= ids
    assert {"acme-usd-plan-2026-02", "brim-usd-plan-2026-03"} <= links
    assert len(ids) == len(re.findall(r'id="[^"]+"', html))


def test_the_page_runs_nothing_and_allows_its_style_by_hash(found: CreditIndex) -> None:
    html = index_page(found)
    assert "default-src 'none'; style-src 'sha256-" in html
    assert "<script" not in html
    assert "style=" not in html


def test_nothing_is_said_of_nothing() -> None:
    nothing = credit_index([])
    assert "No index" in index_page(nothing)
    assert len(rows(nothing)) == 0
    console = Console(file=io.StringIO(), width=100)
    console.print(index_text(nothing))


def test_charts_are_files_of_their_own(found: CreditIndex) -> None:
    for chart in (index_chart(found.indices), overall_chart(found.overall)):
        root = etree.fromstring(standalone_svg(chart).encode())
        assert root.findtext("{*}title")
        assert "100.0 in 2026-01" in (root.findtext("{*}desc") or "")


def test_numbers_are_printed_to_one_place_with_their_sign() -> None:
    assert [shown(Decimal(text)) for text in ("100", "104.25", "1234.56")] == ["100.0", "104.2", "1,234.6"]
    assert [percent(Decimal(text)) for text in ("1.4", "0.975", "1")] == ["+40.0\u00a0%", "−2.5\u00a0%", "0\u00a0%"]
    assert percent(None) == "–"
