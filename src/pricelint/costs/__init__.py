"""What a generation really costs: effective cost, allowance coverage, breakage, plan choice, spend ledger."""
