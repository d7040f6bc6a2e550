from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from offers_pages import reading_of

from pricelint.extract.annotate.currencies import CODES
from pricelint.extract.annotate.money import read_money
from pricelint.model.money import Money


def only(text: str, language: str = "en", default: str | None = None) -> Money:
    mentions = read_money(text, language, default)
    assert len(mentions) == 1, mentions
    return mentions[0].money


@pytest.mark.parametrize(
    ("text", "language", "code", "amount"),
    [
        ("$9.90", "en", "USD", "9.90"),
        ("US$ 9.90", "en", "USD", "9.90"),
        ("9,99 €", "de", "EUR", "9.99"),
        ("49,- €", "de", "EUR", "49"),
        ("CHF 19.–", "de", "CHF", "19"),
        ("19.– CHF", "de", "CHF", "19"),
        ("19 $ CA", "fr", "CAD", "19"),
        ("1万9800円", "ja", "JPY", "19800"),
        ("1만 9,900원", "ko", "KRW", "19900"),
        ("€1.234,50", "de", "EUR", "1234.50"),
        ("7,20 EUR", "de", "EUR", "7.20"),
        ("EUR 7.20", "en", "EUR", "7.20"),
        ("R$ 1.970", "pt", "BRL", "1970"),
        ("1 990 ₽", "fr", "RUB", "1990"),
        ("￥１，２００", "ja", "JPY", "1200"),
        ("1,980円", "ja", "JPY", "1980"),
        ("29元", "zh", "CNY", "29"),
        ("₹99", "en", "INR", "99"),
        ("£12", "en", "GBP", "12"),
        ("CHF 10", "de", "CHF", "10"),
        ("HK$80", "en", "HKD", "80"),
        ("NT$300", "zh", "TWD", "300"),
        ("29 zł", "en", "PLN", "29"),
        ("$14 USD", "en", "USD", "14"),
        ("$14 CAD", "en", "CAD", "14"),
        ("5 cents", "en", "USD", "0.05"),
        ("10 dollars", "en", "USD", "10"),
        ("$\n29\n/mo", "en", "USD", "29"),
        ("₩9,900", "en", "KRW", "9900"),
    ],
)
def test_an_amount_has_its_currency_and_value(text: str, language: str, code: str, amount: str) -> None:
    assert only(text, language) == Money(code, Decimal(amount))


def test_a_bare_sign_is_ambiguous_until_the_page_settles_it() -> None:
    assert read_money("$5", "en", None)[0].ambiguous
    settled = read_money("$5", "en", "AUD")[0]
    assert (settled.money.currency, settled.ambiguous) == ("AUD", False)
    assert read_money("¥500", "en", "CNY")[0].money.currency == "CNY"


def test_the_yen_sign_follows_the_language() -> None:
    assert only("¥500", "ja").currency == "JPY"
    assert only("¥50", "zh").currency == "CNY"


def test_a_page_that_names_one_dollar_means_it_everywhere() -> None:
    reading = reading_of("<p>All prices in CAD.</p><p>Pro $20 per month</p>")
    assert reading.money[0].money == Money("CAD", Decimal(20))


def test_the_country_of_the_address_settles_a_dollar() -> None:
    reading = reading_of("<p>Pro $20 per month</p>", url="https://example.com.au/pricing")
    assert reading.money[0].money.currency == "AUD"


@pytest.mark.parametrize(
    ("text", "code", "amount"),
    [
        ("2 500 FCFA / mois", "XOF", "2500"),
        ("1.500 F CFA", "XOF", "1500"),
        ("LKR 3,900", "LKR", "3900"),
        ("149 DH", "MAD", "149"),
        ("₲ 90.000", "PYG", "90000"),
        ("QAR 35.50", "QAR", "35.50"),
    ],
)
def test_currencies_of_smaller_markets(text: str, code: str, amount: str) -> None:
    assert only(text, "fr" if "FCFA" in text else "en") == Money(code, Decimal(amount))


@pytest.mark.parametrize(
    ("page", "url", "code", "doubted"),
    [
        ("<p>Pro 99 kr per month</p>", "https://example.com/", "SEK", True),
        ("<p>Pro 99 kr per month</p>", "https://example.dk/", "DKK", False),
        ("<p>Prices in NOK.</p><p>Pro 99 kr per month</p>", "https://example.com/", "NOK", False),
        ("<p>Pack Rs. 950</p>", "https://example.com/", "INR", False),
        ("<p>Charged in LKR.</p><p>Pack Rs. 950</p>", "https://example.com/", "LKR", False),
        ("<p>Pack 5 000 FCFA</p>", "https://example.com/", "XOF", True),
        ("<p>Paiement en XAF.</p><p>Pack 5 000 FCFA</p>", "https://example.com/", "XAF", False),
        ("<p>Kraken plan: 9 € per month</p>", "https://example.no/", "EUR", False),
    ],
)
def test_signs_of_several_currencies_are_settled_by_the_page(page: str, url: str, code: str, doubted: bool) -> None:
    (mention,) = reading_of(page, url=url).money
    assert (mention.money.currency, mention.ambiguous) == (code, doubted)


def test_a_code_belongs_to_the_amount_in_its_own_element() -> None:
    reading = reading_of("<p><s>1,450</s> AED 1,150<span>/month</span></p>")
    assert [(str(m.money.amount), m.struck) for m in reading.money] == [("1150", False)]


def test_struck_amounts_are_marked() -> None:
    reading = reading_of("<p><s>$20</s> $10</p>")
    assert [(int(m.money.amount), m.struck) for m in reading.money] == [(20, True), (10, False)]


def test_an_amount_ends_where_the_next_begins() -> None:
    assert [m.money.amount for m in read_money("10 $20", "en", None)] == [20]


@given(st.decimals(min_value=0, max_value=10**6, places=2), st.sampled_from(sorted(CODES)))
def test_code_and_amount_survive_on_either_side(amount: Decimal, code: str) -> None:
    assert only(f"{code} {amount}") == Money(code, amount)
    assert only(f"{amount} {code}") == Money(code, amount)


@given(st.text(max_size=150), st.sampled_from(["en", "de", "pt", "ja", "zh"]))
def test_no_text_breaks_the_reader_and_spans_are_in_order(text: str, language: str) -> None:
    mentions = read_money(text, language, None)
    assert all(a.end <= b.start for a, b in pairwise(mentions))


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("12.50€ 9.50€ /mois", ["12.50", "9.50"]),
        ("1 200 € 900 €", ["1200", "900"]),
        ("12,50 $ 9,50 $ par mois", ["12.50", "9.50"]),
        ("€12 €9", ["12", "9"]),
        ("AED 200, 10 AED 1,150", ["200", "1150"]),
        ("9 CHF 100 fois", ["9"]),
        ("5 €12", ["12"]),
    ],
)
def test_a_sign_between_two_numbers_belongs_to_the_one_that_the_next_sign_leaves_it_to(
    text: str, amounts: list[str]
) -> None:
    assert [str(mention.money.amount) for mention in read_money(text, "fr", None)] == amounts
