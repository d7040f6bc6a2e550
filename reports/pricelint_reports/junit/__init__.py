"""JUnit XML: a platform as a test suite, a rule as a test, for the test views of build servers."""

from __future__ import annotations

from pricelint_reports.junit.suites import junit_text

__all__ = ["junit_text"]
