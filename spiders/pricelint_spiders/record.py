"""From what came back to a capture: artefacts go to the blobs, how they were obtained into the record."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from scrapy.http import Response, TextResponse

from pricelint import __version__
from pricelint.model.capture import Artefacts, Capture, CaptureOutcome, Circumstances, Fetcher
from pricelint.model.platform import PageTarget
from pricelint.store.ports import BlobStore
from pricelint_spiders.browser.taken import Collected, Pictures, Taken, TakenState
from pricelint_spiders.evidence import circumstances_of, keep_warc
from pricelint_spiders.http_record import NOTED
from pricelint_spiders.settings import CrawlSettings
from pricelint_spiders.walls import Answer, Verdict


@dataclass(frozen=True, slots=True)
class Page:
    """A capture, the HTML that it holds ("" where it holds none), and the captures of the page's further states."""

    capture: Capture
    html: str = ""
    title: str = ""
    states: tuple[Capture, ...] = ()

    def by(self, method: str) -> Page:
        """The page with the method by which it was taken."""
        states = tuple(replace(state, method=method) for state in self.states)
        return replace(self, capture=replace(self.capture, method=method), states=states)


class Recorder:
    """Makes the captures of one platform; `came` is called when a page is complete, before anything of it is kept."""

    def __init__(
        self, platform: str, settings: CrawlSettings, blobs: BlobStore, fonts: str, came: Callable[[], None]
    ) -> None:
        self._platform = platform
        self._settings = settings
        self._blobs = blobs
        self._fonts = fonts
        self._came = came

    def lost(self, target: PageTarget, fetcher: Fetcher, verdict: Verdict, answer: Answer | None = None) -> Page:
        """A page that was asked for and not obtained. Nothing of what came instead is kept as content."""
        return Page(self._capture(target, fetcher, verdict, answer))

    async def by_http(self, target: PageTarget, response: Response, answer: Answer, reason: str) -> Page:
        """A page that plain HTTP gave in full; `reason` says how that is known."""
        self._came()
        capture = self._capture(target, Fetcher.HTTP, Verdict(CaptureOutcome.CAPTURED, reason), answer)
        recorded = response.meta[NOTED].recorded()
        about = circumstances_of(recorded)
        body = await asyncio.to_thread(self._blobs.put, response.body)
        warc = await asyncio.to_thread(keep_warc, recorded, about, self._blobs)
        redirects = tuple(response.meta.get("redirect_urls", ())[1:])
        kept = replace(capture, redirects=redirects, artefacts=Artefacts(body=body, warc=warc), circumstances=about)
        return Page(kept, answer.html, answer.title)

    async def by_browser(self, target: PageTarget, taken: Taken, answer: Answer, why: str) -> Page:
        """A page as the browser showed it."""
        self._came()
        notes = [f"browser: {why}", *taken.problems]
        if taken.shown.settled.ready != "complete":
            notes.append("parts of the page were still loading when it was taken")
        if not answer.text:
            notes.append("no text of the page is visible in the browser")
        capture = self._capture(target, Fetcher.BROWSER, Verdict(CaptureOutcome.CAPTURED, "; ".join(notes)), answer)
        about = circumstances_of(taken.pictures.recorded)
        capture = replace(
            capture,
            redirects=taken.redirects,
            artefacts=await asyncio.to_thread(self._keep, taken.shown, taken.pictures, about, body=taken.body),
            controls=taken.controls,
            circumstances=about,
            fidelity=taken.fidelity,
            banner=taken.banner,
        )
        states = [await self._state(capture, state) for state in taken.states]
        return Page(capture, answer.html, answer.title, tuple(states))

    async def _state(self, first: Capture, state: TakenState) -> Capture:
        """The record of a further state: how it was obtained is told of the page, what was done to it here."""
        about = circumstances_of(state.pictures.recorded)
        same = first.circumstances is not None and about.requests == first.circumstances.requests
        warc = first.artefacts.warc if same else None
        artefacts = await asyncio.to_thread(self._keep, state.shown, state.pictures, about, warc=warc)
        reason = "; ".join((f"browser: {state.words}", *state.problems))
        return replace(
            first,
            captured_at=state.at,
            final_url=state.shown.url,
            state=state.words,
            reason=reason,
            artefacts=artefacts,
            controls=None,
            circumstances=about,
            fidelity=None,
        )

    def _keep(
        self,
        shown: Collected,
        pictures: Pictures,
        about: Circumstances,
        *,
        body: bytes | None = None,
        warc: str | None = None,
    ) -> Artefacts:
        """Store everything, with the `body` of the page's response where it is told; `warc` is that of an earlier state
        where nothing was asked for since."""
        put = self._blobs.put
        return Artefacts(
            body=put(body) if body is not None else None,
            dom=put(shown.html.encode()),
            geometry=put(pictures.geometry),
            mhtml=put(pictures.mhtml) if pictures.mhtml else None,
            screenshot=put(pictures.screenshot) if pictures.screenshot else None,
            full_page=put(pictures.full_page) if pictures.full_page else None,
            tiles=tuple(put(tile) for tile in pictures.tiles),
            warc=warc or keep_warc(pictures.recorded, about, self._blobs),
        )

    def _capture(self, target: PageTarget, fetcher: Fetcher, verdict: Verdict, answer: Answer | None) -> Capture:
        """The record of one attempt, still without artefacts."""
        browsed = fetcher is Fetcher.BROWSER
        return Capture(
            platform=self._platform,
            role=target.role,
            requested_url=target.url,
            final_url=answer.url if answer else target.url,
            captured_at=datetime.now(UTC),
            fetcher=fetcher,
            outcome=verdict.outcome,
            reason=verdict.reason,
            status=answer.status if answer else None,
            headers=answer.headers if answer else (),
            user_agent=self._settings.politeness.agent,
            locale=self._settings.locale,
            viewport=self._settings.viewport if browsed else None,
            fonts=self._fonts if browsed else None,
            tool_version=__version__,
        )


def http_answer(response: Response, title: str, text: str, asked: str) -> Answer:
    """What plain HTTP brought for an address, ready to be judged."""
    return Answer(
        url=response.url,
        status=response.status,
        headers=tuple(
            (name.decode("latin-1").lower(), value.decode("latin-1"))
            for name, values in response.headers.items()
            for value in values
        ),
        title=title,
        text=text,
        characters=len(text),
        html=response.text if isinstance(response, TextResponse) else "",
        asked=asked,
    )


def browser_answer(taken: Taken, asked: str) -> Answer:
    """What the browser brought for an address, ready to be judged."""
    shown = taken.shown
    return Answer(
        shown.url, taken.status, taken.headers, shown.title, shown.visible, shown.characters, shown.html, asked
    )
