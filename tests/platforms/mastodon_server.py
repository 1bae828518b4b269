"""A Mastodon instance, from https://docs.joinmastodon.org: notifications, hashtags, statuses, contexts.

Ids of statuses are snowflakes made of the date, those of notifications a plain count. Texts become HTML as Mastodon
writes it. Lists are answered newest first, also those that `min_id` walks forward.
"""

import html
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from tests.platforms.lab import WAIT, Call
from tests.platforms.standin import Asked, Refused, Route, Standin, form

TOKEN = "mastodon-token"
APP, CODE = {"client_id": "app-1", "client_secret": "app-secret"}, "code-from-the-page"
US = "LarkHarbour"
PAGING = frozenset({"max_id", "min_id", "since_id", "limit"})
NOTIFICATIONS = PAGING | {"types[]", "exclude_types[]", "account_id"}
TIMELINE = PAGING | {"local", "remote", "only_media", "any[]", "all[]", "none[]"}
STATUS_FORM = {"status", "in_reply_to_id", "sensitive", "spoiler_text", "visibility", "language", "media_ids[]"}
LINK = re.compile(r"https?://[^\s<]+[^\s<.,!]")
NAME = re.compile(r"@(\w+)(?:@([\w.-]+\w))?")


@dataclass(frozen=True, slots=True)
class Status:
    """A post as the server keeps it."""

    id: int
    by: str
    text: str
    at: datetime
    to: int | None = None
    visibility: str = "public"
    spoiler: str = ""
    language: str | None = "en"
    edited: datetime | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """A line of our notifications."""

    id: int
    type: str
    by: str
    at: datetime
    status: int


@dataclass(slots=True)
class Fediverse:
    """What has been written."""

    statuses: dict[int, Status] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)
    keys: dict[str, tuple[datetime, int]] = field(default_factory=dict)
    numbers: Any = field(default_factory=lambda: count(1))
    last: datetime = datetime(2026, 1, 1, tzinfo=UTC)


