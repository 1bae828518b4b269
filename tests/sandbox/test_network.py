"""Town Square: what its inbox promises, and the rules of the network."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.sandbox.network import Network, Post, Refusal, RefusedError, Submission

NOW = datetime(2026, 11, 3, 13, 20, tzinfo=UTC)


@pytest.fixture
def town() -> Network:
    return Network()


def write(town: Network, text: str, *, by: str = "maya", to: str | None = None, now: datetime = NOW) -> Post:
    return town.publish(Submission(by, text, to), now=now)


def inbox_ids(town: Network, **question: Any) -> list[str]:
    return [each.id for each in town.inbox(**question).posts]


class TestInbox:
    def test_a_mention_arrives_in_whatever_case(self, town: Network) -> None:
        loud, quiet = write(town, "@LARKHARBOUR, hello"), write(town, "oh, @larkharbour.")

        assert inbox_ids(town) == [loud.id, quiet.id]
        assert loud.mentions == ("LarkHarbour",)

    @pytest.mark.parametrize("text", ["write to help@LarkHarbour", "LarkHarbour is slow", "@LarkHarbours is not us"])
    def test_what_only_looks_like_a_mention_does_not_arrive(self, town: Network, text: str) -> None:
        write(town, text)

        assert inbox_ids(town) == []

    def test_a_missing_space_after_the_name_does_not_hide_a_mention(self, town: Network) -> None:
        assert write(town, "@LarkHarbour.Please help").mentions == ("LarkHarbour",)

    def test_everything_later_in_a_conversation_with_a_mention_arrives(self, town: Network) -> None:
        before = write(town, "My kettle leaks.")
        mention = write(town, "@LarkHarbour did you see this?", by="ben", to=before.id)
        after = write(town, "Still leaking.", to=before.id)

        assert inbox_ids(town) == [mention.id, after.id]

    def test_a_conversation_joined_by_the_account_arrives_without_mentions(self, town: Network) -> None:
        root = write(town, "My kettle leaks.")
        answer = write(town, "I'm sorry about that.", by="LarkHarbour", to=root.id)
        reply = write(town, "Thank you.", to=answer.id)

        assert inbox_ids(town) == [answer.id, reply.id]

    def test_watched_terms_find_posts_of_before_and_after_the_first_question(self, town: Network) -> None:
        first = write(town, "This KETTLE is loud.")
        write(town, "Nothing to see.")
        assert inbox_ids(town, terms=["kettle", "jug"]) == [first.id]

        second = write(town, "And the jug as well.")

        assert inbox_ids(town, terms=["kettle", "jug"]) == [first.id, second.id]

    def test_a_post_that_is_found_in_two_ways_arrives_once(self, town: Network) -> None:
        post = write(town, "@LarkHarbour my kettle and my jug leak")

        assert inbox_ids(town, terms=["kettle", "jug"]) == [post.id]

    def test_pages_leave_no_gap_and_repeat_nothing_while_people_go_on_writing(self, town: Network) -> None:
        seen: list[str] = []
        written: list[str] = []
        after = 0
        for number in range(30):
            written += [write(town, f"@LarkHarbour {number}.{each}").id for each in range(3)]
            write(town, "Something else.")
            page = town.inbox(after=after, limit=2)
            seen += [each.id for each in page.posts]
            after = page.next
        while page.more:
            page = town.inbox(after=after, limit=2)
            seen += [each.id for each in page.posts]
            after = page.next

        assert seen == written

    def test_a_mention_that_comes_with_an_edit_arrives_behind_the_cursor_of_its_post(self, town: Network) -> None:
        post = write(town, "My kettle leaks.")
        cursor = town.inbox().next

        town.edit(post.id, "My kettle leaks, @LarkHarbour.", now=NOW)

        assert inbox_ids(town, after=cursor) == [post.id]

    def test_an_edit_of_a_post_that_has_arrived_does_not_make_it_arrive_again(self, town: Network) -> None:
        post = write(town, "@LarkHarbour hello")
        cursor = town.inbox().next

        edited = town.edit(post.id, "@LarkHarbour hello again", now=NOW + timedelta(minutes=1))

        assert inbox_ids(town, after=cursor) == []
        assert edited.edited_at == NOW + timedelta(minutes=1)

    def test_a_deleted_post_does_not_arrive(self, town: Network) -> None:
        gone = write(town, "@LarkHarbour never mind")

        town.delete(gone.id)

        assert inbox_ids(town) == []
        assert town.lookup([gone.id])[0].text == ""

    def test_a_cursor_of_another_network_is_refused(self, town: Network) -> None:
        with pytest.raises(RefusedError) as refused:
            town.inbox(after=7)

        assert refused.value.code is Refusal.BAD_CURSOR

    @pytest.mark.timeout(120)
    def test_a_hundred_thousand_posts_do_not_slow_the_next_page_down(self, town: Network) -> None:
        for number in range(100_000):
            write(town, "@LarkHarbour hello" if number % 50 == 0 else "Nice weather.", by=f"p{number % 500}")
        cursor = town.inbox(after=99_000, terms=["kettle"]).next
        town.inbox(after=cursor, terms=["kettle"])

        started = datetime.now(UTC)
        for _ in range(2_000):
            town.inbox(after=cursor, terms=["kettle"])

        # Reading everything again would take some 50 ms a page; 2,000 pages may take no more than that for forty.
        assert datetime.now(UTC) - started < timedelta(seconds=2)


class TestRules:
    def test_the_same_post_twice_makes_two_posts(self, town: Network) -> None:
        once, twice = write(town, "Sorry.", by="LarkHarbour"), write(town, "Sorry.", by="LarkHarbour")

        assert once.id != twice.id

    def test_the_account_may_write_up_to_its_limit_and_people_longer(self, town: Network) -> None:
        assert write(town, "x" * 500, by="LarkHarbour").text == "x" * 500
        assert len(write(town, "x" * 900).text) == 900
        with pytest.raises(RefusedError) as refused:
            write(town, "x" * 501, by="larkharbour")

        assert refused.value.code is Refusal.TOO_LONG

    @pytest.mark.parametrize("text", ["", "  \n"])
    def test_an_empty_post_is_refused(self, town: Network, text: str) -> None:
        with pytest.raises(RefusedError) as refused:
            write(town, text)

        assert refused.value.code is Refusal.EMPTY

    def test_what_was_deleted_cannot_be_answered(self, town: Network) -> None:
        target = write(town, "@LarkHarbour hello")
        town.delete(target.id)

        with pytest.raises(RefusedError) as refused:
            write(town, "Hi", by="LarkHarbour", to=target.id)

        assert refused.value.code is Refusal.TARGET_GONE

    def test_who_has_blocked_the_account_gets_no_reply_of_it(self, town: Network) -> None:
        target = write(town, "@LarkHarbour leave me alone")
        town.block("maya")

        with pytest.raises(RefusedError) as refused:
            write(town, "Hi", by="LarkHarbour", to=target.id)

        assert refused.value.code is Refusal.NOT_ALLOWED

    def test_a_person_is_known_by_handle_in_whatever_case(self, town: Network) -> None:
        first = town.publish(Submission("Maya", "Hello", name="Maya Okafor", followers=18_200), now=NOW)
        again = write(town, "Hello again", by="@maya")

        assert first.author == again.author == "Maya"
        assert town.person("MAYA").followers == 18_200

    def test_a_like_by_the_same_person_twice_takes_it_back(self, town: Network) -> None:
        post = write(town, "Hello")

        assert len(town.like(post.id, "ben").likes) == 1
        assert len(town.like(post.id, "ben").likes) == 0

    def test_own_posts_are_read_newest_first_and_only_from_an_instant_on(self, town: Network) -> None:
        posts = [write(town, f"{n}", by="LarkHarbour", now=NOW + timedelta(minutes=n)) for n in range(4)]

        found = town.written_by("larkharbour", since=NOW + timedelta(minutes=1), limit=2)

        assert [each.id for each in found] == [posts[3].id, posts[2].id]

    def test_a_conversation_is_read_oldest_first_by_any_of_its_posts(self, town: Network) -> None:
        root = write(town, "A")
        reply = write(town, "B", to=root.id)

        assert [each.id for each in town.conversation(reply.id)] == [root.id, reply.id]
