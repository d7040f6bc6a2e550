"""Documents to facts: annotate (money, units, periods, modalities) → relate (cards, tables, clauses) → facts."""
