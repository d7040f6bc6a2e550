"""Evidence bundles: one visit as a WACZ file that replays, with everything needed to check it again.

`write.write_bundle` makes one, `verify.verify_bundle` holds one to its own words. docs/evidence.md describes the file.
"""

from __future__ import annotations
