"""A bundle can carry an authority's timestamp, which is of that bundle or is refused. The authority is a real one, by
openssl, on loopback."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import bundles
import pytest
from bundles import changed
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from hypothesis import given
from hypothesis import strategies as st
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from pricelint.audit.registry import load_rules
from pricelint.bundle.timestamp import authorities_of, check_stamp, request_stamp, stamped_at
from pricelint.bundle.verify import verify_bundle
from pricelint.errors import ConfigError, TimestampError

CONFIG = """[tsa]
default_tsa = here
[here]
serial = {folder}/serial
signer_cert = {folder}/signer.pem
signer_key = {folder}/signer.key
signer_digest = sha256
default_policy = 1.3.6.1.4.1.99999.1
digests = sha256, sha512
ess_cert_id_alg = sha256
"""
Key = ec.EllipticCurvePrivateKey


def certificate(name: str, key: Key, issuer: str, signer: Key, *, stamps: bool) -> x509.Certificate:
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=not stamps, path_length=None), critical=True)
    )
    if stamps:
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    return builder.sign(signer, hashes.SHA256())


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an authority: its root, its signer, its configuration."""
    if shutil.which("openssl") is None:
        pytest.skip(reason="there is no openssl to run an authority with")
    folder = tmp_path_factory.mktemp("authority")
    root, signer = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    pem = serialization.Encoding.PEM
    (folder / "root.pem").write_bytes(certificate("Root", root, "Root", root, stamps=False).public_bytes(pem))
    (folder / "signer.pem").write_bytes(certificate("Signer", signer, "Root", root, stamps=True).public_bytes(pem))
    plain = serialization.NoEncryption()
    key = signer.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain)
    (folder / "signer.key").write_bytes(key)
    (folder / "serial").write_text("01\n")
    (folder / "tsa.cnf").write_text(CONFIG.format(folder=folder))
    other = certificate("Other", root, "Other", root, stamps=False)
    (folder / "other.pem").write_bytes(other.public_bytes(pem))
    return folder


@pytest.fixture(scope="module")
def server(authority: Path) -> Iterator[HTTPServer]:
    def answer(request: Request) -> Response:
        query, token = authority / "query.tsq", authority / "token.tsr"
        query.write_bytes(request.get_data())
        config = str(authority / "tsa.cnf")
        command = ["openssl", "ts", "-reply", "-config", config, "-queryfile", str(query), "-out", str(token)]
        subprocess.run(command, check=True, capture_output=True, timeout=20)
        return Response(token.read_bytes(), content_type="application/timestamp-reply")

    with HTTPServer(host="127.0.0.1") as served:
        served.expect_request("/tsr", method="POST").respond_with_handler(answer)
        served.expect_request("/broken").respond_with_data("<html>no token</html>")
        served.expect_request("/down").respond_with_data("", status=503)
        yield served


@pytest.fixture(scope="module")
def stamped(server: HTTPServer) -> bytes:
    """A bundle with a timestamp."""
    return bundles.a_bundle(lambda data: request_stamp(server.url_for("/tsr"), data))


def verified(folder: Path, data: bytes, *trusted: Path) -> tuple[list[str], list[str]]:
    path = folder / "visit.wacz"
    path.write_bytes(data)
    authorities = [each for file in trusted for each in authorities_of(file)]
    found = verify_bundle(path, load_rules(plugins=False), authorities)
    return [str(each) for each in found.problems], found.notes


def test_a_stamped_bundle_holds_and_tells_the_time(tmp_path: Path, stamped: bytes, authority: Path) -> None:
    problems, (note,) = verified(tmp_path, stamped, authority / "root.pem")
    assert problems == []
    assert note.startswith(f"timestamp of {datetime.now(UTC):%Y-%m-%d}")
    assert "signed by an authority that you named" in note


def test_without_a_certificate_it_is_said_that_nobody_vouches(tmp_path: Path, stamped: bytes) -> None:
    problems, (note,) = verified(tmp_path, stamped)
    assert problems == []
    assert "not checked" in note


def test_another_authority_does_not_vouch(tmp_path: Path, stamped: bytes, authority: Path) -> None:
    problems, _ = verified(tmp_path, stamped, authority / "other.pem")
    assert any("its signature is not by the authority that was named" in text for text in problems)


def test_a_forged_bundle_cannot_keep_its_timestamp(tmp_path: Path, stamped: bytes, authority: Path) -> None:
    def alter(files: dict[str, bytes]) -> None:
        files["pages/pages.jsonl"] += b"\n"
        token.append(files.pop("pricelint/timestamp.tsr"))

    token: list[bytes] = []
    forged = changed(stamped, alter, listed=True)
    forged = changed(forged, lambda files: files.update({"pricelint/timestamp.tsr": token[0]}))
    problems, _ = verified(tmp_path, forged, authority / "root.pem")
    assert any("pricelint/timestamp.tsr: the token is of other data" in text for text in problems)


@pytest.mark.parametrize(("path", "told"), [("/broken", "this is no timestamp"), ("/down", "does not answer")])
def test_an_authority_that_gives_no_token_is_an_error(server: HTTPServer, path: str, told: str) -> None:
    with pytest.raises(TimestampError, match=told):
        request_stamp(server.url_for(path), b"data")


def test_only_the_web_is_asked() -> None:
    with pytest.raises(ConfigError, match="no address of a timestamp authority"):
        request_stamp("file:///etc/passwd", b"data")


@given(st.data())
def test_a_token_with_any_byte_changed_never_gets_past_as_another(
    authority: Path, server: HTTPServer, data: st.DataObject
) -> None:
    token = (authority / "token.tsr").read_bytes() if (authority / "token.tsr").exists() else b""
    if not token:
        token = request_stamp(server.url_for("/tsr"), b"some data")
    at = data.draw(st.integers(0, len(token) - 1))
    broken = token[:at] + bytes([token[at] ^ 0x55]) + token[at + 1 :]
    try:
        check_stamp(broken, b"other data", authorities_of(authority / "root.pem"), "token")
    except TimestampError:
        return
    pytest.fail("a token of other data was accepted")


def test_the_time_is_read_without_any_certificate(server: HTTPServer) -> None:
    token = request_stamp(server.url_for("/tsr"), b"some data")
    assert abs(stamped_at(token, b"some data", "token") - datetime.now(UTC)) < timedelta(minutes=1)
    with pytest.raises(TimestampError, match="other data"):
        stamped_at(token, b"some date", "token")
