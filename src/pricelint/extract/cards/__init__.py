"""Cards: the parts of a page that each present one thing to buy, whatever the markup.

layouts → `find`: where cards stand. prices, units → `kind`: what a card sells for how much, a plan or a pack.
set_aside: what looks like an offer and is none. `titles`, `named`: what a card is called.
"""
