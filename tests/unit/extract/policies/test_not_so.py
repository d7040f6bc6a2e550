"""What a page speaks of because it is not so: worries, kinds of units, limits denied, offers that customers make."""

from __future__ import annotations

import pytest
from stated_units import UNITS

from pricelint.documents.read import Origin, read_document
from pricelint.extract.facts import extract
from pricelint.model.platform import Role
from pricelint.model.site import PageFacts
from pricelint.model.units import Policy, TermName

WORRIES = [
    ("en", "Never worry that your unused credits expire at the end of the month."),
    ("en", "Credits that expire every month are unfair."),
    ("en", "Without a plan like ours, unused credits would expire each month."),
    ("de", "Keine Sorge, dass ungenutzte Credits am Monatsende verfallen."),
    ("fr", "Ne craignez plus que vos crédits expirent à la fin du mois."),
    ("es", "Créditos que caducan cada mes: eso no es justo."),
    ("pt", "Não se preocupe com créditos que expiram no fim do mês."),
    ("it", "Crediti che scadono ogni mese sono ingiusti."),
    ("ja", "クレジットが毎月失効する心配はありません。"),
    ("ja", "毎月失効するクレジットではありません。"),
    ("zh", "不用担心积分月底清零。"),
    ("ko", "크레딧이 매달 소멸될 걱정이 없습니다."),
    ("ru", "Не беспокойтесь, что кредиты сгорят в конце месяца."),
]
LOSSES = [
    ("en", "Credits that are not used expire at the end of the month."),
    ("de", "Credits, die nicht verbraucht werden, verfallen am Monatsende."),
    ("fr", "Les crédits que vous n'utilisez pas expirent à la fin du mois."),
    ("es", "Los créditos que no se utilicen caducan a fin de mes."),
    ("pt", "Créditos que não sejam usados expiram no fim do mês."),
    ("it", "I crediti che non hai utilizzato scadono a fine mese."),
    ("ja", "使い切れなかったクレジットは月末に失効します。"),
    ("zh", "没有用完的积分月底清零。"),
    ("ko", "다 쓰지 않은 크레딧은 월말에 소멸됩니다."),
    ("ru", "Кредиты, которые не использованы, сгорают в конце месяца."),
]
CONTRACTS = [
    ("en", "Your subscription expires at the end of the billing period after you cancel."),
    ("en", "Your subscription will expire at the end of the current billing cycle."),
    ("en", "Your membership lapses at the end of the paid period if you cancel."),
    ("en", "After cancellation, your plan remains active until the end of the billing period."),
    ("en", "Your billing cycle resets on the first of the month."),
    ("en", "We reset your password every month."),
    ("de", "Wenn Sie kündigen, verlieren Sie den Zugriff auf Pro-Funktionen."),
    ("es", "Si cancelas, pierdes el acceso a las funciones Pro."),
    ("pt", "Se cancelar, você perde o acesso aos recursos Pro."),
    ("zh", "取消后您将失去Pro功能的使用权。"),
    ("ru", "При отмене вы теряете доступ к функциям Pro."),
    ("de", "Ihr Abonnement verfällt nach der Kündigung am Monatsende."),
    ("de", "Am Monatsende verfällt Ihr Abo."),
    ("fr", "Après résiliation, votre abonnement expire à la fin de la période de facturation."),
    ("es", "Tu plan vence a fin de mes si cancelas."),
    ("pt", "Após o cancelamento, sua assinatura expira no fim do período de cobrança."),
    ("it", "Dopo la disdetta, il tuo abbonamento scade alla fine del periodo di fatturazione."),
    ("ja", "解約すると、サブスクリプションは請求期間の終了時に失効します。"),
    ("zh", "取消订阅后，会员将在月底失效。"),
    ("ko", "해지하면 구독은 결제 기간이 끝날 때 만료됩니다."),
    ("ru", "После отмены ваша подписка истекает в конце расчётного периода."),
]
OF_CONTRACTS = [
    ("en", "Your subscription credits expire at the end of the billing period."),
    ("en", "The credits of your plan expire at the end of the month."),
    ("de", "Am Monatsende verfallen Ihre Abo-Credits."),
    ("fr", "Les crédits de votre abonnement expirent à la fin du mois."),
    ("es", "Los créditos de tu plan caducan a fin de mes."),
    ("pt", "Os créditos da sua assinatura expiram no fim do mês."),
    ("it", "I crediti del tuo abbonamento scadono a fine mese."),
    ("ja", "サブスクリプションのクレジットは月末に失効します。"),
    ("zh", "订阅积分将在月底清零。"),
    ("ko", "구독 크레딧은 월말에 소멸됩니다."),
    ("ru", "Кредиты вашей подписки сгорают в конце месяца."),
]
UNLIMITED = [
    ("en", "Unlimited means unlimited: no fair-use policy, no throttling.", False),
    ("en", "Unlimited images, throttled after 500 a day.", True),
    ("de", "Unbegrenzte Bilder: keine Drosselung, keine Fair-Use-Regel.", False),
    ("de", "Unbegrenzte Bilder, nach 500 am Tag gedrosselt.", True),
    ("fr", "Images illimitées : aucun usage équitable, sans ralentissement.", False),
    ("es", "Imágenes ilimitadas: sin límite diario, sin uso justo.", False),
    ("pt", "Imagens ilimitadas: sem limite diário, sem uso justo.", False),
    ("it", "Immagini illimitate: nessun uso equo.", False),
    ("ja", "画像は無制限。速度制限も上限もありません。", False),
    ("zh", "不限量生成：没有限速，没有排队。", False),
    ("ko", "무제한 이미지: 속도 제한 없음, 대기열 없음.", False),
    ("ru", "Безлимитные изображения: без ограничения скорости.", False),
]
OFFERS_OF_OTHERS = [
    ("en", "Offer your own customers a limited-time discount with our coupon builder."),
    ("en", "Create limited-time offers for your shop in one click."),
    ("en", "Last chance to register for our free webinar."),
    ("en", "Learn how limited-time offers work."),
    ("de", "Erstelle zeitlich begrenzte Angebote für deinen Shop."),
    ("fr", "Créez une offre à durée limitée pour vos clients."),
    ("es", "Crea ofertas por tiempo limitado para tus clientes."),
    ("pt", "Crie ofertas por tempo limitado para seus clientes."),
    ("it", "Crea offerte a tempo limitato per i tuoi clienti."),
    ("ja", "期間限定セールのバナーを作成できます。"),
    ("zh", "一键生成限时优惠海报。"),
    ("ko", "기간 한정 할인 배너를 만들 수 있습니다."),
]


