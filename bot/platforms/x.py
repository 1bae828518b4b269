"""X, by its API v2.

Limits: 280 units as in `weight.py`. Mentions 300 calls in 15 minutes per user, search 450, posts 100. A self-serve app
may answer only who named the account or quoted one of its posts, once per post; X refuses all else with 403 for good
(https://docs.x.com/developer-guidelines). No idempotency: a repeated text is refused as a duplicate, sometimes.
Prices in dollars per post: ours below. In August 2026 the specification renamed tweet to post; both spellings are read.
An edit makes a new post with the ids of all its versions: here a post keeps its first id.
"""

import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import requests
import tweepy

from bot.domain import errors
from bot.domain.draft import Length
from bot.domain.post import Author, Post
from bot.platforms.base import Caps, Edited, Gone, Live, No, Page, Receipt, Watch, Yes
from bot.platforms.http import BadQuestion, Line, Timeout, sentence
from bot.platforms.streams import Streams
from bot.platforms.weight import LIMIT, links, reply_weight

MENTION, READ, REPLY, LINKED = 0.001, 0.005, 0.010, 0.200
"""Dollars for a mention of ours, any other post that is read, an answer to who named us, and a post with a link."""

PAGE = 100
LOOKUP = 100
SKEW = timedelta(seconds=5)
WEEK = timedelta(days=7) - timedelta(minutes=10)
"""How far back a search may go, and a little less."""

LATE = timedelta(seconds=60)
FRESH = timedelta(minutes=3)
"""A post may appear a minute behind later ones; what is older than three minutes is not read, and paid, again."""

EPOCH = 1_288_834_974_657
"""Milliseconds of 1970 at which X's ids begin; 22 more bits follow."""

FIELDS = (
    "author_id,conversation_id,created_at,edit_history_tweet_ids,entities,in_reply_to_user_id,lang,note_tweet,"
    "public_metrics,referenced_tweets"
)
EXPANSIONS = "author_id,referenced_tweets.id,referenced_tweets.id.author_id"
USER = "name,public_metrics,username"
ASKED = {"tweet_fields": FIELDS, "expansions": EXPANSIONS, "user_fields": USER}

NO_LANGUAGE = (None, "art", "qam", "qct", "qht", "qme", "qst", "und", "zxx")
"""What X says of a text without words: only names, only tags, only a link."""

MENTIONS, SEARCH = "@", "?"


