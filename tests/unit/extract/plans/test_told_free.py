"""A sentence alone may name the free tier, with its units per period; a trial or another tier's words name none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from offers_pages import reading_of

from pricelint.extract.plans.read import read_plans
from pricelint.model.units import Period

CARDS = {
    "en": ("${}/month", "{} credits per month"),
    "de": ("{} €/Monat", "{} Credits pro Monat"),
    "fr": ("{} €/mois", "{} crédits par mois"),
    "es": ("{} €/mes", "{} créditos al mes"),
    "pt": ("R$ {}/mês", "{} créditos por mês"),
    "it": ("{} €/mese", "{} crediti al mese"),
    "ru": ("{} ₽/мес", "{} кредитов в месяц"),
    "ja": ("¥{}/月", "毎月{}クレジット"),
    "ko": ("₩{}/월", "매월 {} 크레딧"),
    "zh": ("¥{}/月", "每月{}积分"),
}


def _page(sentence: str, language: str) -> str:
    price, granted = CARDS[language]
    tiers = (("Solo", 900, 300), ("Duo", 1900, 800))
    cards = (f"<h3>{name}</h3><p>{price.format(p)}</p><p>{granted.format(n)}</p>" for name, p, n in tiers)
    return f"<p>{sentence}</p>{''.join(cards)}"


@pytest.mark.parametrize(
    ("sentence", "language", "name"),
    [
        ("Start free with 40 credits a month. Upgrade when you outgrow it.", "en", "free"),
        ("The free plan includes 40 credits per month.", "en", "free plan"),
        ("Starte kostenlos mit 40 Credits im Monat.", "de", "kostenlos"),
        ("Commencez gratuitement avec 40 crédits par mois.", "fr", "gratuitement"),
        ("Empieza gratis con 40 créditos al mes.", "es", "gratis"),
        ("Comece grátis com 40 créditos por mês.", "pt", "grátis"),
        ("Inizia gratis con 40 crediti al mese.", "it", "gratis"),
        ("Начните бесплатно: 40 кредитов в месяц.", "ru", "бесплатно"),
        ("毎月40クレジットまで無料で使えます。", "ja", "無料"),
        ("매월 40 크레딧으로 무료로 시작하세요.", "ko", "무료"),
        ("免费开始，每月40积分。", "zh", "免费"),
    ],
)
def test_a_sentence_names_the_free_tier(sentence: str, language: str, name: str) -> None:
    free, *paid = read_plans(reading_of(_page(sentence, language), language))
    assert (free.name, free.free, free.prices) == (name, True, ())
    assert free.allowance
    assert (free.allowance.amount, free.allowance.per) == (Decimal(40), Period.MONTH)
    assert [plan.name for plan in paid] == ["Solo", "Duo"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Start your free trial with 40 credits a month.",
        "Start free, then Solo gives you 300 credits a month.",
        "Get 2 months free with 40 credits a month.",
        "Feel free to use your 40 credits a month as you like.",
        "Start for free and get 40 credits when you sign up.",
        "Unlike the free plan of others with 40 credits a month, ours is fair.",
        "Start free with 40 credits a month, $5 later.",
    ],
)
def test_other_words_of_free_name_no_tier(sentence: str) -> None:
    assert [plan.name for plan in read_plans(reading_of(_page(sentence, "en")))] == ["Solo", "Duo"]


def test_a_free_card_leaves_no_room_for_another() -> None:
    page = _page("Start free with 40 credits a month.", "en") + "<h3>Free</h3><p>$0</p><p>40 credits per month</p>"
    assert [plan.free for plan in read_plans(reading_of(page))].count(True) == 1
