"""From bytes to a document: character set, size and kind are judged before anything is parsed."""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass

from bs4.dammit import UnicodeDammit
from selectolax.lexbor import LexborHTMLParser, LexborNode

from pricelint.documents.document import Document
from pricelint.documents.laid_out import laid_out_tables
from pricelint.documents.pdf import pdf_as_html
from pricelint.documents.questions import mark_answers
from pricelint.documents.stored import add_stored_offers
from pricelint.documents.switched import may_swap
from pricelint.documents.tables import read_tables
from pricelint.documents.tree import Tree, TreeBuilder
from pricelint.errors import NotHtmlError, SourceTooLargeError
from pricelint.model.pdf_bytes import is_pdf
from pricelint.model.platform import Role

MOST_BYTES = 20_000_000
"""Larger sources are refused: no pricing page is this long, and a hostile one could be longer still."""

_EXPECTED = "the HTML source of one page"
_SAVE = "save the page from a browser as HTML and try again"
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_MARKUP = re.compile(
    r"<\s*(?:!doctype|html|head|body|div|p|table|ul|section|main|span|h[1-6]|article|title|meta|a)\b", re.I
)
_MOJIBAKE = re.compile(r"(?:Ã[\u0080-\u00bf¡-¿]|â‚¬|â€[œ™“”]|Â[£©®°·])")
_MAGIC = {b"\x89PNG": "a PNG image", b"PK\x03\x04": "a ZIP archive", b"GIF8": "a GIF image",
          b"\xff\xd8\xff": "a JPEG image", b"\x1f\x8b": "gzip data", b"\x7fELF": "a program"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the bytes of a document come from. `capture` defaults to their sha256."""

    page: str
    role: Role = Role.OTHER
    url: str = ""
    state: str = "first"
    charset: str = ""
    capture: str = ""


def read_document(body: bytes, origin: Origin) -> Document:
    """Parse one page; of a PDF its text.

    Raises `SourceError` where the bytes are empty, over 20 MB, binary or hold no HTML; the message names the page and
    the cause. A wrong character set is read as well as can be and noted in `Document.problems`.
    """
    _refuse(body, origin)
    if is_pdf(body):
        source, problems = pdf_as_html(body, origin.page)
        return _document(source, problems, origin, origin.capture or hashlib.sha256(body).hexdigest(), paged=True)
    source, problems = _decode(body, origin)
    if not _MARKUP.search(source):
        what = f"this is not HTML: no tag in {len(body):,} bytes"
        raise NotHtmlError(what, where=origin.page, expected=_EXPECTED, do=_SAVE)
    return _document(source, problems, origin, origin.capture or hashlib.sha256(body).hexdigest())


def _document(source: str, problems: tuple[str, ...], origin: Origin, capture: str, *, paged: bool = False) -> Document:
    parser = LexborHTMLParser(source)
    root = parser.root
    if root is None:
        raise NotHtmlError("the HTML parser found no document", where=origin.page, expected=_EXPECTED, do=_SAVE)
    tree = _tree(parser, root, source)
    title = parser.css_first("title")
    declared = parser.css('base[href], script[type="application/ld+json"]')
    bases = [node.attributes.get("href") or "" for node in declared if node.tag == "base"]
    language = (tree.elements[0].attrs.get("lang") or "").lower().replace("_", "-").split("-")[0]
    return Document(
        page=origin.page,
        url=origin.url,
        capture=capture,
        state=origin.state,
        role=origin.role,
        title=" ".join(title.text().split()) if title else "",
        language=language if len(language) == 2 else "",
        source=source,
        text="\n".join(tree.lines),
        blocks=tree.blocks,
        elements=tree.elements,
        tables=[*read_tables(tree.elements), *laid_out_tables(tree.elements, tree.blocks)],
        links=tree.links,
        json_ld=[node.text() for node in declared if node.tag != "base"],
        base=bases[0] if bases else "",
        swaps=tree.swaps,
        paged=paged,
        problems=problems,
    )


def _tree(parser: LexborHTMLParser, root: LexborNode, source: str) -> Tree:
    """The page as a tree, with the offers that it holds only as data, its answers marked."""
    tree = TreeBuilder(swaps=may_swap(source)).build(root)
    add_stored_offers(tree, parser)
    mark_answers(tree.elements, tree.blocks)
    return tree


def _refuse(body: bytes, origin: Origin) -> None:
    if not body.strip():
        raise NotHtmlError("the source is empty", where=origin.page, expected=_EXPECTED, do="capture or save it again")
    if len(body) > MOST_BYTES:
        raise SourceTooLargeError(
            f"the source has {len(body):,} bytes",
            where=origin.page,
            expected=f"at most {MOST_BYTES:,} bytes",
            do="save only the page's HTML, without embedded media",
        )
    for magic, kind in _MAGIC.items():
        if body.startswith(magic):
            raise NotHtmlError(f"this is {kind}, not HTML", where=origin.page, expected=_EXPECTED, do=_SAVE)


def _decode(body: bytes, origin: Origin) -> tuple[str, tuple[str, ...]]:
    """Text of the bytes: byte order mark, then the declared character set, then UTF-8, then what fits best."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if body.startswith(mark):
            return body[len(mark) :].decode(name, errors="replace"), ()
    if b"\0" in body[:4096]:
        raise NotHtmlError("this is binary data (it holds zero bytes)", where=origin.page, expected=_EXPECTED, do=_SAVE)
    declared = _META_CHARSET.search(body[:4096])
    for name in (origin.charset, declared[1].decode("ascii") if declared else "", "utf-8"):
        if name and (text := _try(body, name)) is not None:
            return text, _mojibake(text)
    guess = UnicodeDammit(body, is_html=True)
    text = guess.unicode_markup or body.decode("utf-8", errors="replace")
    return text, (f"the character set was not stated rightly; read as {guess.original_encoding or 'damaged utf-8'}",)


def _try(body: bytes, name: str) -> str | None:
    try:
        return body.decode(name)
    except (LookupError, UnicodeDecodeError):
        return None


def _mojibake(text: str) -> tuple[str, ...]:
    if "Ã" not in text and "â" not in text and "Â" not in text:
        return ()
    broken = len(_MOJIBAKE.findall(text))
    return (f"{broken} characters look wrongly encoded (such as 'â‚¬' for '€')",) if broken > 2 else ()
