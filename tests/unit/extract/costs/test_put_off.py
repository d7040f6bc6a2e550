"""Actions of a table whose cost is put off: the page says so, and no reader takes the table for complete."""

from __future__ import annotations

import pytest

from pricelint.documents.read import Origin, read_document
from pricelint.extract.facts import extract
from pricelint.model.fact import HintTopic
from pricelint.model.notes import ANNOUNCED
from pricelint.model.platform import Role

TABLES = [
    ("en", "$10 per month: 1,000 credits a month", "Action", "Credits", "One picture", "announced at availability"),
    ("de", "10 € pro Monat: 1.000 Credits im Monat", "Aktion", "Credits", "Ein Bild", "wird bekannt gegeben"),
    ("fr", "10 € par mois : 1 000 crédits par mois", "Action", "Crédits", "Une image", "annoncé plus tard"),
    ("es", "10 € al mes: 1.000 créditos al mes", "Acción", "Créditos", "Una imagen", "se anunciará en breve"),
    ("es", "10 € al mes: 1.000 créditos al mes", "Acción", "Créditos", "Una imagen", "cuando esté disponible"),
    ("pt", "R$ 50 por mês: 1.000 créditos por mês", "Ação", "Créditos", "Uma imagem", "anunciado mais tarde"),
    ("pt", "R$ 50 por mês: 1.000 créditos por mês", "Ação", "Créditos", "Uma imagem", "a definir"),
    ("it", "10 € al mese: 1.000 crediti al mese", "Azione", "Crediti", "Un'immagine", "da definire"),
    ("ja", "月額1,000円、毎月1,000クレジット", "操作", "クレジット", "画像1枚", "提供開始時にお知らせ"),
    ("ko", "월 10,000원, 매월 1,000 크레딧", "작업", "크레딧", "이미지 1장", "추후 공지"),
    ("ko", "월 10,000원, 매월 1,000 크레딧", "작업", "크레딧", "이미지 1장", "미정"),
    ("zh", "¥50 / 月，每月 1,000 积分", "操作", "积分", "一张图片", "另行公布"),
    ("ru", "500 ₽ в месяц: 1000 кредитов в месяц", "Действие", "Кредиты", "Одно изображение", "уточняется"),
]


@pytest.mark.parametrize(("language", "offer", "action", "unit", "made", "later"), TABLES)
def test_a_cost_that_is_put_off_is_told(
    language: str, offer: str, action: str, unit: str, made: str, later: str
) -> None:
    lines = ((action, unit), (made, "5"), ("Reeflens", later))
    rows = "".join(f"<tr><td>{name}</td><td>{cost}</td></tr>" for name, cost in lines)
    body = f'<html lang="{language}"><body><h1>Owlet</h1><p>{offer}</p><table>{rows}</table></body></html>'
    facts = extract(read_document(body.encode(), Origin("pricing", Role.PRICING)))
    assert [cost.low for cost in facts.costs] == [5]
    assert [hint.note for hint in facts.hints if hint.topic is HintTopic.COST] == [ANNOUNCED]
