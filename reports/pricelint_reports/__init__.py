"""What pricelint publishes: templates and static assets of the reports."""

from __future__ import annotations
