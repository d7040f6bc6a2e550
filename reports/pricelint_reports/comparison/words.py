"""The words and signs of the report's vocabulary. No meaning is carried by a sign or a colour alone."""

from __future__ import annotations

from decimal import Decimal

from pricelint.derive.basis import Compared
from pricelint.model.capture import CaptureOutcome
from pricelint.model.derivation import Basis
from pricelint.model.evidence import Place
from pricelint.model.fact import Expiry
from pricelint.model.outcome import Severity, Verdict
from pricelint.model.platform import Role
from pricelint.model.result import PlatformResult
from pricelint.model.site import Kind
from pricelint.model.units import Policy, Pool
from pricelint_reports.language import ENGLISH, N_, Language

VERDICTS = {
    Verdict.VIOLATION: (N_("Red flag"), "⚑"),
    Verdict.PASS: (N_("Fair practice"), "✓"),
    Verdict.REVIEW: (N_("To review"), "?"),
    Verdict.NOT_APPLICABLE: (N_("Not applicable"), "–"),
    Verdict.ERROR: (N_("Rule failed"), "!"),
    Verdict.SUPPRESSED: (N_("Suppressed"), "×"),
    Verdict.KNOWN: (N_("Known"), "="),
}
"""What a verdict is called, and its sign."""

LEGEND = {
    Verdict.VIOLATION: N_("the pattern was seen on the date shown, with its quotes"),
    Verdict.PASS: N_("the fair counterpart was seen, with its quotes"),
    Verdict.REVIEW: N_("the captured pages do not settle it; what is missing is named"),
    Verdict.NOT_APPLICABLE: N_("the subject does not occur on the captured pages"),
    Verdict.ERROR: N_("the rule could not be run; the platform is not graded"),
    Verdict.SUPPRESSED: N_(
        "the publisher took what was found out of the verdict, by name, with a reason and a last day"
    ),
    Verdict.KNOWN: N_("what was found stands in the earlier result that this one is compared with"),
}
"""What a verdict means."""

SEVERITIES = {Severity.HIGH: "▲▲▲", Severity.MEDIUM: "▲▲", Severity.LOW: "▲", Severity.INFO: "·"}
"""Signs of severity, more triangles for more weight."""

SEVERITY_WORDS = {
    Severity.HIGH: N_("high"),
    Severity.MEDIUM: N_("medium"),
    Severity.LOW: N_("low"),
    Severity.INFO: N_("info"),
}
"""How much a red flag weighs, in words."""

PREMISES = (N_("money per unit"), N_("units per action"), N_("a price per unit without doubt"))
"""What a derivation can lack, as `Missing.premise` has it."""

PLACES = {
    Place.MAIN: N_("in the main text"),
    Place.FAQ: N_("in the FAQ"),
    Place.COLLAPSED: N_("in collapsed text"),
    Place.TOOLTIP: N_("in a tooltip"),
    Place.FINE_PRINT: N_("in fine print"),
    Place.HIDDEN: N_("in hidden text"),
    Place.STRUCTURED: N_("in structured data, not in the visible text"),
}
"""Where a quote stands on its page."""

OUTCOMES = {
    CaptureOutcome.CAPTURED: N_("captured"),
    CaptureOutcome.BLOCKED: N_("the site blocked the visit"),
    CaptureOutcome.CONSENT_WALL: N_("a consent wall hid the page"),
    CaptureOutcome.LOGIN: N_("a log-in page stood in its place"),
    CaptureOutcome.NOT_FOUND: N_("the site says that there is no such page"),
    CaptureOutcome.GEO_WALL: N_("the page is not shown to visitors from here"),
    CaptureOutcome.VARIANT: N_("set aside: another page of the site with other numbers"),
    CaptureOutcome.TIMEOUT: N_("the page did not load in time"),
    CaptureOutcome.ROBOTS: N_("robots.txt does not allow it"),
    CaptureOutcome.HTTP_ERROR: N_("the server answered with an error"),
    CaptureOutcome.UNREACHABLE: N_("the server could not be reached"),
    CaptureOutcome.UNTRUSTED: N_("the server's certificate does not verify"),
    CaptureOutcome.REDIRECT_LOOP: N_("the page redirects in a circle"),
    CaptureOutcome.EMPTY_SHELL: N_("the page stayed empty"),
    CaptureOutcome.NOT_HTML: N_("the answer was not a web page"),
    CaptureOutcome.TOO_LARGE: N_("the page was too large"),
    CaptureOutcome.FORBIDDEN_ADDRESS: N_("the address is not a public one"),
    CaptureOutcome.FAILED: N_("the capture failed"),
}
"""What came of a capture."""

