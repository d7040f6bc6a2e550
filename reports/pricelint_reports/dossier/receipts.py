"""The receipts of a dossier: each quote with its place and the part of the screenshot that shows it."""

from __future__ import annotations

from collections.abc import Iterable

from pricelint.model.capture import Capture
from pricelint.model.evidence import Evidence
from pricelint_reports.citations import Cited
from pricelint_reports.comparison.words import PLACES
from pricelint_reports.cuttings import cutting
from pricelint_reports.dossier.model import ReceiptView
from pricelint_reports.language import Language
from pricelint_reports.shots import Picture, crop_of, pictures_of
from pricelint_reports.sources import Blob, no_blob
from pricelint_reports.text import language_tag


def receipt_views(
    cited: Iterable[Cited], pictured: frozenset[int], blob: Blob, language: Language
) -> tuple[ReceiptView, ...]:
    """Every cited quote, in the order of the numbers; those in `pictured` with their part of the screenshot."""
    pictures: dict[str, tuple[Picture, ...]] = {}
    return tuple(_receipt(each, blob if each.number in pictured else no_blob, pictures, language) for each in cited)


def _receipt(cited: Cited, blob: Blob, pictures: dict[str, tuple[Picture, ...]], language: Language) -> ReceiptView:
    item, platform = cited.evidence, cited.platform
    languages = (page.language for page in platform.facts.pages if page.searched.capture == item.capture)
    return ReceiptView(
        number=cited.number,
        platform=cited.name,
        language=language_tag(next(languages, "und")),
        quote=item.quote,
        place=_place(item, language),
        url=item.url,
        state=cited.state,
        captured_at=cited.taken_at,
        capture=item.capture,
        picture=_picture(item, cited.capture, blob, pictures),
    )


def _place(item: Evidence, language: Language) -> str:
    sheet = f", {language.say('page %(page)s of the PDF', page=item.pdf_page)}" if item.pdf_page else ""
    span = language.say("characters %(start)s–%(end)s", start=item.start, end=item.end)
    return f"{language.say(PLACES[item.place])}{sheet}; {item.path}, {span}"


def _picture(
    item: Evidence, capture: Capture | None, blob: Blob, pictures: dict[str, tuple[Picture, ...]]
) -> bytes | None:
    if capture is None or item.box is None or blob is no_blob:
        return None
    key = f"{item.capture} {item.state}"
    if key not in pictures:
        pictures[key] = pictures_of(capture, blob)
    crop = crop_of(pictures[key], item.box)
    return cutting(crop) if crop else None
