"""What pricelint checks: one folder per rule, each with its metadata, its examples and a README."""

from __future__ import annotations
