"""Clauses and their fair or guilty twins: what ends with a subscription, without use, and what was given."""

from __future__ import annotations

import pytest
from stated_units import UNITS

from pricelint.documents.read import Origin, read_document
from pricelint.extract.policies.read import read_expiry
from pricelint.extract.reading import read
from pricelint.model.fact import Expiry
from pricelint.model.platform import Role

INACTIVE = [
    ("en", "Credits never expire, except after 12 months of inactivity."),
    ("en", "Where an account has seen no log-in for 12 months, the credits in it are removed."),
    ("de", "Credits verfallen nicht, außer nach 12 Monaten Inaktivität."),
    ("fr", "Les crédits n'expirent plus, sauf après 12 mois d'inactivité du compte."),
    ("es", "Los créditos no caducan, salvo tras 12 meses de inactividad."),
    ("pt", "Os créditos não expiram, exceto após 12 meses de inatividade."),
    ("it", "I crediti non scadono, salvo dopo 12 mesi di inattività."),
    ("es", "Tras 12 meses sin iniciar sesión se eliminan los créditos comprados."),
    ("es", "Hay créditos comprados. Tras 12 meses sin iniciar sesión se eliminan."),
    ("zh", "积分不会过期，但12个月未登录的除外。"),
    ("ru", "Кредиты не сгорают, кроме случаев неактивности более 12 месяцев."),
]
NEVER = [
    ("en", "Credits never expire, except for trial credits."),
    ("en", "Credits never expire unless your account is closed."),
    ("de", "Credits verfallen nicht, außer Testguthaben."),
    ("fr", "Les crédits n'expirent pas, sauf les crédits offerts."),
    ("ru", "Кредиты не сгорают, кроме пробных."),
    ("de", "Zusatz-Credits haben kein Ablaufdatum."),
    ("zh", "单独购买的积分可以一直使用，直到用完为止。"),
]
CANCELLED = [
    ("en", "The moment your subscription ends, the credits you have saved up are deleted."),
    ("en", "Credits never expire, except when you cancel."),
    ("de", "Credits verfallen nicht, außer wenn Sie kündigen."),
    ("de", "<h3>Und wenn ich mein Abo beende?</h3><p>Dann erlischt das gesamte angesparte Credit-Guthaben.</p>"),
    ("fr", "<h3>Et si je résilie ?</h3><p>Les crédits cumulés sont perdus.</p>"),
    ("es", "Ten en cuenta que los créditos que te queden se anulan en cuanto la suscripción termina."),
    ("es", "<h3>¿Y si cancelo?</h3><p>Los créditos acumulados se pierden.</p>"),
    ("pt", "<h3>O que acontece quando a assinatura termina?</h3><p>Os créditos acumulados são perdidos.</p>"),
    ("it", "<h3>E se disdico?</h3><p>I crediti accumulati vengono annullati.</p>"),
    ("ja", "<h3>解約するとクレジットはどうなりますか？</h3><p>ご契約の終了と同時にすべて失われます。</p>"),
    ("zh", "订阅取消后，账户中剩余的积分将被清除。"),
    ("de", "Mit Vertragsende erlöschen die Credits ersatzlos."),
    ("zh", "订阅终止之日，累积的积分全部作废。"),
    ("ko", "구독이 종료되면 누적된 크레딧은 소멸됩니다."),
    ("ru", "<h3>А если подписка закончится?</h3><p>Тогда все накопленные кредиты аннулируются.</p>"),
]
OUTLASTING = [
    ("en", "You keep the credits you have saved up after you cancel."),
    ("de", "<h3>Und wenn ich mein Abo beende?</h3><p>Die Credits bleiben dir erhalten.</p>"),
    ("es", "Los créditos que te queden se conservan cuando la suscripción termina."),
    ("it", "<h3>E se disdico?</h3><p>I crediti accumulati restano tuoi.</p>"),
    ("zh", "订阅取消后，积分不会被清除。"),
    ("de", "Mit Vertragsende bleiben die Credits erhalten."),
    ("zh", "订阅结束后，积分仍然保留。"),
    ("ru", "<h3>А если подписка закончится?</h3><p>Кредиты сохраняются.</p>"),
]
GIFTS = [
    ("en", "New accounts start with 200 credits. They expire after 14 days."),
    ("de", "Neue Konten starten mit 200 Credits. Sie verfallen nach 14 Tagen."),
    ("fr", "Les nouveaux comptes démarrent avec 200 crédits. Ils expirent après 14 jours."),
    ("es", "Las cuentas nuevas empiezan con 200 créditos. Estos caducan a los 14 días."),
    ("pt", "Contas novas começam com 200 créditos. Eles expiram em 14 dias."),
    ("it", "I nuovi account partono con 200 crediti. Questi scadono dopo 14 giorni."),
    ("ja", "新規登録で200クレジットがもらえます。これらは14日で失効します。"),
    ("zh", "新用户注册即得200积分。这些积分14天后过期。"),
    ("ko", "신규 가입 시 200크레딧을 드립니다. 이 크레딧은 14일 후 만료됩니다."),
    ("ru", "Новые аккаунты получают 200 кредитов. Они сгорают через 14 дней."),
]
UNDER_A_HEADING = [
    ("en", "<h3>Bonus credits</h3><p>They must be spent within 14 days of the purchase.</p>", "bonus"),
    ("en", "<h3>Credit packs</h3><p>They must be spent within 14 days of the purchase.</p>", "purchased"),
    ("it", "<h3>Crediti regalati</h3><p>Scadono dopo 14 giorni.</p>", "bonus"),
    ("it", "<h3>Crediti acquistati</h3><p>Scadono dopo 14 giorni.</p>", "purchased"),
    ("es", "<h3>Paquetes</h3><p>Los créditos de un paquete tienen una vida de 14 días.</p>", "purchased"),
]
OF_PLANS = [
    ("en", "Each plan comes with 500 credits. They expire after 14 days."),
    ("de", "Jeder Tarif enthält 500 Credits. Sie verfallen nach 14 Tagen."),
    ("zh", "每个套餐含500积分。这些积分14天后过期。"),
    ("ru", "Каждый тариф включает 500 кредитов. Они сгорают через 14 дней."),
]
MONTHLY = [
    ("it", "I crediti mensili vanno usati entro la fine del mese: quelli inutilizzati scadono."),
    ("ja", "その月に使わなかったクレジットは、翌月には使えません。"),
    ("ru", "Кредиты тарифа нужно использовать до следующего списания, после этого они аннулируются."),
    ("en", "Plan credits cannot be used in the next month."),
    ("it", "Ogni mese ricevi i crediti del piano. Il residuo del mese precedente viene cancellato."),
    ("pt", "Créditos do plano valem até a próxima renovação."),
    ("ko", "요금제 크레딧은 그 달에 쓰지 않으면 다음 달에 쓸 수 없습니다."),
    ("zh", "套餐积分当月未用完的部分不会保留到下个月。"),
    ("en", "On the renewal date your plan balance is set back, and what was left over is gone."),
    ("de", "Was am Stichtag an Monats-Credits übrig ist, wird auf null gesetzt."),
    ("es", "Los créditos de tu plan sirven hasta la renovación siguiente."),
    ("it", "I crediti che avanzano non si conservano: con il rinnovo vanno persi."),
    ("ja", "プランに付属するクレジットは付与された月の間だけ有効です。"),
    ("zh", "套餐附带的积分只在发放当月可用，续费当日余额重置为套餐额度，上月剩余部分作废。"),
]
KEPT = [("ja", "使わなかったクレジットは翌月以降もそのまま使えます。"), ("ja", "未使用のクレジットは翌月も使えます。")]
SEATS = [
    ("en", "Seats that you do not use in a month are not carried over and are not refunded."),
    ("de", "Nicht genutzte Plätze werden nicht in den nächsten Monat übertragen."),
    ("fr", "Les sièges non utilisés ne sont pas reportés sur le mois suivant."),
    ("es", "Los asientos no utilizados no pasan al mes siguiente."),
    ("it", "Le postazioni non utilizzate non si trasferiscono al mese successivo."),
    ("en", "If credits ever expired again, we would tell you a year ahead."),
]
CASES = [
    *((*case, "rollover") for case in KEPT),
    *((language, clause, f"{pool} fixed_period 14") for language, clause, pool in UNDER_A_HEADING),
    *((*case, "on_inactivity") for case in INACTIVE),
    *((*case, "never") for case in NEVER),
    *((*case, "on_cancel") for case in CANCELLED),
    *((*case, "kept_on_cancel") for case in OUTLASTING),
    *((*case, "bonus fixed_period 14") for case in GIFTS),
    *((*case, "plan fixed_period 14") for case in OF_PLANS),
    *((*case, "end_of_cycle") for case in MONTHLY),
]


def _read(language: str, clause: str) -> tuple[Expiry, ...]:
    html = f'<html lang="{language}"><body><h1>Heron</h1><p>{UNITS[language]}</p><p>{clause}</p></body></html>'
    return read_expiry(read(read_document(html.encode(), Origin("heron", Role.HELP))))


@pytest.mark.parametrize(("language", "clause"), SEATS)
def test_seats_and_what_may_come_say_nothing_of_units(language: str, clause: str) -> None:
    assert not _read(language, clause)


@pytest.mark.parametrize(("language", "clause", "said"), CASES)
def test_a_clause_says_this_and_nothing_else(language: str, clause: str, said: str) -> None:
    facts = _read(language, clause)
    assert [fact.doubt for fact in facts] == [None]
    assert said in f"{facts[0].pool} {facts[0].policy} {facts[0].days}"
