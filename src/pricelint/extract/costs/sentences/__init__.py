"""Costs in running text, in answers and equations, with the measure that is stated for them."""
