"""What pricelint publishes: one folder per report, each a view of the audit result.

Reports know the model and nothing else of the engine. Stored bytes come in through two callables (`Blob`, `PageText`),
so that a report can be written from any store, or from none.
"""

from __future__ import annotations
