"""Plans: subscription tiers with their price points and allowances."""
