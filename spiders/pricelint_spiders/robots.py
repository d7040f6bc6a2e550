"""robots.txt as RFC 9309 has it: a server's error closes the site, a file that is not there opens it."""

from __future__ import annotations

from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

CLOSED = b"User-agent: *\nDisallow: /\n"


class RobotsObeyed(RobotsTxtMiddleware):
    """Scrapy's middleware asks and judges; this one says what an answer that is no robots.txt means.

    500 to 599, and 429, close the site (section 2.3.1.4); 400 to 499 open it (2.3.1.3); a server that cannot be reached
    is not asked for the page either: the page is lost for the reason for which robots.txt was.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._statuses: dict[str, int] = {}
        self._failures: dict[str, Exception] = {}

    async def process_request(self, request: Request, spider: object = None) -> None:
        """Raise `IgnoreRequest` for what robots.txt forbids, or what was raised when it was asked for."""
        del spider
        try:
            await super().process_request(request)
        except IgnoreRequest as error:
            if status := self._statuses.get(urlsplit(request.url).netloc):
                raise IgnoreRequest(f"robots.txt answered HTTP {status}, which closes the site for now") from error
            raise
        failure = self._failures.get(urlsplit(request.url).netloc)
        if failure is not None and not request.meta.get("dont_obey_robotstxt"):
            raise failure

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        if response.status >= 500 or response.status == 429:
            self._statuses[netloc] = response.status
            response = response.replace(body=CLOSED)
        elif response.status >= 400:
            response = response.replace(body=b"")
        await super()._parse_robots(response, netloc, request)

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        if not isinstance(exc, IgnoreRequest):
            self._failures[netloc] = exc
        super()._robots_error(exc, netloc)