class XPlatform:
    """One account; see `bot.platforms.base.Platform`."""

    title = "X"

    def __init__(
        self,
        name: str,
        keys: Sequence[str],
        *,
        account: str,
        url: str = "",
        grace: timedelta = timedelta(seconds=15),
        timeout: Timeout | None = None,
    ) -> None:
        self.name = name
        self.caps = Caps(can_search=True, can_edit=True, can_delete=True, visibility_grace=grace)
        self._account = account.lstrip("@").casefold()
        self._me = keys[2].partition("-")[0]
        self._line = Line(timeout=timeout, host=url, refused=_refused)
        self._client = _client(keys, url, self._line)

    def check(self) -> str:
        """Return whose tokens they are, or say what is wrong; reading only."""
        with _told():
            found = str(self._client.get_me()["data"]["username"])
        if found.casefold() != self._account:
            raise errors.AuthExpired(f"The tokens belong to @{found}, not to @{self._account}: set «account» to it.")
        return f"@{found}"

    def fetch(self, cursor: str | None, want: Watch) -> Page:
        """Return the next posts: the mentions of us, newest page first, then what the watched terms find."""
        streams = Streams.read(
            cursor, [MENTIONS, *([SEARCH] if want.terms else [])], _floor, forward=False, since=want.start
        )
        if streams is None:
            return Page((), None, more=True)
        if want.lean and streams.name == SEARCH:
            return streams.skip()
        try:
            return replace(self._look(streams, want), left=self._line.left)
        except BadQuestion:
            if "max_id" not in streams.question():
                raise
            return streams.again()  # the mark of where to go on is only good for a while

    def _look(self, streams: Streams, want: Watch) -> Page:
        with _told():
            first = _id_of(streams.since) if streams.since else "0"
            said = self._ask(streams.name, {"since_id": first} | streams.question(), want)
            shown = _Shown(said)
            posts = [(raw["id"], self._post(raw, shown)) for raw in said.get("data", [])]
            cost = len(posts) * (MENTION if streams.name == MENTIONS else READ) + len(shown.posts) * READ
            onward = said.get("meta", {}).get("next_token", "")
            page = streams.page(posts, full=bool(onward), cost=round(cost, 6), onward=onward, ground=first)
            return replace(page, posts=(*self._said_before(page.posts, shown), *page.posts))

    def _ask(self, stream: str, question: dict[str, str], want: Watch) -> dict[str, Any]:
        asked: dict[str, Any] = {**ASKED, "max_results": PAGE, "user_auth": True}
        since, onward = question["since_id"], question.get("max_id")
        if stream == MENTIONS:
            asked |= {"pagination_token": onward, "since_id": since if since != "0" else None}
            return dict(self._client.get_users_mentions(self._me, **asked))
        reach = datetime.now(UTC) - WEEK
        bound = {"since_id": since} if _made_at(since) > reach else {"start_time": reach}
        asked |= {"next_token": onward, **bound}
        return dict(self._client.search_recent_tweets(_query(want, self._account), **asked))

    def _said_before(self, posts: Sequence[Post], shown: "_Shown") -> list[Post]:
        """Return what the mentions of us answer, for the reader; what names us comes by itself, and may be new."""
        here = {post.id for post in posts}
        raws = [shown.posts[post.parent] for post in posts if post.mentions_us and post.parent in shown.posts]
        above = {post.id: post for post in (self._post(raw, shown) for raw in raws)}
        found = [post for post in above.values() if post.id not in here and (post.own or not post.mentions_us)]
        return [replace(post, aside="said before") for post in sorted(found, key=lambda post: post.posted_at)]

    def _post(self, raw: dict[str, Any], shown: "_Shown") -> Post:
        by = shown.people.get(raw["author_id"], {})
        handle, counts = by.get("username", ""), raw.get("public_metrics", {})
        followers = by.get("public_metrics", {}).get("followers_count")
        profile = f"https://x.com/{handle or 'i/user/' + raw['author_id']}"
        kinds = {each["type"]: each["id"] for each in _either(raw, "referenced_{}s") or []}
        first = (_either(raw, "edit_history_{}_ids") or [raw["id"]])[0]
        quoted = shown.posts.get(kinds.get("quoted", ""), {}).get("author_id")
        return Post(
            platform=self.name,
            id=first,
            conversation=raw.get("conversation_id") or first,
            author=Author(raw["author_id"], handle or raw["author_id"], by.get("name", ""), profile, followers),
            text=_text(raw),
            url=f"https://x.com/{handle or 'i'}/status/{raw['id']}",
            posted_at=datetime.fromisoformat(raw["created_at"]).astimezone(UTC),
            parent=kinds.get("replied_to"),
            language=raw["lang"] if raw.get("lang") not in NO_LANGUAGE else None,
            own=raw["author_id"] == self._me,
            mentions_us=quoted == self._me or self._names_us(raw),
            shares=counts.get("retweet_count", 0) + counts.get("quote_count", 0),
            likes=counts.get("like_count", 0),
            aside="a repost" if "retweeted" in kinds else "",
        )

    def _names_us(self, raw: dict[str, Any]) -> bool:
        named = _entities(raw).get("mentions", [])
        return any(each.get("id") == self._me or each["username"].casefold() == self._account for each in named)

    def may_reply(self, post: Post) -> Yes | No:
        """Say whether X's rule lets us: to who named us or quoted us, and once."""
        if post.own:
            return No("This is our own post.", post.url)
        if not post.mentions_us:
            return No("X lets us answer only who names or quotes us, and this post does neither.", post.url)
        if post.answered:
            return No("X allows one reply to a post, and ours is public. Go on by hand on X.", post.url)
        return Yes()

    def measure(self, text: str) -> Length:
        """Return the weight by X's rule, and what the reply would cost."""
        return Length(reply_weight(text), LIMIT, cost=_price(text))

    def reply(self, post: Post, text: str, key: str) -> Receipt:
        """Answer in public. X knows no key: the same call twice may make two posts."""
        with _told(writes=True):
            said = self._client.create_tweet(text=text, in_reply_to_tweet_id=post.id, user_auth=True)
            made = str(said["data"]["id"])
        return Receipt(made, self._link(made), _price(text))

    def find_reply(self, post: Post, text: str, key: str, since: datetime) -> Receipt | None:
        """Look through our own timeline, which shows a post sooner than search does."""
        asked: dict[str, Any] = {**ASKED, "max_results": PAGE, "user_auth": True, "start_time": since - SKEW}
        with _told():
            said = self._client.get_users_tweets(self._me, **asked)
            found = [self._post(raw, _Shown(said)) for raw in said.get("data", [])]
        for ours in found:
            if ours.parent == post.id and _bare(ours.text) == _bare(text):
                return Receipt(ours.id, self._link(ours.id), len(found) * READ)
        return None

    def _link(self, remote_id: str) -> str:
        return f"https://x.com/{self._account}/status/{remote_id}"

    def refresh(self, ids: Sequence[str]) -> dict[str, Live | Edited | Gone]:
        """Return what became of these posts; X must have said so: a post that it does not mention is left out."""
        states: dict[str, Live | Edited | Gone] = {}
        for start in range(0, len(ids), LOOKUP):
            with _told():
                said = self._client.get_tweets(list(ids[start : start + LOOKUP]), user_auth=True, tweet_fields=FIELDS)
                states |= _states(said)
        return {remote_id: states[remote_id] for remote_id in ids if remote_id in states}


