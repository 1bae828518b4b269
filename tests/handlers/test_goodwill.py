"""Something extra is offered in private, by one click and one window, within the budget, and never in public."""

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from slack_bolt import BoltResponse
from sqlalchemy import select

from bot.domain.errors import Refused, Rejected, Unclear
from bot.domain.post import Author, Post
from bot.flow.goodwill import Place, Wanted, propose
from bot.platforms.base import Caps, Receipt
from bot.slack import card as cards
from bot.store import goodwill
from bot.store.kept import GoodwillRow
from bot.store.tables import TicketRow
from tests.factories import MIA, NOW, SAM
from tests.fakes import FakePlatform
from tests.handlers.conftest import Opened
from tests.handlers.counter import Counter
from tests.slack.limits import message_problems, view_problems

VOUCHER = "Hi Maya, I'm sorry about the kettle. Please take a €20 voucher from me, I'm checking it now. — Sam"
THANKS = "Hi Maya, I'm sorry about the kettle. I'm writing to you in private about it now."
GIFT = "Hi Maya, here is a €20 voucher for the kettle that is late, I'm sorry."


class Whispering(FakePlatform):
    """A network with private messages."""

    caps = Caps(private=True)

    def __init__(self) -> None:
        super().__init__()
        self.private: list[tuple[str, str]] = []

    def message(self, post: Post, text: str, key: str) -> Receipt:
        """Take a private message."""
        error, self.next_error = self.next_error, None
        if error is not None:
            raise error
        self.private.append((post.id, text))
        return Receipt("m1", "")


class Mailbox(FakePlatform):
    """A place where nobody else reads along."""

    caps = Caps(public=False)


def opened(counter: Counter, ticket: int, *, by: str = "U0SAM") -> dict[str, Any]:
    counter.press("goodwill", f"{ticket}:{counter.draft(ticket)[0]}", by=by)
    return counter.window()


def offer(counter: Counter, ticket: int, *, amount: str = "20", by: str = "U0SAM", **changes: Any) -> BoltResponse:
    typed = {"public": THANKS, "private": GIFT, "amount": amount, **changes}
    return counter.submit(opened(counter, ticket, by=by), by=by, **typed)


def errors(response: BoltResponse) -> str:
    return " ".join(json.loads(response.body or "{}").get("errors", {}).values())


def spent(counter: Counter, key: str = "month:2026-11") -> int:
    with counter.sessions() as session:
        return goodwill.spent(session, key)


def offers(counter: Counter) -> list[GoodwillRow]:
    with counter.sessions() as session:
        return list(session.scalars(select(GoodwillRow).order_by(GoodwillRow.id)))


def buttons(counter: Counter, ticket: int) -> set[str]:
    with counter.sessions() as session:
        made = cards.render(counter.desk.card(session, ticket), counter.desk.now())
    assert message_problems(made.text, made.blocks) == []
    return {each["action_id"] for block in made.blocks if block["type"] == "actions" for each in block["elements"]}


def test_a_voucher_blocks_the_reply_and_the_card_offers_one_click(counter: Counter) -> None:
    ticket = counter.ticket(reply=VOUCHER)

    assert "money" in counter.draft(ticket)[2]
    assert "goodwill" in buttons(counter, ticket)
    assert "approve" not in buttons(counter, ticket)


def test_the_window_holds_the_gift_its_sum_and_a_short_public_word_without_it(counter: Counter) -> None:
    view = opened(counter, counter.ticket(reply=VOUCHER))
    inputs = {
        block["block_id"]: block["element"].get("initial_value") for block in view["blocks"] if "element" in block
    }

    assert view_problems(view) == []
    assert (inputs["private"], inputs["amount"]) == (VOUCHER, "20")
    assert "voucher" not in inputs["public"]
    assert "private" in inputs["public"]


