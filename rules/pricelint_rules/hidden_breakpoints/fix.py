"""What a fair page would show: the sizes at which the price per unit falls. They only the vendor knows."""

from __future__ import annotations

from pricelint.model.derivation import Derivations
from pricelint.model.outcome import BLANK, Fix
from pricelint.model.site import SiteFacts
from pricelint_rules.amounts import many
from pricelint_rules.fair import blank_money, priced
from pricelint_rules.rounding import offered
from pricelint_rules.shop import unit_word


def fix(*, facts: SiteFacts, derivations: Derivations, **_: object) -> Fix:
    """ "Pack: 500 credits for $10 (1 credit = $0.02) · __ credits for $__ (1 credit = $__)"."""
    word, sizes = unit_word(facts), offered(facts, derivations)
    money = blank_money(sizes[0].money.currency) if sizes else BLANK
    told = priced(facts, sizes[:1])
    return Fix(text=f"{told}{' · ' if told else ''}{BLANK} {many(word)} for {money} (1 {word} = {money})")
