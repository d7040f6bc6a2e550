"""What a fair page would show: the price of one unit beside each size."""

from __future__ import annotations

from collections import defaultdict

from pricelint.model.derivation import Derivations
from pricelint.model.outcome import Fix, Outcome
from pricelint.model.site import SiteFacts
from pricelint_rules.fair import listed, named, rate, sizes_in
from pricelint_rules.rounding import offered
from pricelint_rules.shop import unit_word


def fix(*, outcome: Outcome, facts: SiteFacts, derivations: Derivations, **_: object) -> Fix:
    """ "Pro: 1 credit = $0.029 · Max: 1 credit = $0.025"; sizes of one rate share it."""
    word = unit_word(facts)
    rates: dict[str, list[str]] = defaultdict(list)
    for size in sizes_in(outcome, offered(facts, derivations)):
        rates[rate(size, word)].append(named(size))
    return Fix(text=" · ".join(f"{listed(names)}: {each}" for each, names in rates.items()))
