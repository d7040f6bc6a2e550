"""Questions with short answers: what the answer adds to what was asked, and questions that name no thing."""

from __future__ import annotations

import pytest

from pricelint.documents.read import Origin, read_document
from pricelint.extract.policies.read import read_expiry
from pricelint.extract.reading import read
from pricelint.model.platform import Role

ANSWERED = [
    ("en", "Do credits expire?", "Yes, at the end of each month.", "plan end_of_cycle"),
    ("en", "Do credits expire?", "Yes, after 12 months of inactivity.", "all on_inactivity 365"),
    ("en", "Do credits expire?", "Yes, when you cancel your subscription.", "plan on_cancel"),
    ("en", "Do credits expire?", "Yes, 12 months after purchase.", "purchased fixed_period 365"),
    ("en", "When do credits expire?", "At the end of each billing period.", "plan end_of_cycle"),
    ("en", "When do credits expire?", "Never.", "all never"),
    ("de", "Verfallen Credits?", "Ja, am Monatsende.", "plan end_of_cycle"),
    ("de", "Verfallen Credits?", "Nein.", "all never"),
    ("fr", "Les crédits expirent-ils ?", "Oui, à la fin de chaque mois.", "plan end_of_cycle"),
    ("es", "¿Los créditos caducan?", "Sí, al final de cada mes.", "plan end_of_cycle"),
    ("pt", "Os créditos expiram?", "Sim, no fim de cada mês.", "plan end_of_cycle"),
    ("it", "I crediti scadono?", "Sì, alla fine del mese.", "plan end_of_cycle"),
    ("ja", "クレジットは失効しますか？", "はい、毎月末に。", "plan end_of_cycle"),
    ("zh", "积分会过期吗？", "会，每月底。", "plan end_of_cycle"),
    ("ko", "크레딧이 만료되나요?", "네, 매월 말에요.", "plan end_of_cycle"),
    ("ru", "Сгорают ли кредиты?", "Да, в конце каждого месяца.", "plan end_of_cycle"),
    ("en", "Do credits roll over?", "Yes, from one month to the next.", "plan rollover"),
    ("en", "Do credits roll over?", "Yes, for one month.", "plan rollover 30"),
    ("de", "Werden Credits übertragen?", "Ja, von einem Monat in den nächsten.", "plan rollover"),
    ("pt", "Os créditos acumulam?", "Sim, de um mês para o outro.", "plan rollover"),
    ("it", "I crediti si accumulano?", "Sì, da un mese all'altro.", "plan rollover"),
]
OPEN = [
    ("en", "Do credits expire?", "Yes."),
    ("en", "Do credits expire?", "Yes, on most other platforms at the end of the month."),
    ("en", "Do credits expire?", "It may be, at the end of the month."),
    ("en", "Do credits expire?", "Yes, but not at the end of the month."),
    ("en", "Do credits expire?", "Yes, but we extend them each month on request."),
    ("de", "Verfallen Credits?", "Ja, aber nicht am Monatsende."),
    ("fr", "Les crédits expirent-ils ?", "Oui, mais pas à la fin du mois."),
    ("es", "¿Los créditos caducan?", "Sí, pero no a fin de mes."),
    ("ja", "クレジットは失効しますか？", "はい、ただし月末ではありません。"),
    ("zh", "积分会过期吗？", "会，但不是每月底。"),
    ("ru", "Сгорают ли кредиты?", "Да, но не в конце месяца."),
    ("en", "When do credits expire?", "On the free plan after 7 days, on Pro after 30 days."),
]
NAMELESS = [
    ("en", "Credits", "Do they expire?", "Yes, at the end of each month."),
    ("en", "Credits", "How long can I use them?", "Whatever is left at the end of the month is removed."),
    ("de", "Credits", "Wie lange sind sie gültig?", "Sie verfallen am Monatsende."),
    ("es", "Créditos", "¿Cuánto duran?", "Caducan al final de cada mes."),
    ("fr", "Crédits", "Expirent-ils ?", "Oui, à la fin de chaque mois."),
    ("ru", "Кредиты", "Сколько они хранятся?", "Они сгорают в конце месяца."),
]
OF_THINGS = [
    ("Credits", "How long do you keep my pictures?", "They are deleted after 30 days."),
    ("Credits", "What about inactive accounts?", "They are deleted after 12 months."),
    ("Pictures", "Do they expire?", "Yes, at the end of each month."),
]


def _said(language: str, body: str) -> list[str]:
    html = f'<html lang="{language}"><body><h1>Heron</h1>{body}</body></html>'
    facts = read_expiry(read(read_document(html.encode(), Origin("heron", Role.HELP))))
    return [f"{fact.pool} {fact.policy} {fact.days or ''}".strip() for fact in facts]


@pytest.mark.parametrize(("language", "question", "answer", "said"), ANSWERED)
def test_an_answer_ends_the_sentence_that_its_question_begins(
    language: str, question: str, answer: str, said: str
) -> None:
    assert _said(language, f"<h3>{question}</h3><p>{answer}</p>") == [said]


@pytest.mark.parametrize(("language", "question", "answer"), OPEN)
def test_an_answer_that_leaves_it_open_states_nothing(language: str, question: str, answer: str) -> None:
    assert _said(language, f"<h3>{question}</h3><p>{answer}</p>") == []


@pytest.mark.parametrize(("language", "heading", "question", "answer"), NAMELESS)
def test_a_question_that_names_nothing_asks_of_its_heading(
    language: str, heading: str, question: str, answer: str
) -> None:
    assert _said(language, f"<h2>{heading}</h2><h3>{question}</h3><p>{answer}</p>") == ["plan end_of_cycle"]


@pytest.mark.parametrize(("heading", "question", "answer"), OF_THINGS)
def test_a_question_on_another_thing_asks_of_that(heading: str, question: str, answer: str) -> None:
    assert _said("en", f"<h2>{heading}</h2><h3>{question}</h3><p>{answer}</p>") == []
