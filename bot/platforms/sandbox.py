"""Town Square, the sandbox's social network.

Limits: as `GET /network/api/me` says (500 characters by default). No idempotency of any kind: posting twice makes two
posts. A reply may stay invisible to read-back for a while. It stands for the hardest platform there is.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.domain.draft import Length
from bot.domain.post import Author, Post
from bot.platforms.base import Caps, Edited, Gone, Live, No, Page, Receipt, Watch, Yes
from bot.platforms.http import BadQuestion, Http

LIMIT = 500
PAGE = 100
SKEW = timedelta(seconds=5)


class SandboxPlatform:
    """Speaks the sandbox network's own API; see `bot.platforms.base.Platform`."""

    title = "Town Square"

    def __init__(
        self,
        name: str,
        url: str,
        token: str,
        *,
        grace: timedelta,
        handle: str = "LarkHarbour",
        timeout: tuple[float, float] | None = None,
    ) -> None:
        self.name = name
        self.caps = Caps(can_search=True, can_edit=True, can_delete=True, visibility_grace=grace)
        self._handle = handle
        headers = {"Authorization": f"Bearer {token}"}
        self._http = Http(f"{url.rstrip('/')}/network/api/", headers, timeout=timeout)

    def check(self) -> str:
        """Return whose token it is."""
        return f"@{self._http.get('me', {})['handle']}"

    def fetch(self, cursor: str | None, want: Watch) -> Page:
        """Return the next posts in order of arrival. A cursor that the network does not know starts over."""
        query: dict[str, str] = {"limit": str(PAGE)}
        if cursor is not None:
            query["after"] = cursor
        if want.terms:
            query["terms"] = ",".join(want.terms)
        try:
            said = self._http.get("inbox", query)
        except BadQuestion:
            if cursor is None:
                raise
            return Page((), None, more=True)
        return Page(tuple(self._post(raw) for raw in said["posts"]), said["next"], bool(said["more"]))

    def _post(self, raw: dict[str, Any]) -> Post:
        by = raw["author"]
        own = by["handle"].casefold() == self._handle.casefold()
        return Post(
            platform=self.name,
            id=raw["id"],
            conversation=raw["conversation"],
            author=Author(by["id"], by["handle"], by["name"] or "", by["url"], by["followers"]),
            text=raw["text"],
            url=raw["url"],
            posted_at=_instant(raw["created_at"]),
            parent=raw["in_reply_to"],
            language=raw.get("lang"),
            own=own,
            mentions_us=self._handle.casefold() in (name.casefold() for name in raw["mentions"])
            or bool(raw["in_reply_to"]),
            edited_at=_instant(raw["edited_at"]) if raw["edited_at"] else None,
            shares=raw["shares"],
            likes=raw["likes"],
        )

    def may_reply(self, post: Post) -> Yes | No:
        """Everyone may answer everything here but themselves."""
        return No("This is our own post.", post.url) if post.own else Yes()

    def measure(self, text: str) -> Length:
        """Return the number of characters."""
        return Length(len(text), LIMIT)

    def reply(self, post: Post, text: str, key: str) -> Receipt:
        """Answer in public. The key is not sent: this network knows no idempotency."""
        made = self._http.post("posts", {"text": text, "in_reply_to": post.id})["post"]
        return Receipt(made["id"], made["url"])

    def find_reply(self, post: Post, text: str, key: str, since: datetime) -> Receipt | None:
        """Look through our own timeline for an answer to this post with this text."""
        after = (since - SKEW).astimezone(UTC).isoformat()
        said = self._http.get(f"accounts/{self._handle}/posts", {"after_time": after, "limit": str(PAGE)})
        for raw in said["posts"]:
            if raw["in_reply_to"] == post.id and raw["text"] == text:
                return Receipt(raw["id"], raw["url"])
        return None

    def below(self, post: Post) -> tuple[Post, ...]:
        """Return what was said after the post in its conversation."""
        said = [self._post(raw) for raw in self._http.get(f"conversations/{post.id}", {})["posts"]]
        return tuple(found for found in said if found.id != post.id and found.posted_at >= post.posted_at)

    def refresh(self, ids: Sequence[str]) -> dict[str, Live | Edited | Gone]:
        """Return what became of these posts."""
        if not ids:
            return {}
        found = {raw["id"]: raw for raw in self._http.get("posts", {"ids": ",".join(ids)})["posts"]}
        return {remote_id: _state(found.get(remote_id)) for remote_id in ids}


def _state(raw: dict[str, Any] | None) -> Live | Edited | Gone:
    if raw is None or raw.get("deleted"):
        return Gone()
    if raw["edited_at"]:
        return Edited(raw["text"], _instant(raw["edited_at"]))
    return Live()


def _instant(said: str) -> datetime:
    return datetime.fromisoformat(said).astimezone(UTC)
