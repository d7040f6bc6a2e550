"""What is claimed, advertised, marked up or only touched."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from pricelint.extract.costs.claims.advertised import read_advertised
from pricelint.extract.costs.claims.equivalences import read_equivalences
from pricelint.extract.costs.claims.hints import read_cost_hints
from pricelint.extract.costs.claims.markups import read_markups
from pricelint.extract.costs.read import read_costs
from pricelint.extract.reading import Reading

PageReader = Callable[..., Reading]

CARD = "<div><h2>Folded</h2><p>$15 a month</p><p>900 credits a month</p><ul>{}</ul></div>"


def advertised(reading: Reading) -> list[str]:
    return [item.item for item in read_advertised(reading, read_costs(reading))]


def test_a_yield_is_a_claim_with_the_units_it_is_made_for(read_page: PageReader) -> None:
    (claim,) = read_equivalences(read_page("<p>1,000 credits make up to 250 images</p>"))
    assert (claim.units, claim.count, claim.per, claim.best_case) == (Decimal(1000), Decimal(250), "image", True)


def test_a_cost_is_no_claim(read_page: PageReader) -> None:
    assert read_equivalences(read_page("<p>Each image costs 2 credits.</p>")) == ()


def test_actions_of_a_plan_card_are_advertised_and_properties_are_not(read_page: PageReader) -> None:
    properties = ("No watermark", "5 seats", "99 drawing styles", "Commercial licence", "4K export")
    items = "<li>Video generation</li>" + "".join(f"<li>{name}</li>" for name in properties)
    assert advertised(read_page(CARD.format(items))) == ["Video generation"]


def test_an_item_beside_items_with_costs_is_advertised(read_page: PageReader) -> None:
    assert advertised(read_page(CARD.format("<li>Images, 2 credits each</li><li>Talking avatars</li>"))) == [
        "Talking avatars"
    ]


def test_a_row_of_a_cost_table_without_a_cost_is_advertised(read_page: PageReader) -> None:
    html = (
        "<table><tr><th>Model</th><th>Output</th><th>Credits</th></tr>"
        "<tr><td>Aurora 2</td><td>image</td><td>4</td></tr>"
        "<tr><td>Ember Voice</td><td>minute of speech</td><td>–</td></tr></table>"
    )
    assert advertised(read_page(html)) == ["Ember Voice, minute of speech"]


def test_menus_and_footers_advertise_nothing(read_page: PageReader) -> None:
    assert advertised(read_page("<nav><ul><li>Video generation</li></ul></nav>")) == []


def test_what_distinguishes_an_item_is_kept_and_general_words_are_not(read_page: PageReader) -> None:
    reading = read_page(CARD.format("<li>Video generation up to 10 seconds</li><li>Comet video</li>"))
    assert [item.named for item in read_advertised(reading, ())] == [(), ("comet",)]


MARKED = (
    "<h2>Credits per generation</h2><table><tr><th>Model</th><th>Output</th><th>Standard</th><th>Premium</th></tr>"
    "<tr><td>Aurora 2</td><td>1 image, 1024 × 1024</td><td>4 credits</td><td>10 credits</td></tr></table><p>{}</p>"
)


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("Premium is there for the moments when your work deserves it.", False),
        ("Premium jobs skip the queue and are done about three times faster.", True),
    ],
)
def test_a_premium_column_is_a_markup_with_its_difference_where_one_is_stated(
    read_page: PageReader, sentence: str, stated: bool
) -> None:
    reading = read_page(MARKED.format(sentence))
    (markup,) = read_markups(reading, read_costs(reading))
    assert (markup.plain, markup.premium, markup.same_model) == (Decimal(4), Decimal(10), True)
    assert (markup.difference == sentence) is stated


def test_another_resolution_is_another_output_and_no_markup(read_page: PageReader) -> None:
    html = (
        "<h2>积分消耗</h2><ul><li>流萤 3.0 普通:5 秒,1080p,30 积分</li><li>流萤 3.0 高清:5 秒,2160p,75 积分</li></ul>"
    )
    reading = read_page(html, "zh")
    assert len(read_costs(reading)) == 2
    assert read_markups(reading, read_costs(reading)) == ()


def test_models_of_different_names_are_told_apart(read_page: PageReader) -> None:
    html = (
        "<table><tr><th>Model</th><th>Size</th><th>Credits per image</th></tr><tr><td>Meadow 1</td><td>1024 × 1024</td>"
        "<td>5</td></tr><tr><td>Summit 4 Premium</td><td>1024 × 1024</td><td>15</td></tr></table>"
    )
    reading = read_page(html)
    (markup,) = read_markups(reading, read_costs(reading))
    assert markup.same_model is False


def test_a_passage_that_only_says_that_costs_vary_is_a_hint(read_page: PageReader) -> None:
    (hint,) = read_cost_hints(read_page("<p>The number of credits for a clip depends on the model and the length.</p>"))
    assert hint.topic == "cost"
    assert hint.evidence[0].quote == "The number of credits for a clip depends on the model and the length."


def test_a_link_to_a_list_of_costs_is_a_hint(read_page: PageReader) -> None:
    (hint,) = read_cost_hints(read_page('<p><a href="credits.html">How credits are used</a></p>'))
    assert hint.note == "a link to credits.html"


def test_a_name_that_ends_in_a_label_is_another_model_unless_an_output_or_a_plain_variant_is_stated(
    read_page: PageReader,
) -> None:
    page = "<h2>Credits per image model</h2><ul><li>Bramble{}: 50 credits</li><li>Bramble Pro{}: 200 credits</li></ul>"
    for plain, premium, pairs in (("", "", 0), (" Standard", "", 1), (", 1024 px", ", 1024 px", 1)):
        reading = read_page(page.format(plain, premium))
        assert len(read_costs(reading)) == 2
        assert sum(markup.same_model for markup in read_markups(reading, read_costs(reading))) == pairs


def test_a_label_on_a_means_that_makes_nothing_known_is_a_doubt(read_page: PageReader) -> None:
    lines = "<li>Classic lines without rendering: 1 credit</li><li>Premium lines without rendering: 8 credits</li>"
    reading = read_page(f"<h2>Costs</h2><ul>{lines}</ul>")
    assert [markup.same_model for markup in read_markups(reading, read_costs(reading))] == [False]


@pytest.mark.parametrize(("name", "pairs"), [("Ember-pro", 0), ("Ember Pro", 1)])
def test_a_label_that_a_hyphen_joins_to_a_name_makes_another_model(
    read_page: PageReader, name: str, pairs: int
) -> None:
    items = f"<li>Ember, 1024 px: 50 credits</li><li>{name}, 1024 px: 200 credits</li>"
    reading = read_page(f"<h2>Credits per image model</h2><ul>{items}</ul>")
    assert sum(markup.same_model for markup in read_markups(reading, read_costs(reading))) == pairs
