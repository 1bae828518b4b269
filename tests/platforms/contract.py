"""What every platform does alike: reading. `tests.platforms.answering` has what those do that take replies.

A platform's test module inherits: `class TestTown(Reading, Answering, Refreshing)`, with a fixture `lab`.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import ClassVar

import pytest

from bot.domain import errors
from bot.domain.post import Post
from bot.platforms.base import Edited, Gone, Live, Platform, Threaded
from tests.platforms.lab import WAIT, Call, Lab, LateLab, RepostLab, Trouble

READS: dict[Trouble, type[errors.Outside]] = {
    Trouble.BAD_TOKEN: errors.AuthExpired,
    Trouble.NO_CREDIT: errors.OutOfCredit,
    Trouble.FORBIDDEN: errors.Rejected,
    Trouble.MISSING: errors.TargetGone,
    Trouble.SLOW_DOWN: errors.RateLimited,
    Trouble.SLOW_DOWN_SILENTLY: errors.RateLimited,
    Trouble.BROKEN: errors.Unreachable,
    Trouble.TRUNCATED: errors.Unreachable,
    Trouble.LOST_ANSWER: errors.Unreachable,
    Trouble.HANGS: errors.Unreachable,
}
"""What a read that went wrong becomes: it may always be repeated, so nothing about it is unclear."""

PATIENCE = 0.4
ROUNDS = 60
TEXTS = (
    'it broke & the <b>lid</b> «fell» off, 5 > 3 "really"',
    "first line\nsecond line",
    "👨‍👩‍👧‍👦 waited 🇳🇱 all day 👍🏽",
    "הכד שבור מאז יום שני",
    "水壶还没到 やかんが壊れた",
    "see https://larkharbour.example/orders/7?a=1&b=2 please",
    "cafe\u0301 or café",
)


def drain(renew: Callable[[], Platform], lab: Lab, cursor: str | None) -> tuple[list[Post], str | None]:
    """Read to the end with a new adapter for every page, as a process does that is restarted all the time."""
    found: list[Post] = []
    for _ in range(ROUNDS):
        page = renew().fetch(cursor, lab.want)
        found += page.posts
        cursor = page.cursor
        if not page.more:
            return found, cursor
    raise AssertionError(f"There is still more after {ROUNDS} pages.")


def complaints(posts: list[Post]) -> list[str]:
    """Return the ids of what may become a complaint."""
    return [post.id for post in posts if not post.own and not post.aside]


def provoke(call: Callable[[], object], expected: type[errors.Outside]) -> errors.Outside:
    """Return the error, which must be of exactly this kind and a sentence for people."""
    with pytest.raises(errors.Outside) as raised:
        call()
    assert type(raised.value) is expected, repr(raised.value)
    assert len(str(raised.value)) > 10
    assert "<" not in str(raised.value), "no markup in a sentence for staff"
    return raised.value


def check_wait(error: errors.Outside, kind: Trouble, asked_at: datetime) -> None:
    """The instant to come back is the platform's, or a careful one of ours."""
    assert isinstance(error, errors.RateLimited)
    wait = error.until - asked_at
    if kind is Trouble.SLOW_DOWN:
        assert timedelta(seconds=WAIT - 3) <= wait <= timedelta(seconds=WAIT + 20)
    else:
        assert timedelta(seconds=5) <= wait <= timedelta(minutes=16)


