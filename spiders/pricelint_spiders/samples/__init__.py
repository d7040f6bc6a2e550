"""The platforms that ship with pricelint, written by us, and the loopback server that shows them."""

from __future__ import annotations

from pricelint_spiders.samples.server import SampleServer, sample_names, serve_samples

__all__ = ["SampleServer", "sample_names", "serve_samples"]
