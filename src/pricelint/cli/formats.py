"""What a result can be written as."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """What a result is written as. `table` also writes the HTML report and prints its path.

    `sarif` holds the violations, as code scanning wants it; `sarif-all` every outcome.
    """

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"
    CSV = "csv"
    HTML = "html"
    SARIF = "sarif"
    SARIF_ALL = "sarif-all"
    JUNIT = "junit"
    GITHUB = "github"
    JSONL = "jsonl"
