"""What tells of a cost from around it: what stands above, what sets its item apart, mere lengths."""
