"""Terms and their twins: tax inside a price or added to it, one price or two, unlimited with a limit or without."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pricelint.extract.policies.read import read_terms, read_variations
from pricelint.extract.reading import Reading

PageReader = Callable[..., Reading]


@pytest.mark.parametrize(
    ("language", "excluded", "included"),
    [
        ("en", "Tax is worked out at checkout and added to the prices above.", "All prices include value added tax."),
        ("de", "Die Mehrwertsteuer ist nicht im Preis enthalten.", "Alle Preise enthalten 19 % Mehrwertsteuer."),
        ("fr", "Les taxes ne sont pas incluses dans le prix.", "Les taxes sont incluses dans le prix affiché."),
        ("es", "Los precios no incluyen IVA.", "Los impuestos están incluidos en el precio."),
        ("pt", "Os impostos não estão incluídos no preço.", "Os preços incluem todos os impostos."),
        ("it", "Le tasse non sono incluse nel prezzo.", "I prezzi sono comprensivi di IVA."),
        ("ja", "表示価格には消費税が含まれていません。", "表示価格には消費税が含まれています。"),
    ],
)
def test_tax_is_outside_a_price_or_inside(read_page: PageReader, language: str, excluded: str, included: str) -> None:
    said = [[term.value for term in read_terms(read_page(f"<p>{text}</p>", language))] for text in (excluded, included)]
    assert said == [["true"], ["false"]]


@pytest.mark.parametrize(
    ("language", "possible", "plain"),
    [
        ("en", "Fees may also be exclusive of applicable taxes.", "Fees are exclusive of applicable taxes."),
        ("de", "Die Preise können zzgl. MwSt. sein.", "Die Preise sind zzgl. MwSt."),
        ("fr", "Les prix peuvent être hors TVA.", "Les prix sont hors TVA."),
        ("pt", "Os preços podem não incluir impostos.", "Os preços não incluem impostos."),
        ("it", "I prezzi possono essere IVA esclusa.", "I prezzi sono IVA esclusa."),
        ("ja", "価格は税別の場合があります。", "価格は税別です。"),
        ("zh", "价格可能不含税。", "价格不含税。"),
        ("ko", "가격은 부가세 별도일 수도 있습니다.", "가격은 부가세 별도입니다."),
        ("ru", "Цены могут быть указаны без НДС.", "Цены указаны без НДС."),
    ],
)
def test_tax_that_may_come_on_top_is_doubted(read_page: PageReader, language: str, possible: str, plain: str) -> None:
    terms = [read_terms(read_page(f"<p>{text}</p>", language)) for text in (possible, plain)]
    assert [[(term.value, term.doubt is None) for term in said] for said in terms] == [
        [("true", False)],
        [("true", True)],
    ]


@pytest.mark.parametrize(
    ("language", "same", "cheaper"),
    [
        ("en", "Pay with crypto and save nothing: prices are the same.", "Pay with crypto and save 10%."),
        ("en", "Pay with crypto: no discount.", "Packs cost 10% less when you pay with Bitcoin."),
    ],
)
def test_a_price_that_is_the_same_varies_by_nothing(
    read_page: PageReader, language: str, same: str, cheaper: str
) -> None:
    assert read_variations(read_page(f"<p>{same}</p>", language)) == ()
    assert read_variations(read_page(f"<p>{cheaper}</p>", language))


@pytest.mark.parametrize(
    ("language", "free", "limited"),
    [
        ("en", "<h2>Fair use and unlimited plans</h2>", "<h2>Unlimited plans (fair use applies)</h2>"),
        (
            "fr",
            "<p>Images illimitées, sans limite d'usage raisonnable.</p>",
            "<p>Images illimitées, dans la limite d'un usage raisonnable.</p>",
        ),
    ],
)
def test_unlimited_is_limited_by_what_is_said_of_it(
    read_page: PageReader, language: str, free: str, limited: str
) -> None:
    assert read_terms(read_page(free, language)) == ()
    assert [term.value for term in read_terms(read_page(limited, language))] == ["true"]
