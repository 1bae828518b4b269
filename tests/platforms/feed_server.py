"""A server of feeds, and a forum whose feed it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from typing import Any

from bot.platforms.base import Watch
from bot.platforms.feeds import FeedPlatform
from tests.platforms.lab import WAIT, Call, Public, Trouble
from tests.platforms.standin import Answer, Asked, Route, Standin, nowhere


@dataclass(slots=True)
class Item:
    """One entry; `html` is what the writer's page shows."""

    id: str
    by: str
    html: str
    at: datetime
    to: str = ""


class FeedServer(Standin):
    """Serves one feed, newest first, and remembers how often it had to."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.kind = "atom"
        self.whole = 0
        self.broken: bytes | str = ""
        self.redirects: dict[str, str] = {}
        self.tells_tag = True
        super().__init__()

    def routes(self) -> tuple[Route, ...]:
        return (
            Route("GET", "/feed", Call.FETCH, self._feed),
            Route("GET", "/to/.*", None, self._redirect),
        )

    def refusal(self, status: int, reason: str, more: Mapping[str, Any]) -> Any:
        return f"<html><body>{status} {escape(reason)}</body></html>"

    def slow_down(self) -> Mapping[str, str]:
        return {"Retry-After": str(WAIT)}

    def _redirect(self, asked: Asked) -> Answer:
        return Answer(302, "", {"Location": self.redirects[asked.path]})

    def _feed(self, asked: Asked) -> Answer:
        said = self.broken or (atom(self.items) if self.kind == "atom" else rss(self.items))
        tag = f'"{hash(said)}"'
        if self.tells_tag and asked.headers.get("if-none-match") == tag:
            return Answer(304, "", {"ETag": tag})
        self.whole += 1
        headers = {"Content-Type": "application/xml"} | ({"ETag": tag} if self.tells_tag else {})
        return Answer(200, said, headers)


def atom(items: Sequence[Item]) -> str:
    """Return an Atom feed (RFC 4287, with the threads of RFC 4685)."""
    entries = "".join(
        f"<entry><id>{item.id}</id><title></title><published>{item.at.isoformat()}</published>"
        f"<author><name>{item.by}</name><uri>http://forum.example/{item.by}</uri></author>"
        f'<link href="http://forum.example/{item.id}"/>'
        f'<content type="html">{escape(item.html)}</content>{_thread(item)}</entry>'
        for item in reversed(items)
    )
    spaces = 'xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0"'
    return f'<?xml version="1.0" encoding="utf-8"?><feed {spaces}><title>Forum</title>{entries}</feed>'


def rss(items: Sequence[Item]) -> str:
    """Return an RSS 2.0 feed."""
    spaces = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:thr="http://purl.org/syndication/thread/1.0"'
    entries = "".join(
        f'<item><guid isPermaLink="false">{item.id}</guid><dc:creator>{item.by}</dc:creator>'
        f"<link>http://forum.example/{item.id}</link><pubDate>{format_datetime(item.at)}</pubDate>"
        f"<description><![CDATA[{item.html}]]></description>{_thread(item)}</item>"
        for item in reversed(items)
    )
    return f'<?xml version="1.0"?><rss version="2.0" {spaces}><channel><title>Forum</title>{entries}</channel></rss>'


def _thread(item: Item) -> str:
    return f'<thr:in-reply-to ref="{item.to}"/>' if item.to else ""


class Forum:
    """A forum with a feed."""

    us = "@LarkHarbour"
    page = 100
    start: str | None = None

    def __init__(self, server: FeedServer) -> None:
        self.server = server
        self.want = Watch()

    def adapter(self, *, patience: float | None = None) -> FeedPlatform:
        return self.at(f"{self.server.url}/feed", patience)

    def unplugged(self) -> FeedPlatform:
        return self.at(nowhere(), None)

    def at(self, url: str, patience: float | None = None, **more: Any) -> FeedPlatform:
        timeout = (patience, patience) if patience else None
        return FeedPlatform("forum", url, own=["LarkHarbour"], timeout=timeout, **more)

    def say(self, text: str, *, by: str = "maya", to: str | None = None, at: datetime | None = None) -> str:
        html = "<p>" + escape(text).replace("\n", "<br/>") + "</p>"
        with self.server.lock:
            item = Item(f"entry-{len(self.server.items)}", by, html, at or datetime.now(UTC), to or "")
            self.server.items.append(item)
        return item.id

    def say_as_us(self, text: str, *, to: str | None = None) -> str:
        return self.say(text, by="LarkHarbour", to=to)

    def say_late(self, text: str) -> str:
        return self.say(text, at=datetime.now(UTC) - timedelta(days=3))

    def edit(self, post: str, text: str) -> None:
        """Not seen by a feed."""

    def delete(self, post: str) -> None:
        """Not seen by a feed."""

    def trouble(self, call: Call, kind: Trouble) -> None:
        self.server.trouble(call, kind)

    def replies(self) -> Sequence[Public]:
        return []
