"""The sandbox as its people reach it: a client for the control API, used by the demo and its simulated staff."""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import requests

Json = dict[str, Any]
_TIMEOUT = (5.0, 30.0)


class TownError(Exception):
    """The sandbox said that this cannot be done now: the button is gone, the post was deleted, nobody was there."""


@dataclass(frozen=True, slots=True)
class Button:
    """Where somebody clicks: an element of a message as it stands there now, with this value if one is given."""

    channel: str
    ts: str
    action_id: str
    value: str = ""


class Town:
    """One sandbox. Safe to share between threads: each has its own connection."""

    def __init__(self, url: str, token: str) -> None:
        self.url = url.rstrip("/")
        self.token = token
        self._own = threading.local()

    # --- the network ----------------------------------------------------------------------------------------------

    def post(self, posts: Sequence[Mapping[str, object]]) -> list[Json]:
        """Publish posts as people of the network; gives them back with their ids, in the same order."""
        return list(self._send("/_net/posts", {"posts": list(posts)})["posts"])

    def edit_post(self, post_id: str, text: str) -> None:
        """Change the text of somebody's post."""
        self._send("/_net/edit", {"id": post_id, "text": text})

    def delete_post(self, post_id: str) -> None:
        """Remove somebody's post."""
        self._send("/_net/delete", {"id": post_id})

    def like_post(self, post_id: str, handle: str) -> None:
        """Like a post as somebody."""
        self._send("/_net/like", {"id": post_id, "handle": handle})

    def network(self) -> Json:
        """Give everything on the network: people and posts."""
        return self._get("/_net/state")

    # --- the workspace --------------------------------------------------------------------------------------------

    def messages(self, channel: str) -> list[Json]:
        """Give the messages of a channel, with blocks, metadata, reactions and the replies in their threads."""
        return list(self._get("/_slack/state", channel=channel)["channels"][0]["messages"])

    def views(self, user: str) -> list[Json]:
        """Give the modals that somebody has open, the topmost last."""
        return list(self._get("/_slack/state", user=user, channel="none").get("views") or [])

    def click(self, user: str, button: Button, *, option: str | None = None) -> bool:
        """Click, or choose an option; says whether the bot acknowledged it in time."""
        body: Json = {"channel": button.channel, "ts": button.ts, "action_id": button.action_id}
        if button.value:
            body["value"] = button.value
        if option is not None:
            body["option"] = option
        return bool(self._send(f"/_as/{user}/click", body).get("ack"))

    def react(self, user: str, channel: str, ts: str, name: str) -> None:
        """Put a reaction on a message."""
        self._send(f"/_as/{user}/react", {"channel": channel, "ts": ts, "name": name})

    def command(self, user: str, text: str, *, channel: str) -> Json:
        """Run /complaints; gives what the person was shown, with keys text and blocks."""
        body = {"command": "/complaints", "text": text, "channel": channel}
        return dict(self._send(f"/_as/{user}/command", body).get("response") or {})

    def type(self, user: str, view_id: str, *, block_id: str, action_id: str, text: str) -> None:
        """Type into a field of an open modal."""
        body = {"view_id": view_id, "block_id": block_id, "action_id": action_id, "text": text}
        self._send(f"/_as/{user}/type", body)

    def submit(self, user: str, view_id: str, values: Json) -> Json:
        """Submit a modal; gives closed, errors and view."""
        return self._send(f"/_as/{user}/submit", {"view_id": view_id, "values": values})

    def close(self, user: str, view_id: str) -> None:
        """Close a modal."""
        self._send(f"/_as/{user}/close", {"view_id": view_id})

    # --- the books ------------------------------------------------------------------------------------------------

    def ledger(self) -> Json:
        """Give what the outside world accepted and refused so far."""
        return self._get("/_ledger")

    # --- inside ---------------------------------------------------------------------------------------------------

    def _session(self) -> requests.Session:
        session: requests.Session | None = getattr(self._own, "session", None)
        if session is None:
            session = self._own.session = requests.Session()
            session.headers["X-Sandbox-Token"] = self.token
            session.trust_env = False  # a proxy in the environment has no business with loopback
        return session

    def _get(self, path: str, **params: str) -> Json:
        return _body(self._session().get(self.url + path, params=params, timeout=_TIMEOUT))

    def _send(self, path: str, body: Json) -> Json:
        return _body(self._session().post(self.url + path, json=body, timeout=_TIMEOUT))


def _body(response: requests.Response) -> Json:
    if 400 <= response.status_code < 500:
        raise TownError(_sentence(response))
    response.raise_for_status()
    return dict(response.json())


def _sentence(response: requests.Response) -> str:
    try:
        return str(response.json()["error"])
    except (ValueError, KeyError, TypeError):
        return f"{response.request.method} {response.request.url} was refused with {response.status_code}."
