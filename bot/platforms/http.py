"""One HTTP call of a platform adapter: a time-out always, a retry never, every failure in our own words.

`Http` is for platforms without a client library; `Line` goes under a library that brings its own session.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import requests
from requests.adapters import HTTPAdapter

from bot.domain import errors

Timeout = tuple[float, float]
Refused = Callable[[requests.Response], errors.Outside | None]

TIMEOUT = (3.0, 7.0)
"""Seconds to connect and to wait for bytes; together below `flow.outbox.CALL`."""

SLOW_DOWN = 60.0


class BadQuestion(errors.Rejected):
    """The platform does not understand what we ask, such as a cursor that is not its own."""


class Http:
    """A JSON API. Reads that fail are `Unreachable`; writes that got no usable answer are `Unclear`."""

    def __init__(self, base: str, headers: Mapping[str, str], *, timeout: Timeout | None = None) -> None:
        self._base = base
        self._timeout = timeout or TIMEOUT
        self._session = requests.Session()
        self._session.headers.update(headers)
        self._session.trust_env = False

    def get(self, path: str, query: Mapping[str, str]) -> dict[str, Any]:
        """Read; safe to repeat."""
        try:
            return self._call("GET", path, params=dict(query))
        except errors.Unclear as error:
            raise errors.Unreachable(str(error)) from error

    def post(self, path: str, body: Mapping[str, object]) -> dict[str, Any]:
        """Write; perhaps it was done even if this raises `Unclear`."""
        # A fresh connection: a kept one may have been closed meanwhile, and then nobody knows what became of the call.
        return self._call("POST", path, json=dict(body), headers={"Connection": "close"})

    def _call(self, method: str, path: str, **options: Any) -> dict[str, Any]:
        with _told():
            options |= {"timeout": self._timeout, "allow_redirects": False}
            answer = self._session.request(method, self._base + path, **options)
        return _read(answer)


class Line(HTTPAdapter):
    """Under a vendor's client: lets through whole JSON answers only, and raises our own errors for all else.

    `host` is another place to send everything to, such as http://127.0.0.1:8080; `refused` translates refusals that
    mean something special there. Errors raised here pass through the client, which must not retry. `left` is how many
    calls the platform said are left, with its last answer to a read.
    """

    def __init__(self, *, timeout: Timeout | None = None, host: str = "", refused: Refused | None = None) -> None:
        super().__init__()
        self._timeout = timeout or TIMEOUT
        self._host = urlsplit(host)
        self._refused = refused
        self._fresh = HTTPAdapter()
        self.left: int | None = None

    def send(self, request: requests.PreparedRequest, *args: Any, **options: Any) -> requests.Response:
        """Send once and read the whole answer."""
        if request.method == "GET":
            try:
                answer = self._sent(super().send, request, options)
                self.left = calls_left(answer.headers)
                return answer
            except errors.Unclear as error:
                raise errors.Unreachable(str(error)) from error
        # A fresh connection: a kept one may have been closed meanwhile, and then nobody knows what became of the call.
        request.headers["Connection"] = "close"
        return self._sent(self._fresh.send, request, options)

    def _sent(
        self, send: Callable[..., requests.Response], request: requests.PreparedRequest, options: dict[str, Any]
    ) -> requests.Response:
        if self._host.netloc:
            there = urlsplit(request.url or "")
            request.url = urlunsplit(there._replace(scheme=self._host.scheme, netloc=self._host.netloc))
        with _told():
            answer = send(request, **options | {"timeout": self._timeout, "stream": False})
            _ = answer.content  # read here, so that an answer that breaks off is told in our words
        if not 200 <= answer.status_code < 300:
            raise (self._refused and self._refused(answer)) or _refusal(answer)
        return _whole(answer)

    def close(self) -> None:
        """Close what is still open."""
        super().close()
        self._fresh.close()


@contextmanager
def _told() -> Iterator[None]:
    """Tell in our own words what went wrong on the way."""
    try:
        yield
    except requests.exceptions.ConnectTimeout as error:
        raise errors.Unreachable("The platform did not take the call in time.") from error
    except requests.exceptions.ConnectionError as error:
        raise _connection(error) from error
    except requests.exceptions.RequestException as error:
        raise errors.Unclear(f"The platform's answer got lost ({type(error).__name__}).") from error


def _whole(answer: requests.Response) -> requests.Response:
    try:
        said = answer.json()
    except ValueError as error:
        raise errors.Unclear("The platform's answer could not be read.") from error
    if not isinstance(said, dict | list):
        raise errors.Unclear("The platform's answer could not be read.")
    return answer


def _connection(error: requests.exceptions.ConnectionError) -> errors.Outside:
    """Tell a call that never got through from one whose answer was lost: requests uses one class for both."""
    if "NewConnectionError" in repr(error) or "NameResolutionError" in repr(error):
        return errors.Unreachable("The platform cannot be reached.")
    return errors.Unclear("The connection to the platform broke before it answered.")


def _read(answer: requests.Response) -> dict[str, Any]:
    if not 200 <= answer.status_code < 300:
        raise _refusal(answer)
    try:
        said = answer.json()
    except ValueError as error:
        raise errors.Unclear("The platform's answer could not be read.") from error
    if not isinstance(said, dict):
        raise errors.Unclear("The platform's answer could not be read.")
    return said


def _refusal(answer: requests.Response) -> errors.Outside:
    return refusal(answer.status_code, sentence(answer), until=come_back(answer.headers, now=datetime.now(UTC)))


def refusal(status: int, said: str, *, until: datetime) -> errors.Outside:
    """Return what a status other than 2xx means; `until` is when to come back if we were too fast."""
    kind, words = _REFUSALS.get(status, (errors.Rejected, "The platform refused: {}."))
    if status == 429:
        return errors.RateLimited(until)
    if not 400 <= status < 500:
        return errors.Unclear(f"The platform answered with error {status}.")
    return kind(words.format(said))


_REFUSALS: dict[int, tuple[type[errors.Outside], str]] = {
    400: (BadQuestion, "The platform refused: {}."),
    401: (errors.AuthExpired, "The platform refuses our token. Make a new one and restart; replies are kept."),
    402: (errors.OutOfCredit, "The account on the platform has no credit left; replies are kept."),
    404: (errors.TargetGone, "The post is not there any more."),
    410: (errors.TargetGone, "The post is not there any more."),
}


def come_back(headers: Mapping[str, str], *, now: datetime) -> datetime:
    """Return when to call again: as `Retry-After` or `X-RateLimit-Reset` say, within a day, else in a minute.

    The reset comes as epoch seconds from X and as ISO 8601 from Mastodon; it is read against the server's own clock.
    """
    found = {name.lower(): value for name, value in headers.items()}
    try:
        if "retry-after" in found:
            seconds = float(found["retry-after"])
        else:
            there = parsedate_to_datetime(found["date"]) if "date" in found else now
            reset = found.get("x-rate-limit-reset") or found["x-ratelimit-reset"]
            seconds = (_instant(reset) - there).total_seconds()
        return now + timedelta(seconds=min(max(seconds, 1.0), 86_400.0))
    except (KeyError, ValueError, TypeError, OverflowError):
        return now + timedelta(seconds=SLOW_DOWN)


def calls_left(headers: Mapping[str, str]) -> int | None:
    """Return how many calls are left, as X, Mastodon and Bluesky each say it; None where nothing is said."""
    found = {name.lower(): value for name, value in headers.items()}
    names = ("x-rate-limit-remaining", "x-ratelimit-remaining", "ratelimit-remaining")
    said = next((found[name] for name in names if name in found), "")
    return int(said) if said.isdecimal() else None


def _instant(said: str) -> datetime:
    if said.isdecimal():
        return datetime.fromtimestamp(int(said), UTC)
    return datetime.fromisoformat(said)


def sentence(answer: requests.Response) -> str:
    """Return the reason that a refusal gives, or its number."""
    try:
        said = answer.json()
        found = said.get("message") or said.get("detail") or said.get("error") or said.get("title")
        return str(found or answer.status_code)[:200].rstrip(".")
    except (ValueError, AttributeError):
        return str(answer.status_code)
