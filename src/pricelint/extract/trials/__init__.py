"""What trials show: prices that follow a circumstance, countdowns that begin anew."""

from __future__ import annotations

from pricelint.extract.trials.facts import Load, with_trials

__all__ = ["Load", "with_trials"]
