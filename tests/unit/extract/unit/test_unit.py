from __future__ import annotations

import pytest
from offers_pages import reading_of


@pytest.mark.parametrize(
    ("body", "language", "name"),
    [
        ("<p>Get 500 credits for $5. Credits never expire.</p>", "en", "credit"),
        ("<p>1.000 Credits für 9,99 €</p>", "de", "credit"),
        ("<p>Achetez 200 crédits pour 5 €</p>", "fr", "crédit"),
        ("<p>500 créditos al mes por 9 €</p>", "es", "crédito"),
        ("<p>1.500 créditos por R$ 59,90</p>", "pt", "crédito"),
        ("<p>毎月500クレジットが付与されます。100クレジットで画像を作成できます。</p>", "ja", "クレジット"),
        ("<p>购买500积分只需29元。积分用于生成图片。</p>", "zh", "积分"),
        ("<p>100 Coins</p><p>$0.99</p>", "en", "coin"),
        ("<p>Do tokens expire? Unused tokens reset every month. Purchased tokens never expire.</p>", "en", "token"),
        ("<p>100 點 NT$150</p><p>500 點 NT$650</p><p>點數永久有效</p>", "zh", "點數"),
        ("<p>$9.99 for 100 Compute Units</p><p>$49.99 for 500 Compute Units</p>", "en", "compute unit"),
        ("<p>$5 for 1,000 compute points</p><p>$20 for 5,000 compute points</p>", "en", "compute point"),
        ("<p>Basic $15/month: 10 GPU hours per month</p>", "en", "gpu hour"),
        ("<p>Pro $20/month: 500 fast requests per month</p>", "en", "fast request"),
    ],
)
def test_the_unit_is_the_word_that_the_page_counts(body: str, language: str, name: str) -> None:
    unit = reading_of(body, language).unit
    assert unit is not None
    assert unit.name == name


@pytest.mark.parametrize(
    "body",
    [
        "<p>No credit card required. Pay by credit card.</p><p>Pro $9/mo</p>",
        "<p>Photo credits: 3 photographers. See photo credits.</p>",
        "<p>GPT: $3 per 1M tokens, output $15 / 1M tokens.</p>",
        "<p>Earn 50 points every day. Points rank you on the board.</p>",
        "<p>Unused tokens expire after 30 days. Bought tokens are valid on level 2 of the museum and at the zoo.</p>",
        "<p>Unused tokens are revoked. Tokens never expire unless your access token or API token leaks.</p>",
        "<p>A100: $1.29 per GPU hour. H100: $2.49 per GPU hour.</p>",
        "<p>Fast requests are answered in 2 seconds. $20/month</p>",
    ],
)
def test_words_that_only_look_like_a_unit_are_none(body: str) -> None:
    assert reading_of(body).unit is None


def test_minutes_that_are_sold_are_a_unit_that_is_the_output() -> None:
    unit = reading_of("<p>Buy minutes when you need them.</p><p>60 minutes</p><p>$6</p><p>Minute packs</p>").unit
    assert unit is not None
    assert (unit.name, unit.is_output) == ("minute", True)


def test_the_quote_of_a_unit_holds_its_word() -> None:
    unit = reading_of("<p>Get 500 AI credits for $5.</p>").unit
    assert unit is not None
    assert "credits" in unit.evidence[0].quote


def test_a_doubtful_word_is_the_unit_where_packs_of_it_have_prices() -> None:
    unit = reading_of("<p>Token packs ($2.49, $6.49) are bought once.</p>").unit
    assert unit is not None
    assert unit.name == "token"


@pytest.mark.parametrize(
    "body",
    [
        "<p>An outage is compensated under the SLA with service credits, never in cash.</p>",
        "<p>Payments are final and there are no credits for partially used periods.</p>",
        "<p>Its credit-based system is costly. A credit-based plan adds up.</p><p>$9/mo</p>",
    ],
)
def test_compensation_and_talk_of_others_are_no_unit(body: str) -> None:
    assert reading_of(body).unit is None


@pytest.mark.parametrize(
    ("body", "language", "name", "former"),
    [
        ("<p>Tokens (formerly credits)</p><p>100 tokens $5</p><p>500 tokens $20</p>", "en", "token", "credit"),
        ("<p>Coins, früher Credits, kaufen: 100 Coins 5 €, 500 Coins 20 €.</p>", "de", "coin", "credit"),
        ("<p>コイン（旧クレジット）は100コイン 500円、500コイン 2,000円です。</p>", "ja", "コイン", "クレジット"),
    ],
)  # fmt: skip
def test_the_former_name_of_a_unit_is_another_word_for_it(body: str, language: str, name: str, former: str) -> None:
    unit = reading_of(body, language).unit
    assert unit is not None
    assert (unit.name, unit.aliases) == (name, (former,))


def test_two_units_of_a_page_are_no_names_of_each_other() -> None:
    unit = reading_of("<p>500 credits and 60 coins for $9. Credits make images, coins make videos.</p>").unit
    assert unit is not None
    assert unit.aliases == ()


