"""What every report says of itself: who answers for it, who pays, and how it was made."""

from __future__ import annotations

from dataclasses import dataclass

from pricelint.audit.grade import LEAST_JUDGED, LETTERS, WEIGHTS
from pricelint.model.outcome import BLANK


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the publisher of a report states; the defaults claim nothing that the tool cannot know.

    affiliate  who pays the publisher, and whether links are paid for
    contact    where corrections go: an e-mail address or URL, in words
    """

    title: str = "What a generation costs"
    publisher: str = ""
    affiliate: str = (
        "Links in this report lead to the addresses that were captured; pricelint adds no affiliate code to them. "
        "The publisher has stated no payment by, and no stake in, a platform listed here."
    )
    contact: str = (
        "Whoever published this report answers for it. A correction needs the platform, the number of the receipt "
        "and its capture hash: with them anyone can read the stored page again."
    )


METHOD = (
    (
        "Public pages were captured, and what they state was read by fixed rules: the same capture gives the same "
        "facts. No account was opened and nothing was bought."
    ),
    (
        "Every figure rests on quotes. A quote is the text at a recorded place of a stored page, and its hash names "
        "the bytes that were read. A page may have changed since the date shown."
    ),
    (
        "Money per action is derived: money ÷ units × units per action. What no captured page states is called "
        "missing; it is never taken as zero or free."
    ),
    (
        "Rules name patterns of the kind described in their sources. A red flag says what was seen, where and when; it "
        "says nothing about the reasons for it and is no statement of law."
    ),
    (
        "Under a red flag stands what a fair page would say, with the numbers of the page itself: possible wording, no "
        f"advice. Where only the platform knows a number there is a blank ({BLANK})."
    ),
)
"""How figures and verdicts come about, for every report."""

BASIS = (
    (
        "Two sizes of each platform are compared, side by side and never mixed: its cheapest paid plan that can be "
        "bought month to month, and its smallest pack. Introductory prices and bonus units are not counted."
    ),
    (
        "A range covers the models and settings that the page states a cost for; resolution or length stand beside it "
        "where the page names them."
    ),
    (
        "Figures for different outputs (a second of video, a video) are never merged, and units of two platforms are "
        "never compared: a credit here is not a credit there."
    ),
    (
        "Each currency has its own table and nothing is converted. Platforms are ranked by the low end of their range, "
        "within one output, one currency and one basis. Nobody can pay for a place."
    ),
    "A platform without a figure is listed with the reason and has no rank.",
)
"""How the comparison and its ranking come about."""

GRADING = (
    "The grade starts from 100 points, and every red flag takes the points on its line: "
    + ", ".join(f"{severity.value} {weight}" for severity, weight in WEIGHTS.items())
    + ". Where one follows from another only the heavier is counted. Nothing else adds or takes points. "
    + ", ".join(f"{letter} from {least}" if least else f"{letter} below" for least, letter in LETTERS)
    + ". A platform is not graded where a rule failed to run, where a page that rules need was not captured, or where "
    f"fewer than {LEAST_JUDGED} rules could be judged: nothing is averaged over a hole. The weights are editorial."
)
"""How a grade comes about."""
