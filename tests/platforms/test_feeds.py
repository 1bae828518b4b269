"""Feeds of both kinds pass what every platform passes that can only be read, and survive what servers do to them."""

import gzip
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import ClassVar

import pytest

from bot.domain import errors
from bot.platforms.base import Live, No, Watch
from bot.platforms.feeds import LARGEST
from tests.platforms.contract import ArrivingLate, Reading, complaints, drain, provoke
from tests.platforms.feed_server import FeedServer, Forum, Item, rss
from tests.platforms.seeded import Restless
from tests.platforms.standin import served


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with served(FeedServer()) as server:
        yield server


@pytest.fixture
def forum(server: FeedServer) -> Forum:
    return Forum(server)


class TestAtom(Reading, ArrivingLate, Restless):
    """Atom says which entry another one answers."""

    kind: ClassVar[str] = "atom"

    @pytest.fixture
    def lab(self, forum: Forum) -> Forum:
        forum.server.kind = self.kind
        return forum


class TestRss(TestAtom):
    """RSS 2.0 as forums write it."""

    kind = "rss"


def test_a_feed_that_has_not_changed_is_not_sent_again(forum: Forum) -> None:
    forum.say("the lid broke")
    _, cursor = drain(forum.adapter, forum, None)

    for _ in range(3):
        posts, cursor = drain(forum.adapter, forum, cursor)
        assert posts == []

    assert forum.server.whole == 1


def test_a_feed_without_any_validator_is_read_whole_and_told_once(forum: Forum) -> None:
    forum.server.tells_tag = False
    forum.say("the lid broke")
    posts, cursor = drain(forum.adapter, forum, None)

    again, _ = drain(forum.adapter, forum, cursor)

    assert (len(posts), again, forum.server.whole) == (1, [], 2)


def test_a_feed_longer_than_a_page_is_not_taken_for_unchanged_half_way(forum: Forum) -> None:
    said = [forum.say(f"number {number}") for number in range(250)]

    posts, _ = drain(forum.adapter, forum, None)

    assert [post.id for post in posts] == said


@pytest.mark.parametrize(
    "flaw", ["<title>fish & chips</title>", "<title>&nbsp;&eacute;</title>", "<b>", "<title>\x07</title>"]
)
def test_broken_xml_is_read_as_far_as_possible_and_told(forum: Forum, flaw: str) -> None:
    forum.say("the lid broke")
    forum.server.broken = rss(forum.server.items).replace("<guid", f"{flaw}<guid")

    page = forum.adapter().fetch(None, Watch())
    error = provoke(lambda: forum.adapter().fetch(page.cursor, Watch()), errors.Unreachable)

    assert "the lid broke" in page.posts[0].text
    assert "no valid XML" in str(error)


@pytest.mark.parametrize("cut", [40, 200, 420, -8])
def test_a_feed_that_breaks_off_is_not_taken_for_all_there_is(forum: Forum, cut: int) -> None:
    said = [forum.say(f"number {number}, which is a long story") for number in range(3)]
    forum.server.broken = rss(forum.server.items)[:cut]

    provoke(lambda: forum.adapter().fetch(None, Watch()), errors.Unreachable)
    forum.server.broken = ""

    assert [post.id for post in drain(forum.adapter, forum, None)[0]] == said


@pytest.mark.parametrize("said", ["<html><body>Please sign in</body></html>", "not even XML", " ", "{}"])
def test_what_is_no_feed_is_told(forum: Forum, said: str) -> None:
    forum.server.broken = said

    error = provoke(lambda: forum.adapter().fetch(None, Watch()), errors.Unreachable)

    assert "no feed" in str(error)


def test_entities_that_grow_without_end_do_no_harm(forum: Forum) -> None:
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{lines}]><rss version="2.0"><channel>'
    forum.server.broken = f"{bomb}<item><guid>g</guid><title>&a11;</title></item></channel></rss>"
    began = time.process_time()

    posts, _ = drain(forum.adapter, forum, None)

    assert time.process_time() - began < 10
    assert all(len(post.text) < 1_000 for post in posts)


