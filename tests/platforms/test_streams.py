"""Several streams in one cursor: where a round goes on, and what is read again."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.post import Author, Post
from bot.platforms.streams import REMEMBERED, Streams

WHEN = datetime(2026, 11, 4, 13, 20, tzinfo=UTC)


def post(number: int) -> tuple[str, Post]:
    name = str(number)
    return name, Post("x", name, name, Author("1", "maya"), "", "", WHEN)


def floor(stream: str, newest: str) -> str:
    return str(max(int(newest) - 10, 0))


def opened(cursor: str | None, *names: str, forward: bool = False) -> Streams:
    found = Streams.read(cursor, names or ("a",), floor, forward=forward)
    assert found is not None
    return found


class Shelf:
    """A place with posts by number, which answers as X or Mastodon would."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.numbers: set[int] = set()

    def look(self, cursor: str | None, *, forward: bool) -> tuple[list[int], str | None, bool]:
        streams = opened(cursor, forward=forward)
        asked = {name: int(value) for name, value in streams.question().items()}
        low = max(asked.get("min_id", -1), asked.get("since_id", -1))
        inside = sorted((each for each in self.numbers if low < each < asked.get("max_id", 1 << 60)), reverse=True)
        shown = inside[-self.size :] if "min_id" in asked else inside[: self.size]
        page = streams.page([post(each) for each in shown], full=len(shown) == self.size)
        return [int(each.id) for each in page.posts], page.cursor, page.more


@given(
    st.lists(st.sets(st.integers(1, 60)), min_size=1, max_size=5), st.integers(1, 5), st.booleans(), st.integers(0, 9)
)
def test_every_post_is_read_once_however_the_arrivals_fall(
    arrivals: list[set[int]], size: int, forward: bool, late: int
) -> None:
    """Each round brings posts that are newer than all before, or late by less than the stretch that is read again."""
    shelf, cursor, found, base = Shelf(size), None, list[int](), 100
    for arriving in arrivals:
        least = max(shelf.numbers, default=base) - late
        shelf.numbers |= {least + each for each in arriving}
        more = True
        while more:
            posts, cursor, more = shelf.look(cursor, forward=forward)
            found += posts

    assert sorted(found) == sorted(shelf.numbers)


def test_each_stream_has_its_turn_and_a_round_ends_with_the_last() -> None:
    streams, seen = opened(None, "a", "b", "c"), []
    for _ in range(4):
        page = streams.page([], full=False)
        seen.append((streams.name, page.more))
        streams = opened(page.cursor, "a", "b", "c")

    assert seen == [("b", True), ("c", True), ("a", False), ("b", True)]


def test_a_new_stream_begins_and_one_that_is_gone_is_forgotten() -> None:
    page = opened(None, "a", "b").page([post(5)], full=False)

    streams = opened(page.cursor, "c")

    assert (streams.name, streams.first_look) == ("c", True)
    assert '"b"' not in (streams.page([], full=False).cursor or "")


@pytest.mark.parametrize(
    "cursor", ["", "7", "[]", '{"v":2,"turn":"a","streams":{}}', '{"v":1,"streams":{"a":{"x":1}}}']
)
def test_a_cursor_that_cannot_be_read_is_told(cursor: str) -> None:
    assert Streams.read(cursor, ["a"], floor, forward=True) is None


def test_a_cursor_does_not_grow_without_end() -> None:
    cursor = None
    for number in range(0, 4 * REMEMBERED, 500):
        streams = Streams.read(cursor, ["a"], lambda stream, newest: "0", forward=True)
        assert streams is not None
        cursor = streams.page([post(each) for each in range(number, number + 500)], full=False).cursor

    assert len(cursor or "") < 12 * REMEMBERED