def test_where_we_cannot_write_in_private_the_gift_stays_on_the_card_to_be_copied(counter: Counter) -> None:
    ticket = counter.ticket(reply=VOUCHER)

    assert errors(offer(counter, ticket)) == ""

    assert counter.send_all() == [THANKS]
    assert (offers(counter)[0].state, offers(counter)[0].private_text) == ("to_copy", GIFT)
    assert {"offer_copied", "refuse_offer"} <= buttons(counter, ticket)
    counter.press("offer_copied", f"{ticket}:{offers(counter)[0].id}")
    assert (offers(counter)[0].state, spent(counter)) == ("given", 2_000)


def test_where_we_can_the_gift_goes_to_the_author_alone(open_counter: Opened) -> None:
    platform = Whispering()
    counter = open_counter(platform)
    ticket = counter.ticket(reply=VOUCHER)
    offer(counter, ticket)

    assert counter.send_all() == [THANKS]

    assert [text for _, text in platform.private] == [GIFT]
    assert (offers(counter)[0].state, spent(counter)) == ("given", 2_000)
    with counter.sessions() as session:
        assert session.get_one(TicketRow, ticket).status == "pending"


def test_a_private_message_never_goes_out_in_public_by_any_click(open_counter: Opened) -> None:
    platform = Whispering()
    counter = open_counter(platform)
    ticket = counter.ticket(reply=VOUCHER)
    offer(counter, ticket)
    private = next(reply for reply in counter.replies() if reply.private)
    platform.next_error = Unclear("No answer.")
    counter.do("send_reply")

    for action in ("send_again", "it_did", "approve"):
        counter.press(action, f"{ticket}:{private.id}")
    for version in range(5):
        counter.press("approve", f"{ticket}:{version}")
    counter.choose("redraft", f"{ticket}:other")

    assert set(counter.send_all()) <= {THANKS}


def test_in_a_mailbox_the_gift_is_the_answer(open_counter: Opened) -> None:
    counter = open_counter(Mailbox())
    ticket = counter.ticket(reply=VOUCHER)
    view = opened(counter, ticket)

    response = counter.submit(view, private=GIFT, amount="20")

    assert errors(response) == ""
    assert counter.send_all() == [GIFT]
    assert offers(counter)[0].state == "given"


def test_above_the_sum_somebody_else_approves_the_same_two_texts(counter: Counter) -> None:
    ticket = counter.ticket(reply=VOUCHER)
    offer(counter, ticket, amount="30")
    number = offers(counter)[0].id

    assert (counter.send_all(), spent(counter)) == ([], 3_000)
    counter.press("second_eyes", f"{ticket}:{number}", by="U0SAM")
    assert counter.replies() == []
    assert any("somebody else" in words for words in counter.told())

    counter.press("second_eyes", f"{ticket}:{number}", by="U0MIA")
    counter.press("second_eyes", f"{ticket}:{number}", by="U0MIA")

    assert counter.send_all() == [THANKS]
    assert [(reply.approved_by, reply.text) for reply in counter.replies()] == [("U0MIA", THANKS)]
    assert spent(counter) == 3_000


def test_a_refused_offer_gives_its_money_back_once(counter: Counter) -> None:
    ticket = counter.ticket(reply=VOUCHER)
    offer(counter, ticket, amount="30")
    number = offers(counter)[0].id

    for _ in range(3):
        counter.press("refuse_offer", f"{ticket}:{number}", by="U0MIA")
    counter.press("second_eyes", f"{ticket}:{number}", by="U0MIA")

    assert (spent(counter), spent(counter, "staff:2026-11:U0SAM"), counter.replies()) == (0, 0, [])


def test_a_dropped_private_message_gives_its_money_back(open_counter: Opened) -> None:
    platform = Whispering()
    counter = open_counter(platform)
    ticket = counter.ticket(reply=VOUCHER)
    offer(counter, ticket)
    private = next(reply for reply in counter.replies() if reply.private)
    counter.jobs.todo = [("send_reply", (private.id,))]
    platform.next_error = Rejected("They take no messages.")
    counter.do("send_reply")

    counter.press("drop", f"{ticket}:{private.id}")

    assert (offers(counter)[0].state, spent(counter)) == ("refused", 0)


