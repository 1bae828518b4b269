"""The whole way on Bluesky's own server software: `pytest -n0 -m bluesky`; see `tests/platforms/`.

Slack is the sandbox's; everything else is real. What is public is read from the network, never from the bot's database.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.platforms.lab import Call, Trouble
from tests.platforms.standin import served
from tests.platforms.test_bluesky_network import PASSWORD, Network, Relay
from tests.story.deeds import BROKEN_LID, CHARGED_TWICE, LATE_PARCEL, MIA, approve, card_of, ready_card, words
from tests.story.drive import doubled, plain, read
from tests.story.failpoints import arm, sprung
from tests.story.stage import SETTINGS, Nursery, Stage, staged, until

pytestmark = pytest.mark.bluesky

# A busy machine takes its time for a call to a real server; a dead process's call is waited for a little longer.
HURRY = {"bot.platforms.xrpc:TIMEOUT": [2.0, 4.0], "bot.flow.outbox:CALL": 7.0}
ACCOUNT = 'type = "bluesky"\nname = "bluesky"\naccount = "{handle}"\nurl = "{url}"\nevery = {every}\ngrace = "2s"\n'


class Skies:
    """A network with our account on it, and a stage whose bot reads it."""

    def __init__(self, network: Network, relay: Relay, open_one: Callable[..., Stage]) -> None:
        self.network = network
        self._relay = relay
        self._open = open_one

    def stage(self, *, every: str = "0.5", point: str = "") -> Stage:
        head, _, rest = SETTINGS.partition('type = "sandbox"')
        account = ACCOUNT.format(handle=self.network._us.handle, url=self._relay.url, every=every)
        settings = head + account + rest[rest.index("\n[watch]") :]
        return self._open(settings=settings, point=point, secrets={"BLUESKY_PASSWORD": PASSWORD}, hurry=HURRY)

    def complain(self, text: str = LATE_PARCEL, **more: Any) -> str:
        post = self.network.say(text.replace("@LarkHarbour", self.network.us), **more)
        self.network.settle()
        return post

    def shown(self, post: str) -> str:
        """Return the post when people can see it: nobody answers what is not there yet."""
        until(lambda: self.network._known([post]), f"{post} is shown")
        return post

    def replies(self, post: str) -> list[str]:
        return [each.text for each in self.network.replies() if each.to == post]


@pytest.fixture
def skies(nursery: Nursery, tmp_path: Path, sqlite_url: str) -> Iterator[Skies]:
    with ExitStack() as stack:
        relay = stack.enter_context(served(Relay()))

        def open_one(**options: Any) -> Stage:
            return stack.enter_context(staged(Stage(nursery, tmp_path, sqlite_url, **options)))

        yield Skies(Network(relay), relay, open_one)


def running(stage: Stage) -> Stage:
    stage.start()
    stage.welcome()
    return stage


def said_in(stage: Stage) -> str:
    return "\n".join(words(message) for room in stage.town.rooms() for message in room["messages"])


def test_a_mention_is_answered_once_reopened_by_an_answer_and_purged_when_it_is_deleted(skies: Skies) -> None:
    stage = running(skies.stage())
    post = skies.complain()

    card = approve(stage.town, post)
    card_of(stage.town, post, lambda card: "reopen" in card.elements)

    assert [plain(text) for text in skies.replies(post)] == [plain(card.draft)]
    reply = skies.shown(skies.network.replies()[0].id)
    answer = skies.complain("Thank you, but it is still not here. Where is my parcel?", to=reply)
    ready_card(stage.town, answer)

    skies.network.delete(answer)
    approve(stage.town, answer, by=MIA)
    until(lambda: "Removed at the source" in said_in(stage), "the card of the removed post is emptied")
    assert "still not here" not in said_in(stage)
    assert len(skies.network.replies()) == 1
    assert doubled(read(stage.town)) == []


def test_nothing_goes_out_to_what_changed_unseen_after_the_card_was_shown(skies: Skies) -> None:
    texts = zip(("maya", "noor", "piet"), (LATE_PARCEL, CHARGED_TWICE, BROKEN_LID), strict=True)
    deleted, answered, continued = (skies.complain(text, by=by) for by, text in texts)
    stage = running(skies.stage(every='"1h"'))  # it looks once at its start: the rest is seen by the send alone
    for post in (deleted, answered, continued):
        ready_card(stage.town, post)
    skies.network.delete(deleted)
    ours = skies.shown(skies.network.say_as_us("I have found it, a colleague rings you.", to=answered))
    again = skies.complain("@LarkHarbour and now the handle came off as well.", by="piet", to=continued)

    for post in (deleted, answered, continued):
        approve(stage.town, post)

    until(lambda: "Removed at the source" in said_in(stage), "the card of the removed post is emptied")
    until(lambda: "a colleague rings you" in said_in(stage), "the card shows what the colleague wrote")
    card_of(stage.town, again)
    assert [each.id for each in skies.network.replies()] == [ours]


@pytest.mark.parametrize("kind", [Trouble.LOST_ANSWER, Trouble.BROKEN])
def test_a_reply_whose_answer_is_lost_is_public_once(skies: Skies, kind: Trouble) -> None:
    stage = running(skies.stage())
    post = skies.complain()
    ready_card(stage.town, post)
    skies.network.trouble(Call.REPLY, kind)

    approve(stage.town, post)
    card_of(stage.town, post, lambda card: "reopen" in card.elements, seconds=60)

    assert len(skies.network.replies()) == 1


def test_killed_between_the_send_and_its_mark_it_makes_no_second_post(skies: Skies) -> None:
    stage = running(skies.stage(point="answer_read_not_marked"))
    post = skies.complain()
    ready_card(stage.town, post)
    arm(stage.folder, 1)

    approve(stage.town, post)
    until(lambda: sprung(stage.folder), "it has died")
    assert len(skies.network.replies()) == 1
    stage.start()

    card_of(stage.town, post, lambda card: "reopen" in card.elements, seconds=60)
    assert len(skies.network.replies()) == 1
