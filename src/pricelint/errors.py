"""Everything pricelint raises on purpose, drawn:

    PricelintError                  told to a person in full sentences, never as a traceback
    ├── UsageError                  the command line or an option cannot be used as given
    │   └── ConfigError             a platform, phrase, options or suppression file breaks its schema
    ├── SourceError                 one source of a batch cannot be audited; the rest of the batch goes on
    │   ├── SourceNotFoundError     no such file or folder, or it vanished while it was being read
    │   ├── SourceTooLargeError     more bytes than the limit that protects the machine
    │   ├── NotHtmlError            empty, binary, or some other format than HTML
    │   └── LedgerError             a spend ledger that cannot be read at all (a bad row is a counted fault instead)
    ├── CaptureError                a visit could not be made at all (a page that failed is a recorded outcome instead)
    │   ├── AddressRefusedError     the address is not public http(s), or leads to a private network
    │   └── CrawlError              the crawling child process ended without handing over its visit
    ├── BrowserError
    │   ├── BrowserNotFoundError    none found and none could be had; the message names the one command to run
    │   └── BrowserUnusableError    found, but it does not start or does not draw text
    ├── EvidenceError               a fact whose quote is not at its span, or does not entail its value
    ├── StoreError
    │   ├── BlobMissingError        a capture names a blob that the store does not hold
    │   └── BlobCorruptError        a blob whose bytes no longer have the sha256 it is stored under
    ├── EvidenceBundleError
    │   ├── WarcError               a WARC that is none, ends early, or has other bytes than its digests say
    │   ├── TimestampError          an authority that gives no token, or a token of other data
    │   └── BundleError             a file that is no evidence bundle, or one that is unsafe to open
    ├── RuleError
    │   ├── DuplicateRuleError      two installed packages offer the same rule id
    │   └── RuleOptionError         an unknown rule id or option, or a value of the wrong type
    └── ResultError                 a stored AuditResult that this version cannot read

Messages are composed by the reader's need: what happened, where, what was expected, what to do.
"""

from __future__ import annotations


class PricelintError(Exception):
    """The root: `what` happened, `where` (URL, path, selector, file:line), what was `expected`, what to `do` next."""

    def __init__(self, what: str, *, where: str = "", expected: str = "", do: str = "") -> None:
        super().__init__(what, where, expected, do)
        self.what = what
        self.where = where
        self.expected = expected
        self.do = do

    def __str__(self) -> str:
        """One paragraph: `where: what. Expected: …. To do: ….`, without the parts that were not given."""
        head = f"{self.where}: {self.what}" if self.where else self.what
        tail = [f"Expected: {self.expected}"] if self.expected else []
        tail += [f"To do: {self.do}"] if self.do else []
        return ". ".join(part.rstrip(".") for part in (head, *tail))

    def __reduce__(self) -> tuple[object, ...]:
        """Survive pickling between processes: keyword arguments are lost by the default."""
        return _rebuild, (type(self), self.what, self.where, self.expected, self.do)


def _rebuild(kind: type[PricelintError], what: str, where: str, expected: str, do: str) -> PricelintError:
    return kind(what, where=where, expected=expected, do=do)


class UsageError(PricelintError):
    """The command line or an option cannot be used as given."""


class ConfigError(UsageError):
    """A platform, phrase, options or suppression file breaks its schema; `where` is `file` or `file:line`."""


class SourceError(PricelintError):
    """One source of a batch cannot be audited; the rest of the batch goes on."""


class SourceNotFoundError(SourceError):
    """No such file or folder, or it vanished while it was being read."""


class SourceTooLargeError(SourceError):
    """More bytes than the limit that protects the machine."""


class NotHtmlError(SourceError):
    """Empty, binary, or some other format than HTML."""


class LedgerError(SourceError):
    """A spend ledger that cannot be read at all; a bad row of one is a counted fault instead."""


class CaptureError(PricelintError):
    """A visit could not be made at all; a page that failed inside a visit is a recorded outcome instead."""


class AddressRefusedError(CaptureError):
    """The address is not public http(s), or leads to a private network."""


class CrawlError(CaptureError):
    """The crawling child process ended without handing over its visit."""


class BrowserError(PricelintError):
    """No browser that can be trusted with geometry."""


class BrowserNotFoundError(BrowserError):
    """None found and none could be had; `do` names the one command to run."""


class BrowserUnusableError(BrowserError):
    """Found, but it does not start or does not draw text."""


class EvidenceError(PricelintError):
    """A fact whose quote is not at its span, or does not entail its value."""


class StoreError(PricelintError):
    """The store cannot give back what it was given."""


class BlobMissingError(StoreError):
    """A capture names a blob that the store does not hold."""


class BlobCorruptError(StoreError):
    """A blob whose bytes no longer have the sha256 it is stored under."""


class EvidenceBundleError(PricelintError):
    """What was kept as evidence, or given as a bundle of it, cannot be read."""


class WarcError(EvidenceBundleError):
    """A WARC that is none, ends early, or has other bytes than its digests say."""


class TimestampError(EvidenceBundleError):
    """An authority that gives no token, or a token of other data or by somebody else."""


class BundleError(EvidenceBundleError):
    """A file that is no evidence bundle, or one that is unsafe to open."""


class RuleError(PricelintError):
    """A rule cannot be loaded or configured; a rule that crashes on a page is an `error` outcome instead."""


class DuplicateRuleError(RuleError):
    """Two installed packages offer the same rule id."""


class RuleOptionError(RuleError):
    """An unknown rule id or option, or a value of the wrong type."""


class ResultError(PricelintError):
    """A stored AuditResult that this version cannot read."""