@pytest.mark.parametrize(
    ("body", "language", "name"),
    [
        ("<p>Solo</p><p>200 generations per month</p><p>$8/month</p>", "en", "generation"),
        ("<p>Solo</p><p>1,500 image generations / month</p><p>$8/month</p>", "en", "image generation"),
        ("<p>Do unused generations carry on?</p><p>No, generations start anew with the cycle.</p>", "en", "generation"),
        ("<p>400 image generations/mo, then $0.09 per additional image. $39/mo</p>", "en", "image generation"),
        ("<p>Basis 9 €/Monat</p><p>100 Generierungen pro Monat</p>", "de", "generierung"),
        ("<p>Solo 9 €/mois</p><p>100 générations par mois</p>", "fr", "génération"),
        ("<p>Solo 9 €/mes</p><p>100 generaciones al mes</p>", "es", "generación"),
        ("<p>Solo R$ 29/mês</p><p>100 gerações por mês</p>", "pt", "geração"),
        ("<p>Solo 9 €/mese</p><p>100 generazioni al mese</p>", "it", "generazione"),
        ("<p>Старт 490 ₽/мес</p><p>100 генераций в месяц</p>", "ru", "генерация"),
    ],
)
def test_generations_given_out_per_period_are_the_unit(body: str, language: str, name: str) -> None:
    unit = reading_of(body, language).unit
    assert unit is not None
    assert (unit.name, unit.is_output) == (name, True)


@pytest.mark.parametrize(
    "body",
    [
        "<p>Lead generation for 3 teams, $99/month. 500 leads per month.</p>",
        "<p>The next generation of 4 models. Two generations a decade.</p><p>$20/mo</p>",
        "<p>4 generations at a time</p><p>$20/mo</p>",
        "<p>Free: 5 image generations / day</p><p>Plus: unlimited image generations, $20/mo</p>",
    ],
)
def test_other_generations_are_no_unit(body: str) -> None:
    assert reading_of(body).unit is None


def test_credits_stay_the_unit_beside_generations() -> None:
    unit = reading_of("<p>500 credits per month, up to 50 image generations per month, $9/mo</p>").unit
    assert unit is not None
    assert unit.name == "credit"


def test_a_unit_that_is_only_counted_with_its_purpose_is_named_by_it() -> None:
    unit = reading_of("<p>200 AI generation credits per month, $9/mo</p><p>Credits never expire.</p>").unit
    assert unit is not None
    assert (unit.name, unit.aliases) == ("ai generation credit", ("credit",))


def test_a_unit_counted_without_its_purpose_too_has_its_plain_name() -> None:
    unit = reading_of("<p>200 image generation credits for $9</p><p>500 credits for $19</p>").unit
    assert unit is not None
    assert unit.name == "credit"


@pytest.mark.parametrize(
    "body",
    [
        "<p>We may change the amount of Quill required to use a tool. Quill is not money.</p>",
        '<p>1. "Quill" refers to the virtual currency of this place. Quills are bought. Used Quills are gone.</p>',
        "<p>Perks are not redeemable for cash or Quill. Blue Quill pays for images. Quill never ends.</p>",
    ],
)
def test_what_terms_say_that_tools_are_paid_in_is_the_unit(body: str) -> None:
    unit = reading_of(body).unit
    assert unit is not None
    assert unit.name == "quill"


def test_a_price_per_million_tokens_consumed_makes_no_unit() -> None:
    rows = "<p>1M tokens</p><p>¥1.10</p><p>¥6.50</p><p>1M tokens</p><p>¥2.10</p>"
    assert reading_of(f"{rows}<p>表格中的价格为每消耗 1M tokens 的价格。</p>", "zh").unit is None


def tiers(*features: str) -> str:
    cards = (f"<div><h3>Tier {n}</h3><p>${n}9 / month</p>{line}</div>" for n, line in enumerate(features, 1))
    return f"<h2>Pricing</h2><div>{''.join(cards)}</div>"


def test_tiers_that_differ_by_minutes_right_below_their_prices_count_in_them() -> None:
    reading = reading_of(tiers("<p>120 minutes / month</p><p>HD</p>", "<p>400 minutes / month</p><p>4K</p>"))
    assert reading.unit is not None
    assert reading.unit.name == "minute"


def test_a_line_with_the_period_alone_parts_no_price_from_the_minutes_below_it() -> None:
    card = "<div><h4>Tier {0}</h4><p>PKR {0}5,000</p><p>/month</p><p>{0},500 minutes per month</p></div>"
    unit = reading_of(f"<div>{card.format(1)}{card.format(3)}</div>").unit
    assert unit is not None
    assert unit.name == "minute"


@pytest.mark.parametrize(
    "features",
    [
        ("<p>Private projects</p><p>2,000 minutes/month</p>", "<p>Single sign-on</p><p>3,000 minutes/month</p>"),
        ("<p>60 minutes per session</p>", "<p>90 minutes per session</p>"),
        ("<p>120 minutes / month</p>", "<p>120 minutes / month</p>"),
    ],
)
def test_minutes_among_other_features_are_no_unit(features: tuple[str, str]) -> None:
    assert reading_of(tiers(*features)).unit is None


def test_money_of_any_currency_stands_beside_a_weak_word() -> None:
    unit = reading_of("<p>100 tokens, CHF 5</p><p>500 tokens, CHF 20</p>").unit
    assert unit is not None
    assert unit.name == "token"


def test_names_in_credits_are_no_unit() -> None:
    tier = "<h3>Silver</h3><p>$7/month</p><p>Your name in the credits</p>"
    assert reading_of(f"<h1>Support our film</h1>{tier}{tier}{tier}").unit is None


def test_talk_of_recharging_sells_gems() -> None:
    rows = "".join(f"<p>{n} diamantes R$ {p},00</p>" for n, p in ((60, 3), (310, 15)))
    unit = reading_of(f"<h1>Recarregue diamantes</h1>{rows}", "pt").unit
    assert unit is not None
    assert unit.name == "diamante"