def test_files_of_ours_cannot_be_read_through_a_feed(forum: Forum) -> None:
    forum.server.broken = (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel>'
        "<item><guid>g</guid><title>&f;</title></item></channel></rss>"
    )

    posts, _ = drain(forum.adapter, forum, None)

    assert not any("root:" in post.text for post in posts)


def test_a_moved_feed_is_followed_and_a_loop_is_told(forum: Forum) -> None:
    said = forum.say("the lid broke")
    forum.server.redirects = {f"/to/{n}": f"/to/{n - 1}" for n in range(2, 9)} | {"/to/1": "/feed", "/to/x": "/to/x"}

    page = forum.at(f"{forum.server.url}/to/5").fetch(None, Watch())
    loop = provoke(lambda: forum.at(f"{forum.server.url}/to/x").fetch(None, Watch()), errors.Unreachable)
    provoke(lambda: forum.at(f"{forum.server.url}/to/6").fetch(None, Watch()), errors.Unreachable)

    assert [post.id for post in page.posts] == [said]
    assert "more than 5 times" in str(loop)


@pytest.mark.parametrize("place", ["file:///etc/passwd", "ftp://forum.example/feed", "gopher://forum.example"])
def test_a_redirect_leads_to_the_web_only(forum: Forum, place: str) -> None:
    forum.server.redirects = {"/to/x": place}

    error = provoke(lambda: forum.at(f"{forum.server.url}/to/x").fetch(None, Watch()), errors.Unreachable)

    assert "where we do not go" in str(error)


def test_a_feed_larger_than_ten_megabytes_is_cut_off_and_told(forum: Forum) -> None:
    forum.server.broken = rss([Item("g", "maya", "x" * (LARGEST + 1), datetime.now(UTC))])

    error = provoke(lambda: forum.adapter().fetch(None, Watch()), errors.Unreachable)

    assert "larger than 10 MB" in str(error)


@contextmanager
def raw(answer: Sequence[bytes], pause: float) -> Iterator[str]:
    """Give the address of a server that says this, one piece after the other."""
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            taken, _ = listening.accept()
            with taken:
                taken.recv(65_536)
                for piece in answer:
                    if over.wait(pause):
                        return
                    try:
                        taken.sendall(piece)
                    except OSError:
                        return

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}/feed"
        finally:
            over.set()
            thread.join(10)


def test_a_packed_bomb_is_cut_off_while_it_is_unpacked(forum: Forum) -> None:
    packed = gzip.compress(b"<rss>" + b" " * (LARGEST * 20))
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {len(packed)}\r\n\r\n".encode()

    with raw([head, packed], 0) as url:
        error = provoke(lambda: forum.at(url).fetch(None, Watch()), errors.Unreachable)

    assert "larger than 10 MB" in str(error)


def test_a_feed_that_drips_for_ever_does_not_hold_us_up(forum: Forum) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n"
    began = time.monotonic()

    with raw([head, *[b"<!-- drip -->" * 6_000] * 500], 0.05) as url:
        error = provoke(lambda: forum.at(url, patience=0.5).fetch(None, Watch()), errors.Unreachable)

    assert time.monotonic() - began < 4
    assert "too slowly" in str(error)


def test_nothing_can_be_answered_by_a_feed(forum: Forum) -> None:
    forum.say("the lid broke")
    (post,), _ = drain(forum.adapter, forum, None)
    adapter = forum.adapter()

    refused = adapter.may_reply(post)

    assert not adapter.caps.can_reply
    assert isinstance(refused, No)
    assert refused.link == "http://forum.example/entry-0"
    provoke(lambda: adapter.reply(post, "I'm sorry.", "reply-1"), errors.Rejected)
    assert adapter.find_reply(post, "I'm sorry.", "reply-1", datetime.now(UTC)) is None
    assert adapter.refresh([post.id]) == {post.id: Live()}
    assert (adapter.measure("day nine").used, adapter.measure("day nine").fits) == (8, True)


