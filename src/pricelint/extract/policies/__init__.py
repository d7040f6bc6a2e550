"""What pages say becomes of unused units, and the other terms of the sale.

wording → passages → clauses → expiry, terms, offers: the words, where they stand, what a clause says, the facts.
`read` names the readers, `reader` is what each is handed; `lines`, `dated` and `owners` are sentences made ready.
"""
