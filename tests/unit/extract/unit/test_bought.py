"""Weak words of units on pages that print no numbers: what a page says of buying them, and of what becomes of them."""

from __future__ import annotations

import pytest

from pricelint.documents.read import Origin, read_document
from pricelint.extract.facts import extract
from pricelint.model.platform import Role

SOLD = [
    ("en", "token", "Tokens may be purchased through our website. Tokens are valid for 12 months from purchase."),
    ("en", "point", "Monthly points do not carry over. Points you purchased never expire."),
    ("en", "token", "You begin with 12 free tokens. Redoing one frame costs 1 token. Buy a token pack at any time."),
    ("en", "token", "For a square image you use 3 Owlet Tokens, a wide one requires 7 Owlet Tokens."),
    ("en", "token", "Prices are built around one unit: the token. A cut-out costs 0 tokens, a draft uses 2 tokens."),
    ("en", "point", "Recharged points are credited to your account. A still takes 0.4 points, a frame 0.9 points."),
    ("de", "token", "Tokens können im Shop gekauft werden. Tokens sind 12 Monate gültig."),
    ("fr", "jeton", "Les jetons peuvent être achetés en ligne. Les jetons sont valables 12 mois."),
    ("es", "moneda", "Las monedas se pueden comprar en la app. Las monedas no son reembolsables."),
    ("pt", "moeda", "As moedas compradas expiram após 6 meses. As moedas mensais expiram no fim do mês."),
    ("it", "gettone", "I gettoni possono essere acquistati online. I gettoni sono validi 12 mesi."),
    ("ja", "ポイント", "ポイントの購入はサイト上で行えます。ポイントの返金はいたしません。"),
    ("zh", "点数", "点数购买后立即到账。每月点数月底清零。"),
    ("ko", "포인트", "포인트는 사이트에서 구매할 수 있습니다. 포인트의 유효 기간은 1년입니다."),
    ("zh", "点数", "AI 点数用于各项功能：配音 3 点数/分钟，文案 8 点数/次。"),
    ("ru", "токен", "Вы покупаете пакет токенов. Зачисление токенов занимает минуту."),
    ("ru", "токен", "Докупить токены можно на сайте. Токены не подлежат возврату."),
]
OTHERS = [
    ("en", "Purchase an API plan. Access tokens expire after 24 hours, refresh tokens are valid for 30 days."),
    ("en", "Tickets may be purchased online. Doors open at eight; the concert hall has numbered seats."),
    ("en", "Points expire after 12 months. Redeem points for coffee in our stores with your loyalty card."),
    ("en", "A word is a token or two: a greeting uses 1 token, a page 900 tokens. Prices are per million tokens."),
    (
        "en",
        "Our loyalty program: each time you spend $30 you receive 1 point, $60 is 2 points. Redeem these points.",
    ),
    ("en", 'For every $1 spent get 2 account "credits" for discounts on future purchases: our loyalty program.'),
    ("en", "Your friend gets $20 off the first booking, you get a $20 credit. Credits expire after 1 year."),
    ("en", "Prices are per million tokens. Buy a plan to send more requests."),
    ("it", "<table><tr><th>Modello<th>Input (1M token)<th>Output (1M token)<tr><td>Lampo<td>€0,15<td>€0,60</table>"),
    ("en", "You purchase a plan. The tokens of a prompt are counted by the model."),
]


def unit_of(language: str, text: str) -> str | None:
    body = f'<html lang="{language}"><body><h1>Kestrel</h1><p>{text}</p></body></html>'.encode()
    unit = extract(read_document(body, Origin("terms", Role.TERMS))).unit
    return unit.name if unit else None


@pytest.mark.parametrize(("language", "name", "text"), SOLD)
def test_a_weak_word_that_is_bought_and_kept_is_a_unit(language: str, name: str, text: str) -> None:
    assert unit_of(language, text) == name


@pytest.mark.parametrize(("language", "text"), OTHERS)
def test_a_weak_word_of_something_else_is_none(language: str, text: str) -> None:
    assert unit_of(language, text) is None
