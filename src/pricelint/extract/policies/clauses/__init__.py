"""What a clause says: its verb with negation and scope, whom it is about, which pool, what follows from it."""
