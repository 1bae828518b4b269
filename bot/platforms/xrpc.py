"""Calls to an AT Protocol server: one session kept across restarts, a time-out always, failures in our own words.

`createSession` is limited to 30 in five minutes and 300 a day (docs.bsky.app/docs/advanced-guides/rate-limits): so the
session is kept, and renewed by its refresh token. The client library is imported when the adapter is built: importing
it takes more than a second.
"""

import hashlib
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from bot.domain import errors
from bot.platforms.http import SLOW_DOWN, calls_left, refusal

TIMEOUT = (2.5, 5.0)
"""Seconds to connect and to wait for bytes: a reply needs two calls, which together must stay below
`flow.outbox.CALL`."""

ENDED = frozenset({"ExpiredToken", "InvalidToken"})


class Refused(errors.Rejected):
    """The server understood and refused; `name` is the error's name in its lexicon."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__(words)
        self.name = name


class Sessions(Protocol):
    """Where one account's session outlives a restart. What is kept is a secret, like a password."""

    def load(self) -> str:
        """Return what was saved last; an empty string where nothing was."""
        ...

    def save(self, session: str) -> None:
        """Keep the session instead of the one before; an empty string forgets it."""
        ...

    def held(self) -> AbstractContextManager[None]:
        """Keep everybody else from renewing the session meanwhile."""
        ...


class Remembered:
    """Keeps the session until this process ends."""

    def __init__(self) -> None:
        self._session = ""
        self._lock = threading.Lock()

    def load(self) -> str:
        """Return what was saved last."""
        return self._session

    def save(self, session: str) -> None:
        """Keep the session."""
        self._session = session

    @contextmanager
    def held(self) -> Iterator[None]:
        """Renew alone."""
        with self._lock:
            yield


class Xrpc:
    """One account on one server. Reads that fail are `Unreachable`; writes without a usable answer are `Unclear`.

    `left` is how many calls the server said are left, with its last answer.
    """

    def __init__(
        self,
        service: str,
        handle: str,
        password: str,
        *,
        sessions: Sessions,
        timeout: tuple[float, float] | None = None,
    ) -> None:
        import httpx
        from atproto_client.request import Request

        connect, wait = timeout or TIMEOUT
        # No kept connections: one may have been closed meanwhile, and then nobody knows what became of a write.
        self._request = Request(
            timeout=httpx.Timeout(wait, connect=connect),
            limits=httpx.Limits(max_keepalive_connections=0),
            trust_env=False,
        )
        self._service, self._handle, self._password = service, handle, password
        self._sessions = sessions
        self._client: Any = None
        self._lock = threading.Lock()
        self.left: int | None = None

    def account(self) -> tuple[str, str]:
        """Return our DID and handle, signing in if need be."""
        try:
            session = self._signed_in()._session  # noqa: SLF001 (the library shows it in no other way)
        except errors.Unclear as error:
            raise errors.Unreachable(str(error)) from error
        return str(session.did), str(session.handle)

    def get(self, method: str, query: Mapping[str, object]) -> dict[str, Any]:
        """Read; safe to repeat."""
        from atproto_client.models.dot_dict import DotDict

        try:
            return self._call(lambda client: client.invoke_query(method, params=DotDict(dict(query))))
        except errors.Unclear as error:
            raise errors.Unreachable(str(error)) from error

    def post(self, method: str, body: Mapping[str, object]) -> dict[str, Any]:
        """Write; perhaps it was done even if this raises `Unclear`."""
        self.account()
        options = {"content": json.dumps(body).encode(), "input_encoding": "application/json"}
        return self._call(lambda client: client.invoke_procedure(method, **options))

    def _call(self, send: Any) -> dict[str, Any]:
        client = self._signed_in()
        try:
            client = self._renewed(client)
            answer = _told(lambda: send(client))
        except Refused as error:
            if error.name in ENDED:
                self._end_session(client)
                raise errors.Unreachable("The platform has ended our session; the next call signs in anew.") from error
            raise
        except errors.AuthExpired:
            self._end_session(client)
            raise
        self.left = calls_left(answer.headers)
        if not isinstance(answer.content, dict):
            raise errors.Unclear("The platform's answer could not be read.")
        return dict(answer.content)

    def _signed_in(self) -> Any:
        with self._lock:
            if self._client is None:
                self._client = self._resume() or self._sign_in()
            return self._client

    def _renewed(self, client: Any) -> Any:
        """Return a client whose session lasts: renewed by one process, and taken over by the others.

        A refresh token is good for one use; two processes that renew at the same time would end each other's session.
        """
        if not client._should_refresh_session():  # noqa: SLF001 (the library would renew by itself, unasked)
            return client
        with self._sessions.held():
            kept = self._resume()
            if kept is None or kept._should_refresh_session():  # noqa: SLF001
                _told(client._refresh_and_set_session)  # noqa: SLF001
                return client
        with self._lock:
            self._client = kept
        return kept

    def _end_session(self, client: Any) -> None:
        """Forget a session that the server refuses, unless another process has renewed it meanwhile."""
        with self._lock:
            if self._client is client:
                self._client = None
            if self._sessions.load() == self._sealed(client):
                self._sessions.save("")

    def _resume(self) -> Any:
        whose, _, session = self._sessions.load().partition(" ")
        if whose != self._whose():
            return None
        client = self._new_client()
        try:
            client.login(session_string=session, fetch_bsky_profile=False)
            readable = bool(client._session.access_jwt_payload.exp)  # noqa: SLF001
        except (ValueError, _errors().AtProtocolError):
            return None
        return client if readable else None

    def _sign_in(self) -> Any:
        client = self._new_client()
        try:
            _told(lambda: client.login(self._handle, self._password, fetch_bsky_profile=False))
        except (errors.Rejected, errors.AuthExpired) as error:
            words = f"The platform refuses our app password for {self._handle}. Make a new one; replies are kept."
            raise errors.AuthExpired(words) from error
        except errors.Unclear as error:
            # Signing in twice does no harm.
            raise errors.Unreachable(str(error)) from error
        return client

    def _new_client(self) -> Any:
        from atproto_client import Client

        client = Client(self._service, request=self._request.clone())

        def changed(event: Any, _: object) -> None:
            if event.value != "import":
                self._sessions.save(self._sealed(client))

        client.on_session_change(changed)
        return client

    def _sealed(self, client: Any) -> str:
        return f"{self._whose()} {client.export_session_string()}"

    def _whose(self) -> str:
        """Return what tells one account's session from another's, should the settings change."""
        return hashlib.sha256(f"{self._service}\n{self._handle}".encode()).hexdigest()[:16]


