"""Plan choice: the cheapest plan, billing and packs for what one needs, platform by platform, exactly."""

from __future__ import annotations

from pricelint.costs.quote.needs import Need, need_of
from pricelint.costs.quote.offers import Buyable, Offer, offers_of
from pricelint.costs.quote.quoting import Bought, Match, Quote, Request, quote, quote_all
from pricelint.costs.quote.report import QuoteReport, quote_json, quote_schema

__all__ = [
    "Bought", "Buyable", "Match", "Need", "Offer", "Quote", "QuoteReport", "Request", "need_of", "offers_of", "quote",
    "quote_all", "quote_json", "quote_schema",
]  # fmt: skip
