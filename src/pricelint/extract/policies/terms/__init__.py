"""General terms: refunds, failed generations, renewal, top-ups, tax, limits of what is called unlimited."""
