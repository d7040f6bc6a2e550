"""The rule non-refundable-units."""
