"""One file per command, named as it is; `history` holds `diff` as well."""
