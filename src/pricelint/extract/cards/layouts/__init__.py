"""The layouts in which offers stand: siblings, tables, definition lists, headed lines, single lines."""
