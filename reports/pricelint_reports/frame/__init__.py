"""The frame of pages beside the comparison: head, masthead and foot, with the same policy and look."""
