"""Bonuses, tactics, variation and terms on small pages of our own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from pricelint.extract.policies.read import (
    read_bonuses,
    read_policy_hints,
    read_tactics,
    read_terms,
    read_variations,
)
from pricelint.extract.reading import Reading

PageReader = Callable[..., Reading]


@pytest.mark.parametrize(
    ("language", "sentence", "units", "condition", "days", "paid"),
    [
        ("en", "Sign up and get 20 free credits.", 20, "signup", None, False),
        ("en", "New accounts get 5 free credits for a week.", 5, "signup", 7, False),
        ("en", "Get 50 bonus credits on your first purchase, valid for 14 days.", 50, "first_purchase", 14, True),
        ("en", "Bonus credits that come with a top-up are valid for 7 days.", None, "purchase", 7, True),
        ("en", "Invite a friend and earn 100 bonus credits.", 100, "referral", None, False),
        ("de", "Bei der Registrierung erhalten Sie 25 Credits gratis.", 25, "signup", None, False),
        ("pt", "Na sua primeira compra você ganha 50 créditos de bônus.", 50, "first_purchase", None, True),
    ],
)
def test_a_bonus_has_units_condition_and_end(
    read_page: PageReader, language: str, sentence: str, units: int | None, condition: str, days: int | None, paid: bool
) -> None:
    (bonus,) = read_bonuses(read_page(f"<p>{sentence}</p>", language))
    assert bonus.units == (None if units is None else Decimal(units))
    assert (bonus.condition, bonus.expires_days, bonus.paid) == (condition, days, paid)


def test_the_sentence_after_a_bonus_may_say_when_it_ends(read_page: PageReader) -> None:
    (bonus,) = read_bonuses(read_page("<p>Sign up and get 20 free credits. They expire after 3 days.</p>"))
    assert bonus.expires_days == 3
    assert bonus.evidence[-1].quote == "They expire after 3 days."


@pytest.mark.parametrize(
    ("language", "html", "kind"),
    [
        ("en", "<p>Limited time offer!</p>", "limited_time"),
        ("en", "<p>For a limited time: 30% off</p>", "limited_time"),
        ("en", "<p class='timer'>00 : 14 : 59</p>", "countdown"),
        ("en", "<p>Only 9 packs left</p>", "low_stock"),
        ("en", "<p>34 people bought this today</p>", "social_proof_timer"),
        ("de", "<p>Nur noch heute: 20 % Rabatt</p>", "limited_time"),
        ("fr", "<p>Offre limitée !</p>", "limited_time"),
        ("es", "<p>¡Oferta por tiempo limitado!</p>", "limited_time"),
        ("pt", "<p>Oferta por tempo limitado!</p>", "limited_time"),
        ("ja", "<p>期間限定価格、まもなく終了します。</p>", "limited_time"),
        ("zh", "<p>限时优惠，即将结束</p>", "limited_time"),
    ],
)
def test_pressure_is_named_by_its_kind(read_page: PageReader, language: str, html: str, kind: str) -> None:
    assert {tactic.kind for tactic in read_tactics(read_page(html, language))} == {kind}


@pytest.mark.parametrize(
    "html",
    [
        "<p>Your account page tells you when you have only 50 credits left.</p>",
        "<p>A picture is ready in 00:45 minutes.</p>",
        "<p>Owlet Limited, registered in England.</p>",
        "<p>No plan has a limited number of downloads.</p>",
    ],
)
def test_balances_clocks_and_company_names_are_no_pressure(read_page: PageReader, html: str) -> None:
    assert read_tactics(read_page(html)) == ()


@pytest.mark.parametrize(
    ("language", "progress", "stock"),
    [
        ("en", "Only 2 minutes left of reading time.", "Only 2 minutes left at this price."),
        ("de", "Nur noch 2 Minuten übrig bis zum Ende des Textes.", "Nur noch 2 Minuten: jetzt kaufen!"),
        ("es", "Solo quedan 2 minutos de lectura.", "Solo quedan 2 minutos."),
        ("it", "Solo 2 minuti rimasti di lettura.", "Solo 2 posti rimasti."),
    ],
)
def test_how_far_a_reader_is_presses_nobody(read_page: PageReader, language: str, progress: str, stock: str) -> None:
    assert read_tactics(read_page(f"<p>{progress}</p>", language)) == ()
    assert read_tactics(read_page(f"<p>{stock}</p>", language))


def test_an_absolute_date_is_the_deadline(read_page: PageReader) -> None:
    (tactic,) = read_tactics(read_page("<p>This price ends on 31 December 2026</p>"))
    assert tactic.deadline == date(2026, 12, 31)


def test_a_limited_preview_is_about_a_feature(read_page: PageReader) -> None:
    (tactic,) = read_tactics(read_page("<p>For a limited time: preview of the Heron model</p>"))
    assert tactic.about_feature


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ("<p>Packs cost 10% less when you pay with Bitcoin.</p>", "payment_method"),
        ("<p>Prices vary by country.</p>", "region"),
        ("<p>First month $5, then $20 a month</p>", "first_purchase"),
        ("<p>Use code LOOM for 20% off</p>", "coupon"),
        (
            """<table><tr><th>Credits</th><th>On the web</th><th>In the phone app</th></tr>
            <tr><td>500 credits</td><td>$9.99</td><td>$12.99</td></tr></table>""",
            "app_store",
        ),
    ],
)
def test_a_difference_in_price_is_named_by_its_reason(read_page: PageReader, html: str, kind: str) -> None:
    assert [variation.kind for variation in read_variations(read_page(html))] == [kind]


@pytest.mark.parametrize(
    "html", ["<p>Packs cost the same when you pay with Bitcoin.</p>", "<p>You can pay by credit card or PayPal.</p>"]
)
def test_ways_to_pay_alone_are_no_variation(read_page: PageReader, html: str) -> None:
    assert read_variations(read_page(html)) == ()


def test_a_price_that_may_differ_is_a_hint(read_page: PageReader) -> None:
    page = read_page("<p>The final price may vary in the mobile app.</p>")
    assert read_variations(page) == ()
    assert "variation" in {hint.topic for hint in read_policy_hints(page)}


@pytest.mark.parametrize(
    ("sentence", "name", "value"),
    [
        ("All credits are non-refundable.", "refund", "non_refundable"),
        ("We offer a 30-day money-back guarantee.", "refund", "refundable"),
        ("You may request a full refund within 7 days if no credits were used.", "refund", "partial"),
        ("Failed generations are not charged.", "failed_generations", "refunded"),
        ("Failed generations still consume credits.", "failed_generations", "charged"),
        ("Your subscription renews automatically each month.", "auto_renew", "true"),
        ("You may enable auto-reload for your balance.", "auto_top_up", "true"),
        ("Unlimited pictures, subject to fair use.", "unlimited_with_limits", "true"),
        ("Prices exclude VAT.", "tax_excluded", "true"),
        ("Prices include VAT.", "tax_excluded", "false"),
        ("We never top up automatically.", "auto_top_up", "false"),
    ],
)
def test_a_term_is_read_with_its_value(read_page: PageReader, sentence: str, name: str, value: str) -> None:
    assert (name, value) in {(term.name, term.value) for term in read_terms(read_page(f"<p>{sentence}</p>"))}


@pytest.mark.parametrize("sentence", ["Credit packs do not auto-renew.", "Unlimited pictures."])
def test_a_denial_or_a_bare_word_is_no_term(read_page: PageReader, sentence: str) -> None:
    assert read_terms(read_page(f"<p>{sentence}</p>")) == ()


@pytest.mark.parametrize(
    ("text", "default_on"),
    [
        ("Auto-reload buys 500 credits when you run low. It is on by default.", True),
        ("Configure auto-recharge before you pay. Auto-recharge is turned on by default at that point.", True),
        ("Auto-recharge is enabled by default for some legacy customers.", None),
        ("Auto-reload buys 500 credits when you run low; it is off by default.", False),
        ("You may enable auto-reload for your balance.", False),
        ("Unless you opt out, auto-reload buys 500 credits.", True),
        ("Auto-reload buys 500 credits when you run low.", None),
    ],
)
def test_what_holds_before_the_buyer_chooses_is_read_with_a_top_up(
    read_page: PageReader, text: str, default_on: bool | None
) -> None:
    assert [term.default_on for term in read_terms(read_page(f"<p>{text}</p>"))] == [default_on]


def test_a_denial_gives_way_to_what_another_sentence_states(read_page: PageReader) -> None:
    page = read_page("<p>Prices include VAT for private buyers.</p><p>Prices for companies exclude VAT.</p>")
    assert [(term.name, term.value) for term in read_terms(page)] == [("tax_excluded", "true")]


def test_failed_generations_may_be_stated_both_ways(read_page: PageReader) -> None:
    page = read_page("<p>Failed generations are refunded.</p><p>Blocked generations are still charged.</p>")
    assert [term.value for term in read_terms(page)] == ["refunded", "charged"]


def test_a_cell_that_is_free_for_now_is_about_a_feature(read_page: PageReader) -> None:
    table = (
        "<table><tr><td>Kestrel</td><td>4 credits</td></tr><tr><td>Heron</td><td>Limited-time Free</td></tr></table>"
    )
    assert [tactic.about_feature for tactic in read_tactics(read_page(table))] == [True]
    assert [tactic.about_feature for tactic in read_tactics(read_page("<p>Limited-time offer: 50% off</p>"))] == [False]
