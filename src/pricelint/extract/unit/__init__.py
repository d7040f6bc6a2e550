"""The platform's internal currency: which word of a page it is, and which pages only share its words."""
