"""What may be, or holds for some units or plans, is read with a doubt, and its plain twin without one."""

from __future__ import annotations

import pytest

from pricelint.documents.read import Origin, read_document
from pricelint.extract.policies.read import read_expiry
from pricelint.extract.reading import read
from pricelint.model.platform import Role

HEDGED = [
    ("en", "Unused credits may expire at the end of the month.", "Unused credits expire at the end of the month."),
    ("en", "You could lose unused credits when you cancel.", "You lose unused credits when you cancel."),
    ("en", "Some plan credits do not roll over.", "Plan credits do not roll over."),
    ("en", "Depending on your plan, credits reset monthly.", "On every plan, credits reset monthly."),
    ("en", "Credits do not roll over unless stated in your plan.", "A certain number of credits does not roll over."),
    ("en", "Credits may at renewal be removed.", "Credits that you may own are removed at renewal."),
    (
        "en",
        "We reserve the right to expire credits at the end of the month.",
        "We expire credits at the end of the month.",
    ),
    ("de", "Wir behalten uns vor, Credits am Monatsende verfallen zu lassen.", "Credits verfallen am Monatsende."),
    ("pt", "Reservamo-nos o direito de expirar créditos no fim do mês.", "Os créditos expiram no fim do mês."),
    ("it", "Ci riserviamo il diritto di far scadere i crediti a fine mese.", "I crediti scadono a fine mese."),
    ("ja", "未使用のクレジットを月末に失効させる権利を有します。", "未使用のクレジットは月末に失効します。"),
    ("zh", "我们保留在月底清零积分的权利。", "未使用的积分会在月底清零。"),
    ("ko", "월말에 크레딧을 소멸시킬 권리를 보유합니다.", "미사용 크레딧은 월말에 소멸됩니다."),
    ("ko", "회원 탈퇴 시 남은 크레딧은 소멸됩니다.", "구독 해지 또는 회원 탈퇴 시 남은 크레딧은 소멸됩니다."),
    ("ja", "退会すると、残りのクレジットは失効します。", "解約または退会すると、残りのクレジットは失効します。"),
    ("ja", "アカウントを削除すると、クレジットは失効します。", "サブスクを解約すると、クレジットは失効します。"),
    ("zh", "注销账户后，剩余积分将清零。", "取消订阅或注销账户后，剩余积分将清零。"),
    ("ru", "При удалении аккаунта кредиты сгорают.", "При отмене подписки или удалении аккаунта кредиты сгорают."),
    ("en", "When you delete your account, credits are lost.", "When you cancel your subscription, credits are lost."),
    ("de", "Wer sein Konto schließt, verliert seine Credits.", "Wer sein Abo kündigt, verliert seine Credits."),
    ("en", "Unused credits are subject to forfeiture on renewal.", "Unused credits are forfeited on renewal."),
    ("de", "Credits können am Monatsende verfallen.", "Credits verfallen am Monatsende."),
    ("fr", "Les crédits peuvent expirer à la fin du mois.", "Les crédits expirent à la fin du mois."),
    ("es", "Los créditos pueden caducar a fin de mes.", "Los créditos caducan a fin de mes."),
    ("pt", "Os créditos poderão expirar na renovação.", "Os créditos expiram na renovação."),
    ("it", "I crediti possono scadere alla fine del mese.", "I crediti scadono alla fine del mese."),
    ("en", "Credits expire each month unless you opt in.", "Credits expire each month unless you use them."),
    ("de", "Credits verfallen am Monatsende, wenn die Rechnung offen ist.", "Credits verfallen am Monatsende."),
    ("fr", "Les crédits expirent à la fin du mois si la facture est due.", "Les crédits expirent à la fin du mois."),
    ("es", "Los créditos caducan a fin de mes si la factura no se paga.", "Los créditos caducan a fin de mes."),
    ("pt", "Os créditos expiram no fim do mês caso a fatura vença.", "Os créditos expiram no fim do mês."),
    ("it", "I crediti scadono a fine mese se la fattura non è saldata.", "I crediti scadono a fine mese."),
    ("en", "According to reviews, credits expire each month.", "According to our terms, credits expire each month."),
    ("de", "Credits verfallen laut Bewertungen am Monatsende.", "Credits verfallen laut unseren AGB am Monatsende."),
    ("fr", "Selon des avis, les crédits expirent à la fin du mois.", "Vos crédits expirent à la fin du mois."),
    ("es", "Según varias reseñas, los créditos caducan a fin de mes.", "Sus créditos caducan a fin de mes."),
    ("pt", "Segundo avaliações, os créditos expiram no fim do mês.", "Seus créditos expiram no fim do mês."),
    ("it", "Secondo gli utenti, i crediti scadono a fine mese.", "I tuoi crediti scadono a fine mese."),
    ("en", "Credits vanish each month. Not with us.", "Credits vanish each month. Not all of you know."),
    ("de", "Credits verfallen am Monatsende. Nicht bei uns.", "Credits verfallen am Monatsende. Nicht vergessen!"),
    ("fr", "Les crédits expirent à la fin du mois. Pas chez nous.", "Les crédits expirent à la fin du mois. Bien."),
    ("es", "Los créditos caducan a fin de mes. Con nosotros no.", "Los créditos caducan a fin de mes. Vale."),
    ("pt", "Os créditos expiram no fim do mês. Aqui não.", "Os créditos expiram no fim do mês. Certo."),
    ("it", "I crediti scadono a fine mese. Non da noi.", "I crediti scadono a fine mese. Non molti lo sanno."),
    (
        "en",
        "Service credits lapse when you cancel. See our SLA.",
        "Service credits lapse when you cancel. See our terms.",
    ),
    ("pt", "Única compensação do SLA: créditos, que não se acumulam.", "Os créditos não se acumulam."),
    ("en", "Credit memos expire at the end of the month.", "Credit balances expire at the end of the month."),
    ("de", "Credit-Anfragen verfallen am Monatsende.", "Credit-Guthaben verfallen am Monatsende."),
    ("fr", "Les notes de crédit expirent à la fin du mois.", "Les soldes de crédits expirent à la fin du mois."),
    ("es", "Las líneas de crédito caducan a fin de mes.", "Los saldos de créditos caducan a fin de mes."),
    ("pt", "As solicitações de crédito expiram no fim do mês.", "Os saldos de créditos expiram no fim do mês."),
    ("it", "Le note di credito scadono a fine mese.", "Le unità di credito scadono a fine mese."),
    ("ja", "未使用のクレジットは月末に失効する場合があります。", "未使用のクレジットは月末に失効します。"),
    ("zh", "未使用的积分可能会在月底清零。", "未使用的积分会在月底清零。"),
    ("ko", "미사용 크레딧은 월말에 소멸될 수 있습니다.", "미사용 크레딧은 월말에 소멸됩니다."),
    ("ru", "Кредиты могут сгорать в конце месяца.", "Кредиты сгорают в конце месяца."),
    ("ja", "未使用のクレジットは翌月へ繰り越せる場合があります。", "未使用のクレジットは翌月へ繰り越せます。"),
    ("zh", "未使用的积分可能会结转到下个月。", "未使用的积分会结转到下个月。"),
    ("ko", "미사용 크레딧은 다음 달로 이월될 수도 있습니다.", "미사용 크레딧은 다음 달로 이월할 수 있습니다."),
]


