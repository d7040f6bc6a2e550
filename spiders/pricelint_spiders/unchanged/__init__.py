"""Pages that were captured before: asked for again, and taken anew only where anything that made them has changed."""

from __future__ import annotations
