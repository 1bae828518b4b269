"""X's API v2, from https://docs.x.com: mentions, own timeline, recent search, look-up by id, posting.

Answers hold only the fields that were asked for, under the names of before August 2026 or of since (`spelling`). Pages
come newest first, with a token for the next one. An edit is a new post with the ids of all versions.
"""

import html
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.platforms.lab import WAIT, Call
from tests.platforms.standin import Answer, Asked, Refused, Route, Standin

ME, US = "783214", "LarkHarbour"
KEYS = ("consumer-key", "consumer-secret", f"{ME}-token", "token-secret")
REQUEST, PIN = ("request-token", "request-secret"), "8472913"
EPOCH = 1_288_834_974_657
SHOWN = frozenset({"expansions", "tweet.fields", "user.fields", "media.fields", "place.fields", "poll.fields"})
PAGED = SHOWN | {"max_results", "since_id", "until_id", "start_time", "end_time"}
LINK = re.compile(r"https?://[^\s]+[^\s.,!]")
NAME = re.compile(r"(?<!\w)@(\w{1,15})")
NEW_NAMES = {
    "referenced_tweets": "referenced_posts",
    "edit_history_tweet_ids": "edit_history_post_ids",
    "note_tweet": "note_post",
    "tweets": "posts",
}


@dataclass(frozen=True, slots=True)
class Tweet:
    """A post as X keeps it; `versions` are the ids of an edited one, oldest first."""

    id: int
    by: str
    text: str
    at: datetime
    to: int | None = None
    quotes: int | None = None
    reposts: int | None = None
    versions: tuple[int, ...] = ()


@dataclass(slots=True)
class Square:
    """What has been written."""

    tweets: dict[int, Tweet] = field(default_factory=dict)
    edited: dict[int, int] = field(default_factory=dict)
    last: datetime = datetime(2026, 1, 1, tzinfo=UTC)


