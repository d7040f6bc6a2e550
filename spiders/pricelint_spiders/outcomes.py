"""What went wrong on the way to a page, as an outcome that is recorded with its reason in words."""

from __future__ import annotations

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)

from pricelint.errors import AddressRefusedError, PricelintError
from pricelint.model.capture import CaptureOutcome
from pricelint.net.guard import UnresolvableError
from pricelint_spiders.browser.taken import BrowserFetchError
from pricelint_spiders.walls import Verdict

_HTTP: tuple[tuple[type[Exception], CaptureOutcome, str], ...] = (
    (UnresolvableError, CaptureOutcome.UNREACHABLE, ""),
    (CannotResolveHostError, CaptureOutcome.UNREACHABLE, "the host name has no address"),
    (DownloadTimeoutError, CaptureOutcome.TIMEOUT, "the server did not answer in time"),
    (DownloadConnectionRefusedError, CaptureOutcome.UNREACHABLE, "the server refused the connection"),
    (DownloadCancelledError, CaptureOutcome.TOO_LARGE, "the response is larger than the limit"),
    (ResponseDataLossError, CaptureOutcome.FAILED, "the response broke off before its end"),
    (DownloadFailedError, CaptureOutcome.UNREACHABLE, "the connection failed"),
    (UnsupportedURLSchemeError, CaptureOutcome.FORBIDDEN_ADDRESS, "the address is not http or https"),
)

UNVERIFIED = ("certificate verify failed", "VerificationError")
"""What the errors of OpenSSL and Twisted say where a certificate does not verify; neither says why."""

_BROWSER = {
    "timeout": CaptureOutcome.TIMEOUT,
    "too large": CaptureOutcome.TOO_LARGE,
    "crash": CaptureOutcome.FAILED,
    "net::ERR_TOO_MANY_REDIRECTS": CaptureOutcome.REDIRECT_LOOP,
    "net::ERR_TIMED_OUT": CaptureOutcome.TIMEOUT,
    "net::ERR_CONNECTION_TIMED_OUT": CaptureOutcome.TIMEOUT,
    "net::ERR_ABORTED": CaptureOutcome.NOT_HTML,
    "net::ERR_HTTP_RESPONSE_CODE_FAILURE": CaptureOutcome.HTTP_ERROR,
    "net::ERR_UNSAFE_REDIRECT": CaptureOutcome.FORBIDDEN_ADDRESS,
    "net::ERR_UNKNOWN_URL_SCHEME": CaptureOutcome.FORBIDDEN_ADDRESS,
    "net::ERR_DISALLOWED_URL_SCHEME": CaptureOutcome.FORBIDDEN_ADDRESS,
    "net::ERR_UNSAFE_PORT": CaptureOutcome.FORBIDDEN_ADDRESS,
}


def verdict_of(error: Exception) -> Verdict:
    """The outcome of an exception. One that nobody foresaw is `failed`, with its type and message."""
    if isinstance(error, IgnoreRequest):
        return _ignored(str(error))
    if isinstance(error, BrowserFetchError):
        return Verdict(_BROWSER.get(error.code, _kind(error.code)), f"{error} ({error.url[:300]})")
    if is_unverified(error):
        return Verdict(CaptureOutcome.UNTRUSTED, "the certificate of the server does not verify")
    for kind, outcome, words in _HTTP:
        if isinstance(error, kind):
            return Verdict(outcome, words or str(error))
    if isinstance(error, AddressRefusedError):
        return Verdict(CaptureOutcome.FORBIDDEN_ADDRESS, f"{error.where}: {error.what}")
    if isinstance(error, PricelintError):
        return Verdict(CaptureOutcome.FAILED, str(error))
    return Verdict(CaptureOutcome.FAILED, f"{type(error).__name__}: {str(error)[:300]}")


def is_unverified(error: Exception) -> bool:
    """Whether plain HTTP gave up over the certificate of a server."""
    return isinstance(error, DownloadFailedError) and any(words in str(error) for words in UNVERIFIED)


def _kind(code: str) -> CaptureOutcome:
    """The outcome of an error of the browser that has none of its own."""
    if code.startswith("net::ERR_CERT_"):
        return CaptureOutcome.UNTRUSTED
    return CaptureOutcome.UNREACHABLE if code.startswith("net::") else CaptureOutcome.FAILED


def _ignored(message: str) -> Verdict:
    if "robots.txt answered" in message:
        return Verdict(CaptureOutcome.ROBOTS, message)
    if "asked for a pause" in message:
        return Verdict(CaptureOutcome.BLOCKED, message)
    if "exceeded DOWNLOAD_MAXSIZE" in message:
        return Verdict(CaptureOutcome.TOO_LARGE, "the response unpacks to more than the limit")
    if "robots.txt" in message:
        return Verdict(CaptureOutcome.ROBOTS, "robots.txt of the site asks not to visit this address")
    if "redirection" in message:
        return Verdict(CaptureOutcome.REDIRECT_LOOP, "the address leads in circles")
    return Verdict(CaptureOutcome.FAILED, message)
