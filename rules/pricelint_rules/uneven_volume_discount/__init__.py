"""The rule `uneven-volume-discount`: its check, its README and its examples."""

from __future__ import annotations
