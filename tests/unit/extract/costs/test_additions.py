"""What is added to another cost: marked as such, and no price of anything by itself."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from pricelint.derive.derive import derive
from pricelint.extract.costs.found import ADDED
from pricelint.extract.costs.read import read_costs
from pricelint.extract.facts import extract
from pricelint.extract.reading import Reading
from pricelint.model.site import SiteFacts

PageReader = Callable[..., Reading]

ADDITIONS = [
    ("en", "<table><tr><th>Action</th><th>Cost</th></tr><tr><td>Larger image</td><td>+2 credits</td></tr></table>"),
    ("en", "<ul><li>Sharper image (additional): 5 credits</li></ul>"),
    ("en", "<p>A transparent background costs 3 extra credits.</p>"),
    ("en", "<p>Some textures add about 3 credits per image.</p>"),
    ("de", "<p>Ein transparenter Hintergrund kostet zusätzlich 3 Credits.</p>"),
    ("fr", "<p>Une image transparente coûte 3 crédits supplémentaires.</p>"),
    ("es", "<p>Una imagen transparente cuesta 3 créditos adicionales.</p>"),
    ("pt", "<p>Uma imagem transparente custa 3 créditos adicionais.</p>"),
    ("en", "<p>Sharper models cost 3 credits more per image.</p>"),
    ("de", "<p>Schärfere Modelle kosten 3 Credits mehr pro Bild.</p>"),
    ("fr", "<p>Les modèles plus fins coûtent 3 crédits de plus par image.</p>"),
    ("es", "<p>Los modelos nítidos cuestan 3 créditos más por imagen.</p>"),
    ("pt", "<p>Os modelos nítidos custam 3 créditos a mais por imagem.</p>"),
    ("it", "<p>I modelli nitidi costano 3 crediti in più per immagine.</p>"),
]


@pytest.mark.parametrize(("language", "html"), ADDITIONS)
def test_what_is_added_to_another_cost_is_marked_as_such(read_page: PageReader, language: str, html: str) -> None:
    costs = read_costs(read_page(html, language))
    assert [(cost.modality, cost.doubt) for cost in costs] == [("image", ADDED)]


NOT_ADDED = [
    ("en", "<p>An image costs 3 credits at no extra charge.</p>"),
    ("en", "<p>An image costs 3 credits, an extra large one 8.</p>"),
    ("es", "<p>Una imagen cuesta 3 créditos más IVA.</p>"),
    ("de", "<p>Ein Bild kostet 3 Credits ohne Aufpreis.</p>"),
    ("fr", "<p>Une image coûte 3 crédits sans supplément.</p>"),
    ("es", "<p>Una imagen cuesta 3 créditos sin recargo.</p>"),
    ("pt", "<p>Uma imagem custa 3 créditos sem custo adicional.</p>"),
    ("it", "<p>Un'immagine costa 3 crediti senza supplementi.</p>"),
]


@pytest.mark.parametrize(("language", "html"), NOT_ADDED)
def test_what_is_said_to_add_nothing_is_no_addition(read_page: PageReader, language: str, html: str) -> None:
    assert {cost.doubt for cost in read_costs(read_page(html, language)) if cost.low == Decimal(3)} == {None}


def test_a_cost_beside_words_of_addition_is_still_a_cost_of_its_own(read_page: PageReader) -> None:
    html = "<ul><li>Image: 4 credits. Extra seats are sold apart.</li><li>Extra sharp image: 6 credits</li></ul>"
    assert [(f"{cost.low:f}", cost.doubt) for cost in read_costs(read_page(html))] == [("4", None), ("6", None)]


def test_an_image_has_no_price_from_what_only_a_larger_one_adds(read_page: PageReader) -> None:
    rows = "<tr><td>Image</td><td>4 credits</td></tr><tr><td>Larger image</td><td>+2 credits</td></tr>"
    document = read_page(f"<table><tr><th>Action</th><th>Cost</th></tr>{rows}</table>").document
    facts = SiteFacts((extract(document),))
    assert {chain.low.amount for chain in derive(facts).chains if chain.modality == "image"} == {Decimal("0.04")}
