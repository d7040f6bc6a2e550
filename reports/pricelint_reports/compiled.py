"""Templates as byte code, kept where Python keeps that of this package and nowhere else.

Byte code that is loaded is run: in a folder that others may write to it would be theirs. Whoever can write beside this
module can alter the program as well. Where Python is told to write none (`-B`, PYTHONDONTWRITEBYTECODE) or the folder
cannot be written to, templates are compiled by each process.
"""

from __future__ import annotations

import hashlib
import pickle
import sys
import tempfile
from contextlib import suppress
from importlib.metadata import version
from importlib.util import cache_from_source
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

_BESIDE = Path(cache_from_source(__file__))
_BROKEN = (EOFError, ValueError, pickle.UnpicklingError)


class CompiledTemplates(BytecodeCache):
    """The byte code of our templates. `of` names the environment: code is not shared between two of them, since
    constants are printed, in its words, when a template is compiled."""

    def __init__(self, of: str) -> None:
        self._of = of

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The name of the file of a template."""
        return _BESIDE.with_stem(f"template-{_digest(self._of, name, filename or '')}").name

    def get_source_checksum(self, source: str) -> str:
        """The digest of what byte code is made of."""
        return _digest(self._of, version("jinja2"), source)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read the byte code of a template where it is there, of the same source and of this Python."""
        with suppress(OSError, *_BROKEN), _BESIDE.with_name(bucket.key).open("rb") as file:
            bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the byte code of a template where Python would keep that of a module."""
        if sys.dont_write_bytecode:
            return
        with suppress(OSError):
            _BESIDE.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=_BESIDE.parent, delete=False) as part:
                bucket.write_bytecode(part)
            Path(part.name).replace(_BESIDE.with_name(bucket.key))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]
