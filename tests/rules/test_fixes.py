"""What a fair page would show: for every guilty example filled with its own numbers, and it does what it says.

A page that shows the fix is judged again. Three ways to show it: `ADDED` to the main text, `REPLACED` for the marked
passage, or `SWAPPED`, where the fix names a value for one that the page states. Fixes are in English, so that only
English examples are judged again; blanks are filled with numbers of the test's own.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest
from shown_fixes import (
    NUMBER,
    Judged,
    added,
    folder_of,
    invented,
    judged,
    language_of,
    own_numbers,
    pages_of,
    replaced,
    values,
    words_of,
)

import pricelint_rules
from pricelint.audit.rule import Rule
from pricelint.audit.testing import Example, examples_of
from pricelint.model.outcome import BLANK, Verdict

ROOT = Path(pricelint_rules.__file__).parent
WORDINGS = tomllib.loads((Path(__file__).parent / "fixes.toml").read_text("utf-8"))

DRIFT = ("allowance-cut", "expiry-tightened", "price-increase", "quiet-cost-increase")
ADDED = (
    "annual-price-as-monthly", "buried-feature-costs", "buried-rate", "gated-costs", "incomplete-cost-table",
    "missing-feature-costs", "non-round-rate", "opaque-base-price", "undisclosed-expiry", *DRIFT,
)  # fmt: skip
REPLACED = (
    "auto-top-up", "best-case-allowance", "expiring-bonus", "failed-generations-charged", "forfeit-on-cancel",
    "forfeit-on-inactivity", "hidden-breakpoints", "monthly-expiration", "non-refundable-units", "perpetual-offer",
    "pressure-tactics", "purchased-units-expire", "short-rollover", "tax-excluded", "top-up-needs-subscription",
    "unlimited-with-limits", "unpriced-multiplier", "variable-pricing",
)  # fmt: skip
SWAPPED: dict[str, dict[str, tuple[tuple[str, str], ...]]] = {
    "contradictory-pages": {
        "flags-expiry-of-packs": (("90 days", "12 months"),),
        "flags-price-in-the-faq": (("$24", "$19"),),
    },
    "headline-contradicts-term": {
        "flags-never-expire": (("Credits never expire", "Purchased credits are valid for 12 months"),),
    },
    "layered-currency": {
        "flags-coins-and-diamonds": (("diamonds", "coins"), ("Diamonds", "Coins")),
        "flags-credits-and-gems": (("gems", "credits"), ("Gems", "Credits")),
    },
    "pack-misfit": {
        "flags-images-left-over": (("500", "350"), ("$10", "$7")),
        "flags-no-video-at-all": (("100", "150"), ("$10", "$15")),
        "flags-videos-left-over": (("500", "540"), ("$10", "$10.80")),
    },
    "premium-markup": {
        "flags-premium-column": (("10 credits", "4 credits"),),
        "flags-turbo-without-a-reason": (("6 points", "2 points"),),
    },
    "uneven-volume-discount": {"flags-sale-price-turns-the-order": (("$30.00", "$27"),)},
}
NOT_JUDGED_AGAIN = {
    "small-allowance": "the wording says how few of the action the plan buys; the rule goes on to count them",
}
NO_OWN_NUMBER = {
    ("short-rollover", "flags-sixty-days"): "the one number that was read is the limit that goes",
}
ALSO_GONE = {
    ("short-rollover", "flags-cap-on-each-card"): "Roll over up to 2,000 tokens",
}
"""What says the same as the marked passage in another place, and goes with it."""
CHOSEN = ("pack-misfit",)
"""Rules whose fix chooses a number, the size of a pack that fits: its printed equation is worked out again."""

FLAGGED = [
    pytest.param(rule, example, id=f"{rule.id}/{example.name}")
    for rule in pricelint_rules.RULES
    for example in examples_of(folder_of(rule, ROOT))
    if example.name.startswith("flags-")
]
ENGLISH = [case for case in FLAGGED if language_of(pages_of(case.values[1])) == "en"]  # type: ignore[arg-type]


def test_every_rule_is_judged_again_in_one_way_or_says_why_not() -> None:
    ways = [*ADDED, *REPLACED, *SWAPPED, *NOT_JUDGED_AGAIN]
    assert sorted(ways) == sorted(rule.id for rule in pricelint_rules.RULES)


@cache
def seen_of(rule: Rule, example: Example) -> Judged:
    """An example as its rule judges it; each is read once."""
    return judged(rule, pages_of(example))


@pytest.mark.parametrize(("rule", "example"), FLAGGED)
def test_the_wording_is_whole_plain_and_no_advice(rule: Rule, example: Example) -> None:
    seen = seen_of(rule, example)
    words = words_of(seen.fix)
    assert seen.outcome.verdict is Verdict.VIOLATION
    assert not re.search(r"[{}<>\n]|\b(None|nan|NaN|Infinity|Decimal|E[+-]?\d)\b", words.replace("\n", " "))
    assert not re.search(r"\b(must|shall|law|legal|illegal|required|compliant)\b", words.lower())
    assert len(words) < 1000


@pytest.mark.parametrize(("rule", "example"), FLAGGED)
def test_a_number_of_the_page_is_in_it_where_the_findings_quote_one(rule: Rule, example: Example) -> None:
    seen = seen_of(rule, example)
    quoted = any(char.isdigit() for item in seen.outcome.evidence for char in item.quote)
    shown = bool((values(words_of(seen.fix)) - {1}) & own_numbers(seen.pages))
    assert shown or not quoted or (rule.id, example.name) in NO_OWN_NUMBER


@pytest.mark.parametrize(("rule", "example"), FLAGGED)
def test_no_number_is_invented(rule: Rule, example: Example) -> None:
    seen = seen_of(rule, example)
    if rule.id not in CHOSEN:
        assert invented(seen) == []
        return
    units, _, *uses = (found.replace(",", "") for found in NUMBER.findall(seen.fix.text))
    assert {int(times) * int(cost) for times, cost in zip(uses[::2], uses[1::2], strict=True)} == {int(units)}


@pytest.mark.parametrize(("rule", "example"), ENGLISH)
def test_a_page_that_shows_it_is_flagged_no_more(rule: Rule, example: Example) -> None:
    seen = seen_of(rule, example)
    blanks = ("31 January 2027",) if "(day, month, year)" in seen.fix.text else ("8", "9")
    if rule.id in ADDED:
        verdict = judged(rule, added(seen.pages, seen.fix, blanks)).outcome.verdict
        wanted = {Verdict.PASS} if rule.id not in DRIFT else {Verdict.PASS, Verdict.REVIEW, Verdict.NOT_APPLICABLE}
    elif rule.id in REPLACED:
        rest = ALSO_GONE.get((rule.id, example.name), "-" * 80)
        pages = {name: text.replace(rest, "") for name, text in seen.pages.items()}
        verdict = judged(rule, replaced(rule, pages, seen.fix, blanks)).outcome.verdict
        wanted = {Verdict.PASS, Verdict.NOT_APPLICABLE, Verdict.REVIEW}
    else:
        if rule.id in NOT_JUDGED_AGAIN:
            return
        verdict = judged(rule, _swapped(rule, example, seen)).outcome.verdict
        wanted = {Verdict.PASS, Verdict.NOT_APPLICABLE}
    assert verdict in wanted


def _swapped(rule: Rule, example: Example, seen: Judged) -> dict[str, str]:
    pages = dict(seen.pages)
    for old, new in SWAPPED[rule.id][example.name]:
        assert new in words_of(seen.fix)
        pages = {name: text.replace(old, new) for name, text in pages.items()}
    return pages


@pytest.mark.parametrize(("rule", "example"), FLAGGED)
def test_the_wording_is_the_one_on_record(rule: Rule, example: Example) -> None:
    seen = seen_of(rule, example)
    recorded = WORDINGS[rule.id].get(example.name)
    if recorded is not None:
        assert words_of(seen.fix).splitlines() == recorded


def test_every_rule_has_a_wording_on_record() -> None:
    assert WORDINGS.keys() == {rule.id for rule in pricelint_rules.RULES}
    assert BLANK in words_of_all()


def words_of_all() -> str:
    """Every recorded wording in one string."""
    return "\n".join(line for known in WORDINGS.values() for lines in known.values() for line in lines)
