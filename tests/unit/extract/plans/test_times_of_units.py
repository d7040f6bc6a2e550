"""A length of time that is given in units counts none of them: "3 months of credits"."""

from __future__ import annotations

import pytest
from offers_pages import reading_of

from pricelint.extract.plans.read import read_plans

CARDS = {
    "en": ("$12/month", "3 months of credits", "300 credits", "An image takes 2 credits."),
    "de": ("12 €/Monat", "3 Monate Credits", "300 Credits", "Ein Bild kostet 2 Credits."),
    "fr": ("12 €/mois", "3 mois de crédits", "300 crédits", "Une image coûte 2 crédits."),
    "es": ("12 €/mes", "3 meses de créditos", "300 créditos", "Una imagen cuesta 2 créditos."),
    "pt": ("12 €/mês", "3 meses de créditos", "300 créditos", "Uma imagem custa 2 créditos."),
    "it": ("12 €/mese", "3 mesi di crediti", "300 crediti", "Un'immagine costa 2 crediti."),
    "ru": ("490 ₽/мес", "3 месяца кредитов", "300 кредитов", "Изображение стоит 2 кредита."),
    "ja": ("¥1,200/月", "3か月分のクレジット", "300クレジット", "画像1枚は2クレジットです。"),
    "zh": ("¥39/月", "3个月的积分", "300积分", "每张图片消耗2积分。"),
    "ko": ("₩9,900/월", "3개월분 크레딧", "300 크레딧", "이미지 1장당 2크레딧이 소모됩니다."),
}


def _allowance(language: str, granted: str) -> object:
    price, _, _, cost = CARDS[language]
    cards = "".join(f"<div><h3>{name}</h3><p>{price}</p><p>{granted}</p></div>" for name in ("Solo", "Duo"))
    page = f'<html lang="{language}"><body><h1>Owlet</h1><section>{cards}</section><p>{cost}</p></body></html>'
    allowances = [plan.allowance for plan in read_plans(reading_of(page))]
    return allowances[0].amount if allowances and allowances[0] else None


@pytest.mark.parametrize("language", CARDS)
def test_months_of_units_are_no_number_of_units(language: str) -> None:
    assert _allowance(language, CARDS[language][1]) is None


@pytest.mark.parametrize("language", CARDS)
def test_a_number_of_units_is_read_in_their_place(language: str) -> None:
    assert _allowance(language, CARDS[language][2]) == 300
