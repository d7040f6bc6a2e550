"""Sentences with the words of pressure or of differing prices that are neither."""

from __future__ import annotations

import pytest

from pricelint.documents.read import Origin, read_document
from pricelint.extract.facts import extract

INNOCENT = [
    ("de", "Für Gründer, die ihre ersten 500 Kunden suchen."),
    ("en", "For makers on the way to their first 500 customers."),
    ("en", "Win your very first 100 subscribers."),
    ("en", "How Mivoro’s first 250 users work."),
    ("es", "Consigue tus primeros 500 clientes."),
    ("fr", "Trouvez vos 500 premiers clients."),
    ("pt", "Conquiste seus primeiros 500 clientes."),
    ("ru", "Найдите свои первые 500 клиентов."),
    ("de", "Der Preis hängt nicht vom Land ab."),
    ("de", "Ihr Bestätigungscode läuft in 10 Minuten ab."),
    ("en", "Only 2 seats left on your team plan? Add more any time."),
    ("en", "Hurry-free checkout: no timers, no countdowns."),
    ("en", "Your verification code expires in 10 minutes."),
    ("en", "Prices do not depend on your country or device."),
    ("es", "Los precios no varían según el país."),
    ("fr", "Votre code expire dans 10 minutes."),
    ("fr", "Les prix ne dépendent pas du pays."),
    ("it", "Il prezzo non dipende dal paese."),
    ("ja", "価格は国によって変わりません。"),
    ("ko", "가격은 국가에 따라 달라지지 않습니다."),
    ("pt", "Seu código expira em 10 minutos."),
    ("ru", "Цены не зависят от страны."),
    ("zh", "价格不因国家而异。"),
    ("de", "„Testphase“ bezeichnet ein zeitlich begrenztes Angebot ohne Kosten."),
    ("en", "“Trial” means a promotional, time-limited offer without a charge."),
    ("es", "«Prueba» significa una oferta por tiempo limitado y sin cargo."),
    ("fr", "« Essai » désigne une offre limitée dans le temps et sans frais."),
    ("it", "«Prova» indica un’offerta a tempo limitato e senza costi."),
    ("ja", "「お試し」とは、期間限定の無料オファーをいいます。"),
    ("ko", '"체험"이란 기간 한정 무료 제공을 말합니다.'),
    ("pt", "“Teste” significa uma oferta por tempo limitado e sem custo."),
    ("ru", "«Проба» означает предложение, ограниченное по времени."),
    ("zh", "“试用”是指限时优惠的免费服务。"),
    ("en", "Each promo code is valid for a limited time only."),
    ("de", "Gutscheincodes sind nur für begrenzte Zeit gültig."),
    ("fr", "Les codes promo sont valables pour une durée limitée."),
    ("es", "Los códigos promocionales son válidos por tiempo limitado."),
    ("pt", "Os códigos promocionais são válidos por tempo limitado."),
    ("it", "I codici promozionali sono validi per un tempo limitato."),
    ("ja", "クーポンコードは期間限定です。"),
    ("ko", "쿠폰 코드는 기간 한정으로 사용할 수 있습니다."),
]
GUILTY = [
    ("de", "Nur für die ersten 500 Kunden: 30 % Rabatt.", "low_stock"),
    ("en", "30% off for our first 500 customers.", "low_stock"),
    ("es", "Para los primeros 500 clientes: 30 % de descuento.", "low_stock"),
    ("fr", "Pour les 500 premiers clients : -30 %.", "low_stock"),
    ("pt", "Para os primeiros 500 clientes: 30% de desconto.", "low_stock"),
    ("ru", "Скидка 30 % первым 500 клиентам.", "low_stock"),
    ("en", "Today only: 50% off your annual plan.", "limited_time"),
    ("en", "Only 3 seats left at this price.", "low_stock"),
    ("de", "Zeitlich begrenztes Angebot: 30 % Rabatt.", "limited_time"),
    ("en", "Time-limited offer: 30% off.", "limited_time"),
    ("en", "Code OWL20: valid for a limited time only.", "limited_time"),
    ("ja", "期間限定の特別オファー", "limited_time"),
    ("fr", "Offre : expire dans 10 minutes.", "countdown"),
    ("pt", "A oferta expira em 10 minutos.", "countdown"),
]


def _told(language: str, sentence: str) -> list[str]:
    page = f"<html lang={language}><h1>Mivoro</h1><p>500 credits for $10</p><p>{sentence}</p></html>"
    facts = extract(read_document(page.encode(), Origin("page")))
    return [one.kind.value for one in facts.tactics] + [one.kind.value for one in facts.variations]


@pytest.mark.parametrize(("language", "sentence"), INNOCENT)
def test_words_of_pressure_alone_accuse_nobody(language: str, sentence: str) -> None:
    """They are denied, said of a code or of the reader's own seats, or define a term, or rule on codes at large."""
    assert _told(language, sentence) == []


@pytest.mark.parametrize(("language", "sentence", "kind"), GUILTY)
def test_pressure_is_told(language: str, sentence: str, kind: str) -> None:
    """The same words about an offer."""
    assert kind in _told(language, sentence)
