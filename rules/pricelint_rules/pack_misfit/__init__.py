"""The rule pack-misfit."""