class Instance(Standin):
    """The instance of the brand's account."""

    keeps_keys = tells_limits = may_write = True
    characters, link = 500, 23

    def __init__(self) -> None:
        self.world = Fediverse()
        super().__init__()

    def routes(self) -> tuple[Route, ...]:
        return (
            Route("GET", "/api/v2/instance/?", None, self._instance),
            Route("GET", "/api/v1/accounts/verify_credentials", None, lambda asked: self._account(US)),
            Route("GET", "/api/v1/notifications", Call.FETCH, self._notifications, NOTIFICATIONS),
            Route("GET", r"/api/v1/timelines/tag/(\w+)", Call.FETCH, self._tagged, TIMELINE),
            Route("GET", "/api/v1/statuses", Call.REFRESH, self._some, frozenset({"id[]"})),
            Route("GET", r"/api/v1/statuses/(\d+)/context", Call.FIND, self._context),
            Route("POST", "/api/v1/statuses", Call.REPLY, self._write),
            Route("POST", "/api/v1/apps", None, self._app),
            Route("POST", "/oauth/token", None, self._token),
        )

    def refusal(self, status: int, reason: str, more: Mapping[str, Any]) -> Any:
        return {"error": reason}

    def slow_down(self) -> Mapping[str, str]:
        reset = (datetime.now(UTC) + timedelta(seconds=WAIT)).isoformat().replace("+00:00", "Z")
        return {"X-RateLimit-Limit": "300", "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": reset}

    def check(self, asked: Asked) -> None:
        public = ("/api/v2/instance", "/api/v1/apps", "/oauth/token")
        if asked.headers.get("authorization") != f"Bearer {TOKEN}" and not asked.path.startswith(public):
            raise Refused(401, "The access token is invalid")

    def _app(self, asked: Asked) -> Any:
        said = json.loads(asked.body)
        if set(said) != {"client_name", "redirect_uris", "scopes"}:
            raise Refused(422, "Validation failed")
        return {"id": "1", "name": said["client_name"], **APP}

    def _token(self, asked: Asked) -> Any:
        said = json.loads(asked.body)
        if {name: said[name] for name in APP} != APP or said["grant_type"] != "authorization_code":
            raise Refused(401, "Client authentication failed")
        if said["code"] != CODE or said["redirect_uri"] != "urn:ietf:wg:oauth:2.0:oob":
            raise Refused(400, "The provided authorization grant is invalid")
        return {"access_token": TOKEN, "token_type": "Bearer", "scope": said["scope"], "created_at": 1573979017}

    # --- what people do ---------------------------------------------------------------------------------------------

    def publish(self, text: str, by: str, to: int | None = None, at: datetime | None = None, **more: Any) -> Status:
        """Keep a post, and tell us of it if it names us."""
        with self.lock:
            self.world.last = max(datetime.now(UTC), self.world.last + timedelta(milliseconds=1))
            when = at or self.world.last
            number = (int(when.timestamp() * 1000) << 16) + len(self.world.statuses) % 65_536
            status = self.world.statuses[number] = Status(number, by, text, when, to, **more)
            if by != US and re.search(rf"@{US}(?![\w@])", text):
                self._notify("mention", status)
            return status

    def boost(self, number: int, by: str) -> int:
        """Pass a post of ours or of others on; only its author would be told."""
        with self.lock:
            return self._notify("reblog", replace(self.world.statuses[number], by=by))

    def _notify(self, kind: str, status: Status) -> int:
        notice = Notice(next(self.world.numbers), kind, status.by, self.world.last, status.id)
        self.world.notices.append(notice)
        return notice.id

    def edit(self, number: int, text: str) -> None:
        """Change a post."""
        with self.lock:
            self.world.statuses[number] = replace(self.world.statuses[number], text=text, edited=datetime.now(UTC))

    def delete(self, number: int) -> None:
        """Remove a post, and what tells of it."""
        with self.lock:
            del self.world.statuses[number]
            self.world.notices = [notice for notice in self.world.notices if notice.status != number]

    # --- what can be asked ------------------------------------------------------------------------------------------

    def _instance(self, asked: Asked) -> Any:
        if not self.tells_limits:
            raise Refused(404, "Record not found")
        statuses = {"max_characters": self.characters, "characters_reserved_per_url": self.link}
        return {"domain": "toot.example", "version": "4.5.0", "configuration": {"statuses": statuses}}

    def _notifications(self, asked: Asked) -> Any:
        wanted = asked.query.get("types[]", ())
        found = [each for each in self.world.notices if not wanted or each.type in wanted]
        return [self._notice(each) for each in _page(asked, found, most=80)]

    def _tagged(self, asked: Asked) -> Any:
        tag = re.compile(rf"#{re.escape(asked.parts[0])}(?!\w)", re.IGNORECASE)
        found = [each for each in self.world.statuses.values() if tag.search(each.text) and each.visibility == "public"]
        return [self._status(each) for each in _page(asked, found, most=40)]

    def _some(self, asked: Asked) -> Any:
        ids = asked.query.get("id[]", ())
        if len(ids) > 20:
            raise Refused(422, "Validation failed: too many ids")
        return [self._status(self.world.statuses[int(each)]) for each in ids if int(each) in self.world.statuses]

    def _context(self, asked: Asked) -> Any:
        here = self.world.statuses.get(int(asked.parts[0]))
        if here is None:
            raise Refused(404, "Record not found")
        above: list[Status] = []
        step = here
        while step.to in self.world.statuses:
            step = self.world.statuses[step.to]
            above.insert(0, step)
        below = [each for each in self.world.statuses.values() if self._is_below(each, here.id)]
        return {
            "ancestors": [self._status(each) for each in above],
            "descendants": [self._status(each) for each in below],
        }

    def _is_below(self, status: Status, number: int) -> bool:
        while status.to in self.world.statuses:
            status = self.world.statuses[status.to]
            if status.id == number:
                return True
        return False

    def _write(self, asked: Asked) -> Any:
        if not self.may_write:
            raise Refused(403, "This action is outside the authorized scopes")
        said = form(asked.body.decode())
        if unknown := sorted(set(said) - STATUS_FORM):
            raise Refused(400, f"{unknown[0]} is no parameter of this method")
        key = asked.headers.get("idempotency-key", "")
        known = self.world.keys.get(key)
        if known and self.keeps_keys and datetime.now(UTC) - known[0] < timedelta(hours=1):
            return self._status(self.world.statuses[known[1]])
        made = self._made({name: values[-1] for name, values in said.items()})
        self.world.keys[key] = (datetime.now(UTC), made.id)
        return self._status(made)

    def _made(self, said: Mapping[str, str]) -> Status:
        to = int(said["in_reply_to_id"]) if "in_reply_to_id" in said else None
        if to is not None and to not in self.world.statuses:
            raise Refused(404, "The post you are trying to reply to does not appear to exist.")
        text = said.get("status", "")
        if not text.strip():
            raise Refused(422, "Validation failed: Text can't be blank")
        if len(NAME.sub(r"@\1", LINK.sub("x" * self.link, text))) > self.characters:
            raise Refused(422, f"Validation failed: Text character limit of {self.characters} exceeded")
        if said.get("visibility", "public") not in ("public", "unlisted", "private", "direct"):
            raise Refused(422, "Validation failed: Visibility is not included in the list")
        return self.publish(text, US, to, visibility=said.get("visibility", "public"))

    # --- how it is shown --------------------------------------------------------------------------------------------

    def _notice(self, notice: Notice) -> Any:
        status = self.world.statuses.get(notice.status)
        return {
            "id": str(notice.id),
            "type": notice.type,
            "created_at": _time(notice.at),
            "account": self._account(notice.by),
            "status": self._status(status) if status else None,
        }

    def _status(self, status: Status) -> Any:
        parent = self.world.statuses.get(status.to) if status.to else None
        names = [found[0] + (f"@{found[1]}" if found[1] else "") for found in NAME.findall(status.text)]
        return {
            "id": str(status.id),
            "created_at": _time(status.at),
            "edited_at": _time(status.edited) if status.edited else None,
            "in_reply_to_id": str(parent.id) if parent else None,
            "in_reply_to_account_id": f"id-{parent.by}" if parent else None,
            "sensitive": bool(status.spoiler),
            "spoiler_text": status.spoiler,
            "visibility": status.visibility,
            "language": status.language,
            "uri": f"https://toot.example/users/{status.by}/statuses/{status.id}",
            "url": f"https://toot.example/@{status.by}/{status.id}",
            "content": to_html(status.text),
            "reblog": None,
            "account": self._account(status.by),
            "mentions": [
                {"id": f"id-{name}", "username": name.split("@")[0], "acct": name, "url": ""} for name in names
            ],
            "tags": [],
            "reblogs_count": 0,
            "favourites_count": 0,
            "replies_count": 0,
        }

    def _account(self, handle: str) -> Any:
        name = handle.partition("@")[0]
        return {
            "id": f"id-{handle}",
            "username": name,
            "acct": handle,
            "display_name": name.title(),
            "url": f"https://toot.example/@{handle}",
            "followers_count": 120,
        }


