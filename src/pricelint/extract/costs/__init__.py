"""What actions cost in units: tables, labels and values, sentences; what is claimed, advertised and marked up."""
