"""What a plan grants, in the words of each language: it makes a page one that counts in units."""

from __future__ import annotations

UNITS = {
    "en": "1,000 credits per month",
    "de": "1.000 Credits pro Monat",
    "fr": "1 000 crédits par mois",
    "es": "1.000 créditos al mes",
    "pt": "1.000 créditos por mês",
    "it": "1.000 crediti al mese",
    "ja": "毎月1,000クレジット",
    "zh": "每月1000积分",
    "ko": "매월 1,000 크레딧",
    "ru": "1000 кредитов в месяц",
}
