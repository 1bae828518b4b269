"""Bluesky passes what every platform passes, keeps its session, and finds who has a slow clock."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta

import grapheme
import pytest

from bot.domain import errors
from bot.domain.post import Post
from bot.platforms.base import Watch
from bot.platforms.bluesky import BlueskyPlatform, record_key
from bot.platforms.xrpc import Remembered
from tests.platforms.answering import KEY, Answering, target
from tests.platforms.bluesky_server import DID, HANDLE, PASSWORD, BlueskyServer
from tests.platforms.contract import ArrivingLate, Below, Reading, Refreshing, complaints, drain, provoke
from tests.platforms.lab import Call, Public, Trouble
from tests.platforms.seeded import Restless
from tests.platforms.standin import nowhere, served


class Sky:
    """A server that nobody has used before."""

    us = f"@{HANDLE}"
    page = 100
    start: str | None = None

    def __init__(self, server: BlueskyServer) -> None:
        self.server = server
        self.sessions = Remembered()
        self.want = Watch()

    def adapter(self, *, patience: float | None = None, search: bool = False) -> BlueskyPlatform:
        return self._at(self.server.url, patience, search=search)

    def unplugged(self) -> BlueskyPlatform:
        return self._at(nowhere(), None)

    def _at(self, url: str, patience: float | None, *, search: bool = False) -> BlueskyPlatform:
        timeout = (patience, patience) if patience else None
        return BlueskyPlatform(
            "bluesky",
            handle=HANDLE,
            password=PASSWORD,
            service=url,
            sessions=self.sessions,
            search=search,
            grace=timedelta(0),
            timeout=timeout,
        )

    def say(self, text: str, *, by: str = "maya", to: str | None = None, at: datetime | None = None) -> str:
        return self.server.add(text, by, to=to, at=at).uri

    def say_as_us(self, text: str, *, to: str | None = None) -> str:
        return self.server.add(text, HANDLE, to=to).uri

    def say_late(self, text: str) -> str:
        return self.server.add(text, "noor", at=datetime.now(UTC) - timedelta(minutes=5)).uri

    def edit(self, post: str, text: str) -> None:
        """Nobody can."""

    def delete(self, post: str) -> None:
        self.server.remove(post)

    def trouble(self, call: Call, kind: Trouble) -> None:
        self.server.trouble(call, kind)

    def replies(self) -> Sequence[Public]:
        ours = [post for post in self.server.posts if post.by == HANDLE and "reply" in post.record]
        return [Public(post.uri, post.record["reply"]["parent"]["uri"], post.record["text"]) for post in ours]


@pytest.fixture
def server() -> Iterator[BlueskyServer]:
    with served(BlueskyServer()) as server:
        yield server


@pytest.fixture
def sky(server: BlueskyServer) -> Sky:
    return Sky(server)


class TestBluesky(Reading, ArrivingLate, Answering, Refreshing, Below, Restless):
    """Graphemes are counted here by another library; both agree with the platform's own on all these texts."""

    edits = False

    @pytest.fixture
    def lab(self, sky: Sky) -> Sky:
        return sky

    def measured(self, texts: Iterable[str]) -> list[tuple[str, int]]:
        return [(text, grapheme.length(text)) for text in texts]


def test_a_session_outlives_a_restart(sky: Sky) -> None:
    for _ in range(3):
        sky.adapter().fetch(None, Watch())

    assert sky.server.sessions == 1


def test_a_session_is_renewed_before_it_ends(sky: Sky) -> None:
    sky.server.lives = timedelta(minutes=5)
    sky.adapter().fetch(None, Watch())
    before = sky.sessions.load()

    sky.adapter().fetch(None, Watch())

    assert sky.sessions.load() != before
    assert sky.server.sessions == 1


def test_an_ended_session_is_told_once_and_made_anew(sky: Sky) -> None:
    adapter = sky.adapter()
    adapter.fetch(None, Watch())
    sky.server.end_sessions()

    provoke(lambda: adapter.fetch(None, Watch()), errors.Unreachable)
    adapter.fetch(None, Watch())

    assert sky.server.sessions == 2


