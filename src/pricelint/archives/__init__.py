"""Pages from archives, dated by the archive: WARC, WACZ, MHTML, SingleFile, Open Terms Archive, Wayback addresses.

Every reader gives the same: pages with their bytes on a shelf, and sentences about what could not be read.
`pricelint.archives.visits` makes visits of them, after which nothing tells them from pages that were captured today.
"""

from __future__ import annotations