MAY_NOT_BE = (
    ({"amount": "41"}, "one customer"),
    ({"amount": "many"}, "figures"),
    ({"amount": "5"}, "names EUR 20"),
    ({"public": VOUCHER}, "move it to a DM"),
    ({"public": "Hi [name], I'm sorry."}, "fill in"),
    ({"private": "Hi [name], a voucher for you."}, "fill in"),
    ({"private": ""}, "empty"),
)


def test_what_may_not_be_is_refused_and_costs_nothing(counter: Counter) -> None:
    ticket = counter.ticket(reply=VOUCHER)

    for changes, why in MAY_NOT_BE:
        assert why in errors(offer(counter, ticket, **changes))

    assert (spent(counter), offers(counter), counter.replies()) == (0, [], [])


def test_what_needs_a_tick_is_asked_and_then_goes_out(counter: Counter) -> None:
    ticket = counter.ticket(reply=VOUCHER)
    gift = f"{GIFT} My colleague Priya has packed it."
    view = opened(counter, ticket)

    asked = json.loads(counter.submit(view, public=THANKS, private=gift, amount="20").body)
    assert asked["response_action"] == "update"
    assert view_problems(asked["view"]) == []
    assert counter.replies() == []

    counter.submit(asked["view"], public=THANKS, private=gift, amount="20", ticks=["invented"])
    assert counter.send_all() == [THANKS]


def test_the_same_window_submitted_many_times_gives_once(counter: Counter) -> None:
    ticket = counter.ticket(reply=VOUCHER)
    view = opened(counter, ticket)
    typed = {"public": THANKS, "private": GIFT, "amount": "20"}

    for trigger in ("same", "same", "", ""):
        counter.submit(view, trigger=trigger, **typed)

    assert (len(offers(counter)), spent(counter), counter.send_all()) == (1, 2_000, [THANKS])


def test_each_of_the_three_limits_holds(counter: Counter) -> None:
    other = Author("a2", "jo", "Jo Lind", "", 1)
    first, second = counter.ticket(reply=VOUCHER), counter.ticket(reply=VOUCHER)
    assert errors(offer(counter, first, amount="25")) == ""

    assert "one customer may get in a month has left: EUR 15" in errors(offer(counter, second, amount="20"))
    assert errors(offer(counter, counter.ticket(reply=VOUCHER, author=other), amount="25")) == ""
    third = counter.ticket(reply=VOUCHER, author=Author("a3", "al", "Al", "", 1))
    assert "one of us may give in a month has left: EUR 10" in errors(offer(counter, third, amount="20"))
    assert errors(offer(counter, third, amount="25", by="U0MIA")) == ""
    fourth = counter.ticket(reply=VOUCHER, author=Author("a4", "bo", "Bo", "", 1))
    assert errors(offer(counter, fourth, amount="25", by="U0MIA")) == ""
    fifth = counter.ticket(reply=VOUCHER, author=Author("a5", "cy", "Cy", "", 1))
    assert "this month's budget has left: EUR 0" in errors(offer(counter, fifth, amount="20", by="U0MIA"))
    assert spent(counter) == 10_000


def test_a_hundred_at_once_never_give_more_than_there_is(counter: Counter) -> None:
    people = [Author(f"b{n}", f"b{n}", f"Bea {n}", "", 1) for n in range(100)]
    tickets = [counter.ticket(reply=VOUCHER, author=person) for person in people]

    def give(number: int) -> bool:
        wanted = Wanted(tickets[number], 1, THANKS, "Hi, a €7 voucher for you, I'm sorry about the kettle.", 700)
        try:
            with counter.sessions.begin() as session:
                place = Place(counter.platform, counter.settings, NOW)
                propose(session, wanted, place, by=SAM if number % 2 else MIA)
        except Refused:
            return False
        return True

    with ThreadPoolExecutor(20) as hands:
        given = sum(hands.map(give, range(100)))

    assert given == 100 // 7
    assert spent(counter) == 700 * given == sum(row.cents for row in offers(counter))
    assert spent(counter, "staff:2026-11:U0SAM") + spent(counter, "staff:2026-11:U0MIA") == 700 * given
    assert len(counter.replies()) == given
