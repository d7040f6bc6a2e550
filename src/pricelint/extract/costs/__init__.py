"""What actions cost in units: tables, lists of labels and values, sentences; what is claimed, advertised and marked up.

wording → surroundings → tables, lists, sentences → `read`, which gathers the costs of a page, each once; `claims` are
said of costs and state none. `places` are counts in their sentences, `found` is what every reader hands on.
"""
