"""When to visit, and whom to tell: cadences, the watcher that keeps them, and the notifier.

The watcher is handed whoever captures, and the notifier whoever writes and sends; the truth of both is in the store's
database, so a process that dies at any point is followed by one that goes on where it was.
"""

from __future__ import annotations
