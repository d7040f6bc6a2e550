"""What held once, what was only considered and what others do is no rule of today; what holds since a day is one."""

from __future__ import annotations

import pytest
from stated_units import UNITS

from pricelint.documents.read import Origin, read_document
from pricelint.extract.policies.read import read_expiry, read_terms
from pricelint.extract.reading import Reading, read
from pricelint.model.platform import Role
from pricelint.model.units import Policy, TermName

BYGONE = [
    ("en", "Until June 2024 plan credits were cleared at the end of each month."),
    ("en", "In March 2023 we had credits that expired monthly; since then they do not."),
    ("en", "At launch, monthly credits that were not used by the renewal date were removed."),
    ("en", "We considered expiring credits monthly, but decided against it."),
    ("en", "Unused credits are lost at the end of each month. That rule has been dropped."),
    ("en", "It describes our beta, in which credits lapsed after each month."),
    ("en", "She used another service. There, credits are deleted after 30 days."),
    ("en", "It is common practice that credits expire after 30 days."),
    ("en", "Those who lost credits within the last twelve months got them back."),
    ("de", "Üblich ist leider, dass Credits nach 30 Tagen verfallen."),
    ("es", "Casi todos borran los créditos a fin de mes."),
    ("de", "Bis zum 30. September 2024 verfielen Abo-Credits zum Monatsende."),
    ("de", "Im März 2023 hatten wir Credits, die monatlich abliefen; seitdem ist das nicht mehr so."),
    ("de", "Wir haben überlegt, Credits monatlich verfallen zu lassen, uns aber dagegen entschieden."),
    ("fr", "Jusqu'en mars 2024, les crédits d'abonnement étaient perdus à la fin du mois."),
    ("fr", "Des crédits qui expirent chaque mois, c'est injuste."),
    ("es", "En marzo de 2023 teníamos créditos que caducaban al mes; desde entonces ya no."),
    ("es", "En la mayoría de los competidores los créditos caducan cada 30 días."),
    ("es", "A diferencia de otras plataformas, donde los créditos caducan cada mes, aquí son tuyos."),
    ("pt", "Até maio de 2024, os créditos do plano expiravam no fim do mês; isso mudou."),
    ("it", "Fino a giugno 2024 i crediti del piano scadevano a fine mese."),
    ("it", "Da altri fornitori i crediti dell'abbonamento scadono ogni mese."),
    ("ja", "2024年6月までは、プランクレジットは月末に失効していました。"),
    ("zh", "2024年6月之前，套餐积分在每月月底清零。"),
    ("zh", "我们曾考虑过每月清零积分，但最终决定不这样做。"),
    ("ko", "2024년 6월까지는 구독 크레딧이 월말에 소멸되었습니다."),
    ("ru", "До июня 2024 года кредиты подписки сгорали в конце месяца."),
    ("ru", "Мы думали о том, чтобы кредиты сгорали ежемесячно, но отказались."),
]
IN_FORCE = [
    ("en", "There are no exceptions: plan credits are deleted at the end of each month."),
    ("en", "Plan credits expire at the end of each month and cannot be used on other services."),
    ("es", "Los créditos del plan caducan a fin de mes y no sirven para otros servicios."),
    ("zh", "套餐积分月底清零，且不能用于其他平台。"),
    ("ja", "プランクレジットは月末に失効し、他のサービスでは使えません。"),
    ("en", "We know that it is frustrating, but plan credits expire at the end of each month."),
    ("de", "Das ist ärgerlich, aber Abo-Credits verfallen am Monatsende."),
    ("fr", "C'est dommage, mais les crédits expirent à la fin du mois."),
    ("zh", "未曾使用的套餐积分在月底清零。"),
    ("en", "From June 2024 plan credits are cleared at the end of each month."),
    ("en", "Until June 2027 plan credits expire at the end of each month."),
    ("en", "We considered your feedback, but plan credits still expire at the end of each month."),
    ("en", "Unused credits are lost at the end of each month. That rule has been in place since launch."),
    ("de", "Ab dem 30. September 2024 verfallen Abo-Credits zum Monatsende."),
    ("de", "Wir haben lange überlegt: Abo-Credits verfallen zum Monatsende."),
    ("fr", "Depuis mars 2024, les crédits d'abonnement sont perdus à la fin du mois."),
    ("es", "Desde marzo de 2023 los créditos del plan caducan al final de cada mes."),
    ("es", "A diferencia de otras plataformas, nuestros créditos del plan caducan a fin de mes."),
    ("pt", "Desde maio de 2024, os créditos do plano expiram no fim do mês."),
    ("it", "Da giugno 2024 i crediti del piano scadono a fine mese."),
    ("ja", "2024年6月から、プランクレジットは月末に失効します。"),
    ("zh", "自2024年6月起，套餐积分在每月月底清零。"),
    ("ko", "2024년 6월부터 구독 크레딧은 월말에 소멸됩니다."),
    ("ru", "С июня 2024 года кредиты подписки сгорают в конце месяца."),
]
CHANGELOG = "<h2>May 2025</h2><p>{now}</p><h2>April 2024</h2><p>{then}</p>"


def _read(language: str, body: str) -> Reading:
    html = f'<html lang="{language}"><body><h1>Heron</h1><p>{UNITS[language]}</p>{body}</body></html>'
    return read(read_document(html.encode(), Origin("heron", Role.HELP)))


@pytest.mark.parametrize(("language", "sentence"), BYGONE)
def test_what_held_once_or_elsewhere_states_no_loss(language: str, sentence: str) -> None:
    assert not read_expiry(_read(language, f"<p>{sentence}</p>"))


@pytest.mark.parametrize(("language", "sentence"), IN_FORCE)
def test_what_holds_since_a_day_or_still_states_a_loss(language: str, sentence: str) -> None:
    (fact,) = read_expiry(_read(language, f"<p>{sentence}</p>"))
    assert fact.policy is Policy.END_OF_CYCLE
    assert fact.doubt is None


def test_an_older_entry_of_a_changelog_is_doubted_and_the_newest_on_units_is_not() -> None:
    entries = CHANGELOG.format(now="Credits never expire.", then="Unused credits expire at the end of each month.")
    doubts = {fact.policy: fact.doubt for fact in read_expiry(_read("en", entries))}
    assert doubts[Policy.NEVER] is None
    assert "later entries follow" in str(doubts[Policy.END_OF_CYCLE])
    swapped = CHANGELOG.format(now="Unused credits expire at the end of each month.", then="Credits never expire.")
    doubts = {fact.policy: fact.doubt for fact in read_expiry(_read("en", f"{swapped}<h2>June 2025</h2><p>News.</p>"))}
    assert doubts[Policy.END_OF_CYCLE] is None


def test_a_heading_of_what_was_makes_a_statement_doubtful() -> None:
    (fact,) = read_expiry(_read("en", "<h2>How it used to be</h2><p>Credits expire at the end of each month.</p>"))
    assert fact.doubt
    (fact,) = read_expiry(_read("en", "<h2>How credits are used</h2><p>Credits expire at the end of each month.</p>"))
    assert fact.doubt is None


def test_a_term_that_was_lifted_is_none() -> None:
    lifted = "<p>Top-ups could be bought only with a subscription. That restriction has been lifted.</p>"
    assert not read_terms(_read("en", lifted))
    (term,) = read_terms(_read("en", "<p>Top-ups can be bought only with a subscription. That helps us plan.</p>"))
    assert (term.name, term.value) == (TermName.TOP_UP_NEEDS_PLAN, "true")
