"""What is said of an offer: bonuses, pressure, prices that vary, what is named and left out."""
