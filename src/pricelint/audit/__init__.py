"""The rule engine: rules, their registry, the audit, the grade, the catalogue and the kit for rule authors."""

from __future__ import annotations
