"""X passes what every platform passes, in both spellings of its fields, and does what is X's own."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain import errors
from bot.platforms.base import No, Watch, Yes
from bot.platforms.x import LINKED, MENTION, PAGE, READ, REPLY, XPlatform
from tests.platforms.answering import KEY, Answering, target
from tests.platforms.contract import ArrivingLate, Reading, Refreshing, Reposting, complaints, drain, provoke
from tests.platforms.lab import Call, Public, Trouble
from tests.platforms.lengths import X
from tests.platforms.standin import nowhere, served
from tests.platforms.x_server import KEYS, US, Server


class Posts:
    """X with our account on it, and a watched term."""

    us = f"@{US}"
    page = PAGE
    want = Watch(terms=("copper kettle",))
    start: str | None = None

    def __init__(self, server: Server) -> None:
        self.server = server

    def adapter(self, *, patience: float | None = None) -> XPlatform:
        return self._at(self.server.url, patience)

    def unplugged(self) -> XPlatform:
        return self._at(nowhere(), None)

    def _at(self, url: str, patience: float | None) -> XPlatform:
        return XPlatform("x", KEYS, account=US, url=url, timeout=(patience, patience) if patience else None)

    def say(self, text: str, *, by: str = "maya", to: str | None = None, at: datetime | None = None) -> str:
        return str(self.server.publish(text, by, int(to) if to else None, at=at).id)

    def say_as_us(self, text: str, *, to: str | None = None) -> str:
        return str(self.server.publish(text, US, int(to) if to else None).id)

    def say_late(self, text: str) -> str:
        return str(self.server.publish(text, "noor", at=datetime.now(UTC) - timedelta(seconds=20)).id)

    def repost(self, post: str, *, by: str = "noor") -> str:
        original = self.server.square.tweets[int(post)]
        return str(self.server.publish(f"RT @{original.by}: {original.text}", by, reposts=original.id).id)

    def edit(self, post: str, text: str) -> None:
        self.server.edit(int(post), text)

    def delete(self, post: str) -> None:
        self.server.delete(int(post))

    def trouble(self, call: Call, kind: Trouble) -> None:
        self.server.trouble(call, kind)

    def replies(self) -> Sequence[Public]:
        ours = [each for each in self.server.square.tweets.values() if each.by == US]
        return [Public(str(each.id), str(each.to), each.text) for each in ours]


@pytest.fixture
def server() -> Iterator[Server]:
    with served(Server()) as server:
        yield server


@pytest.fixture
def lab(server: Server) -> Posts:
    return Posts(server)


class TestX(Reading, ArrivingLate, Reposting, Answering, Refreshing):
    """The suite, with the names of before August 2026."""

    @pytest.fixture
    def lab(self, server: Server) -> Posts:
        return Posts(server)

    def measured(self, texts: Iterable[str]) -> list[tuple[str, int]]:
        # The names that a reply begins with weigh nothing: see below.
        return [pair for pair in zip(texts, X, strict=True) if not pair[0].startswith("@")]


class TestXSinceAugust(TestX):
    """The suite, with the names that came in August 2026."""

    @pytest.fixture
    def lab(self, server: Server) -> Posts:
        server.spelling = "post"
        return Posts(server)


def test_the_names_that_a_reply_begins_with_weigh_nothing(lab: Posts) -> None:
    measure = lab.adapter().measure

    assert measure("@maya @noor I'm sorry").used == len("I'm sorry")
    assert measure("I'm sorry @maya").used == len("I'm sorry @maya")


def test_a_draft_shows_what_its_reply_would_cost(lab: Posts) -> None:
    measure = lab.adapter().measure

    assert measure("I'm sorry about the lid.").cost == REPLY == 0.010
    assert measure("See larkharbour.com/help").cost == LINKED == 0.200
    assert measure("I'm sorry.We look into it").cost == REPLY


def test_reading_and_replying_cost_what_x_takes(lab: Posts) -> None:
    above = lab.server.publish("what a lid", "noor").id
    lab.say(f"{lab.us} look at this", to=str(above))
    lab.say(f"{lab.us} and mine broke")

    page = lab.adapter().fetch(None, lab.want)
    search = lab.adapter().fetch(page.cursor, lab.want)
    receipt = lab.adapter().reply(page.posts[-1], "I'm sorry.", KEY)

    assert page.cost == pytest.approx(2 * MENTION + READ)
    assert search.cost == 0
    assert receipt.cost == REPLY


def test_what_a_mention_answers_comes_along_and_is_no_complaint(lab: Posts) -> None:
    above = lab.server.publish("my kettle came without a lid", "noor").id
    said = lab.say(f"{lab.us} can you help them?", to=str(above))

    posts, _ = drain(lab.adapter, lab, None)

    assert [(post.id, post.aside) for post in posts] == [(str(above), "said before"), (said, "")]
    assert posts[0].conversation == posts[1].conversation


def test_a_mention_that_another_one_answers_stays_a_complaint(lab: Posts) -> None:
    first = lab.say(f"{lab.us} the lid broke")
    for number in range(PAGE):
        lab.say(f"{lab.us} same here {number}", to=first)

    posts, _ = drain(lab.adapter, lab, None)

    assert first in complaints(posts)
    assert len(posts) == PAGE + 1


def test_a_word_finds_what_does_not_name_us_and_x_does_not_let_us_answer(lab: Posts) -> None:
    found = lab.say("my copper kettle broke, thanks for nothing")
    lab.say("my copper kettle is a giveaway")
    want = replace(lab.want, exclude=("giveaway",))

    lab.want = want
    (post,), _ = drain(lab.adapter, lab, None)
    refused = lab.adapter().may_reply(post)

    assert (post.id, post.mentions_us) == (found, False)
    assert isinstance(refused, No)
    assert "names or quotes us" in refused.reason
    assert refused.link == f"https://x.com/maya/status/{found}"


def test_x_refuses_for_good_whom_it_does_not_let_us_answer(lab: Posts) -> None:
    lab.say("my copper kettle broke")
    (post,), _ = drain(lab.adapter, lab, None)

    refused = provoke(lambda: lab.adapter().reply(post, "I'm sorry.", KEY), errors.Rejected)

    assert "not been mentioned" in str(refused)


def test_who_quotes_us_may_be_answered(lab: Posts) -> None:
    ours = lab.server.publish("New: the copper kettle", US).id
    lab.server.publish("a copper kettle that leaks", "maya", quotes=ours)

    posts, _ = drain(lab.adapter, lab, None)

    (quote,) = (post for post in posts if not post.own)
    assert lab.adapter().may_reply(quote) == Yes()
    assert lab.adapter().reply(quote, "I'm sorry.", KEY).remote_id


def test_one_reply_to_a_post_is_all_that_x_allows(lab: Posts) -> None:
    post = target(lab)

    refused = lab.adapter().may_reply(replace(post, answered=True))

    assert isinstance(refused, No)
    assert "one reply" in refused.reason


def test_a_duplicate_may_be_public_and_is_looked_for(lab: Posts) -> None:
    post, since = target(lab), datetime.now(UTC)
    lab.trouble(Call.REPLY, Trouble.LOST_ANSWER)
    provoke(lambda: lab.adapter().reply(post, "I'm sorry.", KEY), errors.Unclear)

    provoke(lambda: lab.adapter().reply(post, "I'm sorry.", KEY), errors.Unclear)

    assert lab.adapter().find_reply(post, "I'm sorry.", KEY, since) is not None
    assert len(lab.replies()) == 1


def test_a_reply_with_a_link_is_found_although_x_shortens_it(lab: Posts) -> None:
    post, since = target(lab), datetime.now(UTC)
    text = "I'm sorry: https://larkharbour.com/help tells how to return it & get another."

    made = lab.adapter().reply(post, text, KEY)

    assert lab.adapter().find_reply(post, text, KEY, since) == replace(made, cost=READ)


@pytest.mark.parametrize("problem", ["oauth1-permissions", "client-forbidden", "client-not-enrolled"])
def test_what_is_ours_to_mend_keeps_the_reply(lab: Posts, problem: str) -> None:
    post = target(lab)
    lab.server.says_summoned = f"https://api.x.com/2/problems/{problem}"
    lab.server.square.tweets[int(post.id)] = replace(lab.server.square.tweets[int(post.id)], text="no name")

    provoke(lambda: lab.adapter().reply(post, "I'm sorry.", KEY), errors.AuthExpired)


def test_an_edited_post_keeps_its_first_id(lab: Posts) -> None:
    said = lab.say(f"{lab.us} the lid broke")
    posts, cursor = drain(lab.adapter, lab, None)
    lab.edit(said, f"{lab.us} the lid broke twice")

    again, _ = drain(lab.adapter, lab, cursor)

    assert [post.id for post in (*posts, *again)] == [said, said]


def test_a_first_look_pays_only_for_what_is_young_enough(lab: Posts) -> None:
    now = datetime.now(UTC)
    lab.say(f"{lab.us} long ago", at=now - timedelta(days=3))
    young = lab.say(f"{lab.us} today", at=now - timedelta(hours=3))

    page = lab.adapter().fetch(None, Watch(since=now - timedelta(hours=24)))

    assert [post.id for post in page.posts] == [young]


def test_a_first_look_of_many_pages_pays_no_more_for_what_is_too_old(lab: Posts) -> None:
    now = datetime.now(UTC)
    lab.say(f"{lab.us} long ago", at=now - timedelta(days=3))
    lab.say("my copper kettle, long ago", at=now - timedelta(days=3))
    young = [lab.say(f"{lab.us} {n}", at=now - timedelta(hours=3, seconds=n)) for n in range(PAGE + 5)]

    page = lab.adapter().fetch(None, replace(lab.want, since=now - timedelta(hours=24)))
    posts, _ = drain(lab.adapter, lab, page.cursor)

    assert page.more
    assert sorted(complaints([*page.posts, *posts])) == sorted(young)


def test_a_term_that_is_new_is_not_searched_further_back_than_a_first_look(lab: Posts) -> None:
    now = datetime.now(UTC)
    lab.say(f"{lab.us} hello", at=now - timedelta(hours=3))
    lab.want = Watch()
    _, cursor = drain(lab.adapter, lab, None)
    lab.say("my copper kettle, long ago", at=now - timedelta(days=3))
    young = lab.say("my copper kettle, today", at=now - timedelta(hours=3))

    lab.want = Watch(terms=("copper kettle",), begin=now - timedelta(hours=24))
    posts, _ = drain(lab.adapter, lab, cursor)

    assert complaints(posts) == [young]


def test_a_quiet_first_look_does_not_bring_old_posts_later(lab: Posts) -> None:
    now = datetime.now(UTC)
    lab.say(f"{lab.us} long ago", at=now - timedelta(days=3))
    page = lab.adapter().fetch(None, Watch(since=now - timedelta(hours=24)))

    again = lab.adapter().fetch(page.cursor, Watch())

    assert (page.posts, again.posts) == ((), ())


def test_after_a_long_silence_a_search_goes_back_no_further_than_x_allows(lab: Posts) -> None:
    old = lab.server.publish("my copper kettle came", "noor", at=datetime.now(UTC) - timedelta(days=6, hours=23))
    _, cursor = drain(lab.adapter, lab, None)
    assert cursor is not None
    ancient = str(old.id - (10 * 86_400_000 << 22))

    said = lab.say("my copper kettle broke")
    posts, _ = drain(lab.adapter, lab, cursor.replace(str(old.id), ancient))

    assert said in complaints(posts)


def test_a_mark_that_x_no_longer_knows_begins_the_round_anew(lab: Posts) -> None:
    said = [lab.say(f"{lab.us} number {number}") for number in range(PAGE + 5)]
    page = lab.adapter().fetch(None, lab.want)
    assert page.cursor is not None
    cursor = json.loads(page.cursor)
    cursor["streams"]["@"]["back"] = "forgotten"

    lost = lab.adapter().fetch(json.dumps(cursor), lab.want)
    posts, _ = drain(lab.adapter, lab, lost.cursor)

    assert not lost.posts
    assert sorted({post.id for post in (*page.posts, *posts)}) == said


def test_a_token_of_another_account_is_told(lab: Posts) -> None:
    other = XPlatform("x", KEYS, account="SomebodyElse", url=lab.server.url)

    assert lab.adapter().check() == f"@{US}"
    assert "SomebodyElse".casefold() in str(provoke(other.check, errors.AuthExpired))
