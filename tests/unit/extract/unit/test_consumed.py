"""A word that could be another trade's is the unit where a page tells what outputs consume of it, without any price."""

from __future__ import annotations

import pytest
from offers_pages import reading_of

CONSUMED = [
    ("en", "<h1>Points</h1><p>You need points for songs. A song costs 10 points.</p>", "point"),
    (
        "de",
        "<p>Jedes Konto erhält 50 Token am Tag.</p><p>Ein Bild verbraucht 5 Token, ein Video 40 Token.</p>",
        "token",
    ),
    ("fr", "<h1>Les jetons</h1><p>Une image consomme 5 jetons, une vidéo 40 jetons.</p>", "jeton"),
    ("es", "<p>Una imagen cuesta 5 monedas y un vídeo 40 monedas.</p>", "moneda"),
    ("pt", "<p>Uma imagem custa 5 moedas e um vídeo custa 40 moedas.</p>", "moeda"),
    ("it", "<p>Un'immagine costa 5 gettoni e un video 40 gettoni.</p>", "gettone"),
    ("ru", "<p>Изображение стоит 5 токенов, видео 40 токенов.</p>", "токен"),
    ("ja", "<h1>ポイント</h1><p>曲の生成には10ポイントが必要です。</p>", "ポイント"),
    ("zh", "<p>生成一张图片消耗5算力，生成一个视频消耗40算力。</p>", "算力"),
    ("ko", "<p>이미지 한 장에 5코인, 동영상 한 편에 40코인이 차감됩니다.</p>", "코인"),
]

ELSEWHERE = [
    ("en", "<p>Text is tokenized first. An image costs 765 tokens and a video frame costs 258 tokens.</p>"),
    ("en", "<h1>Tokens</h1><p>An image uses 85 tokens. The context window is 128,000 tokens.</p>"),
    (
        "en",
        "<h1>Points</h1><p>Earn points with each order.</p><p>A photo book costs 500 points.</p><p>Redeem points.</p>",
    ),
    ("en", "<h1>Points</h1><p>Every image you upload earns 5 points. A video earns 20 points.</p>"),
    ("en", "<h1>Quiz</h1><p>A correct answer is worth 10 points. The video round is worth 40 points.</p>"),
    ("de", "<h1>Bonusprogramm</h1><p>Sammeln Sie Punkte bei jedem Einkauf.</p><p>Ein Fotobuch kostet 500 Punkte.</p>"),
    ("zh", "<p>购物可获得点数。相册兑换需要500点，视频会员需要800点。</p>"),
]


@pytest.mark.parametrize(("language", "body", "name"), CONSUMED)
def test_what_outputs_consume_is_the_unit(language: str, body: str, name: str) -> None:
    unit = reading_of(body, language).unit
    assert unit is not None
    assert unit.name == name


@pytest.mark.parametrize(("language", "body"), ELSEWHERE)
def test_what_models_count_and_shops_give_is_no_unit(language: str, body: str) -> None:
    assert reading_of(body, language).unit is None


@pytest.mark.parametrize("language", ["en"])
def test_one_output_alone_makes_no_unit_of_a_word_in_passing(language: str) -> None:
    assert reading_of("<p>A song costs 10 points in this sketch.</p>", language).unit is None
