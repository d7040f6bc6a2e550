"""What pricelint visits and how: the Scrapy spider, the browser driver and the platform files."""

from __future__ import annotations
