"""Names that pages declare to be their currency."""

from __future__ import annotations

import pytest
from offers_pages import reading_of


@pytest.mark.parametrize(
    ("body", "language", "name"),
    [
        (
            "<p>We may accept on-platform points (“Zest”). Members buy Zest in the shop. Zest is final.</p>",
            "en",
            "zest",
        ),
        ("<p>You can buy Petals, a virtual token for our studio. Petals are not money.</p>", "en", "petals"),
        ("<p>Loomi</p><p>Used to pay for storage and agents</p><p>$10</p><p>5k Loomi</p>", "en", "loomi"),
        ("<p>Unsere virtuelle Währung („Taler“) kaufen Sie hier. 500 Taler kosten 5 €.</p>", "de", "taler"),
        ("<p>Notre monnaie virtuelle « Perles ». 500 Perles pour 5 €. Perles sans échéance.</p>", "fr", "perles"),
        ("<p>虚拟货币“星钻”可用于生成。购买100星钻，12元。</p>", "zh", "星钻"),
        ("<p>«Искры» — внутренняя валюта. 100 Искр за 199 ₽.</p><p>Сто Искр в подарок.</p>", "ru", "искры"),
        ("<p>独自通貨「ルミナ」を使います。100ルミナ 500円</p>", "ja", "ルミナ"),
    ],
)
def test_a_name_that_the_page_declares_to_be_its_currency_is_the_unit(body: str, language: str, name: str) -> None:
    unit = reading_of(body, language).unit
    assert unit is not None
    assert unit.name == name


def test_a_declaration_that_names_no_name_of_its_own_leaves_the_plain_word() -> None:
    body = "<p>The are digital credits (“Credits”) of the site. The Credits cost $5 for 50 Credits.</p>"
    unit = reading_of(body).unit
    assert unit is not None
    assert unit.name == "credit"


@pytest.mark.parametrize(
    ("body", "language", "name"),
    [
        ("<p>50 token mensili</p><p>200 token mensili</p><p>€ 4 al mese</p>", "it", "token"),
        ("<p>200 tokens par mois</p><p>900 tokens par mois</p><p>9 € / mois</p>", "fr", "token"),
        ("<p>1 か月の料金</p><h2>Zorp</h2><p>クラウドの支払いに使用</p><p>$10/month/5k Zorp</p>", "ja", "zorp"),
        ("<p>每月赠送 300 灵币</p><p>¥29/月</p><p>灵币用于AI绘画。</p>", "zh", "灵币"),
        ("<h2>Пакеты звёзд</h2><p>800 ⭐ звёзд</p><p>590 ₽</p><p>2 200 ⭐ звёзд</p><p>1 490 ₽</p>", "ru", "звезда"),
    ],
)
def test_units_go_by_the_names_that_pages_coin_or_borrow(body: str, language: str, name: str) -> None:
    unit = reading_of(body, language).unit
    assert unit is not None
    assert unit.name == name


def test_who_deals_in_a_currency_is_no_coined_unit() -> None:
    said = '<p>"Broker" means a virtual currency exchange. Brokers are paid. A Broker may be changed.</p>'
    assert reading_of(said).unit is None


def test_a_means_of_payment_is_no_coined_unit() -> None:
    said = "<p>PayPal は料金の支払いに使用できます。</p><p>5 PayPal</p><p>PayPal 月額料金の支払いに使用できます</p>"
    assert reading_of(f"<p>1 か月の料金</p>{said}", "ja").unit is None


@pytest.mark.parametrize("money", ["人民币", "港币", "新台币", "比特币"])
def test_money_is_no_coined_unit(money: str) -> None:
    assert reading_of(f"<p>充值 100 {money}</p><p>支持{money}付款，生成图片。</p>", "zh").unit is None


def test_the_forms_of_a_coined_name_count_the_unit() -> None:
    packs = "<div><h3>100 Искр</h3><p>199 ₽</p></div><div><h3>500 Искр</h3><p>890 ₽</p></div>"
    unit = reading_of(f"<p>Искры — внутренняя валюта студии.</p>{packs}<p>Искры не сгорают.</p>", "ru").unit
    assert unit is not None
    assert unit.aliases == ("Искр",)


def test_a_rate_in_roubles_declares_a_unit_and_a_currency_is_none() -> None:
    costs = "<p>Генерация фото от 4 до 22 {0}.</p><p>Видео 16 {0}.</p>"
    unit = reading_of(f"<h1>Тарифы</h1>{costs.format('ЛУН')}<p>Курс 1 ЛУН = 1 руб.</p>", "ru").unit
    assert unit is not None
    assert unit.name == "лун"
    assert reading_of(f"<h1>Тарифы</h1>{costs.format('USD')}<p>Курс 1 USD = 90 руб.</p>", "ru").unit is None


def test_units_in_brackets_behind_a_general_word_are_counted() -> None:
    tiers = "<p>Тариф А: 400 рублей за 3000 условных единиц (токенов).</p>"
    tiers += "<p>Тариф Б: 900 рублей за 9000 условных единиц (токенов).</p>"
    unit = reading_of(f"<h1>Тарифы</h1>{tiers}", "ru").unit
    assert unit is not None
    assert unit.name == "токен"