class Reading:
    """Paging, cursors and errors of `fetch`."""

    reads: ClassVar[dict[Trouble, type[errors.Outside]]] = READS
    searches: ClassVar[bool] = False

    @pytest.fixture
    def lab(self) -> Iterator[Lab]:
        """A stand-in of the platform; each platform brings its own."""
        raise NotImplementedError

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """Run the tests of troubles once for each that this platform can make."""
        for name in {"read_trouble", "write_trouble"} & set(metafunc.fixturenames):
            table: dict[Trouble, type[errors.Outside]] = getattr(type(self), name.replace("_trouble", "s"))
            metafunc.parametrize(name, list(table), ids=[trouble.name.lower() for trouble in table])

    def test_one_post_is_read_with_all_that_matters(self, lab: Lab) -> None:
        before = datetime.now(UTC)
        said = lab.say(f"{lab.us} day nine and still no kettle", by="maya")

        (post,), _ = drain(lab.adapter, lab, lab.start)

        assert (post.id, post.platform) == (said, lab.adapter().name)
        assert "day nine and still no kettle" in post.text
        assert post.author.handle.casefold().startswith("maya")
        assert post.author.id
        assert post.url.startswith("http")
        assert abs(post.posted_at - before) < timedelta(minutes=2)
        assert post.posted_at.utcoffset() == timedelta()
        assert (post.own, post.mentions_us, post.aside) == (False, True, "")
        assert post.conversation

    @pytest.mark.parametrize("text", TEXTS)
    def test_a_text_arrives_as_it_was_written(self, lab: Lab, text: str) -> None:
        lab.say(f"{lab.us} {text}")

        (post,), _ = drain(lab.adapter, lab, lab.start)

        assert text in post.text

    def test_an_answer_belongs_to_the_conversation_it_is_in(self, lab: Lab) -> None:
        first = lab.say(f"{lab.us} the lid broke")
        second = lab.say(f"{lab.us} and now the handle", to=first)

        posts, _ = drain(lab.adapter, lab, lab.start)
        one, two = (next(post for post in posts if post.id == wanted) for wanted in (first, second))

        assert two.parent == first
        assert one.conversation == two.conversation

    @pytest.mark.parametrize("extra", [-1, 0, 1])
    def test_pages_have_no_gap_and_no_repeat_however_often_we_restart(self, lab: Lab, extra: int) -> None:
        said = [lab.say(f"{lab.us} number {number}") for number in range(2 * lab.page + extra)]

        posts, _ = drain(lab.adapter, lab, lab.start)

        assert sorted(complaints(posts)) == sorted(said)

    def test_within_a_page_the_oldest_comes_first(self, lab: Lab) -> None:
        said = [lab.say(f"{lab.us} number {number}") for number in range(5)]

        page = lab.adapter().fetch(lab.start, lab.want)

        assert [post.id for post in page.posts] == said

    def test_a_page_that_was_not_stored_is_read_again(self, lab: Lab) -> None:
        said = [lab.say(f"{lab.us} number {number}") for number in range(lab.page + 1)]
        found, cursor, more = list[Post](), lab.start, True
        while more:
            lost = lab.adapter().fetch(cursor, lab.want)
            page = lab.adapter().fetch(cursor, lab.want)
            assert [post.id for post in page.posts] == [post.id for post in lost.posts]
            found += page.posts
            cursor, more = page.cursor, page.more

        assert sorted(complaints(found)) == sorted(said)

    def test_posts_that_come_while_we_read_are_read_once(self, lab: Lab) -> None:
        said = [lab.say(f"{lab.us} number {number}") for number in range(lab.page + 2)]
        page = lab.adapter().fetch(lab.start, lab.want)
        said.append(lab.say(f"{lab.us} in the middle"))

        posts, cursor = drain(lab.adapter, lab, page.cursor)
        rest, _ = drain(lab.adapter, lab, cursor)

        assert sorted(complaints([*page.posts, *posts, *rest])) == sorted(said)

    def test_looking_again_without_news_finds_nothing_and_keeps_the_place(self, lab: Lab) -> None:
        lab.say(f"{lab.us} hello")
        _, cursor = drain(lab.adapter, lab, lab.start)

        again, cursor = drain(lab.adapter, lab, cursor)
        said = lab.say(f"{lab.us} and another thing")
        news, _ = drain(lab.adapter, lab, cursor)

        assert again == []
        assert [post.id for post in news] == [said]

    @pytest.mark.parametrize("cursor", [None, "", "garbage", "{}", '{"v": 99}', "null", "9" * 400, "\x00é"])
    def test_a_lost_cursor_starts_over_and_loses_nothing(self, lab: Lab, cursor: str | None) -> None:
        said = lab.say(f"{lab.us} hello")

        posts, after = drain(lab.adapter, lab, cursor)
        again, _ = drain(lab.adapter, lab, after)

        assert said in complaints(posts)
        assert again == []

    def test_what_our_own_account_writes_is_never_a_complaint(self, lab: Lab) -> None:
        said = lab.say(f"{lab.us} the lid broke")
        by_hand = lab.say_as_us(f"We are on it, see {lab.us}", to=said)

        posts, _ = drain(lab.adapter, lab, lab.start)

        assert complaints(posts) == [said]
        assert all(post.own for post in posts if post.id == by_hand)

    def test_a_read_that_fails_is_told_in_our_own_words(self, lab: Lab, read_trouble: Trouble) -> None:
        said = lab.say(f"{lab.us} hello")
        lab.trouble(Call.FETCH, read_trouble)
        adapter = lab.adapter(patience=PATIENCE if read_trouble is Trouble.HANGS else None)
        asked_at = datetime.now(UTC)

        error = provoke(lambda: adapter.fetch(lab.start, lab.want), self.reads[read_trouble])

        if self.reads[read_trouble] is errors.RateLimited:
            check_wait(error, read_trouble, asked_at)
        assert complaints(drain(lab.adapter, lab, lab.start)[0]) == [said]

    def test_a_platform_that_does_not_listen_is_unreachable(self, lab: Lab) -> None:
        provoke(lambda: lab.unplugged().fetch(None, lab.want), errors.Unreachable)

    def test_a_platform_that_never_answers_does_not_hold_us_up(self, lab: Lab) -> None:
        lab.trouble(Call.FETCH, Trouble.HANGS)
        began = datetime.now(UTC)

        provoke(lambda: lab.adapter(patience=PATIENCE).fetch(lab.start, lab.want), errors.Unreachable)

        assert datetime.now(UTC) - began < timedelta(seconds=PATIENCE * 2 + 4)