class Server(Standin):
    """X as the brand's account sees it."""

    spelling = "tweet"
    says_summoned = "Reply to this conversation is not allowed because you have not been mentioned by its author."

    def __init__(self) -> None:
        self.square = Square()
        super().__init__()

    def routes(self) -> tuple[Route, ...]:
        mentions, search = PAGED | {"pagination_token"}, PAGED | {"query", "next_token", "sort_order"}
        return (
            Route("GET", r"/2/users/(\d+)/mentions", Call.FETCH, self._mentions, mentions),
            Route("GET", "/2/tweets/search/recent", Call.FETCH, self._search, search),
            Route("GET", r"/2/users/(\d+)/tweets", Call.FIND, self._timeline, mentions | {"exclude"}),
            Route("GET", "/2/tweets", Call.REFRESH, self._lookup, SHOWN | {"ids"}),
            Route("POST", "/2/tweets", Call.REPLY, self._write),
            Route("POST", "/oauth/request_token", None, lambda asked: _form(asked, REQUEST, "oauth_callback", "oob")),
            Route("POST", "/oauth/access_token", None, lambda asked: _form(asked, KEYS[2:], "oauth_verifier", PIN)),
            Route("GET", "/2/users/me", None, lambda asked: {"data": _person(US)}),
        )

    def refusal(self, status: int, reason: str, more: Mapping[str, Any]) -> Any:
        titles = {400: "Invalid Request", 401: "Unauthorized", 402: "CreditsDepleted", 403: "Forbidden"}
        return {
            "title": titles.get(status, "Problem"),
            "detail": reason,
            "type": "about:blank",
            "status": status,
            **more,
        }

    def slow_down(self) -> Mapping[str, str]:
        reset = int((datetime.now(UTC) + timedelta(seconds=WAIT)).timestamp())
        return {"x-rate-limit-limit": "300", "x-rate-limit-remaining": "0", "x-rate-limit-reset": str(reset)}

    def check(self, asked: Asked) -> None:
        if asked.path.startswith("/oauth/"):
            return
        given = asked.headers.get("authorization", "")
        if not given.startswith("OAuth ") or f'oauth_token="{KEYS[2]}"' not in given:
            raise Refused(401, "Unauthorized")

    # --- what people do ---------------------------------------------------------------------------------------------

    def publish(self, text: str, by: str, to: int | None = None, *, at: datetime | None = None, **more: Any) -> Tweet:
        """Keep a post."""
        with self.lock:
            self.square.last = max(datetime.now(UTC), self.square.last + timedelta(milliseconds=1))
            when = at or self.square.last
            number = (int(when.timestamp() * 1000) - EPOCH << 22) + len(self.square.tweets) % 4096
            tweet = self.square.tweets[number] = Tweet(number, by, text, when, to, **more)
            return tweet

    def edit(self, number: int, text: str) -> None:
        """Change a post: a new one takes its place."""
        with self.lock:
            old = self.square.tweets.pop(number)
            new = self.publish(text, old.by, old.to)
            versions = (*(old.versions or (number,)), new.id)
            self.square.tweets[new.id] = replace(new, versions=versions)
            self.square.edited |= dict.fromkeys(versions, new.id)

    def delete(self, number: int) -> None:
        """Remove a post."""
        with self.lock:
            del self.square.tweets[number]

    # --- what can be asked ------------------------------------------------------------------------------------------

    def _mentions(self, asked: Asked) -> Any:
        named = re.compile(rf"(?<!\w)@{US}(?!\w)", re.IGNORECASE)
        found = [each for each in self._all() if named.search(each.text) and each.by != US]
        return self._paged(asked, found, token="pagination_token", least=5)

    def _timeline(self, asked: Asked) -> Any:
        return self._paged(asked, [each for each in self._all() if each.by == US], token="pagination_token", least=5)

    def _search(self, asked: Asked) -> Any:
        week_ago = datetime.now(UTC) - timedelta(days=7)
        since, start = asked.one("since_id"), asked.one("start_time")
        if (since and _made_at(int(since)) < week_ago) or (start and datetime.fromisoformat(start) < week_ago):
            raise Refused(400, "'since_id' and 'start_time' must be within the last seven days")
        query = asked.one("query")
        words, barred = re.findall(r'(?<!-)"([^"]*)"', query), re.findall(r'-"([^"]*)"', query)
        if not words or len(query) > 512:
            raise Refused(400, "The query is empty or too long")
        found = [each for each in self._all() if _matches(each.text, words) and not _matches(each.text, barred)]
        found = [each for each in found if f"-from:{each.by}".casefold() not in query.casefold()]
        found = [each for each in found if "-is:retweet" not in query or each.reposts is None]
        return self._paged(asked, found, token="next_token", least=10)

    def _all(self) -> list[Tweet]:
        return list(self.square.tweets.values())

    def _paged(self, asked: Asked, found: Sequence[Tweet], *, token: str, least: int) -> Any:
        size = asked.number("max_results", 10, least=least, most=100)
        since, before = asked.number("since_id", 0, least=0, most=10**19), _opened(asked.one(token))
        if asked.one("since_id") == "0":
            raise Refused(400, "since_id [0] is not the id of a post")
        start = asked.one("start_time")
        begin = datetime.fromisoformat(start) if start else datetime(2010, 11, 6, tzinfo=UTC)
        inside = [each for each in found if since < each.id < before and each.at >= begin]
        inside.sort(key=lambda each: -each.id)
        page, rest = inside[:size], inside[size:]
        meta = {"result_count": len(page)} | ({"next_token": f"before-{page[-1].id}"} if rest else {})
        return self._shown(asked, page) | {"meta": meta}

    def _lookup(self, asked: Asked) -> Any:
        ids = asked.one("ids").split(",")
        if not 1 <= len(ids) <= 100 or not all(each.isdecimal() for each in ids):
            raise Refused(400, "ids are 1 to 100 numbers")
        latest = {each: self.square.edited.get(int(each), int(each)) for each in ids}
        found = [
            self.square.tweets[number] for number in dict.fromkeys(latest.values()) if number in self.square.tweets
        ]
        gone = [each for each, number in latest.items() if number not in self.square.tweets]
        missing = [
            {"resource_id": each, "parameter": "ids", "title": "Not Found Error", "value": each} for each in gone
        ]
        return self._shown(asked, found) | ({"errors": missing} if missing else {})

    def _write(self, asked: Asked) -> Any:
        body = json.loads(asked.body)
        reply = body.get("reply", {})
        if set(body) - {"text", "reply"} or set(reply) - {"in_reply_to_tweet_id"}:
            raise Refused(400, "The body holds a key that is not known")
        text, to = body["text"], reply.get("in_reply_to_tweet_id")
        number = self.square.edited.get(int(to), int(to)) if to else None
        self._allow(text, number)
        author = self.square.tweets[number].by if number else ""
        made = self.publish(f"@{author} {text}" if author and not text.startswith("@") else text, US, number)
        return Answer(201, {"data": {"id": str(made.id), "text": text}})

    def _allow(self, text: str, to: int | None) -> None:
        if len(text) > 280:
            raise Refused(403, "Your Tweet text is too long.")
        if to is None:
            return
        target = self.square.tweets.get(to)
        if target is None:
            raise Refused(403, "You attempted to reply to a Tweet that is deleted or not visible to you.")
        quoted = self.square.tweets.get(target.quotes or 0)
        if not re.search(rf"@{US}(?!\w)", target.text) and (quoted is None or quoted.by != US):
            raise Refused(403, self.says_summoned)
        if any(each.by == US and each.text.endswith(text) and each.to == to for each in self._all()):
            raise Refused(403, "You are not allowed to create a Tweet with duplicate content.")

    # --- how it is shown --------------------------------------------------------------------------------------------

    def _shown(self, asked: Asked, tweets: Sequence[Tweet]) -> dict[str, Any]:
        fields = {"id", "text", "edit_history_tweet_ids", *asked.one("tweet.fields").split(",")}
        people = {"id", "name", "username", *asked.one("user.fields").split(",")}
        expansions = set(asked.one("expansions").split(","))
        along = [self.square.tweets[each] for tweet in tweets for each in _refers(tweet) if each in self.square.tweets]
        along = list(dict.fromkeys(along)) if "referenced_tweets.id" in expansions else []
        authors = dict.fromkeys(each.by for each in (*tweets, *along)) if "author_id" in expansions else {}
        includes = {
            "users": [_only(_person(each), people) for each in authors],
            "tweets": [_only(self._tweet(each), fields) for each in along],
        }
        body = {"data": [_only(self._tweet(each), fields) for each in tweets], "includes": includes}
        found = {name: value for name, value in body.items() if tweets}
        return found if self.spelling == "tweet" else _renamed(found)

    def _tweet(self, tweet: Tweet) -> dict[str, Any]:
        text, urls = _shortened(tweet.text)
        names = [{"username": name, "id": _id_of(name)} for name in NAME.findall(tweet.text)]
        kinds = {"replied_to": tweet.to, "quoted": tweet.quotes, "retweeted": tweet.reposts}
        referenced = [{"type": kind, "id": str(number)} for kind, number in kinds.items() if number]
        body = {
            "id": str(tweet.id),
            "text": html.escape(text, quote=False),
            "author_id": _id_of(tweet.by),
            "conversation_id": str(self._root(tweet)),
            "created_at": tweet.at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "edit_history_tweet_ids": [str(each) for each in tweet.versions or (tweet.id,)],
            "entities": {"mentions": names, "urls": urls},
            "lang": "en",
            "public_metrics": {"retweet_count": 2, "quote_count": 1, "like_count": 5, "reply_count": 0},
        }
        return body | ({"referenced_tweets": referenced} if referenced else {})

    def _root(self, tweet: Tweet) -> int:
        while tweet.to in self.square.tweets:
            tweet = self.square.tweets[tweet.to]
        return (tweet.versions or (tweet.id,))[0]


