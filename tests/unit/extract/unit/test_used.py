"""A word that no list knows is the unit where the page grants or sells it by number and spends it on what it makes."""

from __future__ import annotations

import pytest
from offers_pages import reading_of


def _plans(price: str, granted: str, spent: str) -> str:
    cards = (f"<h3>{name}</h3><p>{price}</p><p>{granted.format(n)}</p>" for name, n in (("Mini", 80), ("Maxi", 300)))
    return f"{''.join(cards)}<p>{spent}</p>"


@pytest.mark.parametrize(
    ("body", "language", "name", "amounts"),
    [
        (_plans("$5/month", "{} orbs a month", "Rendering a scene spends 8 orbs."), "en", "orbs", [80, 300, 8]),
        (_plans("5 €/mois", "{} graines par mois", "Une image coûte 4 graines."), "fr", "graines", [80, 300, 4]),
        (_plans("5 €/Monat", "{} Funken pro Monat", "Ein Bild kostet 4 Funken."), "de", "funken", [80, 300, 4]),
        (_plans("5 €/mes", "{} semillas al mes", "Un vídeo gasta 9 semillas."), "es", "semillas", [80, 300, 9]),
        (_plans("R$ 5/mês", "{} faíscas por mês", "Um vídeo gasta 9 faíscas."), "pt", "faíscas", [80, 300, 9]),
        (_plans("5 €/mese", "{} perle al mese", "Un video consuma 9 perle."), "it", "perle", [80, 300, 9]),
        (_plans("490 ₽/мес", "{} искр в месяц", "Картинка стоит 2 искры."), "ru", "искр", [80, 300, 2]),
        (_plans("¥500/月", "毎月{}オーブ", "動画の生成に9オーブを消費します。"), "ja", "オーブ", [80, 300, 9]),
        (_plans("¥29/月", "每月 {} 星砂", "生成视频消耗 9 星砂。"), "zh", "星砂", [80, 300, 9]),
        (_plans("5,000원/월", "매월 {}오브", "영상 생성에 9오브가 차감됩니다."), "ko", "오브", [80, 300, 9]),
        ("Buy reels. <p>A song takes 3 reels.</p><p>40 reels $5</p><p>90 reels $9</p>", "en", "reels", [3, 40, 90]),
    ],
)  # fmt: skip
def test_a_word_that_is_granted_or_sold_and_spent_is_the_unit(
    body: str, language: str, name: str, amounts: list[int]
) -> None:
    reading = reading_of(body, language)
    assert reading.unit is not None
    assert reading.unit.name == name
    assert [count.high for count in reading.counts] == amounts


def test_the_form_behind_a_one_is_the_name_and_the_others_are_words_for_it() -> None:
    unit = reading_of(_plans("$5/month", "{} orbs a month", "A scene render costs 1 orb.")).unit
    assert unit is not None
    assert (unit.name, unit.aliases) == ("orb", ("orbs",))


@pytest.mark.parametrize(
    ("granted", "spent"),
    [
        ("{} seats per month", "A video costs 1 seat."),
        ("{} GB per month", "A video takes 2 GB."),
        ("{} projects per month", "A video takes 2 projects."),
        ("{} cameras per month", "A wedding film uses 2 cameras."),
        ("{} revisions per month", "An edited video takes 3 revisions."),
        ("{} photos per month", "A video takes 2 photos."),
        ("{} loyalty points per month", "A photo print costs 3 loyalty points in our shops."),
        ("{} orbs per month", "Orbs are balls of glass that we blow."),
        ("{} bucks per month", "Each video costs 2 bucks."),
    ],
)
def test_what_is_counted_for_other_reasons_is_none(granted: str, spent: str) -> None:
    assert reading_of(_plans("$5/month", granted, spent)).unit is None


def test_a_word_spent_on_what_no_list_knows_is_bought_or_held_in_words() -> None:
    body = "<h1>AI прогнозы</h1><p>{}</p><p>50 лучей 149 ₽</p><p>200 лучей 499 ₽</p><p>Гороскоп стоит 10 лучей.</p>"
    found = reading_of(body.format("Купленные лучи не сгорают."), "ru").unit
    assert found is not None
    assert found.name == "лучей"
    assert reading_of(body.format("Лучи светят."), "ru").unit is None


