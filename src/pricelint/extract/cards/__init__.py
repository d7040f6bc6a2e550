"""Cards: the parts of a page that each present one thing to buy, whatever the markup."""