def facts(language: str, text: str) -> PageFacts:
    head = "<title>Kestrel</title><h1>Kestrel</h1><h2>Pro</h2><p>$10</p>"
    body = f'<html lang="{language}"><body>{head}<p>{text}</p></body></html>'.encode()
    return extract(read_document(body, Origin("pricing", Role.PRICING)))


@pytest.mark.parametrize(("language", "text"), WORRIES)
def test_what_is_spoken_of_because_it_is_not_so_is_in_doubt(language: str, text: str) -> None:
    told = facts(language, text).expiry
    assert [(fact.policy, fact.doubt is not None) for fact in told] == [(Policy.END_OF_CYCLE, True)]


@pytest.mark.parametrize(("language", "text"), LOSSES)
def test_units_that_are_not_used_are_lost_all_the_same(language: str, text: str) -> None:
    assert [(fact.policy, fact.doubt) for fact in facts(language, text).expiry] == [(Policy.END_OF_CYCLE, None)]


@pytest.mark.parametrize(("language", "text"), CONTRACTS)
def test_the_end_of_a_subscription_is_none_of_units(language: str, text: str) -> None:
    assert facts(language, f"{UNITS[language]}</p><p>{text}").expiry == ()


@pytest.mark.parametrize(("language", "text"), OF_CONTRACTS)
def test_the_units_of_a_subscription_end_as_it_says(language: str, text: str) -> None:
    assert [(fact.policy, fact.doubt) for fact in facts(language, text).expiry] == [(Policy.END_OF_CYCLE, None)]


@pytest.mark.parametrize(("language", "text", "limited"), UNLIMITED)
def test_a_limit_that_is_denied_limits_nothing(language: str, text: str, limited: bool) -> None:
    terms = [term.value for term in facts(language, text).terms if term.name is TermName.UNLIMITED_WITH_LIMITS]
    assert terms == ["true"] * limited


@pytest.mark.parametrize(("language", "text"), OFFERS_OF_OTHERS)
def test_offers_that_customers_make_press_nobody(language: str, text: str) -> None:
    assert facts(language, text).tactics == ()


def test_what_costs_nothing_is_not_charged() -> None:
    told = facts("en", "If a generation fails you will be charged nothing.").terms
    assert [term.value for term in told if term.name is TermName.FAILED_GENERATIONS] == ["refunded"]


@pytest.mark.parametrize("line", ["Only pay a success fee when we find you a flat.", "We just charge a success fee."])
def test_a_fee_for_success_is_no_refund_of_failures(line: str) -> None:
    assert not [term for term in facts("en", line).terms if term.name is TermName.FAILED_GENERATIONS]
