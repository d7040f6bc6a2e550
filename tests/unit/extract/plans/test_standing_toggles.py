"""Toggles between month and year that say which one they stand on: what is printed below holds for that one."""

from __future__ import annotations

import pytest
from offers_pages import plans_of, points

_CARDS = "<div>" + "".join(
    f"<div><h3>{name}</h3><p>${price}<i>/mo</i></p><ul><li>{units} credits per month</li><li>Help</li></ul></div>"
    for name, price, units in (("Reed", 8, 90), ("Rush", 21, 400))
)
_CARDS += "</div>"


def reed(toggle: str, cards: str = _CARDS, language: str = "en") -> list[tuple[str, str, str | None, str | None]]:
    return points(plans_of(f"<h1>Plans</h1><div>{toggle}</div>{cards}", language)["Reed"])


def buttons(month: str, year: str, names: tuple[str, str] = ("Monthly", "Yearly")) -> str:
    return f"<button {month}>{names[0]}</button><button {year}>{names[1]} <b>-20%</b></button>"


@pytest.mark.parametrize(
    ("off", "on"),
    [
        ('aria-selected="false"', 'aria-selected="true"'),
        ('aria-checked="false" role="radio"', 'aria-checked="true" role="radio"'),
        ('aria-pressed="false"', 'aria-pressed="true"'),
        ('data-state="inactive"', 'data-state="active"'),
        ('class="tab"', 'class="tab active"'),
    ],
)
def test_a_monthly_price_below_a_toggle_on_the_year_is_charged_by_the_year(off: str, on: str) -> None:
    assert reed(buttons(off, on)) == [("8", "USD", "month", "year")]
    assert reed(buttons(on, off)) == [("8", "USD", "month", "month")]
    assert reed(buttons(on, on)) == [("8", "USD", "month", "month")]


@pytest.mark.parametrize(
    ("language", "names", "units"),
    [
        ("de", ("Monatlich", "Jährlich"), "Credits pro Monat für alle Bilder und Texte"),
        ("es", ("Mensual", "Anual"), "créditos al mes para todas las imágenes"),
        ("fr", ("Mensuel", "Annuel"), "crédits par mois pour toutes les images"),
        ("it", ("Mensile", "Annuale"), "crediti al mese per tutte le immagini"),
        ("pt", ("Mensal", "Anual"), "créditos por mês para todas as imagens"),
    ],
)
def test_the_labels_are_read_in_the_language_of_the_page(language: str, names: tuple[str, str], units: str) -> None:
    on, off = 'class="active"', 'class=""'
    cards = _CARDS.replace("credits per month", units).replace("<li>Help</li>", "").replace("<i>/mo</i>", "")
    assert reed(buttons(off, on, names), cards, language) == [("8", "USD", "month", "year")]
    assert reed(buttons(on, off, names), cards, language) == [("8", "USD", "month", "month")]


def test_a_switch_that_is_on_stands_on_the_label_behind_it() -> None:
    def switch(state: str) -> str:
        return f'<span>Monthly</span><button role="switch" aria-checked="{state}"></button><span>Annual</span>'

    assert reed(switch("true")) == [("8", "USD", "month", "year")]
    assert reed(switch("false")) == [("8", "USD", "month", "month")]
    box = '<label>Monthly</label><input type="checkbox" checked><label>Yearly</label>'
    assert reed(box) == [("8", "USD", "month", "year")]
    assert reed(box.replace("checkbox", "radio")) == [("8", "USD", "month", "month")]


def test_a_page_that_tells_what_is_charged_yearly_needs_no_toggle() -> None:
    told = _CARDS.replace("$21<i>/mo</i>", "$21<i>/mo</i>, or $210/year")
    assert reed(buttons("", 'class="active"'), told) == [("8", "USD", "month", "month")]
    monthly = _CARDS.replace("$8<i>/mo</i>", "$8<i>/mo, billed monthly</i>")
    assert reed(buttons("", 'class="active"'), monthly) == [("8", "USD", "month", "month")]


def test_a_chosen_label_without_its_counterpart_is_no_toggle() -> None:
    assert reed('<a class="active">Annual report</a><a>Press</a>') == [("8", "USD", "month", "month")]
    below = f"{_CARDS}<p>{buttons('', 'class=active')}</p>"
    assert reed("", below) == [("8", "USD", "month", "month")]
