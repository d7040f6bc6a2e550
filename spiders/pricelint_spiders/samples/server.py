"""Serves the sample platforms as websites of their own: one loopback address each, so that robots.txt, cookies and the
per-host delay behave as they do for real sites."""

from __future__ import annotations

import mimetypes
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Self
from urllib.parse import unquote, urlsplit

from pricelint.model.platform import Platform
from pricelint_spiders.catalogue import load_platform

NOT_PLATFORMS = frozenset({"expected"})
TEXT = frozenset({".html", ".css", ".txt", ".js", ".svg"})


def sample_names() -> tuple[str, ...]:
    """Ids of the sample platforms."""
    names = (item.name for item in _folder().iterdir() if item.name.endswith(".toml"))
    return tuple(
        sorted(name.removesuffix(".toml") for name in names if name.removesuffix(".toml") not in NOT_PLATFORMS)
    )


class SampleServer:
    """One sample platform on a loopback address. Its files are read once; no path of a request reaches the disk."""

    def __init__(self, name: str, number: int) -> None:
        pages = dict(_pages(_folder() / name))
        self._server = _bind(f"127.2.0.{number}", _handler(pages))
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self._name = name

    @property
    def url(self) -> str:
        """The address of the site, with a closing slash."""
        host, port = self._server.server_address[:2]
        return f"http://{host!s}:{port}/"

    @property
    def platform(self) -> Platform:
        """The platform as its file declares it, at this address."""
        with as_file(_folder() / f"{self._name}.toml") as path:
            return load_platform(path, self.url)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@contextmanager
def serve_samples(*names: str) -> Iterator[tuple[Platform, ...]]:
    """Serve sample platforms (all, where none is named) until the block ends; gives them with absolute addresses.

    They are on loopback: visit them with `AddressPolicy(allow_loopback=True)`.
    """
    with ExitStack() as stack:
        chosen = names or sample_names()
        servers = [stack.enter_context(SampleServer(name, number)) for number, name in enumerate(chosen, start=1)]
        yield tuple(server.platform for server in servers)


def _folder() -> Traversable:
    return files("pricelint_spiders").joinpath("samples")


def _pages(folder: Traversable, prefix: str = "/") -> Iterator[tuple[str, bytes]]:
    for item in folder.iterdir():
        if item.is_dir():
            yield from _pages(item, f"{prefix}{item.name}/")
        else:
            yield f"{prefix}{item.name}", item.read_bytes()


def _bind(address: str, handler: type[BaseHTTPRequestHandler]) -> ThreadingHTTPServer:
    """Linux answers on all of 127.0.0.0/8; where only 127.0.0.1 is there, sites differ by port alone."""
    try:
        return ThreadingHTTPServer((address, 0), handler)
    except OSError:
        return ThreadingHTTPServer(("127.0.0.1", 0), handler)


def _handler(pages: dict[str, bytes]) -> type[BaseHTTPRequestHandler]:
    index = "".join(f'<li><a href="{path}">{path}</a></li>' for path in sorted(pages) if path.endswith(".html"))
    home = f"<!doctype html><html lang=en><title>Sample platform</title><h1>Sample platform</h1><ul>{index}</ul></html>"

    class Handler(BaseHTTPRequestHandler):
        """Answers from memory."""

        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            """Answer one request."""
            path = unquote(urlsplit(self.path).path)
            body = pages.get(path, home.encode() if path == "/" else None)
            status = HTTPStatus.NOT_FOUND if body is None else HTTPStatus.OK
            self.send_response(status)
            self.send_header("Content-Type", _type("/index.html" if path == "/" else path))
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
            """Say nothing: the terminal belongs to the audit."""

    return Handler


def _type(path: str) -> str:
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if Path(path).suffix in TEXT else kind
