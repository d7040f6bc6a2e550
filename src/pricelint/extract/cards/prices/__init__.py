"""The amounts on a card: which is its price, per what, charged how often."""
