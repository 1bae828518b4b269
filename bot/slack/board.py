"""The one way to Slack's Web API: a method is one round trip, and every failure is one of `bot.domain.errors`.

Nothing here retries, sleeps or decides. Writes that got no usable answer are `Unclear` and are looked up with `find`
by the key in the message's metadata; reads that failed are `Unreachable`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from slack_sdk import WebClient
from slack_sdk.web import SlackResponse
from slack_sdk.webhook import WebhookClient, WebhookResponse

from bot.domain.errors import Outside, RateLimited, Rejected, TargetGone, Unreachable
from bot.slack.blocks import Message, View
from bot.slack.failures import Now, lost, patience, told

EVENT_TYPE = "amends_message"
TIMEOUT = 10
PAGE, PAGES = 200, 10
SKEW = timedelta(minutes=1)  # Slack stamps messages by its own clock
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


@dataclass(frozen=True, slots=True)
class Person:
    """A member of the workspace. Guests, bots, strangers and those who left may not act; `why_not` says which."""

    id: str
    name: str
    first_name: str
    may_act: bool
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who we are for Slack, and what we may do."""

    team: str
    team_name: str
    user: str
    bot: str
    name: str
    url: str
    scopes: tuple[str, ...]


def client(token: str, base_url: str | None = None) -> WebClient:
    """Return a client that tries once: with the SDK's retries one lost answer makes two messages."""
    made = WebClient(token=token, base_url=base_url or WebClient.BASE_URL, timeout=TIMEOUT, retry_handlers=[])
    if base_url and urlsplit(base_url).hostname in LOOPBACK:
        made.proxy = None  # the SDK takes a proxy from the environment, also for our own machine
    return made


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Board:
    """Slack as the flow needs it."""

    def __init__(self, client: WebClient, *, now: Now = _utc_now) -> None:
        self._client = client
        self._now = now
        self.workspace = ""

    def post(
        self,
        channel: str,
        message: Message,
        *,
        key: str,
        payload: Mapping[str, str | int],
        thread_ts: str | None = None,
    ) -> str:
        """Post a message and return its ts. `key` finds it again if the answer is lost."""
        with told(f"posting {key}", writes=True, now=self._now):
            answer = self._client.chat_postMessage(
                channel=channel,
                text=message.text,
                blocks=message.blocks,
                thread_ts=thread_ts,
                metadata=_metadata(key, payload),
                parse="none",
                link_names=False,
                unfurl_links=False,
                unfurl_media=False,
            )
            return _must(answer, "ts")

    def update(self, channel: str, ts: str, message: Message, *, key: str, payload: Mapping[str, str | int]) -> None:
        """Replace a message of ours. Text and blocks always go together: without blocks Slack removes them."""
        with told(f"updating {key}", writes=True, now=self._now):
            self._client.chat_update(
                channel=channel,
                ts=ts,
                text=message.text,
                blocks=message.blocks,
                metadata=_metadata(key, payload),
                parse="none",
                link_names=False,
            )

    def find(self, channel: str, key: str, *, since: datetime, thread_ts: str | None = None) -> str | None:
        """Return the ts of our message with this key, None only if every message since then was looked at."""
        cursor: str | None = None
        for _ in range(PAGES):
            with told(f"looking for {key}", writes=False, now=self._now):
                answer = self._page(channel, since, thread_ts, cursor)
                for message in answer["messages"]:
                    if _key(message) == key:
                        return str(message["ts"])
                cursor = _next(answer)
            if not cursor:
                return None
        raise Unreachable(f"Too many messages since {since:%d %b %H:%M} to tell whether {key} is there.")

    def _page(self, channel: str, since: datetime, thread_ts: str | None, cursor: str | None) -> SlackResponse:
        oldest = f"{(since - SKEW).timestamp():.6f}"
        common: dict[str, Any] = {"oldest": oldest, "limit": PAGE, "include_all_metadata": True, "cursor": cursor}
        if thread_ts:
            return self._client.conversations_replies(channel=channel, ts=thread_ts, **common)
        return self._client.conversations_history(channel=channel, **common)

    def whisper(self, channel: str, user: str, text: str, thread_ts: str | None = None) -> None:
        """Say something to one person alone, where they are."""
        with told("whispering", writes=True, now=self._now):
            self._client.chat_postEphemeral(
                channel=channel, user=user, text=text, thread_ts=thread_ts, parse="none", link_names=False
            )

    def open_view(self, trigger_id: str, view: View) -> tuple[str, str]:
        """Open a modal; return its id and hash."""
        with told("opening a window", writes=True, now=self._now):
            return _view(self._client.views_open(trigger_id=trigger_id, view=view))

    def update_view(self, view_id: str, view: View, hash: str = "") -> str:  # noqa: A002 - Slack's word
        """Replace a modal's content and return its new hash; with a stale `hash` it is `TargetGone`."""
        with told("updating a window", writes=True, now=self._now):
            return _view(self._client.views_update(view_id=view_id, view=view, hash=hash or None))[1]

    def publish_home(self, user: str, view: View) -> None:
        """Set somebody's Home tab."""
        with told("publishing a Home tab", writes=True, now=self._now):
            self._client.views_publish(user_id=user, view=view)

    def group_members(self, group: str) -> list[str]:
        """Return the ids of a user group's members."""
        with told(f"reading group {group}", writes=False, now=self._now):
            return [str(user) for user in self._client.usergroups_users_list(usergroup=group)["users"]]

    def person(self, user: str) -> Person:
        """Return who somebody is and whether they may act at all."""
        with told(f"reading person {user}", writes=False, now=self._now):
            return _person(self._client.users_info(user=user)["user"])

    def reactions(self, channel: str, ts: str) -> dict[str, list[str]]:
        """Return who reacted with what to a message."""
        with told("reading reactions", writes=False, now=self._now):
            message = self._client.reactions_get(channel=channel, timestamp=ts, full=True)["message"]
            return {
                str(found["name"]): [str(user) for user in found["users"]] for found in message.get("reactions", [])
            }

    def permalink(self, channel: str, ts: str) -> str:
        """Return a web address that opens the message."""
        with told("reading a link", writes=False, now=self._now):
            return _must(self._client.chat_getPermalink(channel=channel, message_ts=ts), "permalink")

    def whoami(self) -> Identity:
        """Return whose token this is; needs no scope."""
        with told("checking the token", writes=False, now=self._now):
            found = _identity(self._client.auth_test())
        self.workspace = found.url  # the beginning of every link to a message
        return found

    def respond(self, response_url: str, message: Message) -> None:
        """Answer a command or a click, to that person alone; an address takes five answers in 30 minutes."""
        hook = WebhookClient(response_url, timeout=TIMEOUT, retry_handlers=[])
        hook.proxy = None if urlsplit(response_url).hostname in LOOPBACK else hook.proxy
        body = {"text": message.text, "blocks": message.blocks, "response_type": "ephemeral", "replace_original": False}
        with told("answering", writes=True, now=self._now):
            answer = hook.send_dict(body)
        if answer.status_code != 200:
            raise _unheard(answer, self._now())


