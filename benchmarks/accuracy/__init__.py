"""How right the extracted facts and the verdicts are, on labelled pages."""
