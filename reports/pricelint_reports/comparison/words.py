"""The words and signs of the report's vocabulary. No meaning is carried by a sign or a colour alone."""

from __future__ import annotations

from pricelint.derive.basis import Compared
from pricelint.model.capture import CaptureOutcome
from pricelint.model.evidence import Place
from pricelint.model.fact import Expiry
from pricelint.model.outcome import Severity, Verdict
from pricelint.model.result import PlatformResult
from pricelint.model.site import Kind
from pricelint.model.units import Policy, Pool
from pricelint_reports.numbers import count

VERDICTS = {
    Verdict.VIOLATION: ("Red flag", "⚑"),
    Verdict.PASS: ("Fair practice", "✓"),
    Verdict.REVIEW: ("To review", "?"),
    Verdict.NOT_APPLICABLE: ("Not applicable", "–"),
    Verdict.ERROR: ("Rule failed", "!"),
    Verdict.SUPPRESSED: ("Suppressed", "×"),
    Verdict.KNOWN: ("Known", "="),
}
"""What a verdict is called, and its sign."""

LEGEND = {
    Verdict.VIOLATION: "the pattern was seen on the date shown, with its quotes",
    Verdict.PASS: "the fair counterpart was seen, with its quotes",
    Verdict.REVIEW: "the captured pages do not settle it; what is missing is named",
    Verdict.NOT_APPLICABLE: "the subject does not occur on the captured pages",
    Verdict.ERROR: "the rule could not be run; the platform is not graded",
    Verdict.SUPPRESSED: "the publisher took what was found out of the verdict: by name, with a reason and a last day",
    Verdict.KNOWN: "what was found stands in the earlier result that this one is compared with",
}
"""What a verdict means."""

SEVERITIES = {Severity.HIGH: "▲▲▲", Severity.MEDIUM: "▲▲", Severity.LOW: "▲", Severity.INFO: "·"}
"""Signs of severity, more triangles for more weight."""

PLACES = {
    Place.MAIN: "in the main text",
    Place.FAQ: "in the FAQ",
    Place.COLLAPSED: "in collapsed text",
    Place.TOOLTIP: "in a tooltip",
    Place.FINE_PRINT: "in fine print",
    Place.HIDDEN: "in hidden text",
    Place.STRUCTURED: "in structured data, not in the visible text",
}
"""Where a quote stands on its page."""

OUTCOMES = {
    CaptureOutcome.CAPTURED: "captured",
    CaptureOutcome.BLOCKED: "the site blocked the visit",
    CaptureOutcome.CONSENT_WALL: "a consent wall hid the page",
    CaptureOutcome.LOGIN: "a log-in page stood in its place",
    CaptureOutcome.NOT_FOUND: "the site says that there is no such page",
    CaptureOutcome.GEO_WALL: "the page is not shown to visitors from here",
    CaptureOutcome.VARIANT: "set aside: another page of the site with other numbers",
    CaptureOutcome.TIMEOUT: "the page did not load in time",
    CaptureOutcome.ROBOTS: "robots.txt does not allow it",
    CaptureOutcome.HTTP_ERROR: "the server answered with an error",
    CaptureOutcome.UNREACHABLE: "the server could not be reached",
    CaptureOutcome.REDIRECT_LOOP: "the page redirects in a circle",
    CaptureOutcome.EMPTY_SHELL: "the page stayed empty",
    CaptureOutcome.NOT_HTML: "the answer was not a web page",
    CaptureOutcome.TOO_LARGE: "the page was too large",
    CaptureOutcome.FORBIDDEN_ADDRESS: "the address is not a public one",
    CaptureOutcome.FAILED: "the capture failed",
}
"""What came of a capture."""

POOLS = {
    Pool.PLAN: "Plan units",
    Pool.PURCHASED: "Purchased units",
    Pool.BONUS: "Bonus units",
    Pool.FREE: "Free units",
    Pool.ALL: "All units",
}
"""Pools of units, in the order of the expiry table."""

KINDS = {
    Kind.PLANS: "plans with their prices and allowances",
    Kind.PACKS: "packs",
    Kind.RATES: "rates",
    Kind.COSTS: "unit costs",
    Kind.EQUIVALENCES: "claimed yields",
    Kind.ADVERTISED: "advertised actions",
    Kind.MARKUPS: "costs under a label",
    Kind.EXPIRY: "what becomes of unused units",
    Kind.BONUSES: "bonus units",
    Kind.TACTICS: "countdowns and limited offers",
    Kind.VARIATIONS: "prices that differ for the same units",
    Kind.TERMS: "terms",
    Kind.HINTS: "passages that touch the matter",
}
"""Kinds of facts that are sought, in words."""

COMPARED = {
    Compared.PLAN: "Cheapest paid month-to-month plan",
    Compared.PACK: "Smallest pack",
    Compared.RATE: "Rate stated in words",
}
"""What platforms are compared by."""

_POLICIES = {
    Policy.NEVER: "do not expire",
    Policy.END_OF_CYCLE: "end with each billing cycle",
    Policy.ROLLOVER: "roll over",
    Policy.FIXED_PERIOD: "end after a fixed period",
    Policy.ON_CANCEL: "end when the subscription ends",
    Policy.KEPT_ON_CANCEL: "stay when the subscription ends",
    Policy.ON_INACTIVITY: "end after a time without use",
}


def unfollowed_words(result: PlatformResult) -> tuple[tuple[str, str], ...]:
    """The linked pages that were not captured, each with why (": …"), "" where the visit does not say."""
    reasons = {left.url: left.reason for left in result.visit.unfollowed}
    return tuple((url, f": {reasons[url]}" if url in reasons else "") for url in result.coverage.unfollowed)


def expiry_words(expiry: Expiry) -> str:
    """What becomes of unused units, in words: "end after 90 days (only while …)"."""
    words = _POLICIES[expiry.policy]
    if expiry.days is not None:
        words = {
            Policy.FIXED_PERIOD: f"end after {expiry.days:,} days",
            Policy.ROLLOVER: f"roll over for {expiry.days:,} days",
            Policy.ON_INACTIVITY: f"end after {expiry.days:,} days without use",
        }.get(expiry.policy, f"{words} ({expiry.days:,} days)")
    if expiry.cap_periods is not None:
        words += f", up to {count(expiry.cap_periods)} × the allowance"
    elif expiry.cap:
        words += f", up to {expiry.cap}"
    return f"{words} (condition: “{expiry.condition}”)" if expiry.condition else words