def _errors() -> Any:
    from atproto_client import exceptions

    return exceptions


def _told(call: Any) -> Any:
    """Do it, and tell in our own words what went wrong."""
    import httpx

    vendor = _errors()
    try:
        return call()
    except vendor.RequestErrorBase as error:
        raise _translated(error) from error
    except vendor.AtProtocolError as error:
        raise Refused("InvalidToken", f"The session cannot be used ({type(error).__name__}).") from error
    except (httpx.HTTPError, ValueError) as error:
        # The library lets these through, such as half a JSON document or a connection that ends early.
        raise errors.Unclear(f"The platform's answer got lost ({type(error).__name__}).") from error


def _translated(error: Any) -> errors.Outside:
    answer = error.response
    if answer is None:
        cause = type(error.__cause__).__name__
        if cause in ("ConnectError", "ConnectTimeout", "PoolTimeout"):
            return errors.Unreachable("The platform cannot be reached.")
        return errors.Unclear(f"The platform's answer got lost ({cause}).")
    name = str(getattr(answer.content, "error", "") or "")
    words = str(getattr(answer.content, "message", "") or name or answer.status_code)[:200].rstrip(".")
    if answer.status_code == 400:
        return Refused(name, f"The platform refused: {words}.")
    return refusal(answer.status_code, words, until=_come_back(error))


def _come_back(error: Any) -> datetime:
    """Return when to call again, as `Retry-After` or `RateLimit-Reset` say, else in a minute."""
    now = datetime.now(UTC)
    wait, reset = getattr(error, "retry_after", None), getattr(error, "reset_at", None)
    if wait is None:
        wait = (reset - now).total_seconds() if reset else SLOW_DOWN
    return now + timedelta(seconds=min(max(wait, 1.0), 86_400.0))
