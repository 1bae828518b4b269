"""What no adapter ever does: open a link of a customer's, or tell a token or a customer's words to the log."""

import logging
import socket
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot.domain import errors
from bot.platforms.base import Threaded
from tests.platforms.answering import KEY
from tests.platforms.bluesky_server import PASSWORD, BlueskyServer
from tests.platforms.contract import drain
from tests.platforms.lab import Call, Lab, Trouble
from tests.platforms.mastodon_server import TOKEN, Instance
from tests.platforms.standin import served
from tests.platforms.test_bluesky import Sky
from tests.platforms.test_mastodon import Toots
from tests.platforms.test_x import Posts
from tests.platforms.x_server import KEYS, Server

SECRETS = (*KEYS, TOKEN, PASSWORD)
PLACES = {"x": (Server, Posts), "mastodon": (Instance, Toots), "bluesky": (BlueskyServer, Sky)}
TROUBLES = (Trouble.BAD_TOKEN, Trouble.FORBIDDEN, Trouble.BROKEN, Trouble.TRUNCATED, Trouble.SLOW_DOWN)


@pytest.fixture(params=PLACES)
def lab(request: pytest.FixtureRequest) -> Iterator[Lab]:
    server, lab = PLACES[request.param]
    with served(server()) as standing:
        yield lab(standing)


def test_no_link_of_a_customers_is_opened(lab: Lab) -> None:
    with socket.create_server(("127.0.0.1", 0)) as theirs:
        theirs.setblocking(False)
        link = f"http://127.0.0.1:{theirs.getsockname()[1]}/photo.png"
        said, since = lab.say(f"{lab.us} my kettle broke, see {link}"), datetime.now(UTC)
        post = next(each for each in drain(lab.adapter, lab, lab.start)[0] if each.id == said)
        platform = lab.adapter()
        platform.refresh([post.id])
        if isinstance(platform, Threaded):
            platform.below(post)
        platform.reply(post, f"I'm sorry. I have seen {link}", KEY)
        platform.find_reply(post, f"I'm sorry. I have seen {link}", KEY, since)

        with pytest.raises(BlockingIOError):
            theirs.accept()
        assert link in post.text


def test_neither_a_token_nor_their_words_are_told_to_the_log(lab: Lab, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    said, told = lab.say(f"{lab.us} my zebrawood kettle broke"), list[str]()
    post = next(each for each in drain(lab.adapter, lab, lab.start)[0] if each.id == said)
    for trouble in TROUBLES:
        for call, ask in (
            (Call.FETCH, lambda: lab.adapter().fetch(None, lab.want)),
            (Call.REPLY, lambda: lab.adapter().reply(post, "I'm sorry about the zebrawood.", KEY)),
        ):
            lab.trouble(call, trouble)
            with pytest.raises(errors.Outside) as raised:
                ask()
            told.append(str(raised.value))

    everything = "\n".join([caplog.text, *told])
    assert len(told) == 2 * len(TROUBLES)
    assert [secret for secret in SECRETS if secret in everything] == []
    assert "zebrawood" not in everything
