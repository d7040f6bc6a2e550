"""Figures in print: what is shown is what was read or really follows from it."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from tests.reports.builders import Page, Stored, chains, cost, plan_size, png

from pricelint.derive.basis import ranges
from pricelint.model.capture import Artefacts, Viewport
from pricelint.model.derivation import Derivations, Scope
from pricelint.model.evidence import Box
from pricelint.model.fact import Allowance
from pricelint.model.money import Money
from pricelint.model.platform import Role
from pricelint.model.result import AuditResult
from pricelint.model.site import SiteFacts
from pricelint.model.units import Modality, Per, Period
from pricelint_reports.comparison.chains import per_unit, unit_words
from pricelint_reports.comparison.receipts import receipts_of
from pricelint_reports.comparison.terminal import comparison_table, platform_table
from pricelint_reports.language import ENGLISH
from pricelint_reports.numbers import exact_money, output, rounded_money
from pricelint_reports.passages import LONG, passage, pieces, span_in
from pricelint_reports.shots import Picture, crop, crop_of, image_size, pictures_of
from pricelint_reports.site.sizes import missing_views
from pricelint_reports.text import csv_cell, slug


def test_no_two_outputs_share_a_name() -> None:
    names = [output(modality, per) for modality, per in product(Modality, Per)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("amount", "currency", "shown"),
    [("29", "USD", "$29"), ("9.90", "EUR", "€9.90"), ("1980", "JPY", "¥1,980"), ("0.005", "USD", "$0.005"),
     ("17.9", "USD", "$17.90"), ("12", "CHF", "CHF\u00a012"), ("1234.5", "USD", "$1,234.50")],
)  # fmt: skip
def test_a_price_is_printed_with_all_its_digits(amount: str, currency: str, shown: str) -> None:
    assert exact_money(Money(currency, Decimal(amount))) == shown


@pytest.mark.parametrize(
    ("amount", "shown", "exact"),
    [("0.145", "$0.145", True), ("0.0382765", "$0.0383", False), ("0.4", "$0.40", True), ("1.3333", "$1.33", False),
     ("0", "$0", True), ("1234.567", "$1,234.57", False)],
)  # fmt: skip
def test_a_computed_amount_says_whether_it_was_rounded(amount: str, shown: str, *, exact: bool) -> None:
    assert rounded_money(Money("USD", Decimal(amount))) == (shown, exact)


@given(st.decimals(min_value="1e-9", max_value="1e9", allow_nan=False))
def test_a_computed_amount_is_never_shown_as_nothing(amount: Decimal) -> None:
    text, exact = rounded_money(Money("USD", amount))
    shown = Decimal(text.replace("$", "").replace(",", ""))
    assert shown > 0
    assert abs(shown - amount) <= max(amount * Decimal("0.005"), Decimal("0.005") if amount >= 1 else Decimal(0))
    assert exact == (shown == amount)


def test_a_daily_grant_is_printed_as_its_quote_states_it(audit: AuditResult) -> None:
    platform = audit.platforms[0]
    size = platform.derivations.sizes[0]
    source = tuple(
        replace(f, amount=Decimal(50), per=Period.DAY) if isinstance(f, Allowance) else f for f in size.source
    )
    daily = replace(size, units=Decimal(1500), source=source)
    text = "".join(part.text for part in per_unit(daily, platform.facts, receipts_of(platform)))
    assert text == "$29 ÷ (50 × 30) credits ≈ $0.0193 per credit"


def test_a_yearly_grant_is_printed_divided_by_its_months(audit: AuditResult) -> None:
    platform = audit.platforms[0]
    size = platform.derivations.sizes[0]
    source = tuple(replace(f, amount=Decimal(12000)) if isinstance(f, Allowance) else f for f in size.source)
    text = "".join(part.text for part in per_unit(replace(size, source=source), platform.facts, receipts_of(platform)))
    assert text == "$29 ÷ (12,000 ÷ 12) credits = $0.029 per credit"


def test_a_cost_on_another_page_counts_where_that_page_states_the_size_again() -> None:
    stored = Stored()
    pricing = Page(stored, "twice", Role.PRICING, ["Plus", "$10 a month", "100 credits"])
    faq = Page(stored, "twice", Role.FAQ, ["Plus", "$10 a month", "100 credits", "A picture takes 2 credits"])
    ten = Money("USD", Decimal(10))
    here, there = (plan_size(page, "Plus", "$10 a month", "100 credits", ten, "100") for page in (pricing, faq))
    paid = cost(faq, "A picture takes 2 credits", "Picture", (Modality.IMAGE, Per.IMAGE), "2")
    (spread,) = ranges(Derivations((here,), chains([there], [paid], Scope.PAGE_SET)), here)
    assert spread.low == Money("USD", Decimal("0.2"))
    assert spread.chains[0].size == here


def test_facts_without_a_name_of_the_unit_are_printed_as_units(audit: AuditResult) -> None:
    platform = audit.platforms[0]
    text = "".join(part.text for part in per_unit(platform.derivations.sizes[0], SiteFacts(()), receipts_of(platform)))
    assert text == "$29 ÷ 1,000 units = $0.029 per unit"


@given(st.text(max_size=80), st.text(max_size=80))
def test_two_names_never_share_a_file(one: str, other: str) -> None:
    assert (slug(one) == slug(other)) == (one.encode("utf-8", "replace") == other.encode("utf-8", "replace"))


@given(st.text(max_size=20))
def test_no_csv_cell_begins_a_formula(text: str) -> None:
    assert not csv_cell(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_overlapping_quotes_are_marked_and_anchored_without_losing_a_character(audit: AuditResult) -> None:
    item = receipts_of(audit.platforms[0]).items[0]
    text = "one two three four"
    first = replace(item, start=0, end=7, quote="one two")
    second = replace(item, start=4, end=13, quote="two three")
    found = pieces(text, {1: first, 2: second})
    assert "".join(piece.text for piece in found) == text
    assert [(piece.text, piece.anchors) for piece in found if piece.anchors] == [("one ", (1,)), ("two", (2,))]
    assert [piece.text for piece in found if not piece.marked] == [" four"]


def test_a_quote_that_is_not_at_its_span_is_not_marked(audit: AuditResult) -> None:
    item = replace(receipts_of(audit.platforms[0]).items[0], start=0, end=3, quote="two")
    assert span_in("one two", item) is None


def test_a_long_page_is_cut_to_the_surroundings_of_its_quotes(audit: AuditResult) -> None:
    text = "x" * LONG + "the quote" + "y" * LONG
    item = replace(receipts_of(audit.platforms[0]).items[0], start=LONG, end=LONG + 9, quote="the quote")
    found = pieces(text, {1: item})
    assert sum(len(piece.text) + piece.gap for piece in found) == len(text)
    assert sum(len(piece.text) for piece in found) < 10_000


def test_a_picture_is_measured_in_css_pixels(audit: AuditResult) -> None:
    capture = replace(
        audit.platforms[0].visit.captures[0], artefacts=Artefacts(dom="d", full_page="f"), viewport=Viewport(640, 400)
    )
    (picture,) = pictures_of(capture, {"f": png(1280, 2000)}.get)
    assert (picture.width, picture.height) == (640, 1000)


def test_a_quote_far_down_a_long_page_is_cut_from_the_picture_it_stands_in(audit: AuditResult) -> None:
    artefacts = Artefacts(dom="d", full_page="f", tiles=("g", "h", "i"))
    capture = replace(audit.platforms[0].visit.captures[0], artefacts=artefacts, viewport=Viewport(640, 400))
    stored = {"f": png(640, 16_000), "g": png(640, 16_001), "i": png(640, 100)}
    pictures = pictures_of(capture, stored.get)
    assert [picture.top for picture in pictures] == [0, 16_000]
    found = crop_of(pictures, Box(20, 16_500, 100, 30))
    assert found is not None
    assert (found.picture, found.box.y) == (pictures[1], 500)
    assert crop_of(pictures, Box(20, 33_000, 100, 30)) is None


@pytest.mark.parametrize("box", [Box(0, 5000, 10, 10), Box(-5, 0, 10, 10), Box(5, 5, 0, 10), Box(2000, 5, 10, 10)])
def test_a_box_outside_its_picture_is_not_drawn(audit: AuditResult, box: Box) -> None:
    (picture,) = pictures_of(audit.platforms[0].visit.captures[0], lambda _: png())
    assert crop(picture, box) is None


@given(st.floats(0, 1279), st.floats(0, 2399), st.floats(0.1, 3000), st.floats(0.1, 3000))
def test_every_crop_lies_in_its_picture_and_holds_its_box(x: float, y: float, width: float, height: float) -> None:
    picture = Picture("name.png", "image/png", b"", 1280, 2400)
    found = crop(picture, Box(x, y, width, height))
    assert found is not None
    assert found.x >= 0
    assert found.y >= 0
    assert found.x + found.width <= picture.width + 0.01
    assert found.y + found.height <= picture.height + 0.01
    assert found.x - 0.01 <= found.box.x <= found.x + found.width
    assert found.y - 0.01 <= found.box.y <= found.y + found.height


def test_the_size_of_a_jpeg_is_read_past_its_metadata() -> None:
    head = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
    frame = b"\xff\xc0\x00\x11\x08\x01\x2c\x02\x58\x03"
    assert image_size(head + frame) == ("image/jpeg", 600, 300)


def test_the_plural_of_a_unit_is_the_word_that_the_pages_use(audit: AuditResult) -> None:
    facts = audit.platforms[1].facts
    unit = facts.pages[0].unit
    assert unit is not None
    bare = replace(facts, pages=(replace(facts.pages[0], unit=replace(unit, aliases=())), *facts.pages[1:]))
    assert unit_words(bare, Decimal(470)) == "gems"
    assert unit_words(bare, Decimal(1)) == "gem"


def test_a_unit_whose_plural_no_page_prints_keeps_its_name(audit: AuditResult) -> None:
    assert unit_words(audit.platforms[3].facts, Decimal(600)) == "クレジット"


def test_what_the_whole_page_set_lacks_is_named_once(audit: AuditResult) -> None:
    nowhere = audit.platforms[4].derivations.missing[0]
    near = replace(nowhere, scope=Scope.PRICING_PAGE)
    other = replace(near, action="a video")
    (first, second) = missing_views(Derivations(missing=(near, other, nowhere)), ENGLISH)
    assert (first.where, first.actions) == ("not on the pricing page, but elsewhere", ("a video",))
    assert (second.where, second.actions) == ("on no captured page", ("an image",))


def test_the_surroundings_of_a_quote_are_a_few_lines(audit: AuditResult) -> None:
    item = replace(receipts_of(audit.platforms[0]).items[0], start=8, end=13, quote="quote")
    found = passage("a\nb\nc\nd\nquote\ne\nf\ng\nh", item)
    assert found is not None
    assert (found.before, found.quote, found.after) == ("c\nd\n", "quote", "\ne\nf")
    assert found.cut_before
    assert found.cut_after


def test_the_tables_fit_a_terminal_of_eighty_columns(audit: AuditResult) -> None:
    written = io.StringIO()
    Console(file=written, width=80).print(platform_table(audit), comparison_table(audit))
    assert "2/3" in written.getvalue()
    assert "$0.145–$0.348 (2/2)" in written.getvalue()
    assert "Vanta Forge: no figure. No page of it could be captured." in written.getvalue()