def test_markup_becomes_text_and_what_would_run_does_not(forum: Forum) -> None:
    html = "<h2>Lid</h2><p>It <b>broke</b> &amp; fell<br>5 &lt; 3</p><script>alert(1)</script><ul><li>one<li>two</ul>"
    forum.server.items.append(Item("g", "maya", html, datetime.now(UTC)))

    (post,), _ = drain(forum.adapter, forum, None)

    assert "It broke & fell\n5 < 3" in post.text
    assert "alert" not in post.text
    assert "<" not in post.text.replace("5 < 3", "")


def test_an_entry_with_next_to_nothing_is_read_once(forum: Forum) -> None:
    forum.server.broken = (
        '<rss version="2.0"><channel><item><title>the lid broke</title></item>'
        "<item><description>and so did the handle</description><link>javascript:alert(1)</link></item></channel></rss>"
    )

    posts, cursor = drain(forum.adapter, forum, None)

    assert sorted(post.text for post in posts) == ["and so did the handle", "the lid broke"]
    assert len({post.id for post in posts}) == 2
    assert all(post.url.startswith("http") and post.author.id for post in posts)
    assert drain(forum.adapter, forum, cursor)[0] == []


def test_a_title_is_told_once(forum: Forum) -> None:
    forum.server.broken = (
        '<rss version="2.0"><channel><item><guid>1</guid><title>The lid broke…</title><description>The lid broke on day'
        " nine</description></item><item><guid>2</guid><title>One star</title><description>Late.</description></item>"
        "</channel></rss>"
    )

    posts, _ = drain(forum.adapter, forum, None)

    assert sorted(post.text for post in posts) == ["One star\n\nLate.", "The lid broke on day nine"]


def test_dates_to_come_and_impossible_ones_become_now(forum: Forum) -> None:
    forum.server.broken = "".join(
        (
            '<rss version="2.0"><channel>',
            *(
                f"<item><guid>{n}</guid><title>t{n}</title><pubDate>{said}</pubDate></item>"
                for n, said in enumerate(
                    ("Fri, 31 Dec 9999 23:59:59 GMT", "yesterday", "", "Sun, 99 Foo 2026 00:00:00 GMT")
                )
            ),
            "</channel></rss>",
        )
    )

    posts, _ = drain(forum.adapter, forum, None)

    assert len(posts) == 4
    assert all(abs(post.posted_at - datetime.now(UTC)) < timedelta(minutes=1) for post in posts)


def test_where_not_all_is_about_us_only_what_names_us_can_become_a_ticket(forum: Forum) -> None:
    named, found = forum.say("LarkHarbour sold me this"), forum.say("my kettle broke")
    forum.say("what a nice day")
    forum.want = Watch(terms=("Kettle",))

    posts, _ = drain(lambda: forum.at(f"{forum.server.url}/feed", about_us=False), forum, None)

    assert complaints(posts) == [named, found]
    assert [post.aside for post in posts if post.aside] == ["nothing in this entry names us"]


def test_the_first_look_goes_back_as_far_as_asked(forum: Forum) -> None:
    forum.say("old", at=datetime.now(UTC) - timedelta(days=9))
    new = forum.say("new")
    forum.want = Watch(since=datetime.now(UTC) - timedelta(days=1))

    posts, cursor = drain(forum.adapter, forum, None)

    assert [post.id for post in posts] == [new]
    assert drain(forum.adapter, forum, cursor)[0] == []


def test_an_entry_that_vanishes_for_a_while_is_not_read_twice(forum: Forum) -> None:
    forum.say("the lid broke")
    kept = list(forum.server.items)
    _, cursor = drain(forum.adapter, forum, None)
    forum.server.items.clear()
    _, cursor = drain(forum.adapter, forum, cursor)
    forum.server.items += kept

    assert drain(forum.adapter, forum, cursor)[0] == []


def test_check_says_which_feed_it_is(forum: Forum) -> None:
    assert forum.adapter().check() == "«Forum»"
    forum.server.broken = "<html></html>"

    provoke(forum.adapter().check, errors.Unreachable)
