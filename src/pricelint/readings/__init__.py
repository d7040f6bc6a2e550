"""What was read from every visit, kept in the store, so that nobody has to read the pages twice.

    keep_reading    one visit, read by today's method
    follow          a platform over its visits: the runs of its statements, and their changes, as rows
    past            how a platform was before a visit, for the drift rules
    reextract       all history with today's method, in several processes

A reading belongs to a method (`method`): another version of our readers makes another reading of the same captures,
and what differs between the two is our change, never the vendor's.
"""

from __future__ import annotations