def test_a_session_that_another_process_renewed_is_taken_from_there(sky: Sky) -> None:
    sky.server.lives = timedelta(minutes=5)
    idle = sky.adapter()
    idle.fetch(None, Watch())
    sky.server.end_sessions()
    sky.sessions.save("")
    sky.adapter().fetch(None, Watch())

    provoke(lambda: idle.fetch(None, Watch()), errors.Unreachable)
    idle.fetch(None, Watch())

    assert sky.server.sessions == 2


@pytest.mark.parametrize("kept", ["", "garbage", "a:::b", "x" * 5000])
def test_a_session_that_cannot_be_read_is_replaced(sky: Sky, kept: str) -> None:
    sky.sessions.save(kept)

    sky.adapter().fetch(None, Watch())

    assert sky.server.sessions == 1


def test_a_session_of_another_account_is_not_used(sky: Sky) -> None:
    sky.adapter().fetch(None, Watch())
    other = BlueskyPlatform("b", handle="other.test", password="x", service=sky.server.url, sessions=sky.sessions)

    provoke(lambda: other.fetch(None, Watch()), errors.AuthExpired)


def test_a_refused_password_is_told_with_what_to_do(sky: Sky) -> None:
    sky.server.password = "another one"

    error = provoke(lambda: sky.adapter().fetch(None, Watch()), errors.AuthExpired)

    assert "app password" in str(error)


