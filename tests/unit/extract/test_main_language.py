"""The language of a page is that of its offers, also where menus, cookie notices and testimonials are English."""

from __future__ import annotations

import pytest
from offers_pages import reading_of

MENU = (
    "<nav><a>Home</a><a>Use cases</a></nav><p>We use cookies to improve your experience on our website. By continuing "
    "to browse you agree to the use of cookies. You can change your settings at any time.</p>"
)
PRAISE = (
    "<p>“The best voice tool that I have used in my whole career, it saves me 10 hours every week.”</p>"
    "<p>“It has changed the way we work with our 200 clients all over the world.”</p>"
    "<footer>© 2026 All rights reserved. Terms of service. Follow us.</footer>"
)


@pytest.mark.parametrize(
    ("price", "period", "granted", "language"),
    [
        ("9 €", "pro Monat", "300 Credits pro Monat", "de"),
        ("9 €", "par mois", "300 crédits par mois", "fr"),
        ("9 €", "al mes", "300 créditos al mes", "es"),
        ("R$ 9", "por mês", "300 créditos por mês", "pt"),
        ("9 €", "al mese", "300 crediti al mese", "it"),
        ("900 ₽", "в месяц", "300 кредитов в месяц", "ru"),
        ("900円", "月額", "毎月300クレジット", "ja"),
        ("9,000원", "월", "매월 300 크레딧", "ko"),
        ("¥90", "每月", "每月300积分", "zh"),
        ("$9", "per month", "300 credits per month", "en"),
    ],
)
@pytest.mark.parametrize("declared", ["", "en"])
def test_offers_tell_what_a_page_is_written_in(
    price: str, period: str, granted: str, language: str, declared: str
) -> None:
    cards = "".join(f"<h3>{name}</h3><p>{price}</p><p>{period}</p><p>{granted}</p>" for name in ("Solo", "Duo"))
    assert reading_of(f"{MENU}{cards}{PRAISE}", declared).language == language
