from __future__ import annotations

import pytest

from pricelint_spiders.browser.states.control import Control, Member
from pricelint_spiders.browser.states.distinct import Sight
from pricelint_spiders.browser.states.pairs import Effects

PAGE = "Plans\nPro\n$30 per month\n1,000 credits\nA\nB\nC\nA clip costs 40 credits"


def control(kind: str, label: str) -> Control:
    return Control(kind, label, [Member(0, label)])


def paired(*driven: tuple[str, str]) -> list[tuple[str, str]]:
    effects = Effects()
    for nth, (kind, shown) in enumerate(driven):
        effects.note(control(kind, str(nth)), f"move {nth}", Sight(PAGE), Sight(shown))
    return [(pair.first.control.label, pair.second.control.label) for pair in effects.pairs()]


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (PAGE.replace("$30", "$24"), PAGE.replace("$30", "€28"), True),
        (PAGE.replace("$30", "$24"), PAGE.replace("$30", "$60").replace("1,000", "2,000"), True),
        (PAGE.replace("$30", "$24"), PAGE.replace("40", "90"), False),
        (PAGE.replace("$30 per month", "monatlich 30 $").replace("1,000", "1.000"), PAGE.replace("$30", "$24"), False),
        (PAGE + "\n$99", PAGE.replace("$30", "$24"), False),
    ],
)
def test_two_controls_go_together_where_they_change_the_same_figure(one: str, other: str, together: bool) -> None:
    assert bool(paired(("choice", one), ("slider", other))) is together
    assert bool(paired(("select", other), ("switch", one))) is together


def test_what_only_adds_to_the_page_is_never_combined() -> None:
    changed = PAGE.replace("$30", "$24")
    assert paired(("fold", changed), ("switch", changed), ("tip", changed)) == []


def test_a_control_that_cannot_be_put_back_is_combined_with_none() -> None:
    effects, switch, select = Effects(), control("switch", "a"), control("select", "b")
    for one in (switch, select):
        effects.note(one, "move", Sight(PAGE), Sight(PAGE.replace("$30", "$24")))
    assert len(list(effects.pairs())) == 1
    effects.forget(switch)
    assert list(effects.pairs()) == []