def doubts(language: str, text: str) -> list[bool]:
    html = f'<html lang="{language}"><body><h1>Owlet</h1><p>{text}</p></body></html>'
    facts = read_expiry(read(read_document(html.encode(), Origin("owlet", Role.FAQ))))
    return [fact.doubt is not None for fact in facts]


@pytest.mark.parametrize(("language", "hedged", "plain"), HEDGED)
def test_a_hedge_is_a_doubt_and_its_plain_twin_is_none(language: str, hedged: str, plain: str) -> None:
    assert doubts(language, hedged) == [True]
    assert doubts(language, plain) == [False]


def test_that_units_may_not_be_carried_over_is_a_rule() -> None:
    assert doubts("en", "Unused credits may not be carried over to the next month.") == [False]


def test_a_statement_without_a_doubt_stands_for_its_hedged_repetition() -> None:
    text = "Unused credits may expire at the end of the month. Unused credits expire at the end of the month."
    assert doubts("en", text) == [False]


@pytest.mark.parametrize(("lead", "doubted"), [("If we launch memberships one day:", True), ("With a plan:", False)])
def test_what_is_told_of_a_plan_that_is_not_sold_yet_is_in_doubt(lead: str, doubted: bool) -> None:
    listed = f"<p>{lead}</p><ul><li>Credits that come with a plan expire at the end of each month</li></ul>"
    page = f"<html lang=en><body><h1>Owlet</h1><p>A picture costs 5 credits.</p>{listed}</body></html>"
    facts = read_expiry(read(read_document(page.encode(), Origin("terms", Role.TERMS))))
    assert [bool(fact.doubt) for fact in facts] == [doubted]


@pytest.mark.parametrize(("given", "doubted"), [("as compensation for an outage", True), ("when you pay", False)])
def test_units_that_make_up_for_an_outage_are_none_that_are_sold(given: str, doubted: bool) -> None:
    told = f"<p>Credits that you receive {given} expire 60 days after they are issued.</p>"
    page = f"<html lang=en><body><h1>Owlet</h1><p>A picture costs 5 credits.</p><h2>Credits</h2>{told}</body></html>"
    facts = read_expiry(read(read_document(page.encode(), Origin("terms", Role.TERMS))))
    assert [bool(fact.doubt) for fact in facts] == [doubted]
