"""Costs of actions: from sentences, labels and tables, in seven languages; and what is no cost."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pricelint.extract.costs.read import read_costs
from pricelint.extract.reading import Reading
from pricelint.model.fact import Cost

PageReader = Callable[..., Reading]


def said(reading: Reading) -> list[tuple[str, str, str]]:
    """(modality, amount, per) of each cost, in order."""
    return [(cost.modality, _amount(cost), cost.per) for cost in read_costs(reading)]


def _amount(cost: Cost) -> str:
    return f"{cost.low:f}" if cost.low == cost.high else f"{cost.low:f}-{cost.high:f}"


SENTENCES = [
    ("en", "Each image costs 2 credits.", ("image", "2", "image")),
    ("en", "Dubbing one minute of video uses one credit.", ("video", "1", "minute")),
    ("en", "An article of 1,000 words uses 20 credits.", ("text", "20", "1000_words")),
    ("en", "5 credits for every 30 seconds of transcription, rounded up.", ("audio", "10", "minute")),
    ("en", "Video is 12 credits per second.", ("video", "12", "second")),
    ("en", "1 credit = 2 seconds of video.", ("video", "0.5", "second")),
    ("en", "4 credits can generate 1 high-quality image.", ("image", "4", "image")),
    ("en", "You get 10 events per credit.", ("other", "0.1", "other")),
    ("en", "One credit, one task.", ("other", "1", "other")),
    ("en", "It costs 8 credits to generate a song.", ("audio", "8", "song")),
    ("en", "Speech: 2 credits per 100 characters.", ("audio", "20", "1000_characters")),
    ("de", "Ein Video von 5 Sekunden kostet 60 Credits.", ("video", "60", "video")),
    ("de", "Pro Minute Audio werden 3 Credits berechnet.", ("audio", "3", "minute")),
    ("fr", "Chaque image coûte 2 crédits.", ("image", "2", "image")),
    ("fr", "La transcription consomme 1 crédit par minute.", ("audio", "1", "minute")),
    ("es", "Un minuto de audio consume 3 créditos.", ("audio", "3", "minute")),
    ("es", "Vídeos de 5 segundos a 80 créditos", ("video", "80", "video")),
    ("en", "Text-to-image generations cost between 1 and 5 credits.", ("image", "1-5", "image")),
    ("pt", "Cada retrato gasta 4 créditos.", ("image", "4", "image")),
    ("ja", "動画1秒あたり10クレジットを消費します。", ("video", "10", "second")),
    ("ja", "画像生成:1枚3クレジット", ("image", "3", "image")),
    ("zh", "配音每 1000 字消耗 50 积分。", ("audio", "50", "1000_characters")),
    ("zh", "文生视频:20积分/秒", ("video", "20", "second")),
]


@pytest.mark.parametrize(("language", "sentence", "expected"), SENTENCES)
def test_a_sentence_states_one_cost(
    read_page: PageReader, language: str, sentence: str, expected: tuple[str, str, str]
) -> None:
    assert said(read_page(f"<p>{sentence}</p>", language)) == [expected]


NO_COSTS = [
    ("en", "Get 50 credits free when you sign up."),
    ("en", "Receive 100 credits for each friend you refer."),
    ("en", "500 credits for $5."),
    ("en", "Image pack: 500 credits, one payment of $5."),
    ("en", "1,000 credits make up to 250 images."),
    ("en", "1,000 credits (≈ 50 videos / 125 images)"),
    ("en", "Image plan: 300 credits per month"),
    ("en", "Credits expire 30 days after each image."),
    ("en", "For example, an image of a cat: 5 credits."),
    ("de", "Sie erhalten 50 Credits gratis zur Anmeldung."),
    ("fr", "Recevez 10 crédits offerts à l'inscription."),
    ("es", "Los créditos se compran en paquetes de 100 créditos."),
    ("pt", "Ganhe 20 créditos ao se cadastrar."),
    ("ja", "登録で50クレジットをプレゼント"),
    ("zh", "注册赠送 100 积分"),
]


@pytest.mark.parametrize(("language", "sentence"), NO_COSTS)
def test_grants_packs_claims_and_examples_are_no_costs(read_page: PageReader, language: str, sentence: str) -> None:
    assert said(read_page(f"<p>{sentence}</p>", language)) == []


def test_two_subjects_share_one_verb(read_page: PageReader) -> None:
    assert said(read_page("<p>An image takes 2 credits, a song 10 credits.</p>")) == [
        ("image", "2", "image"),
        ("audio", "10", "song"),
    ]


def test_a_second_rate_of_a_sentence_is_about_the_same_action(read_page: PageReader) -> None:
    reading = read_page(
        "<p>Video generation uses 10 credits per second for 720p and 20 credits per second for 1080p.</p>"
    )
    costs = read_costs(reading)
    assert [(cost.low, cost.quality) for cost in costs] == [(Decimal(10), "720p"), (Decimal(20), "1080p")]
    assert all(cost.item.startswith("Video generation") for cost in costs)


LISTS = [
    "<ul><li>Image generation – 5 credits</li><li>Video generation: 10–20 credits</li></ul>",
    "<p><span>Image generation</span><b>5 credits</b></p><p><span>Video generation</span><b>10-20 credits</b></p>",
    "<dl><dt>Image generation</dt><dd>5 credits</dd><dt>Video generation</dt><dd>10 – 20 credits</dd></dl>",
    "<p>| Image generation | 5 credits |</p><p>| Video generation | 10-20 credits |</p>",
    (
        "<h2>Credit costs</h2><table><tr><th>Action</th><th>Credits</th></tr>"
        "<tr><td>Image generation</td><td>5</td></tr>"
        "<tr><td>Video generation</td><td>10-20</td></tr></table>"
    ),
]


@pytest.mark.parametrize("html", LISTS)
def test_the_same_list_reads_the_same_in_every_layout(read_page: PageReader, html: str) -> None:
    assert said(read_page(html)) == [("image", "5", "image"), ("video", "10-20", "video")]


def test_a_label_above_its_value_keeps_the_lines_between_as_its_quality(read_page: PageReader) -> None:
    html = "<h2>Points per picture</h2><div><h3>Inkwell XL</h3><p>1024 px square</p><p>2 credits per image</p></div>"
    (cost,) = read_costs(read_page(html))
    assert (cost.quality, cost.low, cost.per) == ("1024 px", Decimal(2), "image")
    assert "Inkwell XL" in cost.item


def test_a_matrix_of_models_and_resolutions_takes_its_unit_from_the_line_above(read_page: PageReader) -> None:
    html = (
        "<h2>Credits per second</h2><table><tr><th>Model</th><th>720p</th><th>1080p</th></tr>"
        "<tr><td>Kestrel</td><td>4</td><td>8</td></tr><tr><td>Heron</td><td>–</td><td>12</td></tr></table>"
    )
    costs = read_costs(read_page(html))
    assert [(c.item, c.quality, c.low, c.per) for c in costs] == [
        ("Kestrel, 720p", "720p", Decimal(4), "second"),
        ("Kestrel, 1080p", "1080p", Decimal(8), "second"),
        ("Heron, 1080p", "1080p", Decimal(12), "second"),
    ]


@pytest.mark.parametrize("first", ["<td rowspan=2>Kite</td>|", "<td>Kite</td>|<td></td>"])
def test_a_spanning_or_empty_first_cell_names_the_rows_below(read_page: PageReader, first: str) -> None:
    upper, lower = first.split("|")
    html = (
        f"<table><tr><th>Model</th><th>Mode</th><th>Credits/sec</th></tr><tr>{upper}<td>with audio</td><td>12</td></tr>"
        f"<tr>{lower}<td>without audio</td><td>7.5</td></tr></table>"
    )
    costs = read_costs(read_page(html))
    assert [(c.low, c.per) for c in costs] == [(Decimal(12), "second"), (Decimal("7.5"), "second")]
    assert all(c.item.startswith("Kite") for c in costs)


def test_a_batch_column_is_the_cost_of_one_generation_of_several(read_page: PageReader) -> None:
    html = (
        "<table><tr><th>Tool</th><th>1 image</th><th>4 images</th></tr>"
        "<tr><td>Paint XL</td><td>5 credits</td><td>16 credits</td></tr></table>"
    )
    assert [(c.low, c.per) for c in read_costs(read_page(html))] == [(Decimal(5), "image"), (Decimal(16), "generation")]


TABLES_THAT_SELL = [
    (
        "<table><tr><th>Pack</th><th>Credits</th><th>Price</th></tr><tr><td>Mini</td><td>100</td><td>$1</td></tr>"
        "<tr><td>Video pack</td><td>1000</td><td>$9</td></tr></table>"
    ),
    (
        "<table><tr><th></th><th>Free</th><th>Pro</th></tr><tr><td>Price</td><td>$0</td><td>$20</td></tr>"
        "<tr><td>Credits</td><td>10 credits</td><td>2,000 credits</td></tr>"
        "<tr><td>Video length</td><td>5</td><td>10</td></tr></table>"
    ),
]


@pytest.mark.parametrize("html", TABLES_THAT_SELL)
def test_tables_of_packs_and_plans_state_no_costs(read_page: PageReader, html: str) -> None:
    assert said(read_page(html)) == []


def test_a_cost_that_is_said_twice_is_one_fact(read_page: PageReader) -> None:
    assert len(said(read_page("<p>Each image costs 2 credits.</p><p>Remember: every image costs 2 credits.</p>"))) == 1


def test_every_quote_stands_at_its_span_and_holds_the_digits_it_proves(read_page: PageReader) -> None:
    reading = read_page("".join(LISTS) + "".join(f"<p>{text}</p>" for code, text, _ in SENTENCES if code == "en"))
    for cost in read_costs(reading):
        for evidence in cost.evidence:
            text = reading.document.text[evidence.start : evidence.end]
            assert " ".join(text.split()) == evidence.quote
            if "low" in evidence.proves:
                assert any(char.isdigit() for char in text) or "one" in text.lower()


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(units=st.integers(1, 99_999))
def test_any_number_is_read_back_as_printed(read_page: PageReader, units: int) -> None:
    (cost,) = read_costs(read_page(f"<p>Each image costs {units:,} credits.</p>"))
    assert cost.low == cost.high == Decimal(units)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(units=st.integers(1, 500), seconds=st.integers(2, 300))
def test_a_rate_per_block_of_time_is_scaled_without_loss_or_rounded_to_six_digits(
    read_page: PageReader, units: int, seconds: int
) -> None:
    (cost,) = read_costs(read_page(f"<p>Transcription: {units} credits per {seconds} seconds.</p>"))
    per_second = cost.low / 60 if cost.per == "minute" else cost.low
    assert abs(per_second * seconds - units) <= Decimal(units) / 10**5


def test_models_under_a_head_that_says_price_have_costs_where_each_cell_names_the_unit(read_page: PageReader) -> None:
    html = (
        "<table><tr><th>Model</th><th>Size</th><th>Price</th></tr><tr><td>Ember Pro</td><td>1 MP</td><td>5 credits</td>"
        "</tr><tr><td>Ember Lite</td><td>1 MP</td><td>2 credits</td></tr></table>"
    )
    costs = read_costs(read_page(html))
    assert [(cost.item, cost.low) for cost in costs] == [
        ("Ember Pro, 1 MP", Decimal(5)),
        ("Ember Lite, 1 MP", Decimal(2)),
    ]


@pytest.mark.parametrize("line", ["1 credit = 40 contacts.", "You get 40 contacts per credit."])
def test_what_one_unit_makes_is_named_without_the_number_that_its_cost_was_divided_by(
    read_page: PageReader, line: str
) -> None:
    costs = read_costs(read_page(f"<p>Get 100 credits for $10.</p><p>{line}</p>"))
    assert [(cost.item, _amount(cost)) for cost in costs] == [("contacts", "0.025")]
