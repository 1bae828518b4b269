"""One HTTP call of a platform adapter: a time-out always, a retry never, every failure in our own words."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import requests

from bot.domain import errors

TIMEOUT = (3.0, 7.0)
"""Seconds to connect and to wait for bytes; together below `flow.outbox.CALL`."""

SLOW_DOWN = 60.0


class BadQuestion(errors.Rejected):
    """The platform does not understand what we ask, such as a cursor that is not its own."""


class Http:
    """A JSON API. Reads that fail are `Unreachable`; writes that got no usable answer are `Unclear`."""

    def __init__(self, base: str, headers: Mapping[str, str], *, timeout: tuple[float, float] | None = None) -> None:
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
        try:
            options |= {"timeout": self._timeout, "allow_redirects": False}
            answer = self._session.request(method, self._base + path, **options)
        except requests.exceptions.ConnectTimeout as error:
            raise errors.Unreachable("The platform did not take the call in time.") from error
        except requests.exceptions.ConnectionError as error:
            raise _connection(error) from error
        except requests.exceptions.RequestException as error:
            raise errors.Unclear(f"The platform's answer got lost ({type(error).__name__}).") from error
        return _read(answer)


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
    until = datetime.now(UTC) + timedelta(seconds=_retry_after(answer))
    return refusal(answer.status_code, _sentence(answer), until=until)


def refusal(status: int, sentence: str, *, until: datetime) -> errors.Outside:
    """Return what a status other than 2xx means; `until` is when to come back if we were too fast."""
    kind, words = _REFUSALS.get(status, (errors.Rejected, "The platform refused: {}."))
    if status == 429:
        return errors.RateLimited(until)
    if not 400 <= status < 500:
        return errors.Unclear(f"The platform answered with error {status}.")
    return kind(words.format(sentence))


_REFUSALS: dict[int, tuple[type[errors.Outside], str]] = {
    400: (BadQuestion, "The platform refused: {}."),
    401: (errors.AuthExpired, "The platform refuses our token. Make a new one and restart; replies are kept."),
    402: (errors.OutOfCredit, "The account on the platform has no credit left; replies are kept."),
    404: (errors.TargetGone, "The post is not there any more."),
    410: (errors.TargetGone, "The post is not there any more."),
}


def _retry_after(answer: requests.Response) -> float:
    try:
        return max(1.0, float(answer.headers.get("Retry-After", SLOW_DOWN)))
    except ValueError:
        return SLOW_DOWN


def _sentence(answer: requests.Response) -> str:
    try:
        said = answer.json()
        return str(said.get("message") or said.get("error") or answer.status_code)[:200].rstrip(".")
    except (ValueError, AttributeError):
        return str(answer.status_code)
