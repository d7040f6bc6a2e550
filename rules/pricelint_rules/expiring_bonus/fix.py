"""What a fair page would show: bonus units that last as long as those that were paid for."""

from __future__ import annotations

from pricelint.model.fact import Bonus
from pricelint.model.outcome import Fix, Outcome
from pricelint.model.site import SiteFacts
from pricelint.model.units import Policy, Pool
from pricelint_rules.amounts import many, short
from pricelint_rules.clauses import said_of, with_policy
from pricelint_rules.fair import in_brackets, listed, quoted_in
from pricelint_rules.shop import packs_of, unit_word


def fix(*, outcome: Outcome, facts: SiteFacts, **_: object) -> Fix:
    """ "Bonus credits (200) are valid as long as credits that you buy: they never expire." """
    words = many(unit_word(facts))
    lasting = with_policy(said_of(facts, Pool.PURCHASED, Pool.ALL), Policy.NEVER)
    end = ": they never expire" if lasting else ""
    return Fix(
        text=f"Bonus {words}{in_brackets(_granted(outcome, facts))} are valid as long as {words} that you buy{end}."
    )


def _granted(outcome: Outcome, facts: SiteFacts) -> str:
    """How many units are granted: those of the quoted bonuses, else of all bonuses for paying and of the packs."""
    bonuses = [bonus for page in facts.pages for bonus in page.bonuses]
    told: tuple[Bonus, ...] = quoted_in(outcome, bonuses) or tuple(bonus for bonus in bonuses if bonus.paid)
    amounts = [bonus.units for bonus in told if bonus.units] or [pack.bonus for pack in packs_of(facts) if pack.bonus]
    return listed(dict.fromkeys(map(short, amounts)))
