"""What every report says of itself: who answers for it, who pays, and how it was made."""

from __future__ import annotations

from dataclasses import dataclass

from pricelint.audit.grade import LEAST_JUDGED, LETTERS, WEIGHTS
from pricelint_reports.comparison.words import SEVERITY_WORDS
from pricelint_reports.language import ENGLISH, N_, Language

REQUIRED = {
    "ranking": N_("the basis of the ranking"),
    "affiliate": N_("affiliate relations"),
    "coverage": N_("what the report covers"),
    "contact": N_("a contact for corrections"),
}
"""The settings of `[disclosures]` that a publisher has to make, by key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed that tells of changes: its name and its address."""

    name: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the publisher of a report states; "" is what nobody has stated, and the report says so on top.

    ranking    why platforms stand in their order, and that nobody pays for a place (or who does)
    affiliate  who pays the publisher, and whether links are paid for
    coverage   which platforms are looked at, and how they were chosen
    contact    where corrections go: an e-mail address or URL, in words
    reply      how a platform replies, and what becomes of its reply
    feeds      feeds that the publisher offers
    """

    title: str = ""
    publisher: str = ""
    ranking: str = ""
    affiliate: str = ""
    coverage: str = ""
    contact: str = ""
    reply: str = ""
    feeds: tuple[Feed, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """What has to be stated and is not, as messages."""
        return tuple(words for key, words in REQUIRED.items() if not getattr(self, key).strip())


TITLE = N_("What a generation costs")

NOT_STATED = {
    "ranking": N_(
        "The publisher has not stated one. Platforms are ranked as described here; pricelint takes no money."
    ),
    "affiliate": N_(
        "The publisher has not stated who pays for this report, or whether a platform listed here does. Links lead to "
        "the addresses that were captured; pricelint adds no affiliate code to them."
    ),
    "coverage": N_("The publisher has not stated how the platforms were chosen. Those that were audited are listed."),
    "contact": N_(
        "The publisher has not named a contact. Whoever published this report answers for it. A correction needs the "
        "claim's id and its capture hash: with them anyone can read the stored page again."
    ),
    "reply": N_(
        "A platform that is named here may reply to whoever published this report: the claim's id says which sentence "
        "is meant, and its receipts say what was seen, and when."
    ),
}
"""What a report says in place of what its publisher has not stated."""


LABELS = {
    "ranking": N_("Ranking"),
    "affiliate": N_("Affiliate disclosure"),
    "coverage": N_("Coverage"),
    "contact": N_("Corrections"),
    "reply": N_("Right of reply"),
}
"""What a disclosure is about, by its key."""


def stated(about: About, key: str, language: Language = ENGLISH) -> str:
    """What the publisher states under a key, or that nothing is stated."""
    return getattr(about, key).strip() or language.say(NOT_STATED[key])


def disclosures(about: About, language: Language = ENGLISH) -> tuple[str, ...]:
    """Everything that a publisher has to state, a sentence each, what is missing first."""
    told = (
        language.say("%(label)s: %(text)s", label=language.say(label), text=stated(about, key, language))
        for key, label in LABELS.items()
    )
    own = (about.publisher, *told)
    return tuple(filter(None, (missing_words(about, language), *own)))


def missing_words(about: About, language: Language = ENGLISH) -> str:
    """That a required disclosure is missing, in a sentence; "" where all of them are made."""
    names = "; ".join(language.say(words) for words in about.missing)
    return language.say("The publisher of this report has not stated: %(names)s.", names=names) if names else ""


METHOD = (
    N_(
        "Public pages were captured, and what they state was read by fixed rules: the same capture gives the same "
        "facts. No account was opened and nothing was bought."
    ),
    N_(
        "Every figure rests on quotes. A quote is the text at a recorded place of a stored page, and its hash names "
        "the bytes that were read. A page may have changed since the date shown."
    ),
    N_(
        "Money per action is derived: money ÷ units × units per action. What no captured page states is called "
        "missing; it is never taken as zero or free."
    ),
    N_(
        "Rules name patterns of the kind described in their sources. A red flag says what was seen, where and when; it "
        "says nothing about the reasons for it and is no statement of law."
    ),
    N_(
        "Under a red flag stands what a fair page would say, with the numbers of the page itself: possible wording, no "
        "advice. Where only the platform knows a number there is a blank (__)."
    ),
)
"""How figures and verdicts come about, for every report."""

BASIS = (
    N_(
        "Two sizes of each platform are compared, side by side and never mixed: its cheapest paid plan that can be "
        "bought month to month, and its smallest pack. Introductory prices and bonus units are not counted."
    ),
    N_(
        "A range covers the models and settings that the page states a cost for; resolution or length stand beside it "
        "where the page names them."
    ),
    N_(
        "Figures for different outputs (a second of video, a video) are never merged, and units of two platforms are "
        "never compared: a credit here is not a credit there."
    ),
    N_(
        "Each currency has its own table and nothing is converted. Platforms are ranked by the low end of their range, "
        "within one output, one currency and one basis. Nobody can pay for a place."
    ),
    N_("A platform without a figure is listed with the reason and has no rank."),
)
"""How the comparison and its ranking come about."""

GRADING = N_(
    "The grade starts from 100 points, and every red flag takes the points on its line: %(weights)s. Where one follows "
    "from another only the heavier is counted. Nothing else adds or takes points. %(letters)s. A platform is not "
    "graded where a rule failed to run, where a page that rules need was not captured, or where fewer than %(least)s "
    "rules could be judged: nothing is averaged over a hole. The weights are editorial."
)


def grading(language: Language = ENGLISH) -> str:
    """How a grade comes about."""
    weights = (f"{language.say(SEVERITY_WORDS[severity])} {weight}" for severity, weight in WEIGHTS.items())
    letters = (
        language.say("%(letter)s from %(least)s", letter=letter, least=least)
        if least
        else language.say("%(letter)s below", letter=letter)
        for least, letter in LETTERS
    )
    return language.say(GRADING, weights=", ".join(weights), letters=", ".join(letters), least=LEAST_JUDGED)
