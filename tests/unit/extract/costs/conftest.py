"""A page of ours, read for its costs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pricelint.documents.read import Origin, read_document
from pricelint.extract.reading import Reading, read

PLANS = {
    "en": "<p>Pro: $20 per month, 2,000 credits per month. Starter: $10 per month, 1,000 credits per month.</p>",
    "de": "<p>Basis: 10 € pro Monat, 1.000 Credits pro Monat. Plus: 20 € pro Monat, 2.000 Credits pro Monat.</p>",
    "fr": "<p>Pro : 20 € par mois, 2 000 crédits par mois. Solo : 10 € par mois, 1 000 crédits par mois.</p>",
    "es": "<p>Pro: 20 € al mes, 2.000 créditos al mes. Uno: 10 € al mes, 1.000 créditos al mes.</p>",
    "pt": "<p>Pro: R$ 50 por mês, 1.000 créditos por mês. Mini: R$ 20 por mês, 300 créditos por mês.</p>",
    "it": "<p>Pro: 20 € al mese, 2.000 crediti al mese. Uno: 10 € al mese, 1.000 crediti al mese.</p>",
    "ja": "<p>スタンダード 月額1,980円 2,000クレジット/月</p><p>ライト 月額980円 800クレジット/月</p>",
    "zh": "<p>专业版 ¥99/月,每月 5000 积分</p><p>基础版 ¥29/月,每月 1000 积分</p>",
    "ko": "<p>Pro 월 $10. 매월 1,000 크레딧이 지급됩니다.</p>",
}

PageReader = Callable[..., Reading]


@pytest.fixture
def read_page() -> PageReader:
    """`read_page(html, language)`: a pricing page that sells credits and holds `html` besides."""

    def build(html: str, language: str = "en") -> Reading:
        source = f'<html lang="{language}"><body><h1>Owlet</h1>{PLANS[language]}{html}</body></html>'
        return read(read_document(source.encode(), Origin("owlet")))

    return build
