"""Signed HTTP: the other way Slack reaches a bot. Each request on a connection of its own.

https://docs.slack.dev/authentication/verifying-requests-from-slack
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import time
from typing import Any
from urllib.parse import SplitResult, urlencode, urlsplit

import h11

from bot.sandbox.delivery import ACK_SECONDS, Ack, Parcel
from bot.sandbox.harbour import SIGNING_SECRET

Json = dict[str, Any]
FORM = "application/x-www-form-urlencoded"


class SignedHttp:
    """Delivers to one URL, as Bolt's receivers expect it."""

    def __init__(self, url: str) -> None:
        self._url: SplitResult = urlsplit(url)

    async def carry(self, parcel: Parcel) -> Ack:
        """Send one signed request and return what the bot answered within the time for an ack."""
        content_type, body = _body(parcel)
        started = time.perf_counter()
        try:
            response, text = await asyncio.wait_for(self._post(_headers(parcel, content_type, body), body), ACK_SECONDS)
        except TimeoutError:
            return Ack(ok=False, problem="http_timeout")
        except (OSError, h11.ProtocolError):
            return Ack(ok=False, problem="connection_failed")
        return _ack(response, text, (time.perf_counter() - started) * 1000)

    async def _post(self, headers: dict[str, str], body: bytes) -> tuple[h11.Response, bytes]:
        reader, writer = await asyncio.open_connection(self._url.hostname, self._url.port or 80)
        try:
            wire = h11.Connection(h11.CLIENT)
            target = self._url.path or "/"
            headers = {"Host": self._url.netloc, "Content-Length": str(len(body)), "Connection": "close", **headers}
            request = wire.send(h11.Request(method="POST", target=target, headers=list(headers.items())))
            data = wire.send(h11.Data(data=body))
            writer.write((request or b"") + (data or b"") + (wire.send(h11.EndOfMessage()) or b""))
            return await _read(wire, reader)
        finally:
            writer.close()


async def _read(wire: h11.Connection, reader: asyncio.StreamReader) -> tuple[h11.Response, bytes]:
    response: h11.Response | None = None
    body = b""
    while True:
        event = wire.next_event()
        if event is h11.NEED_DATA:
            wire.receive_data(await reader.read(65_536))
        elif isinstance(event, h11.Response):
            response = event
        elif isinstance(event, h11.Data):
            body += bytes(event.data)
        elif isinstance(event, h11.EndOfMessage) and response is not None:
            return response, body
        elif not isinstance(event, h11.InformationalResponse):
            raise h11.RemoteProtocolError("the answer ended early")


def _body(parcel: Parcel) -> tuple[str, bytes]:
    if parcel.kind == "events_api":
        return "application/json", json.dumps(parcel.payload).encode()
    if parcel.kind == "interactive":
        return FORM, urlencode({"payload": json.dumps(parcel.payload)}).encode()
    return FORM, urlencode(parcel.payload).encode()


def _headers(parcel: Parcel, content_type: str, body: bytes) -> dict[str, str]:
    stamp = str(int(time.time()))
    headers = {
        "Content-Type": content_type,
        "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": sign(stamp, body),
    }
    if parcel.attempt:
        headers |= {"X-Slack-Retry-Num": str(parcel.attempt), "X-Slack-Retry-Reason": parcel.reason or "http_error"}
    return headers


def sign(stamp: str, body: bytes) -> str:
    """Return the value of X-Slack-Signature."""
    digest = hmac.new(SIGNING_SECRET.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256)
    return f"v0={digest.hexdigest()}"


def _ack(response: h11.Response, body: bytes, ms: float) -> Ack:
    headers = {name.decode().lower(): value.decode() for name, value in response.headers}
    if not 200 <= response.status_code < 300:
        final = headers.get("x-slack-no-retry") == "1"
        return Ack(ok=False, ms=round(ms, 3), status=response.status_code, problem="http_error", final=final)
    return Ack(ok=True, ms=round(ms, 3), payload=_payload(headers, body), status=response.status_code)


def _payload(headers: dict[str, str], body: bytes) -> Json | None:
    text = body.decode(errors="replace")
    if headers.get("content-type", "").startswith("application/json"):
        try:
            parsed = json.loads(text or "null")
        except ValueError:
            return None
        return parsed if isinstance(parsed, dict) and parsed else None
    return {"text": text} if text.strip() else None
