"""The rule perpetual-offer."""
