"""The sandbox is a second reading of Slack's rules, by other eyes: it must take everything the bot says."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from importlib.util import find_spec
from typing import Any
from urllib.request import Request, urlopen

import pytest

from bot.domain.draft import Length
from bot.domain.errors import Rejected, TargetGone
from bot.slack import answers, home, modals, notes
from bot.slack.board import Board, client
from bot.slack.card import render
from tests.slack import samples
from tests.slack.samples import NOW
from tests.slack.server import Answer, Slack, slack
from tests.slack.test_answers import SUMMARY, line

STATES = samples.every_state()
PAYLOAD: dict[str, str | int] = {"ticket": 7, "post": "p1", "platform": "sandbox"}


class Town:
    """The sandbox, and what people do in it. Its clicks arrive at `ears`."""

    def __init__(self, url: str, token: str, ears: Slack) -> None:
        self.url, self.token, self.ears = url, token, ears
        self.board = Board(client("xoxb-sandbox-bot", f"{url}/api/"))

    def call(self, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        data = None if body is None else json.dumps(body).encode()
        headers = {"X-Sandbox-Token": self.token, "Content-Type": "application/json"}
        with urlopen(Request(self.url + path, data=data, headers=headers), timeout=10) as answer:
            made: dict[str, Any] = json.load(answer)
            return made

    def click(self, channel: str, ts: str, action: str) -> dict[str, Any]:
        """Let Sam click; return what the bot is told of it."""
        self.ears.calls.clear()
        self.call("/_as/U0SAM/click", {"channel": channel, "ts": ts, "action_id": action})
        told: dict[str, Any] = json.loads(self.ears.calls[-1][1]["payload"])
        return told

    @contextmanager
    def nothing_rejected(self) -> Iterator[None]:
        before = self.call("/_ledger")["slack"]["rejected"]
        yield
        assert self.call("/_ledger")["slack"]["rejected"] == before


@pytest.fixture(scope="module")
def town() -> Iterator[Town]:
    if find_spec("bot.sandbox.__main__") is None:
        pytest.skip("the sandbox is not there")
    with slack(Answer("")) as ears, _running(f"{ears.url}events") as ready:
        yield Town(ready["url"], ready["token"], ears)


@contextmanager
def _running(events_url: str) -> Iterator[dict[str, Any]]:
    command = [sys.executable, "-m", "bot.sandbox", "--port", "0", "--events-url", events_url]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert running.stdout
        yield json.loads(running.stdout.readline())
    finally:
        running.terminate()
        running.communicate(timeout=10)


def post(town: Town, message: Any, channel: str = "C0COMPLAINTS", key: str = "card:7") -> str:
    return town.board.post(channel, message, key=key, payload=PAYLOAD)


# The limit of one message a second and channel is not what is looked at here: take the channels in turn.
CHANNELS = ("C0COMPLAINTS", "C0DELIVERY", "C0BILLING", "C0PRODUCT", "C0URGENT", "C0PRAISE", "C0OPS")


def test_one_card_goes_through_every_state_in_place(town: Town) -> None:
    with town.nothing_rejected():
        ts = post(town, render(STATES["new"], NOW))
        for card in STATES.values():
            town.board.update("C0COMPLAINTS", ts, render(card, NOW), key="card:7", payload=PAYLOAD)


def test_cards_of_hostile_texts_are_taken(town: Town) -> None:
    with town.nothing_rejected():
        ts = post(town, render(STATES["new"], NOW), "C0DELIVERY", "card:8")
        for text in ("x" * 20_000, "<!channel> & <@U1>", "\u202e\u200b", "", "😀" * 4_000, "&" * 4_000):
            for card in samples.hostile(text):
                town.board.update("C0DELIVERY", ts, render(card, NOW), key="card:8", payload=PAYLOAD)


def test_a_message_is_found_again_by_its_key(town: Town) -> None:
    ts = post(town, render(STATES["new"], NOW), "C0PRODUCT", "card:9")
    thread = town.board.post(
        "C0PRODUCT", notes.arrived(samples.post(), "Mastodon", NOW), key="post:p2", payload=PAYLOAD, thread_ts=ts
    )
    since = datetime.fromtimestamp(float(ts), tz=NOW.tzinfo) - timedelta(minutes=1)

    assert town.board.find("C0PRODUCT", "card:9", since=since) == ts
    assert town.board.find("C0PRODUCT", "post:p2", since=since, thread_ts=ts) == thread
    assert town.board.find("C0PRODUCT", "card:10", since=since) is None
    assert town.board.permalink("C0PRODUCT", ts)
    assert town.board.reactions("C0PRODUCT", ts) == {}


def test_answers_reminders_and_the_home_tab_are_taken(town: Town) -> None:
    lines = [line(n, due_at=NOW, assignee="U0SAM", link="https://lark.slack.com/archives/C1/p1") for n in range(1, 60)]
    said = [
        answers.status(SUMMARY, NOW),
        answers.listing("Open", lines, NOW),
        answers.help_text(),
        answers.ticket(STATES["blocked"], NOW),
        notes.reminder(STATES["overdue"], "U0ANA", NOW),
    ]
    with town.nothing_rejected():
        for channel, message in zip(CHANNELS[2:], said, strict=True):
            post(town, message, channel, "digest:1")
        town.board.publish_home("U0SAM", home.render(SUMMARY, lines))
        town.board.whisper("C0COMPLAINTS", "U0SAM", "Only those who may approve can do that.")


def test_every_window_is_taken(town: Town) -> None:
    views = [
        modals.edit_modal(
            STATES["tick"],
            text=samples.DRAFT,
            checks=(*samples.OK, samples.WARN, samples.TICK),
            length=Length(600, 500),
            version=3,
            send_after=True,
        ),
        modals.edit_modal(STATES["new"], text="", checks=(), length=Length(0, 500), version=3),
        modals.stale_modal(STATES["new"], mine="Hi Maya, we are sorry.", theirs="Hi!", theirs_by="U0ANA", version=4),
        modals.detail_modal(STATES["new"], []),
        modals.loading_modal("Edit the reply"),
    ]
    views += [modals.detail_modal(card, []) for card in samples.hostile("<!channel> " * 900)[:2]]

    with town.nothing_rejected():
        ts = post(town, render(STATES["new"], NOW), "C0URGENT", "card:10")
        trigger = town.click("C0URGENT", ts, "edit")["trigger_id"]
        view, changed = town.board.open_view(trigger, modals.loading_modal("Edit the reply"))
        for made in views:
            changed = town.board.update_view(view, made, changed)


def test_a_window_that_was_changed_meanwhile_and_a_click_used_twice_are_gone(town: Town) -> None:
    ts = post(town, render(STATES["new"], NOW), "C0BILLING", "card:11")
    trigger = town.click("C0BILLING", ts, "edit")["trigger_id"]
    view, first = town.board.open_view(trigger, modals.loading_modal("Edit the reply"))
    town.board.update_view(view, modals.detail_modal(STATES["new"], []), first)

    with pytest.raises(TargetGone):
        town.board.update_view(view, modals.detail_modal(STATES["new"], []), first)
    with pytest.raises(TargetGone):
        town.board.open_view(trigger, modals.loading_modal("Edit the reply"))


def test_a_click_names_the_ticket_and_the_version_that_was_read(town: Town) -> None:
    ts = post(town, render(STATES["new"], NOW), "C0PRAISE", "card:12")

    told = town.click("C0PRAISE", ts, "approve")

    assert told["actions"][0]["value"] == "7:3"
    assert told["actions"][0]["block_id"] == "ticket:7:actions"


def test_a_channel_without_the_bot_says_how_to_invite_it(town: Town) -> None:
    with pytest.raises(Rejected, match="/invite @Amends"):
        post(town, answers.help_text(), "C0RANDOM")


def test_people_are_known_with_what_they_may_do(town: Town) -> None:
    assert town.board.person("U0SAM").first_name == "Sam"
    assert [town.board.person(user).may_act for user in ("U0SAM", "U0GIA", "U0ROBOT")] == [True, False, False]
    assert "U0SAM" in town.board.group_members("S0SUPPORT")
    assert town.board.whoami().user == "U0AMENDS"
