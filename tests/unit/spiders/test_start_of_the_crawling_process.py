from __future__ import annotations

import subprocess
import sys

LOADS = """
import sys
import pricelint_spiders.child, pricelint_spiders.spider
print(*sorted({name.partition(".")[0] for name in sys.modules} & {"PIL", "aiohttp", "bs4", "playwright", "sqlalchemy"}))
"""


def test_what_only_a_browser_or_a_reader_needs_is_not_loaded_until_it_is_needed() -> None:
    told = subprocess.run([sys.executable, "-c", LOADS], capture_output=True, check=True, text=True)
    assert told.stdout.split() == []
