"""Timestamps by RFC 3161: an authority signs that it saw the list of a bundle's hashes, and when.

The token is over `datapackage.json`, which names every other file with its sha256. It lies beside that list, for it
cannot be in it.
"""

from __future__ import annotations

import hashlib
import secrets
import urllib.request
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit

from cryptography import x509
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from pricelint.errors import ConfigError, TimestampError

SECONDS = 20.0
MOST_BYTES = 64 * 1024
_GRANTED = 0


def request_stamp(url: str, data: bytes) -> bytes:
    """Ask an authority for a token over `data`; raises `TimestampError` where none comes that is of this data.

    The authority is named by whoever runs pricelint, not by a page: the request does not go through the crawl's gate.
    """
    if urlsplit(url).scheme not in ("http", "https"):
        raise ConfigError(
            "this is no address of a timestamp authority", where=url[:200], expected="http:// or https://"
        )
    query = TimestampRequestBuilder().data(data).hash_algorithm(HashAlgorithm.SHA256).nonce(nonce=True).build()
    headers = {"Content-Type": "application/timestamp-query", "User-Agent": "pricelint"}
    request = urllib.request.Request(url, data=query.as_bytes(), headers=headers)  # noqa: S310 - the scheme was checked
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
            token: bytes = answer.read(MOST_BYTES + 1)
    except (URLError, OSError, ValueError) as error:
        raise TimestampError(f"the timestamp authority does not answer: {error}", where=url) from error
    response = _decoded(token, url)
    if response.tst_info.nonce != query.nonce:
        raise TimestampError("the token answers another request", where=url)
    stamped_at(token, data, url)
    return token


def stamped_at(token: bytes, data: bytes, where: str) -> datetime:
    """The time that a token tells, its signature unchecked; raises `TimestampError` where it is of other data."""
    response = _decoded(token, where)
    imprint = response.tst_info.message_imprint
    algorithm = _ALGORITHMS.get(imprint.hash_algorithm.dotted_string)
    if algorithm is None or not secrets.compare_digest(hashlib.new(algorithm, data).digest(), imprint.message):
        raise TimestampError("the token is of other data", where=where, expected="a token over datapackage.json")
    return response.tst_info.gen_time


def check_stamp(token: bytes, data: bytes, authorities: Sequence[x509.Certificate], where: str) -> datetime:
    """The time that a token tells, where one of the `authorities` vouches for its signature; else `TimestampError`."""
    told = stamped_at(token, data, where)
    builder = VerifierBuilder()
    for certificate in authorities:
        builder = builder.add_root_certificate(certificate)
    try:
        builder.build().verify_message(_decoded(token, where), data)
    except (VerificationError, ValueError) as error:
        raise TimestampError(f"its signature is not by the authority that was named: {error}", where=where) from error
    return told


def authorities_of(path: Path) -> list[x509.Certificate]:
    """The certificates of a PEM file; raises ConfigError where it holds none."""
    try:
        return x509.load_pem_x509_certificates(path.read_bytes())
    except (OSError, ValueError) as error:
        raise ConfigError(f"no certificate can be read: {error}", where=str(path), expected="a PEM file") from error


_ALGORITHMS = {
    "2.16.840.1.101.3.4.2.1": "sha256",
    "2.16.840.1.101.3.4.2.2": "sha384",
    "2.16.840.1.101.3.4.2.3": "sha512",
}


def _decoded(token: bytes, where: str) -> TimeStampResponse:
    if len(token) > MOST_BYTES:
        raise TimestampError("this is no timestamp: it is too long", where=where)
    try:
        response = decode_timestamp_response(token)
        if response.status != _GRANTED:
            raise TimestampError(f"the authority refused: {' '.join(response.status_string)}", where=where)
        response.tst_info  # noqa: B018 - parsed when it is asked for
    except ValueError as error:
        raise TimestampError(f"this is no timestamp: {error}", where=where, expected="a token by RFC 3161") from error
    return response
