"""What a page states in several states is read as one page."""

from __future__ import annotations

from decimal import Decimal

from pricelint.derive.contradictions import contradictions
from pricelint.documents.read import Origin, read_document
from pricelint.extract.entailment import misquoted, unproven
from pricelint.extract.facts import extract_all
from pricelint.model.fact import Plan
from pricelint.model.platform import Role
from pricelint.model.site import PageFacts
from pricelint.model.state import FIRST, SCROLLED, joined
from pricelint.model.units import Period
from pricelint_rules.shop import at_first, in_main_text, where

TOGGLE = "<div><button>Monthly</button><button>Yearly</button></div>"
YEARLY = "chose “Yearly”"


def cards(studio: str, pro: str, more: str = "", units: tuple[str, str] = ("1,000", "4,000")) -> str:
    return f"""{TOGGLE}<h1>Plans for Inkwell</h1><section>
<div class=card><h3>Studio</h3><p>{studio}/month</p><ul><li>{units[0]} credits per month</li></ul></div>
<div class=card><h3>Pro</h3><p>{pro}/month</p><ul><li>{units[1]} credits per month</li></ul></div>
</section>{more}"""


def pages(*states: tuple[str, str], lang: str = "en") -> tuple[PageFacts, ...]:
    documents = [
        read_document(
            f"<!doctype html><html lang={lang}><body>{body}</body></html>".encode(),
            Origin("pricing", Role.PRICING, state=state, charset="utf-8"),
        )
        for state, body in states
    ]
    found = extract_all(documents)
    by_capture = {document.capture: document for document in documents}
    for fact in (price for page in found for plan in page.plans for price in plan.prices):
        assert [misquoted(by_capture[item.capture], item) for item in fact.evidence] == [""] * len(fact.evidence)
        assert unproven(fact, lang) == []
    return found


def prices(plan: Plan) -> list[tuple[str, Period | None, Period | None]]:
    return [(str(price.amount), price.per, price.billed) for price in plan.prices]


def test_the_yearly_price_of_a_toggle_is_a_price_point_of_the_same_plan() -> None:
    (page,) = pages((FIRST, cards("$10", "$30")), (YEARLY, cards("$8", "$24")))
    assert [plan.name for plan in page.plans] == ["Studio", "Pro"]
    assert prices(page.plans[0]) == [
        ("USD 10", Period.MONTH, Period.MONTH),
        ("USD 8", Period.MONTH, Period.YEAR),
    ]
    later = page.plans[0].prices[1]
    assert {item.state for item in later.evidence} == {YEARLY}
    assert [item.quote for item in later.evidence if "billed" in item.proves] == ["Yearly"]
    assert contradictions((page,)) == ()


def test_a_page_that_shows_the_yearly_price_first_does_not_charge_it_by_the_month() -> None:
    (page,) = pages((FIRST, cards("$8", "$24")), ("chose “Monthly”", cards("$10", "$30")))
    assert prices(page.plans[0]) == [("USD 8", Period.MONTH, None), ("USD 10", Period.MONTH, Period.MONTH)]
    assert "another price per month" in (page.plans[0].prices[0].doubt or "")


def test_a_price_whose_position_names_no_period_is_doubted() -> None:
    (page,) = pages((FIRST, cards("$10", "$30")), ("chose “Members”", cards("$8", "$24")))
    assert [price.billed for price in page.plans[0].prices] == [Period.MONTH, None]
    assert "chose “Members”" in (page.plans[0].prices[1].doubt or "")


def test_the_same_facts_in_every_state_count_once_with_their_first_receipt() -> None:
    once = pages((FIRST, cards("$10", "$30")))
    again = pages((FIRST, cards("$10", "$30")), (YEARLY, cards("$10", "$30")), (SCROLLED, cards("$10", "$30")))
    assert [(page.plans, page.costs, page.expiry, page.hints) for page in once] == [
        (page.plans, page.costs, page.expiry, page.hints) for page in again
    ]
    assert len(again[0].searches) == 3


def test_another_currency_is_another_price_of_the_same_plan() -> None:
    (page,) = pages((FIRST, cards("$10", "$30")), ("chose “EUR” in “Currency”", cards("€9", "€27")))
    assert prices(page.plans[1]) == [
        ("USD 30", Period.MONTH, Period.MONTH),
        ("EUR 27", Period.MONTH, Period.MONTH),
    ]
    assert page.plans[1].prices[1].doubt is None


def test_a_slider_that_sells_other_amounts_makes_offers_of_the_same_name() -> None:
    moved = "moved the slider “Credits” to 2000"
    (page,) = pages((FIRST, cards("$10", "$30")), (moved, cards("$20", "$60", units=("2,000", "8,000"))))
    sold = [(plan.name, int(plan.allowance.amount or 0) if plan.allowance else 0) for plan in page.plans]
    assert sold == [("Studio", 1000), ("Pro", 4000), ("Studio", 2000), ("Pro", 8000)]
    assert contradictions((page,)) == ()


COSTS = """<h2>What things cost</h2>
<table><tr><th>Action</th><th>Credits</th></tr><tr><td>Video clip</td><td>{} credits</td></tr></table>"""


