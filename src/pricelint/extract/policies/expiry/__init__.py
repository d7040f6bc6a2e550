"""What becomes of unused units: in sentences, answers, tables and labels, with the pool and the shortest quote."""
