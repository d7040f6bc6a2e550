"""Changes in words that the catalogues translate: what happened, how sure it is, when, what became of announcements."""

from __future__ import annotations

from datetime import datetime

from pricelint.model.announcement import Standing
from pricelint.model.change import ChangeKind, Status
from pricelint_reports.language import N_, Language

KINDS = {
    ChangeKind.COST_ROSE: N_("costs more units"),
    ChangeKind.COST_FELL: N_("costs fewer units"),
    ChangeKind.COST_CHANGED: N_("costs another number of units"),
    ChangeKind.COST_ADDED: N_("a cost is now stated"),
    ChangeKind.COST_REMOVED: N_("a cost is no longer stated"),
    ChangeKind.ALLOWANCE_CUT: N_("fewer units for the same plan"),
    ChangeKind.ALLOWANCE_RAISED: N_("more units for the same plan"),
    ChangeKind.PRICE_ROSE: N_("the price rose"),
    ChangeKind.PRICE_FELL: N_("the price fell"),
    ChangeKind.PLAN_ADDED: N_("a plan is now offered"),
    ChangeKind.PLAN_REMOVED: N_("a plan is no longer offered"),
    ChangeKind.PLAN_RENAMED: N_("a plan has another name"),
    ChangeKind.PACK_ADDED: N_("a pack is now offered"),
    ChangeKind.PACK_REMOVED: N_("a pack is no longer offered"),
    ChangeKind.UNIT_RENAMED: N_("the unit has another name"),
    ChangeKind.EXPIRY_TIGHTENED: N_("unused units end sooner"),
    ChangeKind.EXPIRY_LOOSENED: N_("unused units end later"),
    ChangeKind.EXPIRY_CHANGED: N_("what becomes of unused units changed"),
    ChangeKind.EXPIRY_ADDED: N_("what becomes of unused units is now stated"),
    ChangeKind.EXPIRY_REMOVED: N_("what becomes of unused units is no longer stated"),
    ChangeKind.BONUS_CHANGED: N_("a bonus changed"),
    ChangeKind.BONUS_ADDED: N_("a bonus is now offered"),
    ChangeKind.BONUS_REMOVED: N_("a bonus is no longer offered"),
    ChangeKind.TERM_CHANGED: N_("a term changed"),
    ChangeKind.TERM_ADDED: N_("a term is now stated"),
    ChangeKind.TERM_REMOVED: N_("a term is no longer stated"),
    ChangeKind.WORDING: N_("other wording"),
}
"""What a kind of change is called."""

BADGES = {
    Status.CONFIRMED: (N_("confirmed"), "v-pass", N_("later visits showed the new value too")),
    Status.UNCONFIRMED: (
        N_("not confirmed yet"), "v-review",
        N_("the newest visit shows it; it may be a test or a slip, and its mark in the charts is hollow"),
    ),
    Status.FLAPPING: (
        N_("comes and goes"), "v-not_applicable",
        N_("two values are shown in turn: neither is a change of the site"),
    ),
    Status.IN_DOUBT: (
        N_("in doubt"), "v-review",
        N_("it has the size of a slip of reading, and is for a person to look at"),
    ),
}  # fmt: skip
"""How sure a change is: the word, its class, and what it means."""

OURS = (N_("read otherwise by us"), "v-not_applicable")
ANNOUNCED = (N_("announced"), "v-review", N_("the platform's own pages announce it, in the words quoted"))

DOUBTED = N_(
    "Exactly 10, 100, 1,000 or 12 times as much or as little, and the quotes do not say so in the same words of unit"
    " and period."
)
"""Why a change of the size of a slip is in doubt."""

STANDINGS = {
    Standing.SCHEDULED: (N_("still to come"), "v-review"),
    Standing.HAPPENED: (N_("it came"), "v-pass"),
    Standing.OTHERWISE: (N_("another value came"), "v-review"),
    Standing.OVERDUE: (N_("overdue: the former value is still stated"), "v-review"),
    Standing.CANCELLED: (N_("called off"), "v-not_applicable"),
    Standing.SUPERSEDED: (N_("announced otherwise since"), "v-not_applicable"),
    Standing.WITHDRAWN: (N_("no longer announced"), "v-not_applicable"),
}
"""What became of an announced change: words and class."""


def when_words(since: datetime, until: datetime, language: Language) -> str:
    """When something happened, in words that claim no more than was seen (days in UTC)."""
    first, last = since.date(), until.date()
    if first == last:
        return language.say("on %(day)s", day=language.day(last))
    return language.say("between %(since)s and %(until)s", since=language.day(first), until=language.day(last))
