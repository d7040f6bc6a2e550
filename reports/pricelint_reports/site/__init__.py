"""The site: everything that an audit says as pages that stand for themselves, each number with its receipt.

view models     `views` (all of one platform), `summary` (what is said of it beside others), `page_views` (other pages)
claims          `claims`: every sentence that is published, under an id that stays

`render.SiteRenderer` writes it; docs/site.md describes what lies in the folder.
"""

from __future__ import annotations

from pricelint_reports.site.render import SiteRenderer

__all__ = ["SiteRenderer"]
