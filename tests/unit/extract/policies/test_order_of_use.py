"""Which units are spent first says nothing about whether those that were bought need a subscription."""

from __future__ import annotations

import pytest

from pricelint.documents.read import Origin, read_document
from pricelint.extract.facts import extract
from pricelint.model.units import TermName

PACKS = {
    "de": "500 Credits für 10 €",
    "en": "500 credits for $10",
    "es": "500 créditos por 10 €",
    "fr": "500 crédits pour 10 €",
    "it": "500 crediti per 10 €",
    "ja": "500クレジット 1,000円",
    "ko": "500 크레딧 10,000원",
    "pt": "500 créditos por R$ 10",
    "ru": "500 кредитов за 900 ₽",
    "zh": "500 积分 ¥100",
}
ORDER = [
    ("de", "Gekaufte Credits werden nur genutzt, wenn die Credits aus dem Abo verbraucht sind."),
    ("en", "Top-up credits are used only when your subscription allowance is exhausted."),
    ("en", "Booster packs are only touched after the credits of your active plan."),
    ("es", "Los paquetes se consumen únicamente después de los créditos de tu suscripción."),
    ("fr", "Les crédits achetés ne sont utilisés qu'après épuisement des crédits de l'abonnement."),
    ("it", "I pacchetti si consumano soltanto quando i crediti dell'abbonamento sono esauriti."),
    ("ja", "追加クレジットは、サブスクリプションのクレジットを使い切った後にのみ消費されます。"),
    ("ko", "추가 크레딧은 구독 크레딧을 모두 사용한 후에만 차감됩니다."),
    ("pt", "Os pacotes são consumidos apenas quando o saldo da assinatura termina."),
    ("ru", "Дополнительные кредиты тратятся, только когда закончатся кредиты по подписке."),
    ("zh", "购买的积分仅在订阅积分用完后才会扣除。"),
]
NEEDED = [
    ("en", "Top-up credits can only be used with an active subscription."),
    ("en", "Top-up credits are only available to subscribers, and are spent after the monthly credits are gone."),
    ("de", "Gekaufte Credits können nur während eines laufenden Abos genutzt werden: Pakete nur mit Abo."),
    ("ja", "追加クレジットの購入にはサブスクリプションが必要です。"),
    ("zh", "购买积分需要有效订阅，仅限订阅用户。"),
]


def _told(language: str, sentence: str) -> list[str]:
    page = f"<html lang={language}><h1>Mivoro</h1><p>{PACKS[language]}</p><p>{sentence}</p></html>"
    terms = extract(read_document(page.encode(), Origin("page"))).terms
    return [term.value for term in terms if term.name is TermName.TOP_UP_NEEDS_PLAN]


@pytest.mark.parametrize(("language", "sentence"), ORDER)
def test_the_order_of_use_accuses_nobody(language: str, sentence: str) -> None:
    """These say only what is spent last."""
    assert _told(language, sentence) == []


@pytest.mark.parametrize(("language", "sentence"), NEEDED)
def test_a_subscription_that_is_needed_is_told(language: str, sentence: str) -> None:
    """These say that units cannot be had or used without one."""
    assert _told(language, sentence) == ["true"]


def test_nothing_else_is_lost_is_no_promise_for_units() -> None:
    """What is not deleted when the balance is used up are other things."""
    page = "<html lang=zh><h1>定价</h1><p>100 积分 ¥10</p><p>余额用尽时接口会暂停，不会删除也不会丢失任何东西。</p>"
    assert extract(read_document(page.encode(), Origin("page"))).expiry == ()