def test_posts_of_the_same_millisecond_are_not_torn_apart(sky: Sky) -> None:
    """The server's own cursor would leave out what the page boundary cuts through."""
    at = datetime.now(UTC) - timedelta(minutes=1)
    said = [sky.say(f"{sky.us} number {number}", at=at - timedelta(seconds=number // 30)) for number in range(150)]

    posts, _ = drain(sky.adapter, sky, None)

    assert sorted(complaints(posts)) == sorted(said)


def test_a_thousand_posts_of_one_millisecond_end_some_time(sky: Sky) -> None:
    at = datetime.now(UTC) - timedelta(minutes=1)
    for number in range(250):
        sky.say(f"{sky.us} number {number}", at=at)

    posts, cursor = drain(sky.adapter, sky, None)

    assert 100 <= len(posts) <= 250
    assert drain(sky.adapter, sky, cursor)[0] == []


def test_a_slow_clock_behind_many_others_is_found_too(sky: Sky) -> None:
    said = [sky.say(f"{sky.us} number {number}") for number in range(250)]
    posts, cursor = drain(sky.adapter, sky, None)
    said.append(sky.say_late(f"{sky.us} five minutes slow"))

    more, cursor = drain(sky.adapter, sky, cursor)

    assert sorted(complaints([*posts, *more])) == sorted(said)
    assert drain(sky.adapter, sky, cursor)[0] == []


def test_a_cursor_stays_small_however_much_was_read(sky: Sky) -> None:
    at = datetime.now(UTC) - timedelta(hours=9)
    for number in range(1_500):
        sky.server.add(f"{sky.us} number {number}", "maya", at=at + timedelta(seconds=20 * number))

    posts, cursor = drain(sky.adapter, sky, None)

    assert len({post.id for post in posts}) == 1_500
    assert cursor is not None
    assert len(cursor) < 10_000


def test_the_first_look_goes_back_as_far_as_asked(sky: Sky) -> None:
    now = datetime.now(UTC)
    old = [sky.say(f"{sky.us} old {n}", at=now - timedelta(hours=30, seconds=n)) for n in range(150)]
    new = sky.say(f"{sky.us} new")
    sky.want = Watch(since=now - timedelta(hours=24))

    posts, cursor = drain(sky.adapter, sky, None)
    again, _ = drain(sky.adapter, sky, cursor)

    assert [post.id for post in posts] == [new]
    assert old
    assert again == []


def test_watched_terms_are_found_only_where_that_is_asked_for(sky: Sky) -> None:
    named = sky.say(f"{sky.us} the kettle broke")
    found = sky.say("my kettle from lark harbour broke")
    sky.want = Watch(terms=("kettle", "harbour"))

    posts, cursor = drain(lambda: sky.adapter(search=True), sky, None)
    again, _ = drain(lambda: sky.adapter(search=True), sky, cursor)

    assert {post.id: post.mentions_us for post in posts} == {named: True, found: False}
    assert len(posts) == 2
    assert again == []
    assert [post.id for post in drain(sky.adapter, sky, None)[0]] == [named]


def test_a_second_send_with_another_date_changes_nothing_in_public(sky: Sky) -> None:
    post = target(sky)
    sky.adapter().reply(post, "I'm sorry.", KEY)
    (before,) = [stored.record["createdAt"] for stored in sky.server.posts if stored.by == HANDLE]

    sky.adapter().reply(post, "I'm sorry.", KEY)

    assert [stored.record["createdAt"] for stored in sky.server.posts if stored.by == HANDLE] == [before]


def test_a_key_that_was_used_before_a_new_database_overwrites_nothing(sky: Sky) -> None:
    post, other = target(sky), target(sky, "the handle too")

    sky.adapter().reply(post, "I'm sorry about the lid.", KEY)
    sky.adapter().reply(post, "It is on its way.", KEY)
    sky.adapter().reply(other, "I'm sorry about the lid.", KEY)

    assert len(sky.replies()) == 3


def test_a_record_key_is_a_tid_and_the_same_each_time(sky: Sky) -> None:
    post = target(sky)

    keys = {record_key(post, text, f"reply-{n}") for n in range(500) for text in ("one", "two")}

    assert len(keys) == 1_000
    assert record_key(post, "one", "reply-1") == record_key(post, "one", "reply-1")
    assert all(len(key) == 13 and key[0] in "234567abcdefghij" for key in keys)


def test_a_reply_names_parent_and_root_and_makes_links_work(sky: Sky) -> None:
    first = sky.say(f"{sky.us} the lid broke")
    second = sky.say(f"{sky.us} and the handle", to=first)
    post = next(each for each in drain(sky.adapter, sky, None)[0] if each.id == second)

    text = "Désolé @maya.test, voir https://larkharbour.com/help et @noor.test"
    sky.adapter().reply(post, text, KEY)

    record = sky.server.posts[-1].record
    assert (record["reply"]["root"]["uri"], record["reply"]["parent"]["uri"]) == (first, second)
    parts = [_part(text, facet["index"]) for facet in record["facets"]]
    assert sorted(parts) == ["@maya.test", "https://larkharbour.com/help"]


def _part(text: str, index: dict[str, int]) -> str:
    return text.encode()[index["byteStart"] : index["byteEnd"]].decode()


def test_a_closed_thread_is_refused_before_anything_is_sent(sky: Sky) -> None:
    post = target(sky)
    sky.server.posts[0].closed = True

    error = provoke(lambda: sky.adapter().reply(post, "I'm sorry.", KEY), errors.Rejected)

    assert "limited who may answer" in str(error)


def test_bytes_are_counted_where_they_are_the_problem(sky: Sky) -> None:
    family = "👨‍👩‍👧‍👦"

    assert sky.adapter().measure(family * 120).fits
    assert sky.adapter().measure(family * 121).unit == "bytes"
    assert not sky.adapter().measure(family * 121).fits


def test_more_posts_than_one_call_may_name_are_looked_up(sky: Sky) -> None:
    said = [sky.say(f"{sky.us} number {number}") for number in range(60)]
    sky.delete(said[31])

    found = sky.adapter().refresh(said)

    assert [type(state).__name__ for state in found.values()].count("Gone") == 1
    assert list(found) == said


def test_our_own_posts_that_a_search_finds_are_own(sky: Sky) -> None:
    sky.say_as_us("our kettle is back")
    sky.want = Watch(terms=("kettle",))

    posts, _ = drain(lambda: sky.adapter(search=True), sky, None)

    assert [(post.own, post.author.id) for post in posts] == [(True, DID)]


def test_a_post_says_where_it_stands_and_in_which_language(sky: Sky) -> None:
    sky.server.add(f"{sky.us} der Deckel ist kaputt", "maya", langs=["de"])

    (post,), _ = drain(sky.adapter, sky, None)

    assert isinstance(post, Post)
    assert post.language == "de"
    assert post.url == f"https://bsky.app/profile/maya.test/post/{post.id.rpartition('/')[2]}"


def test_check_says_who_we_are_and_notices_a_session_that_ended(sky: Sky) -> None:
    adapter = sky.adapter()
    assert adapter.check() == f"@{HANDLE}"
    sky.server.end_sessions()

    provoke(adapter.check, errors.Unreachable)

    assert adapter.check() == f"@{HANDLE}"
    assert all("putRecord" not in asked.path for asked in sky.server.asked)