def _matches(text: str, words: Sequence[str]) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) for word in words)


def _refers(tweet: Tweet) -> list[int]:
    return [each for each in (tweet.to, tweet.quotes, tweet.reposts) if each]


def _shortened(text: str) -> tuple[str, list[dict[str, str]]]:
    """Return a text with every link replaced by a short one, and what they stand for."""
    urls = []
    for number, link in enumerate(LINK.findall(text)):
        short = f"https://t.co/{number:010}"
        urls.append({"url": short, "expanded_url": link, "display_url": link[:20]})
        text = text.replace(link, short, 1)
    return text, urls


def _id_of(handle: str) -> str:
    return ME if handle.casefold() == US.casefold() else str(sum(handle.casefold().encode()))


def _person(handle: str) -> dict[str, Any]:
    name = handle.title()
    return {"id": _id_of(handle), "name": name, "username": handle, "public_metrics": {"followers_count": 120}}


def _only(whole: dict[str, Any], fields: set[str]) -> dict[str, Any]:
    return {name: value for name, value in whole.items() if name in fields}


def _renamed(said: Any) -> Any:
    if isinstance(said, list):
        return [_renamed(each) for each in said]
    if isinstance(said, dict):
        return {NEW_NAMES.get(name, name): _renamed(value) for name, value in said.items()}
    return said


def _made_at(number: int) -> datetime:
    return datetime.fromtimestamp(((number >> 22) + EPOCH) / 1000, UTC)


def _opened(token: str) -> int:
    if not token:
        return 1 << 70
    if not re.fullmatch(r"before-\d+", token):
        raise Refused(400, "The token is not one of ours")
    return int(token.removeprefix("before-"))


def _form(asked: Asked, pair: Sequence[str], name: str, value: str) -> Answer:
    """Return a token and its secret as a form, X's way here, to whoever signs with the app's key and says this."""
    given = asked.headers["authorization"]
    if f'oauth_consumer_key="{KEYS[0]}"' not in given or f'{name}="{value}"' not in given:
        raise Refused(401, "Unauthorized")
    return Answer(200, f"oauth_token={pair[0]}&oauth_token_secret={pair[1]}&oauth_callback_confirmed=true")
