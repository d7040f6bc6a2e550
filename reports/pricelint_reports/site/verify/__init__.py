"""Is a published site still what was seen? Its files, its claims, its quotes, and the sentences made of them."""

from __future__ import annotations

from pricelint_reports.site.verify.check import review_site, verify_site
from pricelint_reports.site.verify.files import is_site
from pricelint_reports.site.verify.read_again import either

__all__ = ["either", "is_site", "review_site", "verify_site"]
