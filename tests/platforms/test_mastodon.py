"""Mastodon passes what every platform passes, and does what is Mastodon's own."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain import errors
from bot.platforms.base import Watch
from bot.platforms.mastodon import PAGE, MastodonPlatform
from tests.platforms.answering import KEY, Answering, target
from tests.platforms.contract import ArrivingLate, Below, Reading, Refreshing, Reposting, complaints, drain, provoke
from tests.platforms.lab import Call, Public, Trouble
from tests.platforms.lengths import MASTODON
from tests.platforms.mastodon_server import TOKEN, US, Instance
from tests.platforms.standin import nowhere, served


class Toots:
    """An instance with our account on it, and a watched hashtag."""

    us = f"@{US}"
    page = PAGE
    want = Watch(terms=("#kettle",))

    def __init__(self, server: Instance) -> None:
        self.server = server
        server.publish("a #kettle that was there before", "sam")
        self.start: str | None = drain(self.adapter, self, None)[1]

    def adapter(self, *, patience: float | None = None) -> MastodonPlatform:
        return self._at(self.server.url, patience)

    def unplugged(self) -> MastodonPlatform:
        return self._at(nowhere(), None)

    def _at(self, url: str, patience: float | None) -> MastodonPlatform:
        timeout = (patience, patience) if patience else None
        return MastodonPlatform("mastodon", url, TOKEN, account="@larkharbour", timeout=timeout)

    def say(self, text: str, *, by: str = "maya", to: str | None = None, at: datetime | None = None) -> str:
        return str(self.server.publish(text, by, int(to) if to else None, at).id)

    def say_as_us(self, text: str, *, to: str | None = None) -> str:
        return str(self.server.publish(text, US, int(to) if to else None).id)

    def say_late(self, text: str) -> str:
        """A post with the hashtag from another server, half an hour on its way."""
        found = f"{text.replace(self.us, '')} #kettle"
        return str(self.server.publish(found, "noor@far.example", at=self._earlier(30)).id)

    def _earlier(self, minutes: int) -> datetime:
        return datetime.now(UTC) - timedelta(minutes=minutes)

    def repost(self, post: str, *, by: str = "noor") -> str:
        return str(self.server.boost(int(post), by))

    def edit(self, post: str, text: str) -> None:
        self.server.edit(int(post), text)

    def delete(self, post: str) -> None:
        self.server.delete(int(post))

    def trouble(self, call: Call, kind: Trouble) -> None:
        self.server.trouble(call, kind)

    def replies(self) -> Sequence[Public]:
        ours = [each for each in self.server.world.statuses.values() if each.by == US]
        return [Public(str(each.id), str(each.to), each.text) for each in ours]


@pytest.fixture
def instance() -> Iterator[Instance]:
    with served(Instance()) as server:
        yield server


@pytest.fixture
def lab(instance: Instance) -> Toots:
    return Toots(instance)


class TestMastodon(Reading, ArrivingLate, Reposting, Answering, Refreshing, Below):
    """The suite."""

    @pytest.fixture
    def lab(self, instance: Instance) -> Toots:
        return Toots(instance)

    def measured(self, texts: Iterable[str]) -> list[tuple[str, int]]:
        return list(zip(texts, MASTODON, strict=True))


def test_a_reply_names_its_author_and_stays_out_of_public_timelines(lab: Toots) -> None:
    post = target(lab)

    lab.adapter().reply(post, "I'm sorry about the lid.", KEY)

    (made,) = (each for each in lab.server.world.statuses.values() if each.by == US)
    assert (made.text, made.visibility) == ("@maya I'm sorry about the lid.", "unlisted")


def test_a_name_from_another_server_is_written_whole_and_found_again(lab: Toots) -> None:
    lab.say(f"{lab.us} the lid broke", by="maya@far.example")
    (post,), _ = drain(lab.adapter, lab, lab.start)
    since = datetime.now(UTC)

    made = lab.adapter().reply(post, "I'm sorry about the lid.", KEY)
    found = lab.adapter().find_reply(post, "I'm sorry about the lid.", KEY, since)

    assert lab.replies()[0].text == "@maya@far.example I'm sorry about the lid."
    assert found == made


def test_a_draft_that_names_the_author_is_sent_as_it_is(lab: Toots) -> None:
    post = target(lab)

    lab.adapter().reply(post, "Hi @Maya, I'm sorry about the lid.", KEY)

    assert lab.replies()[0].text == "Hi @Maya, I'm sorry about the lid."


def test_the_same_key_within_the_hour_is_one_reply(lab: Toots) -> None:
    post = target(lab)
    first = lab.adapter().reply(post, "I'm sorry about the lid.", KEY)

    again = lab.adapter().reply(post, "I'm sorry about the lid.", KEY)

    assert again.remote_id == first.remote_id
    assert len(lab.replies()) == 1


def test_limits_are_those_of_the_instance(lab: Toots) -> None:
    lab.server.characters, lab.server.link = 5_000, 30
    adapter = lab.adapter()
    before = adapter.measure("see https://larkharbour.com/a").used, adapter.measure("").limit

    adapter.fetch(lab.start, lab.want)

    assert before == (4 + 23, 468)
    assert (adapter.measure("see https://larkharbour.com/a").used, adapter.measure("").limit) == (4 + 30, 4_968)


def test_a_hashtag_finds_what_does_not_name_us(lab: Toots) -> None:
    found = lab.say("my #kettle is broken, thanks for nothing")
    lab.say("my #kettles are fine")

    (post,), _ = drain(lab.adapter, lab, lab.start)

    assert (post.id, post.mentions_us) == (found, False)


def test_what_is_not_public_is_counted_and_not_shown(lab: Toots) -> None:
    lab.server.publish(f"{lab.us} my address is 5 Mill Lane", "maya", visibility="direct")

    (post,), _ = drain(lab.adapter, lab, lab.start)

    assert (post.text, post.aside) == ("", "not public")


def test_a_content_warning_belongs_to_the_text(lab: Toots) -> None:
    lab.server.publish(f"{lab.us} it exploded", "maya", spoiler="burns")

    (post,), _ = drain(lab.adapter, lab, lab.start)

    assert post.text == f"burns\n\n{lab.us} it exploded"


def test_a_first_look_goes_back_only_as_far_as_is_wanted(lab: Toots) -> None:
    now = datetime.now(UTC)
    for number in range(3 * PAGE):
        lab.say(f"{lab.us} number {number}", at=now - timedelta(hours=4 * PAGE - number))
    lab.server.asked.clear()

    drain(lab.adapter, lab, lab.start)  # forward: everything
    first = lab.adapter().fetch(None, Watch(since=now))

    assert not first.more
    assert len(first.posts) == PAGE


def test_a_first_look_of_many_pages_ends_where_it_is_old_enough(lab: Toots) -> None:
    now = datetime.now(UTC)
    for number in range(5 * PAGE):
        lab.say(f"{lab.us} number {number}", at=now - timedelta(hours=5 * PAGE - number))

    first = lab.adapter().fetch(None, Watch(since=now - timedelta(hours=PAGE + 5)))
    posts, _ = drain(lab.adapter, lab, first.cursor)

    assert first.more
    assert len([post for post in posts if "number" in post.text]) == PAGE


def test_what_is_read_again_costs_no_second_look_at_its_thread(lab: Toots) -> None:
    root = lab.server.publish("what a kettle", "noor").id
    lab.say(f"{lab.us} look at this", to=str(root))
    _, cursor = drain(lab.adapter, lab, lab.start)
    lab.server.asked.clear()

    again, _ = drain(lab.adapter, lab, cursor)

    assert again == []
    assert not [each for each in lab.server.asked if each.path.endswith("/context")]


def test_a_long_thread_is_one_conversation_and_asked_for_once(lab: Toots) -> None:
    root = lab.server.publish("what a kettle", "noor").id
    middle = lab.server.publish("mine broke", "sam", root).id
    wanted = lab.say(f"{lab.us} look at this", to=str(middle))

    (post,), _ = drain(lab.adapter, lab, lab.start)

    assert (post.id, post.parent, post.conversation) == (wanted, str(middle), str(root))


def test_many_threads_that_we_do_not_know_are_asked_for_a_few_at_a_time(lab: Toots) -> None:
    said = []
    for number in range(2 * PAGE):
        above = lab.server.publish(f"kettle {number}", "noor").id
        said.append(lab.say(f"{lab.us} look", to=str(above)))
    lab.server.asked.clear()

    page = lab.adapter().fetch(lab.start, lab.want)
    contexts = [asked for asked in lab.server.asked if asked.path.endswith("/context")]
    posts, _ = drain(lab.adapter, lab, page.cursor)

    assert len(contexts) == len(page.posts) < PAGE
    assert complaints([*page.posts, *posts]) == said


def test_a_token_of_another_account_is_told(lab: Toots) -> None:
    assert lab.adapter().check() == f"@{US}"


def test_a_server_that_does_not_tell_its_limits_is_read_all_the_same(lab: Toots) -> None:
    lab.server.tells_limits = False
    said = lab.say(f"{lab.us} the lid broke")
    adapter = lab.adapter()

    page = adapter.fetch(lab.start, lab.want)

    assert [post.id for post in page.posts] == [said]
    assert adapter.measure("").limit == 468


def test_a_token_without_the_scope_keeps_the_reply(lab: Toots) -> None:
    post = target(lab)
    lab.server.may_write = False

    provoke(lambda: lab.adapter().reply(post, "I'm sorry.", KEY), errors.AuthExpired)


def test_a_thread_whose_first_post_is_gone_does_not_stop_us(lab: Toots) -> None:
    root = lab.server.publish("what a kettle", "noor").id
    said = lab.say(f"{lab.us} look at this", to=str(root))
    page = lab.adapter().fetch(lab.start, lab.want)
    lab.server.trouble(Call.FIND, Trouble.MISSING)

    again = lab.adapter().fetch(lab.start, lab.want)

    assert [post.id for post in again.posts] == [post.id for post in page.posts] == [said]
    assert again.posts[0].conversation == str(root)


def test_our_own_post_with_a_watched_hashtag_is_ours(lab: Toots) -> None:
    lab.say_as_us("Our new #kettle is here")

    (post,), _ = drain(lab.adapter, lab, lab.start)

    assert post.own


def test_a_private_message_is_read_by_its_author_alone_and_found_again(lab: Toots) -> None:
    post = target(lab)
    adapter = lab.adapter()

    made = adapter.message(post, "A word in private about the lid.", KEY)

    (sent,) = (each for each in lab.server.world.statuses.values() if each.by == US)
    assert (sent.text, sent.visibility) == ("@maya A word in private about the lid.", "direct")
    found = adapter.find_reply(post, "A word in private about the lid.", KEY, post.posted_at)
    assert found is not None
    assert found.remote_id == made.remote_id
