from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pricelint_spiders.browser.states.control import Control, Member, labels, pattern
from pricelint_spiders.browser.states.distinct import Sight, restless
from pricelint_spiders.browser.states.moves import stops
from pricelint_spiders.browser.states.moving import MOST_ENTRIES

PAGE = "Plans\nPro\n$30\nper month\nWhat people say\nAnna: fine\nBen: good\nCarla: nice\nEnd"
lines = st.lists(st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=12), max_size=12)


@pytest.mark.parametrize(
    ("now", "counts"),
    [
        (PAGE.replace("$30", "$24"), True),
        (PAGE.replace("per month", "per month, billed yearly"), True),
        (f"{PAGE}\nUnused credits are lost", True),
        (PAGE.replace("Carla: nice", "Dora: lovely"), False),
        (PAGE.replace("Pro\n$30\nper month\n", ""), False),
        (PAGE, False),
    ],
)
def test_new_text_counts_beside_a_price_or_an_allowance(now: str, counts: bool) -> None:
    assert Sight(now).adds_to(Sight(PAGE)) is counts


@given(lines)
def test_the_same_text_is_the_same_state_whatever_its_white_space_and_case(some: list[str]) -> None:
    plain = Sight("\n".join(some))
    assert Sight("\n\n".join(f"  {line} " for line in some)).fingerprint == plain.fingerprint
    assert not plain.adds_to(plain)


def test_a_timer_is_known_by_changing_when_nobody_touches_the_page() -> None:
    page = "Ends in\n{}\n:\n{}\nPro\n$\n30\nper month"
    noise = restless(page.format("04", "59"), page.format("04", "58"))
    before, later = Sight(page.format("04", "58"), noise), Sight(page.format("04", "31"), noise)
    assert not later.adds_to(before)
    assert Sight(page.format("04", "31").replace("30", "24"), noise).adds_to(before)


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    noise = restless(one, other)
    assert Sight(one, noise).adds_to(Sight(one, noise)) is False
    assert isinstance(Sight(other, noise).adds_to(Sight(one, noise)), bool)


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (["buy"], "Buy now", True),
        (["buy"], "Buyer's guide", False),
        (["kauf*"], "Jetzt kaufen", True),
        (["купить"], "Купить", True),
        (["年額"], "お得な年額プラン", True),
        (["see cost*"], "See costs (all models)", True),
        (["×"], "×", True),
    ],
)
def test_words_are_found_as_words(words: list[str], text: str, found: bool) -> None:
    assert bool(re.search(pattern(words), text, re.IGNORECASE)) is found


def test_every_class_of_labels_is_a_pattern_in_each_of_the_ten_languages() -> None:
    said = {
        "never": "buy kaufen acheter comprar acquista 購入 购买 구매 купить",
        "billing": "yearly jährlich annuel anual mensal mensile 年額 年付 연간 месяц",
        "more": "show|more mehr|anzeigen voir|plus ver|más mostra|altro さらに表示 查看更多 더|보기 показать|ещё",
        "close": "close schließen fermer cerrar fechar chiudi 閉じる 关闭 닫기 закрыть",
        "units": "credits guthaben crédits créditos créditos gettoni クレジット 积分 크레딧 кредит",
    }
    for name, words in said.items():
        missed = [w for w in words.split(" ") if not re.search(labels()[name], w.replace("|", " "), re.IGNORECASE)]
        assert missed == [], name


finite = st.floats(min_value=-1e6, max_value=1e6, allow_nan=False)


@given(st.tuples(finite, finite, finite, finite), st.lists(finite, max_size=20))
def test_a_slider_has_few_stops_within_its_ends(where: tuple[float, float, float, float], marks: list[float]) -> None:
    control = Control("slider", "Credits", [Member(0, "")], range=list(where), marks=marks)
    found = stops(control)
    assert len(found) <= MOST_ENTRIES + 2
    assert len(found) == len(set(found))
    assert where[3] not in found
    assert all(where[0] <= stop <= where[1] for stop in found)


def test_a_long_slider_is_moved_to_its_ends_and_between() -> None:
    control = Control("slider", "Credits", [Member(0, "")], range=[0, 10_000, 1, 0])
    assert stops(control)[-1] == 10_000
    assert len(stops(control)) == MOST_ENTRIES - 1
