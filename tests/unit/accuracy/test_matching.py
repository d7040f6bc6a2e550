"""When a fact that was read is the labelled one, and how the figures are counted."""

from __future__ import annotations

from typing import Any

import pytest
from accuracy.fields import FIELDS
from accuracy.scoring import Count, count, counts, interval, total

FIELD = {field.name: field for field in FIELDS}


def plan(name: str, amount: float, **price: Any) -> dict[str, Any]:
    return {"name": name, "prices": [{"amount": amount, "currency": "USD", "per": "month", "billed": "month", **price}]}


@pytest.mark.parametrize(
    ("field", "label", "read", "right"),
    [
        ("unit", {"unit": "Credits"}, {"unit": "credit"}, 1),
        ("unit", {"unit": "credit"}, {"unit": "token"}, 0),
        ("price", {"plans": [plan("Pro", 29)]}, {"plans": [plan("Solo", 29)]}, 1),
        ("price", {"plans": [plan("Pro", 29, per=None)]}, {"plans": [plan("Pro", 29, per="year")]}, 1),
        ("price", {"plans": [plan("Pro", 29)]}, {"plans": [plan("Pro", 29, currency="EUR")]}, 0),
        ("price+name", {"plans": [plan("Pro plan", 29)]}, {"plans": [plan("Pro", 29)]}, 1),
        ("price+name", {"plans": [plan("Pro", 29)]}, {"plans": [plan("Solo", 29)]}, 0),
        ("price+billed", {"plans": [plan("Pro", 29)]}, {"plans": [plan("Pro", 29, billed="year")]}, 0),
        ("pack", {"packs": [{"price": 5, "currency": "USD", "credits": 100, "bonus": 20}]},
         {"packs": [{"price": 5.0, "currency": "USD", "credits": 120}]}, 1),
        ("rate", {"rates": [{"money": 0.01, "credits": 1}]}, {"rates": [{"money": 1, "credits": 100}]}, 1),
        ("rate", {"rates": [{"money": 0.01, "credits": 1}]}, {"rates": [{"money": 1, "credits": 0}]}, 0),
        ("cost", {"costs": [{"item": "Pro image", "min": 5, "max": None, "per": "other"}]},
         {"costs": [{"item": "image", "min": 5, "max": 5, "per": "image"}]}, 1),
        ("expiry", {"expiry": [{"applies_to": "all", "policy": "fixed_period", "days": 365}]},
         {"expiry": [{"applies_to": "purchased", "policy": "fixed_period", "days": 360}]}, 1),
        ("expiry", {"expiry": [{"applies_to": "plan", "policy": "never", "days": None}]},
         {"expiry": [{"applies_to": "purchased", "policy": "never", "days": None}]}, 0),
        ("bonus", {"bonus": [{"credits": 20, "expires_days": None}]},
         {"bonus": [{"credits": 20, "expires_days": 7}]}, 0),
        ("terms", {"refund": "partial", "auto_renew": True}, {"refund": "partial"}, 1),
    ],
)  # fmt: skip
def test_a_fact_is_the_labelled_one_where_a_careful_reader_says_so(
    field: str, label: dict[str, Any], read: dict[str, Any], right: int
) -> None:
    assert count(FIELD[field], label, read).right == right


def test_names_in_scripts_without_spaces_share_pairs_of_signs() -> None:
    label, read = {"plans": [plan("標準方案", 29)]}, {"plans": [plan("標準", 29)]}
    assert count(FIELD["price+name"], label, read).right == 1


def test_a_fact_that_was_read_answers_for_one_labelled_fact_only() -> None:
    label = {"plans": [plan("A", 9), plan("B", 9)]}
    assert count(FIELD["price"], label, {"plans": [plan("A", 9)]}) == Count(right=1, invented=0, missed=1)


def test_a_price_of_nothing_is_no_fact() -> None:
    assert count(FIELD["price"], {"plans": [plan("Free", 0)]}, {"plans": [plan("Free", 0)]}) == Count()


def test_a_page_that_was_not_read_misses_all_its_facts_and_verdicts() -> None:
    label = {"unit": "credit", "flags": {"violation": ["some-rule"], "pass": ["other-rule"]}}
    table = counts({"page": label}, {})
    assert table["unit"]["page"] == Count(missed=1)
    assert table["verdict"]["page"] == Count(missed=1)


def test_a_violation_of_a_rule_that_no_label_judges_is_left_out() -> None:
    label = {"flags": {"violation": [], "pass": ["judged"]}}
    read = {"outcomes": {"judged": "violation", "unjudged": "violation"}}
    assert counts({"page": label}, {"page": read})["verdict"]["page"] == Count(invented=1)


def test_a_doubt_is_compared_with_doubts_and_is_no_violation() -> None:
    label = {"flags": {"violation": ["one"], "review": ["two", "three"]}}
    read = {"outcomes": {"one": "review", "two": "review", "three": "pass"}}
    table = counts({"page": label}, {"page": read})
    assert table["verdict"]["page"] == Count(missed=1)
    assert table["review"]["page"] == Count(right=1, invented=1, missed=1)


def test_the_interval_holds_the_figure_and_is_the_same_each_time() -> None:
    pages = [Count(3, 1, 0), Count(1, 0, 2), Count(5, 0, 0), Count(0, 1, 1)]
    low, high = interval(pages)
    assert low <= total(pages).f1 <= high
    assert interval(pages) == (low, high)
