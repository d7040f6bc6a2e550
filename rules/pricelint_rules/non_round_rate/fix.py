"""What a fair page would show: the price of one unit beside each size."""

from __future__ import annotations

from dataclasses import replace

from pricelint.model.derivation import Derivations
from pricelint.model.outcome import Fix, Outcome
from pricelint.model.site import SiteFacts
from pricelint_rules.fair import priced, sizes_in
from pricelint_rules.rounding import offered


def fix(*, outcome: Outcome, facts: SiteFacts, derivations: Derivations, **_: object) -> Fix:
    """ "Pro: 1,000 credits a month for $29 (1 credit = $0.029) · Max: …"."""
    odd = replace(outcome, premises=())
    return Fix(text=priced(facts, sizes_in(odd, offered(facts, derivations))))
