"""The policy readers by name."""

from __future__ import annotations

from pricelint.extract.policies.expiry import read_expiry, read_expiry_hints

__all__ = ["read_expiry", "read_expiry_hints"]