ROLES = {
    Role.PRICING: N_("pricing"),
    Role.CREDITS: N_("credits"),
    Role.FAQ: N_("FAQ"),
    Role.HELP: N_("help"),
    Role.TERMS: N_("terms"),
    Role.BLOG: N_("blog"),
    Role.OTHER: N_("other"),
}
"""What a page is for, in words."""

POOLS = {
    Pool.PLAN: N_("Plan units"),
    Pool.PURCHASED: N_("Purchased units"),
    Pool.BONUS: N_("Bonus units"),
    Pool.FREE: N_("Free units"),
    Pool.ALL: N_("All units"),
}
"""Pools of units, in the order of the expiry table."""

KINDS = {
    Kind.PLANS: N_("plans with their prices and allowances"),
    Kind.PACKS: N_("packs"),
    Kind.RATES: N_("rates"),
    Kind.COSTS: N_("unit costs"),
    Kind.EQUIVALENCES: N_("claimed yields"),
    Kind.ADVERTISED: N_("advertised actions"),
    Kind.MARKUPS: N_("costs under a label"),
    Kind.EXPIRY: N_("what becomes of unused units"),
    Kind.BONUSES: N_("bonus units"),
    Kind.TACTICS: N_("countdowns and limited offers"),
    Kind.VARIATIONS: N_("prices that differ for the same units"),
    Kind.TERMS: N_("terms"),
    Kind.HINTS: N_("passages that touch the matter"),
}
"""Kinds of facts that are sought, in words."""

COMPARED = {
    Compared.PLAN: N_("Cheapest paid month-to-month plan"),
    Compared.PACK: N_("Smallest pack"),
    Compared.RATE: N_("Rate stated in words"),
}
"""What platforms are compared by."""

BASES = {Basis.PLAN: N_("plan"), Basis.PACK: N_("pack"), Basis.RATE: N_("rate")}
"""What is paid for units."""

DAYS = (N_("%(n)s day"), N_("%(n)s days"))
"""A number of days, one and several."""

COMPARED_SHORT = {Compared.PLAN: N_("plan"), Compared.PACK: N_("pack"), Compared.RATE: N_("rate")}
"""The same in a word."""

_POLICIES = {
    Policy.NEVER: N_("do not expire"),
    Policy.END_OF_CYCLE: N_("end with each billing cycle"),
    Policy.ROLLOVER: N_("roll over"),
    Policy.FIXED_PERIOD: N_("end after a fixed period"),
    Policy.ON_CANCEL: N_("end when the subscription ends"),
    Policy.KEPT_ON_CANCEL: N_("stay when the subscription ends"),
    Policy.ON_INACTIVITY: N_("end after a time without use"),
}


def unfollowed_words(result: PlatformResult) -> tuple[tuple[str, str], ...]:
    """The linked pages that were not captured, each with why (": …"), "" where the visit does not say."""
    reasons = {left.url: left.reason for left in result.visit.unfollowed}
    return tuple((url, f": {reasons[url]}" if url in reasons else "") for url in result.coverage.unfollowed)


def expiry_words(expiry: Expiry, language: Language = ENGLISH) -> str:
    """What becomes of unused units, in words: "end after 90 days (only while …)"."""
    words = language.say(_POLICIES[expiry.policy])
    if expiry.days is not None:
        days = language.count(Decimal(expiry.days))
        if expiry.policy in _LIMITED:
            words = language.say(_LIMITED[expiry.policy], days=days)
        else:
            words = f"{words} ({language.plural(*DAYS, expiry.days)})"
    if expiry.cap_periods is not None:
        words = language.say(_CAPPED_TIMES, words=words, times=language.count(expiry.cap_periods))
    elif expiry.cap:
        words = language.say(_CAPPED, words=words, cap=expiry.cap)
    return language.say(_ONLY, words=words, condition=expiry.condition) if expiry.condition else words


_LIMITED = {
    Policy.FIXED_PERIOD: N_("end after %(days)s days"),
    Policy.ROLLOVER: N_("roll over for %(days)s days"),
    Policy.ON_INACTIVITY: N_("end after %(days)s days without use"),
}
_CAPPED_TIMES = N_("%(words)s, up to %(times)s × the allowance")
_CAPPED = N_("%(words)s, up to %(cap)s")
_ONLY = N_("%(words)s (condition: “%(condition)s”)")
