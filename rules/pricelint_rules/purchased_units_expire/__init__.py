"""The rule `purchased-units-expire`: its check, its README and its examples."""

from __future__ import annotations
