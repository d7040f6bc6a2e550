"""Units that terms define in brackets ("Credits"), however seldom they are named."""

from __future__ import annotations

import pytest
from offers_pages import reading_of

REST = {
    "en": "Other words of these terms follow here, and none of them is about paying. ",
    "de": "Weitere Worte dieser Bedingungen folgen hier, und keines handelt vom Bezahlen. ",
    "fr": "La suite de ces conditions est ici, et elle ne parle pas de paiement. ",
}


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "en",
            'The service may offer consumable units that can be redeemed for certain features ("Credits").',
            "credit",
        ),
        ("en", "We sell prepaid units for renders (the “Coins”).", "coin"),
        ("de", "Nutzer erwerben Guthaben für Bilder („Credits“).", "credit"),
        ("fr", "Les unités achetées (« Crédits ») servent à créer des images.", "crédit"),
    ],
)
def test_a_unit_that_terms_define_is_the_unit(language: str, text: str, name: str) -> None:
    unit = reading_of(f"<p>{text}</p><p>{REST[language] * 40}</p>", language).unit
    assert unit is not None
    assert unit.name == name


@pytest.mark.parametrize(
    "text",
    [
        "The photographers are thanked at the end (“Photo Credits”).",
        'If uptime falls below 99.9 %, service credits ("Credits") go against the next invoice under this SLA.',
        'Members collect points for every flight ("Points") and redeem them for award flights.',
        "Credits may be mentioned once.",
    ],
)
def test_other_definitions_make_no_unit(text: str) -> None:
    assert reading_of(f"<p>{text}</p><p>{REST['en'] * 40}</p>").unit is None