class ArrivingLate:
    """For platforms on which a post can appear behind later ones."""

    def test_a_post_that_appears_late_is_read_once(self, lab: LateLab) -> None:
        early = lab.say(f"{lab.us} on time")
        posts, cursor = drain(lab.adapter, lab, lab.start)
        late = lab.say_late(f"{lab.us} held up")

        more, cursor = drain(lab.adapter, lab, cursor)
        again, _ = drain(lab.adapter, lab, cursor)

        assert complaints(posts) == [early]
        assert complaints(more) == [late]
        assert again == []


class Reposting:
    """For platforms on which people pass on what others wrote."""

    def test_a_repost_is_kept_with_a_reason_and_is_no_complaint(self, lab: RepostLab) -> None:
        said = lab.say(f"{lab.us} the lid broke")
        passed_on = lab.repost(said)

        posts, _ = drain(lab.adapter, lab, lab.start)

        assert complaints(posts) == [said]
        assert all(post.aside for post in posts if post.id == passed_on)


class Refreshing:
    """For platforms that can be asked what became of a post."""

    edits: ClassVar[bool] = True

    def test_what_became_of_posts(self, lab: Lab) -> None:
        kept, gone, changed = (lab.say(f"{lab.us} number {number}") for number in range(3))
        lab.delete(gone)
        if self.edits:
            lab.edit(changed, f"{lab.us} the kettle came, thanks")

        found = lab.adapter().refresh([kept, gone, changed])

        assert (found[kept], found[gone]) == (Live(), Gone())
        told = found[changed]
        assert isinstance(told, Edited if self.edits else Live)
        if isinstance(told, Edited):
            assert "the kettle came, thanks" in told.text

    def test_asked_about_nothing_nothing_is_asked(self, lab: Lab) -> None:
        assert lab.unplugged().refresh([]) == {}

    def test_what_never_was_is_gone(self, lab: Lab) -> None:
        said = lab.say(f"{lab.us} hello")
        lab.delete(said)
        lab.delete(lab.say(f"{lab.us} again"))

        assert lab.adapter().refresh([said]) == {said: Gone()}

    def test_a_platform_that_fails_has_not_said_that_posts_are_gone(self, lab: Lab) -> None:
        said = lab.say(f"{lab.us} hello")
        lab.trouble(Call.REFRESH, Trouble.BROKEN)

        provoke(lambda: lab.adapter().refresh([said]), errors.Unreachable)


class Below:
    """For platforms that show what was said below a post."""

    def test_what_was_said_below_a_post_is_shown_ours_included(self, lab: Lab) -> None:
        lab.say(f"{lab.us} hello")
        (post,), _ = drain(lab.adapter, lab, lab.start)
        lab.say(f"{lab.us} another matter", by="noor")
        theirs = lab.say(f"{lab.us} and now?", to=post.id)
        ours = lab.say_as_us("on it", to=post.id)
        adapter = lab.adapter()
        assert isinstance(adapter, Threaded)

        found = {each.id: each for each in adapter.below(post)}

        assert {remote_id: each.own for remote_id, each in found.items()} == {theirs: False, ours: True}
        assert found[theirs].author.id == post.author.id
        assert {each.conversation for each in found.values()} == {post.conversation}

    def test_a_look_below_that_fails_is_safe_to_repeat(self, lab: Lab) -> None:
        lab.say(f"{lab.us} hello")
        (post,), _ = drain(lab.adapter, lab, lab.start)
        adapter = lab.unplugged()
        assert isinstance(adapter, Threaded)

        provoke(lambda: adapter.below(post), errors.Unreachable)
