"""The methods that read facts: what each does in words, and which lists of the phrase files it goes by."""

from __future__ import annotations

from dataclasses import dataclass, field

_PERIODS = ("day", "week", "month", "quarter", "year", "once")
_COSTS = {
    "costs": (
        "verbs", "after_verbs", "yields", "headings", "joins", "leads", "between", "until", "unit_columns",
        "price_columns", "approximate", "best", "depends", "rates", "empty",
    ),
    "actions": ("per", "each", "one", "make"),
    "actions.measures": (
        "image", "second", "minute", "video", "clip", "song", "page", "message", "request",
        "generation", "model", "other", "1000_characters", "1000_words",
    ),
    "modalities": ("image", "video", "audio", "3d", "code", "text"),
}  # fmt: skip
_POLICIES = {
    "policies": (
        "lapse", "carry", "reset", "keep", "eternal", "lose_it", "refresh", "unused", "unused_things", "quotas",
        "cycle", "past_cycle", "day_cycle", "cap", "cap_times", "cap_one", "negate_before", "negate_after", "all_units",
    ),
    "pools": ("bonus", "free", "purchased", "plan", "bought_at"),
    "conditions": ("active", "cancel", "inactive", "unless"),
    "questions": ("yes", "no"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reader:
    """A method. `lists` names, per section of the phrase files, the lists whose phrases tell something of its facts."""

    does: str
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)


_CARD = Reader(
    "an amount or a count in a card: a repeated part of the page that presents one thing to buy",
    {
        "plans": (
            "free",
            "contact",
            "seat",
            "from",
            "intro",
            "intro_lead",
            "was",
            "off",
            "unlimited",
            "total",
            "comes_to",
            "pack",
            "bonus",
        ),
        "periods": _PERIODS,
        "billing": _PERIODS,
    },
)
_PROSE = {"plans": ("grants", "tier"), "periods": _PERIODS}
_INSTEAD = {"plans": ("instead",), "periods": _PERIODS}
_COST = Reader("a count of the unit beside the words for an action", _COSTS)
_READERS = {
    "unit.words": Reader("a word for units of a page's own that numbers stand beside", {"units": ("names",)}),
    "plans.card": _CARD,
    "plans.prose": Reader("a sentence that says what a tier grants", _PROSE),
    "plans.compared": Reader("a row of units under the names of the tiers, in a comparison of them", _PROSE),
    "plans.instead": Reader("an amount beside the former one in a sentence", _INSTEAD),
    "plans.yearly": Reader("a monthly amount that a sentence gives to a tier paid by the year", {"periods": _PERIODS}),
    "plans.unpriced": Reader("units per period under the name of a tier, in a list or table without prices", _PROSE),
    "plans.put_off": Reader("words that put a price or a size off", {"put_off": ("price", "grant")}),
    "packs.card": _CARD,
    "rate.words": Reader(
        "an amount of money and a count of the unit that one sentence or table head sets equal",
        {"rates": ("per", "equals", "each", "headers", "about", "before")},
    ),
    "cost.table": Reader("a table cell with a count of the unit, named by its row and its column", _COSTS),
    "cost.hint": Reader("words that speak of costs without stating one", {"costs": ("depends", "headings")}),
    "cost.yields": Reader("a sentence that says how much one or several units make", _COSTS),
    "cost.reciprocal": Reader("outputs per unit, turned into units per output", _COSTS),
    "equivalence.claim": Reader("a claim of how many outputs the units of an offer make", _COSTS),
    "yield.card": Reader("a card that says what its units are good for", _COSTS),
    "advertised": Reader("an action, model or feature that a selling page names", {"modalities": _COSTS["modalities"]}),
    "markup.pair": Reader(
        "the same output under a plain and under a premium label", {"models": ("premium", "plain", "difference")}
    ),
    "policies.clauses": Reader("the verbs of a clause, what they are said of, and what they hang on", _POLICIES),
    "policies.bonuses": Reader(
        "a sentence in which units are granted on a condition",
        {"bonus": ("gain", "bonus", "first_purchase", "purchase", "annual", "referral", "daily", "signup", "within")},
    ),
    "policies.tactics": Reader(
        "words or figures that press to buy",
        {"tactics": ("limited_time", "ends_on", "countdown", "timer", "low_stock", "social_proof_timer", "hint")},
    ),
    "policies.variations": Reader(
        "a sentence in which the price of the same thing differs",
        {
            "variation": (
                "payment_method", "time", "region", "first_purchase", "app_store", "coupon", "must_discount",
                "regular", "hint", "web_column", "app_column",
            )
        },
    ),
    "policies.gaps": Reader(
        "a sentence that names a price, surcharge or discount and leaves its number out",
        {"gaps": ("gated", "multiplier", "factor", "volume", "inactivity", "notice", "scheduled", "called_off")},
    ),
    "policies.terms": Reader(
        "a sentence with a general term",
        {
            "terms": (
                "non_refundable", "refund", "refund_limits", "refund_hint", "failed", "not_charged", "still_charged",
                "only_success", "auto_renew", "denied", "auto_top_up", "auto_top_up_denied", "default_off", "opt_in",
                "opt_out", "unlimited", "unlimited_limits", "tax_excluded", "tax_included", "tax_hint",
                "needs_plan", "spent_last", "not_without_plan", "with_or_without", "without_plan", "overage",
                "refund_late", "refund_used", "failed_excepted", "fair_use", "refund_except",
            )
        },
    ),
}  # fmt: skip


def reader_of(method: str) -> Reader:
    """The reader of a fact's `method` ("policies.clauses/1"): all "cost." methods without a line here read alike."""
    name = method.partition("/")[0]
    known = _READERS.get(name)
    if known is None and name.startswith("cost."):
        return _COST
    return known or Reader("a reader of its own")
