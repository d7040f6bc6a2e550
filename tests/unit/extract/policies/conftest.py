"""Pages of our own for the policy readers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pricelint.documents.read import Origin, read_document
from pricelint.extract.reading import Reading, read

PageReader = Callable[..., Reading]

OFFERS = {
    "en": "<p>Pebble, $10 per month: 1,000 credits a month</p><p>A picture costs 5 credits, in 4K 10 credits.</p>",
    "de": "<p>Kiesel, 10 € pro Monat: 1.000 Credits im Monat</p><p>Ein Bild kostet 5 Credits, in 4K 10 Credits.</p>",
    "fr": "<p>Galet, 10 € par mois : 1 000 crédits par mois</p><p>Une image coûte 5 crédits, en 4K 10 crédits.</p>",
    "es": "<p>Guijarro, 10 € al mes: 1.000 créditos al mes</p><p>Una imagen cuesta 5 créditos, en 4K 10 créditos.</p>",
    "pt": "<p>Seixo, R$ 50 por mês: 1.000 créditos por mês</p><p>Cada imagem usa 5 créditos, em 4K 10 créditos.</p>",
    "it": "<p>Ciottolo, 10 € al mese: 1.000 crediti al mese</p><p>Un'immagine costa 5 crediti, in 4K 10 crediti.</p>",
    "ja": "<p>小石プラン 月額1,000円、毎月1,000クレジット</p><p>画像は5クレジット、4Kは10クレジット。</p>",
    "ko": "<p>조약돌 요금제 월 10,000원, 매월 1,000 크레딧</p><p>이미지는 5 크레딧, 4K는 10 크레딧입니다.</p>",
    "ru": "<p>Галька, 990 ₽ в месяц: 1 000 кредитов в месяц</p><p>Картинка стоит 5 кредитов, в 4K 10 кредитов.</p>",
    "zh": "<p>卵石会员 ¥50 / 月，每月 1,000 积分</p><p>每张图片消耗 5 积分，4K 图片消耗 10 积分。</p>",
}


@pytest.fixture
def read_page() -> PageReader:
    """`read_page(html, language)`: a page that sells credits in a language and holds `html` under its own heading."""

    def build(html: str, language: str = "en") -> Reading:
        source = f'<html lang="{language}"><body><h1>Owlet</h1>{OFFERS[language]}<h2>?!</h2>{html}</body></html>'
        return read(read_document(source.encode(), Origin("owlet")))

    return build
