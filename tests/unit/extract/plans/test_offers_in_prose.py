from __future__ import annotations

import pytest
from offers_pages import plans_of, points, reading_of

from pricelint.extract.plans.read import read_plans

TWO = (
    "<h2>Plans</h2><div><div><h3>Plus</h3><p>$18/mo</p><p>Credits for clips</p></div>"
    "<div><h3>Max</h3><p>$60/mo</p><p>Credits for teams</p></div></div>"
)


def test_a_sentence_gives_the_allowances_of_the_plans_it_names() -> None:
    found = plans_of(TWO + "<p>Plus includes 1,800 credits per month and Max includes 6,000 credits per month.</p>")
    assert {name: int(p.allowance.amount or 0) for name, p in found.items() if p.allowance} == {
        "Plus": 1800,
        "Max": 6000,
    }


@pytest.mark.parametrize(
    "sentence",
    ["Plus costs less. 1,800 credits per month are enough.", "Plus includes video for 18 credits per image a month."],
)
def test_a_sentence_that_grants_nothing_by_name_gives_no_allowance(sentence: str) -> None:
    assert not any(plan.allowance for plan in plans_of(f"{TWO}<p>{sentence}</p>").values())


def test_tiers_listed_in_one_sentence_are_plans() -> None:
    found = plans_of(
        "<h1>Terms</h1><h2>Pricing</h2><p>One free trial per user, then you subscribe in the app. Subscriptions: Basic "
        "$5/mo (100 credits), Premium $9/mo (300 credits). You may cancel at any time.</p>"
    )
    assert points(found["Basic"]) == [("5", "USD", "month", "month")]
    assert found["Premium"].allowance is not None


@pytest.mark.parametrize(
    "sentence",
    ["Nimbus offers Plus ($18/mo) and Max ($60/mo) plans.", "You can choose Plus ($18/mo), or Max ($60/mo)."],
)
def test_the_sentence_that_leads_to_a_tier_is_no_part_of_its_name(sentence: str) -> None:
    assert list(plans_of(f"{TWO}<p>{sentence}</p>")) == ["Plus", "Max"]


def test_one_tier_in_a_sentence_is_a_plan_and_another_product_is_not() -> None:
    text = (
        "<p>The free version does three a day. Pro ($7/month) has no limit. Clipforge Deluxe ($30/month) is dearer.</p>"
    )
    assert list(plans_of(text)) in (["Pro"], ["Pro", "Clipforge Deluxe"])


@pytest.mark.parametrize(
    "extra",
    [
        "<h3>Pros</h3><p>Fast</p><h3>Cons</h3><p>Dear</p>",
        '<script type="application/ld+json">{"@type": "Article"}</script><h1>Clipforge pricing 2026</h1>',
    ],
)
def test_a_review_of_another_product_offers_no_plans(extra: str) -> None:
    assert plans_of(TWO + extra) == {}


def test_boasts_and_testimonials_are_no_plans() -> None:
    boasts = "<div><h3>Ad spend saved</h3><p>$5000+</p></div><div><h3>Hours</h3><p>10</p></div>"
    said = "<div><h3>{}</h3><p>★★★★★</p><p>I paid ${} a day</p></div>"
    found = plans_of(f"<div>{boasts}</div><div>{said.format('Kim', 300)}{said.format('Lee', 49)}</div>{TWO}")
    assert sorted(found) == ["Max", "Plus"]


def test_two_products_of_one_name_keep_their_own_prices() -> None:
    again = TWO.replace("$18", "$25").replace("$60", "$80").replace("Plans", "Phone support")
    found = [(plan.name, points(plan)[0][0]) for plan in read_plans(reading_of(TWO + again))]
    assert found == [("Plus", "18"), ("Max", "60"), ("Plus", "25"), ("Max", "80")]


def test_of_many_amounts_for_one_period_only_the_first_is_read_and_doubted() -> None:
    sizes = "".join(f"<p>${price} / month</p>" for price in (30, 50, 90))
    plan = plans_of(TWO.replace("<p>$60/mo</p>", sizes))["Max"]
    assert points(plan) == [("30", "USD", "month", "month")]
    assert plan.prices[0].doubt


TIERS = (
    "<h1>Pricing</h1><div><div><h3>Solo</h3><p>$20/month</p><p>Private mode</p></div>"
    "<div><h3>Duo</h3><p>$40/month</p><p>Support</p></div></div><h3>Is a year cheaper?</h3><p>{}</p>"
)


def charged_yearly(answer: str) -> dict[str, list[str]]:
    found = {name: points(plan) for name, plan in plans_of(TIERS.format(answer)).items()}
    return {
        name: [amount for amount, _, per, billed in of if (per, billed) == ("month", "year")]
        for name, of in found.items()
    }


def test_a_sentence_prices_the_year_of_the_tiers_it_names() -> None:
    told = "Yes. Solo annual costs $16/month (instead of $20), and Duo annual costs $32/month (instead of $40)."
    assert charged_yearly(told) == {"Solo": ["16"], "Duo": ["32"]}


@pytest.mark.parametrize(
    "answer",
    [
        "Yes. Solo costs $16/month for schools.",
        "Yes. Solo annual saves you $4/month.",
        "Yes. Solo annual costs $25/month with the add-on.",
        "Yes. Solo is monthly. An annual Trio costs $16/month.",
        "Yes. Solo annual has 2 projects for $16/month.",
    ],
    ids=["no year", "too little", "dearer", "another tier", "another thing"],
)
def test_other_sentences_price_no_year(answer: str) -> None:
    assert charged_yearly(answer) == {"Solo": [], "Duo": []}


@pytest.mark.parametrize(
    ("body", "language", "names"),
    [
        ("Мы предлагаем «Старт» за 490 ₽ в месяц (50 кредитов) и «Про» за 990 ₽ в месяц (150 кредитов).", "ru",
         ["Старт", "Про"]),
        ("베이직은 월 9,900원에 100 크레딧, 프로는 월 19,900원에 300 크레딧을 제공합니다.", "ko", ["베이직", "프로"]),
        ("ライトは月額990円で100クレジット、プロは月額1,990円で300クレジットです。", "ja", ["ライト", "プロ"]),
        ("「ライト」（月額990円・100クレジット）と「プロ」（月額1,990円・300クレジット）", "ja", ["ライト", "プロ"]),
        ("入门版每月19元，含50积分；专业版每月99元，含300积分。", "zh", ["入门版", "专业版"]),
    ],
)  # fmt: skip
def test_tiers_of_a_sentence_go_by_their_bare_names(body: str, language: str, names: list[str]) -> None:
    found = plans_of(f"<h1>Offer</h1><p>{body}</p>", language)
    assert list(found) == names
    assert all(plan.allowance is not None for plan in found.values())
