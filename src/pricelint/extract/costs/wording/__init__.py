"""The words of costs: phrase data compiled per language, and the words that join a count to a thing."""