def _metadata(key: str, payload: Mapping[str, str | int]) -> dict[str, Any]:
    return {"event_type": EVENT_TYPE, "event_payload": {**payload, "key": key}}


def _key(message: dict[str, Any]) -> str | None:
    found = message.get("metadata") or {}
    return found.get("event_payload", {}).get("key") if found.get("event_type") == EVENT_TYPE else None


def _next(answer: SlackResponse) -> str | None:
    return (answer.get("response_metadata") or {}).get("next_cursor") or None


def _must(answer: SlackResponse | dict[str, Any], field: str) -> str:
    """Return what an answer has to hold; without it the answer is no answer."""
    found = answer.get(field)
    if not found or not isinstance(found, str):
        raise LookupError(field)
    return found


def _view(answer: SlackResponse) -> tuple[str, str]:
    view = answer["view"]
    return _must(view, "id"), str(view.get("hash", ""))


def _person(user: dict[str, Any]) -> Person:
    profile = user.get("profile") or {}
    real = profile.get("real_name") or user.get("real_name") or ""
    name = profile.get("display_name") or real or user.get("name") or user["id"]
    first = profile.get("first_name") or (real or name).split(" ")[0]
    why_not = next(_why_not(user), "")
    return Person(user["id"], name, first, may_act=not why_not, why_not=why_not)


def _why_not(user: dict[str, Any]) -> Iterator[str]:
    if user.get("deleted"):
        yield "has left the workspace"
    if user.get("is_bot") or user["id"] == "USLACKBOT":
        yield "is a bot"
    if user.get("is_restricted") or user.get("is_ultra_restricted"):
        yield "is a guest"
    if user.get("is_stranger"):
        yield "is from another workspace"


def _identity(answer: SlackResponse) -> Identity:
    headers = {name.lower(): str(value) for name, value in answer.headers.items()}
    scopes = tuple(scope.strip() for scope in headers.get("x-oauth-scopes", "").split(",") if scope.strip())
    return Identity(
        team=_must(answer, "team_id"),
        team_name=_must(answer, "team"),
        user=_must(answer, "user_id"),
        bot=answer.get("bot_id") or "",
        name=_must(answer, "user"),
        url=_must(answer, "url"),
        scopes=scopes,
    )


def _unheard(answer: WebhookResponse, now: datetime) -> Outside:
    if answer.status_code == 429:
        return RateLimited(now + patience(answer.headers))
    if answer.status_code >= 500 or answer.status_code == 408:
        return lost("answering", f"status {answer.status_code}", writes=True)
    if answer.status_code in (404, 410) or answer.body.strip() in ("used_url", "expired_url"):
        return TargetGone("Too late to answer there: the address is used up.")
    return Rejected(f"Slack refused an answer: {answer.body[:200]} (status {answer.status_code}).")
