"""What is said of costs without stating one: yields, actions that are advertised, mark-ups, hints."""