def test_a_cost_that_a_choice_changes_is_that_of_the_chosen_quality() -> None:
    choice = "<button>720p</button><button>1080p</button>"
    first, later = (cards("$10", "$30", choice + COSTS.format(units)) for units in (20, 40))
    (page,) = pages((FIRST, first), ("chose “1080p”", later))
    assert [(cost.item, cost.quality, cost.low) for cost in page.costs] == [
        ("Video clip", "", Decimal(20)),
        ("Video clip", "1080p", Decimal(40)),
    ]
    assert contradictions((page,)) == ()


def test_a_cost_that_two_choices_change_is_that_of_both() -> None:
    choice = "<button>720p</button><button>1080p</button><button>Plain</button><button>With sound</button>"
    states = {FIRST: 20, "chose “1080p”": 40, "chose “With sound”": 30, "chose “1080p”, then chose “With sound”": 60}
    (page,) = pages(*((state, cards("$10", "$30", choice + COSTS.format(units))) for state, units in states.items()))
    assert [(cost.quality, cost.low, cost.doubt) for cost in page.costs] == [
        ("", Decimal(20), None),
        ("1080p", Decimal(40), None),
        ("With sound", Decimal(30), None),
        ("1080p, With sound", Decimal(60), None),
    ]
    assert contradictions((page,)) == ()


def test_a_cost_that_a_slider_changes_after_a_choice_is_not_that_of_the_choice_alone() -> None:
    choice = "<button>720p</button><button>1080p</button>"
    states = {FIRST: 20, "chose “1080p”": 40, "chose “1080p”, then moved the slider “Seconds” to 10": 80}
    (page,) = pages(*((state, cards("$10", "$30", choice + COSTS.format(units))) for state, units in states.items()))
    assert [(cost.quality, cost.low, cost.doubt is None) for cost in page.costs] == [
        ("", Decimal(20), True),
        ("1080p", Decimal(40), True),
        ("", Decimal(80), False),
    ]


def test_the_yearly_price_of_a_slider_stop_is_one_more_price_of_that_offer() -> None:
    slider = "moved the slider “Credits” to 2000"
    more = ("2,000", "8,000")
    (page,) = pages(
        (FIRST, cards("$10", "$30")),
        (YEARLY, cards("$8", "$24")),
        (slider, cards("$20", "$60", units=more)),
        (joined([YEARLY, slider]), cards("$16", "$48", units=more)),
    )
    assert [(plan.name, prices(plan)) for plan in page.plans] == [
        (name, [(f"USD {monthly}", Period.MONTH, Period.MONTH), (f"USD {yearly}", Period.MONTH, Period.YEAR)])
        for name, monthly, yearly in (("Studio", 10, 8), ("Pro", 30, 24), ("Studio", 20, 16), ("Pro", 60, 48))
    ]
    assert contradictions((page,)) == ()


def test_a_yearly_price_of_a_stop_whose_units_nobody_prints_is_doubted() -> None:
    slider = "moved the slider “Size” to 3"
    (page,) = pages(
        (FIRST, cards("$10", "$30")), (YEARLY, cards("$8", "$24")), (joined([YEARLY, slider]), cards("$16", "$48"))
    )
    assert [(str(price.amount), price.billed, price.doubt is None) for price in page.plans[0].prices] == [
        ("USD 10", Period.MONTH, True),
        ("USD 8", Period.YEAR, True),
        ("USD 16", None, False),
    ]
    monthly = joined(["chose “Monthly”", slider])
    (page,) = pages(
        (FIRST, cards("$8", "$24")), ("chose “Monthly”", cards("$10", "$30")), (monthly, cards("$20", "$60"))
    )
    assert [(str(price.amount), price.billed) for price in page.plans[0].prices] == [
        ("USD 8", None),
        ("USD 10", Period.MONTH),
        ("USD 20", None),
    ]


def test_what_two_positions_say_of_unused_units_is_no_contradiction() -> None:
    first, later = (
        cards("$10", "$30", f"<h2>Questions</h2><p>{said}</p>")
        for said in ("Unused credits expire at the end of each month.", "Unused credits never expire.")
    )
    (page,) = pages((FIRST, first), (YEARLY, later))
    assert len(page.expiry) == 2
    assert contradictions((page,)) == ()
    (unfolded,) = pages((FIRST, first), ("unfolded all 3 folded texts", first + later))
    assert len(contradictions((unfolded,))) == 1


def test_a_state_in_another_language_stays_by_itself() -> None:
    english = cards("$10", "$30", "<p>Every plan can be cancelled at any time, and you keep what you have made.</p>")
    german = """<h1>Preise für Inkwell</h1><p>Alle Preise gelten im Monat und werden monatlich abgerechnet, wenn du
    nicht kündigst. Nicht verbrauchte Credits verfallen am Ende des Monats und werden nicht übertragen.</p>"""
    found = pages((FIRST, english), ("chose “Deutsch” in “Language”", german))
    assert [page.language for page in found] == ["en", "de"]


def test_what_a_press_brings_up_is_not_what_a_reader_sees_at_first() -> None:
    opened = "opened “See credit costs”"
    (page,) = pages((FIRST, cards("$10", "$30")), (opened, cards("$10", "$30", COSTS.format(40))))
    (cost,) = page.costs
    assert not in_main_text(cost, "low", "high")
    assert where(cost) == "text that is shown once a reader opened “See credit costs” of pricing"
    scrolled = joined([SCROLLED])
    (page,) = pages((FIRST, cards("$10", "$30")), (scrolled, cards("$10", "$30", COSTS.format(40))))
    assert all(at_first(item) for item in page.costs[0].evidence)