@pytest.mark.parametrize(
    "body",
    [
        "<p>Spend $5: 10 beans. Spend $10: 25 beans.</p><p>A coffee costs 100 beans. Unused beans never expire.</p>",
        "<p>20 spins $5</p><p>50 spins $10</p><p>A ride costs 3 spins. Unused spins never expire.</p>",
        "<p>3 lessons $50</p><p>9 lessons $90</p><p>A video course costs 8 lessons. Unused lessons never expire.</p>",
    ],
)
def test_other_trades_coin_no_unit(body: str) -> None:
    assert reading_of(body).unit is None


def test_the_form_for_one_piece_is_a_word_for_the_unit() -> None:
    rated = _plans("$5/month", "{} orbs a month", "Rendering a scene spends 8 orbs. Extra orbs: $0.10 per orb.")
    assert [rate.units for rate in reading_of(rated).stated_rates] == [1]


_MAKES = "<h1>AI image generator</h1>"


@pytest.mark.parametrize(
    ("language", "granted", "said", "name"),
    [
        ("en", "{} orbs a month", "Buy extra orbs at any time. Purchased orbs never expire.", "orbs"),
        ("de", "{} Funken pro Monat", "Funken kaufen. Gekaufte Funken verfallen nie.", "funken"),
        ("fr", "{} graines par mois", "Acheter des graines. Les graines n’expirent jamais.", "graines"),
    ],
)
def test_a_word_that_is_bought_and_never_ends_is_the_unit(language: str, granted: str, said: str, name: str) -> None:
    unit = reading_of(_MAKES + _plans("$5/month", granted, said), language).unit
    assert unit is not None
    assert unit.name == name


@pytest.mark.parametrize(
    "said",
    ["Buy extra orbs at any time.", "Unused orbs are archived after a year.", "Orbs are kept for a year."],
)
def test_a_word_that_is_only_bought_or_only_kept_is_none(said: str) -> None:
    assert reading_of(_MAKES + _plans("$5/month", "{} orbs a month", said)).unit is None


def test_images_that_are_bought_and_never_end_are_no_coin() -> None:
    said = "Buy extra images. Purchased images never expire."
    unit = reading_of(_MAKES + _plans("$5/month", "{} images a month", said)).unit
    assert unit is None or unit.is_output


def test_one_number_alone_is_no_sale() -> None:
    assert reading_of("<p>40 orbs $5</p><p>A video costs 3 orbs.</p>").unit is None


_PACKS = (
    "<section><div><b>30</b><i>{0}</i><span>€9</span></div><div><b>90</b><i>{0}</i><span>€19</span></div></section>"
)


@pytest.mark.parametrize(
    ("said", "thing", "name"),
    [
        ("Buy dream readings of our AI. ", "readings", "readings"),
        ("AI dream analyses. Unused analyses never expire.", "analyses", "analyses"),
        ("Talk to our AI tutor. Session packs", "sessions", "session"),
    ],
)
def test_what_is_sold_by_number_and_bought_in_words_is_itself_the_unit(said: str, thing: str, name: str) -> None:
    page = f"<h1>Prices</h1><p>{said}</p>{_PACKS.format(thing)}"
    unit = reading_of(page.replace("Buy dream readings", "Buy readings")).unit
    assert unit is not None
    assert (unit.name, unit.is_output) == (name, True)


@pytest.mark.parametrize(
    ("said", "thing"),
    [
        ("Buy cookies for your owl.", "cookies"),
        ("AI dream analyses.", "analyses"),
        ("Buy seats for our AI.", "seats"),
        ("Buy analyses of our AI. 30 analyses a month are free.", "analyses"),
    ],
)
def test_what_is_sold_by_number_elsewhere_is_none(said: str, thing: str) -> None:
    assert reading_of(f"<h1>Prices</h1><p>{said}</p>{_PACKS.format(thing)}").unit is None
