"""A worked example: rules of a fictional organisation for pricelint, one folder each."""

from __future__ import annotations

from pricelint.audit.registry import rules_in

RULES = rules_in(__name__)