class _Shown:
    """What came along with an answer: people, and the posts that others refer to."""

    def __init__(self, said: dict[str, Any]) -> None:
        along = said.get("includes", {})
        self.people = {each["id"]: each for each in along.get("users", [])}
        self.posts = {each["id"]: each for each in _either(along, "{}s") or []}


def _client(keys: Sequence[str], url: str, line: Line) -> tweepy.Client:
    client = tweepy.Client(None, *keys, return_type=dict, wait_on_rate_limit=False)
    client.session.mount("https://api.twitter.com", line)
    client.session.trust_env = not url  # a proxy is for the real X
    return client


def _refused(answer: requests.Response) -> errors.Outside | None:
    """Tell apart the reasons that X gives with one and the same 403: what is ours to mend keeps the replies."""
    if answer.status_code != 403:
        return None
    said = f"{sentence(answer)} {answer.text}"[:2_000].casefold()
    if "duplicate content" in said:
        return errors.Unclear("X says that we have written this already: it may be public, and is being looked for.")
    if "deleted or not visible" in said:
        return errors.TargetGone("The post is not there any more.")
    if any(word in said for word in ("client-forbidden", "oauth1-permissions", "client-not-enrolled", "not approved")):
        return errors.AuthExpired(f"X does not let our app do this: {sentence(answer)}. Replies are kept.")
    return None


@contextmanager
def _told(*, writes: bool = False) -> Iterator[None]:
    """Say in our words that an answer was whole and good JSON, and yet not what X documents."""
    try:
        yield
    except (KeyError, TypeError, AttributeError, IndexError, ValueError) as error:
        lost = errors.Unclear if writes else errors.Unreachable
        raise lost("X's answer was not of the documented shape.") from error


def _either(raw: dict[str, Any], name: str) -> Any:
    """Return a field by its name of before August 2026, or by the one since."""
    return raw.get(name.format("tweet")) or raw.get(name.format("post"))


def _entities(raw: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = (_either(raw, "note_{}") or raw).get("entities", {})
    return found or raw.get("entities", {})


def _text(raw: dict[str, Any]) -> str:
    """Return the whole text as it was written: with its own links, and without X's escapes."""
    text = str((_either(raw, "note_{}") or raw)["text"])
    for link in _entities(raw).get("urls", []):
        text = text.replace(link["url"], link.get("expanded_url") or link["url"])
    return html.unescape(text)


def _query(want: Watch, account: str) -> str:
    """Return the search for the watched terms, which leaves out reposts and ourselves: each find is paid for."""
    terms = " OR ".join(f'"{_quoted(term)}"' for term in want.terms)
    languages = " OR ".join(f"lang:{language}" for language in want.languages)
    parts = [f"({terms})", f"({languages})" if languages else "", "-is:retweet", f"-from:{account}"]
    return " ".join(filter(None, [*parts, *(f'-"{_quoted(word)}"' for word in want.exclude)]))


def _quoted(term: str) -> str:
    return term.replace('"', " ").strip()


def _made_at(remote_id: str) -> datetime:
    """Return when an id was made: https://docs.x.com/fundamentals/x-ids."""
    return datetime.fromtimestamp(((int(remote_id) >> 22) + EPOCH) / 1000, UTC)


def _id_of(instant: datetime) -> str:
    return str(max(int(instant.timestamp() * 1000) - EPOCH, 0) << 22)


def _floor(stream: str, newest: str) -> str:
    """Return the id from which to read again."""
    made = _made_at(newest)
    return _id_of(made - LATE) if made > datetime.now(UTC) - FRESH else newest


def _price(text: str) -> float:
    return LINKED if any(links(text)) else REPLY


def _bare(text: str) -> str:
    """Return a text as it can be compared: without the names before it, and with every link alike."""
    plain = re.sub(r"\A(?:@\w{1,15}\s+)+", "", unicodedata.normalize("NFC", text))
    pieces, at = [], 0
    for start, end in links(plain):
        pieces += [plain[at:start], "…"]
        at = end
    return " ".join("".join([*pieces, plain[at:]]).split())


def _states(said: dict[str, Any]) -> dict[str, Live | Edited | Gone]:
    """Return what became of posts: under every id that an edited one has had."""
    gone = [each for each in said.get("errors", []) if each.get("parameter") == "ids"]
    states: dict[str, Live | Edited | Gone] = {str(each["resource_id"]): Gone() for each in gone}
    for raw in said.get("data", []):
        versions = _either(raw, "edit_history_{}_ids") or [raw["id"]]
        states |= dict.fromkeys([*versions, raw["id"]], Edited(_text(raw)) if len(versions) > 1 else Live())
    return states
