"""Everything that a site holds of one platform, as files: its page, the texts and pictures, its claims and captures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import msgspec

from pricelint.result_json.text import json_text
from pricelint_reports.shots import picture_file
from pricelint_reports.site.captures import Stored, stored_captures
from pricelint_reports.site.claims_json import claim_file
from pricelint_reports.site.folder import SiteFolder
from pricelint_reports.site.given import Given
from pricelint_reports.site.links import platform_file, text_file
from pricelint_reports.site.page_views import Frame, Page, StoredText
from pricelint_reports.site.printing import Press
from pricelint_reports.site.shelves import Filed, on_shelves
from pricelint_reports.site.summary import Summary, summary_of
from pricelint_reports.site.views import PlatformView, platform_view
from pricelint_reports.sources import Blob, PageTexts
from pricelint_reports.text import slug


@dataclass(slots=True)
class Asking:
    """A store that remembers what was asked of it and was not there."""

    blob: Blob
    lacking: list[str] = field(default_factory=list)

    def get(self, sha256: str) -> bytes | None:
        """The bytes of a sha256, None where there are none."""
        data = self.blob(sha256)
        if data is None:
            self.lacking.append(sha256)
        return data


@dataclass(frozen=True, slots=True)
class PlatformWriter:
    """Writes the platforms of a site, those alone that are not in its folder already as they would be written."""

    folder: SiteFolder
    press: Press
    frame: Frame
    blob: Blob
    texts: PageTexts

    def publish(self, one: Given) -> Summary:
        """The platform's files, written or left as they are, and what others need of it."""
        name = slug(one.platform)
        unit, inputs = platform_unit(name), self.press.inputs(one.digest)
        before = self.folder.before(unit, inputs)
        if before and not any(self.blob(sha256) is not None for sha256 in before.lacking):
            self.folder.keep(unit, before)
            return msgspec.json.decode(self.folder.read(summary_file(name)), type=Summary)
        visits, asking = one.read(), Asking(self.blob)
        view = platform_view(self.frame.head, visits, asking.get, self.texts(visits[-1]), self.frame.language)
        captures = stored_captures(_quoted(view), asking.get)
        claims = json_text(claim_file(view, platform_file(view), captures.paths, visits[:-1]))
        filed = on_shelves(msgspec.json.decode(claims, type=Filed))
        summary = replace(summary_of(view), shelves=filed)
        files = dict(self._files(view, captures))
        files |= {summary_file(name): json_text(summary), claims_data_file(name): claims}
        for number, visit in enumerate(one.visits[:-1], start=1):
            files[f"data/earlier/{name}-{number}.json"] = visit.json()
        self.folder.write(unit, inputs, files, tuple(dict.fromkeys(asking.lacking)))
        return summary

    def _files(self, view: PlatformView, captures: Stored) -> Iterator[tuple[str, bytes]]:
        page = Page(path=platform_file(view), part="platform", model=view, dated=view.result.visit.finished_at)
        yield page.path, self.press.printed(page, captures=captures.paths)
        for text in view.text_pages:
            stored = StoredText(platform=view, text=text)
            dated = text.capture.captured_at
            path = text_file(text.name)
            yield path, self.press.printed(Page(path=path, part="text_page", model=stored, dated=dated))
        yield from ((picture_file(picture), picture.data) for picture in view.pictures)
        yield from captures.files.items()


def platform_unit(name: str) -> str:
    """The unit of a platform in the manifest, by its slug."""
    return f"platform {name}"


def summary_file(name: str) -> str:
    """Path of the summary of a platform, by its slug."""
    return f"data/platforms/{name}.json"


def claims_data_file(name: str) -> str:
    """Path of the claims of a platform, by its slug."""
    return f"data/claims/{name}.json"


def _quoted(view: PlatformView) -> Iterator[str]:
    """Every capture that a claim quotes or that was searched for one, by its sha256; then what was measured on them,
    without which nobody could extract the facts again."""
    captures = [
        *(item.capture for claim in view.claims for item in claim.evidence),
        *(sha256 for claim in view.claims for sha256 in claim.searched),
    ]
    yield from captures
    wanted = set(captures)
    measured = (one.artefacts.geometry for one in view.result.visit.captures if one.sha256 in wanted)
    yield from (sha256 for sha256 in measured if sha256)
