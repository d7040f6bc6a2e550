"""The words of policies: phrase data compiled per language, the names of units, durations and dates."""