def _page(asked: Asked, found: Sequence[Any], *, most: int) -> list[Any]:
    """Return a page as Mastodon does: newest first, and beginning at its old end where `min_id` is given."""
    limit = asked.number("limit", 40 if most == 80 else 20, least=1, most=most)
    bounds = {name: int(asked.one(name)) for name in PAGING - {"limit"} if asked.one(name)}
    low = max(bounds.get("min_id", 0), bounds.get("since_id", 0))
    high = bounds.get("max_id", 1 << 80)
    inside = sorted((each for each in found if low < each.id < high), key=lambda each: -int(each.id))
    return inside[-limit:] if "min_id" in bounds else inside[:limit]


def _time(when: datetime) -> str:
    return when.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def to_html(text: str) -> str:
    """Return a text as Mastodon shows it: paragraphs, names without their host, links in three parts."""
    pieces, at = [], 0
    for found in sorted([*LINK.finditer(text), *NAME.finditer(text)], key=lambda match: match.start()):
        if found.start() < at:
            continue
        pieces += [html.escape(text[at : found.start()], quote=False), _anchor(found)]
        at = found.end()
    shown = "".join([*pieces, html.escape(text[at:], quote=False)])
    return "".join("<p>" + part.replace("\n", "<br />") + "</p>" for part in shown.split("\n\n"))


def _anchor(found: re.Match[str]) -> str:
    if found.re is NAME:
        host = found[2] or "toot.example"
        link = f'<a href="https://{host}/@{found[1]}" class="u-url mention">@<span>{found[1]}</span></a>'
        return f'<span class="h-card" translate="no">{link}</span>'
    scheme, _, rest = found.group().partition("://")
    head, tail = html.escape(rest[:30]), html.escape(rest[30:])
    parts = f'<span class="invisible">{scheme}://</span><span class="ellipsis">{head}</span>'
    parts += f'<span class="invisible">{tail}</span>'
    return f'<a href="{html.escape(found.group())}" target="_blank" rel="nofollow noopener" translate="no">{parts}</a>'
