"""The examples of every rule, made of other markup: the rule says the same of each, and quotes the same element."""

from __future__ import annotations

from pathlib import Path
from zlib import crc32

import pytest
from remade import WAYS, Way, remade

import pricelint_rules
from pricelint.audit.testing import EARLIER, Example, examples_of, mistakes
from pricelint.documents.document import Document
from pricelint.documents.read import Origin, read_document
from pricelint.model.platform import Role
from pricelint.testing import rule_folders
from pricelint.testing.load import rule_of

EACH = 4
"""Ways that each example is remade in: every way meets about a quarter of all examples."""

EXAMPLES = [
    (folder, example)
    for folder in rule_folders(Path(pricelint_rules.__file__).parent)
    for example in examples_of(folder)
]


def ways_of(folder: Path, example: Example) -> list[Way]:
    first = crc32(f"{folder.name}/{example.name}".encode())
    return [WAYS[(first + 4 * step) % len(WAYS)] for step in range(EACH)]


def read(example: Example, way: Way) -> list[Document]:
    now = [path for path in example.files if not path.stem.startswith(EARLIER)]
    documents = [
        read_document(
            remade(path.read_bytes(), way), Origin(path.stem, Role.PRICING if len(now) == 1 else Role(path.stem))
        )
        for path in now
    ]
    return sorted(documents, key=lambda document: document.role is not Role.PRICING)


@pytest.mark.parametrize(
    ("folder", "example"), EXAMPLES, ids=[f"{folder.name}-{example.name}" for folder, example in EXAMPLES]
)
def test_what_a_page_is_made_of_changes_no_verdict(folder: Path, example: Example) -> None:
    rule = rule_of(folder)
    found = {way.__name__: mistakes(rule, example, read(example, way)) for way in ways_of(folder, example)}
    assert {way: wrong for way, wrong in found.items() if wrong} == {}
