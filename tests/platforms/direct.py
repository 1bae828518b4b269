"""Adapters without a network: their calls go straight into a stand-in, which may fail them as it does over HTTP.

What is exchanged is kept by a `Tape`, and can be played again without the stand-in: then only the adapter works.
"""

import imaplib
import io
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar
from urllib.parse import urlsplit

import httpx
import requests
from requests.adapters import HTTPAdapter

from bot.platforms import email
from bot.platforms.base import Platform
from bot.platforms.http import Line
from tests.platforms.lab import Trouble
from tests.platforms.standin import Asked, Standin, form

Adapter = TypeVar("Adapter", bound=Platform)
Reply = tuple[int, dict[str, str], bytes]


@dataclass(slots=True)
class Tape:
    """Answers as they came; `playing` gives them out again in their order, whatever is asked."""

    standin: Standin | None
    replies: list[Reply] = field(default_factory=list)
    playing: Iterator[Reply] | None = None
    asked: int = 0

    def play(self) -> None:
        """Give out from now on what was kept, from the beginning."""
        self.playing = iter(tuple(self.replies))

    def ask(self, method: str, url: str, headers: dict[str, str], body: bytes) -> Reply:
        """Return the answer; a connection that breaks raises ConnectionError."""
        self.asked += 1
        if self.playing is not None:
            return next(self.playing)
        assert self.standin is not None
        parts = urlsplit(url)
        given = {name.lower(): value for name, value in headers.items()}
        answer, kind = self.standin.answer(Asked(method, parts.path, form(parts.query), given, body))
        if kind in (Trouble.LOST_ANSWER, Trouble.HANGS):
            raise ConnectionError("The stand-in broke the connection.")
        said = answer.body if isinstance(answer.body, str) else json.dumps(answer.body)
        raw = said.encode()[: len(said.encode()) // 2 if kind is Trouble.TRUNCATED else None]
        self.replies.append((answer.status, {"Content-Type": "application/json; charset=utf-8", **answer.headers}, raw))
        return self.replies[-1]


class Direct(HTTPAdapter):
    """Under a session of requests."""

    def __init__(self, tape: Tape) -> None:
        super().__init__()
        self._tape = tape

    def send(self, request: requests.PreparedRequest, *args: Any, **options: Any) -> requests.Response:
        return answered(self._tape, request)


class DirectLine(Line):
    """Under a vendor's client, with all that our own line does to an answer."""

    def __init__(self, tape: Tape, line: Line) -> None:
        super().__init__(refused=line._refused)
        self._tape = tape

    def _sent(self, send: Callable[..., Any], request: requests.PreparedRequest, options: dict[str, Any]) -> Any:
        return super()._sent(lambda asked, **_: answered(self._tape, asked), request, options)


class DirectHttpx(httpx.BaseTransport):
    """Under a client of httpx."""

    def __init__(self, tape: Tape) -> None:
        self._tape = tape

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        try:
            status, headers, raw = self._tape.ask(
                request.method, str(request.url), dict(request.headers), request.read()
            )
        except ConnectionError as error:
            raise httpx.ReadError(str(error), request=request) from error
        return httpx.Response(status, headers=headers, content=raw, request=request)


def answered(tape: Tape, request: requests.PreparedRequest) -> requests.Response:
    """Return the tape's answer as requests would."""
    given = {str(name): str(value) for name, value in request.headers.items()}
    body = request.body.encode() if isinstance(request.body, str) else b""
    try:
        status, headers, raw = tape.ask(request.method or "", request.url or "", given, body)
    except ConnectionError as error:
        raise requests.exceptions.ConnectionError(str(error)) from error
    answer = requests.Response()
    answer.status_code, answer._content, answer.url, answer.request = status, raw, request.url or "", request
    answer.headers.update(headers)
    answer.raw = io.BytesIO(raw)
    answer.encoding = "utf-8"
    return answer


def onto(adapter: Adapter, tape: Tape) -> Adapter:
    """Let an adapter speak to the tape instead of the network; return it."""
    inner: Any = adapter
    match adapter.title:
        case "X":
            inner._line = DirectLine(tape, inner._line)
            inner._client.session.mount("https://api.twitter.com", inner._line)
        case "Mastodon":
            inner._line = DirectLine(tape, inner._line)
            for scheme in ("http://", "https://"):
                inner._client.session.mount(scheme, inner._line)
        case "Bluesky":
            request = type(inner._xrpc._request)
            inner._xrpc._request = request(transport=DirectHttpx(tape), verify=False)
        case "Feed":
            inner._session.mount("http://", Direct(tape))
        case _:
            inner._http._session.mount("http://", Direct(tape))
    return adapter


@dataclass(slots=True)
class Mailbox:
    """A mailbox as IMAPClient shows it: just what the adapter asks of one."""

    mails: dict[int, tuple[bytes, datetime]] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)
    last: int = 0

    def put(self, raw: bytes, at: datetime) -> int:
        """Let a mail arrive; return its UID."""
        self.last += 1
        self.mails[self.last] = (raw, at)
        return self.last

    def select_folder(self, folder: str, *, readonly: bool) -> dict[bytes, int]:
        return {b"UIDVALIDITY": 7, b"UIDNEXT": self.last + 1}

    def search(self, criteria: Sequence[Any]) -> list[int]:
        kind = self.troubles.pop(0) if self.troubles else None
        if kind is Trouble.BAD_TOKEN:
            raise imaplib.IMAP4.error("[AUTHENTICATIONFAILED] Authentication failed.")
        if kind is Trouble.SLOW_DOWN:
            raise imaplib.IMAP4.error("[LIMIT] Too many connections, come back later.")
        if kind is not None:
            raise OSError("The stand-in broke the connection.")
        if criteria[0] == "SINCE":
            return [uid for uid, (_, at) in sorted(self.mails.items()) if at.date() >= criteria[1]]
        first = int(str(criteria[1]).partition(":")[0]) if criteria[0] == "UID" else 1
        return [uid for uid in sorted(self.mails) if uid >= first] or sorted(self.mails)[-1:]

    def fetch(self, uids: Sequence[int], parts: Sequence[str]) -> dict[int, dict[bytes, Any]]:
        found = {uid: self.mails[uid] for uid in uids if uid in self.mails}
        return {uid: {b"INTERNALDATE": at, b"BODY[]<0>": raw} for uid, (raw, at) in found.items()}


class DirectEmail(email.EmailPlatform):
    """E-mail that reads a mailbox in this process; its troubles are told as IMAP's are."""

    box: Mailbox

    @contextmanager
    def _mailbox(self) -> Iterator[Any]:
        try:
            yield self.box
        except (OSError, imaplib.IMAP4.error) as error:
            raise email._unread(error) from error
