"""Conduct on the network: which addresses may be reached, what belongs to a site, which links matter."""
