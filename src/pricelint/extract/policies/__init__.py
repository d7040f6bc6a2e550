"""What pages say becomes of unused units, and the other terms of the sale."""
