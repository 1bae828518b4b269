"""A placeholder never leaves, and a blocked draft is sent by no button, window, menu, replay or race."""

import itertools
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from sqlalchemy import update

from bot.slack import modals
from bot.store.tables import DraftRow
from tests.handlers.counter import Counter

BLOCKED = (
    "Hi Maya, I'm sorry about the kettle. Please take a €20 voucher from me.",
    "Hi [name], I'm sorry about the kettle. I'm checking it now.",
    "Hi Maya, I'm sorry about the kettle. My colleague Priya found 14 of them.",
    "Hi Maya, I'm sorry. Your kettle is with <!channel> now.",
)
FINE = "Hi Maya, I'm sorry about the kettle. I'm asking the depot now and will write here."


def deeds(counter: Counter, ticket: int) -> list[Callable[[], object]]:
    """Return everything that staff can do to get a reply out, for every version and by both people."""
    found: list[Callable[[], object]] = []
    with counter.sessions() as session:
        card = counter.desk.card(session, ticket)
    assert card.draft is not None
    length = counter.platform.measure(card.draft.text)
    view = modals.edit_modal(card, text=card.draft.text, checks=(), length=length, version=card.draft.version)
    ticks = ["money", "placeholder", "invented", "markup", "personal data", "liability"]
    for by, version in itertools.product(("U0SAM", "U0MIA"), (0, 1, 2)):
        value = f"{ticket}:{version}"
        found += [partial(counter.press, name, value, by=by) for name in ("approve", "send_again", "second_eyes")]
        # The very same delivery, as Slack repeats it.
        found += [partial(counter.press, "approve", value, by=by, trigger=f"again-{value}-{by}")] * 2
        found.append(partial(counter.submit, view, by=by, reply=card.draft.text, ticks=ticks, after=["send"]))
    return found


def test_what_is_blocked_is_sent_by_nothing_that_staff_can_do(counter: Counter) -> None:
    for text in BLOCKED:
        ticket = counter.ticket(reply=text)
        for deed in deeds(counter, ticket):
            deed()

    assert counter.replies() == []
    assert counter.send_all() == []


def test_what_is_blocked_is_sent_by_no_race(counter: Counter) -> None:
    ticket = counter.ticket(reply=BLOCKED[0])

    with ThreadPoolExecutor(8) as hands:
        for done in [hands.submit(deed) for deed in deeds(counter, ticket)]:
            done.result()

    assert counter.replies() == []


def test_a_fine_draft_is_sent_by_the_same_deeds_once(counter: Counter) -> None:
    """The deeds above can send: they only do not send what is blocked."""
    ticket = counter.ticket(reply=FINE)

    with ThreadPoolExecutor(8) as hands:
        for done in [hands.submit(deed) for deed in deeds(counter, ticket)]:
            done.result()

    assert counter.send_all() == [FINE]


def test_a_gap_does_not_leave_even_where_its_check_was_lost(counter: Counter) -> None:
    ticket = counter.ticket(reply=BLOCKED[1])
    with counter.sessions.begin() as session:
        session.execute(update(DraftRow).values(checks=[]))

    counter.press("approve", f"{ticket}:1")

    assert counter.replies() == []
    assert any("fill in [name]" in words for words in counter.told())


def test_an_edit_that_mends_it_lets_it_go_and_one_that_breaks_it_does_not(counter: Counter) -> None:
    ticket = counter.ticket(reply=FINE)
    counter.press("edit", f"{ticket}:1")
    view = counter.window()

    for text in BLOCKED[:2]:
        counter.submit(view, reply=text, after=["send"])
    assert counter.replies() == []

    counter.submit(view, reply=f"{FINE} Sorry again.", after=["send"])
    assert counter.send_all() == [f"{FINE} Sorry again."]
