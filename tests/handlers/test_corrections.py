"""One click on the card's menu sets right what triage said."""

from sqlalchemy import select

from bot.slack import card as face
from bot.store.learning import LabelRow
from bot.store.tables import EventRow, TicketRow
from tests.factories import NOW
from tests.handlers.counter import Counter
from tests.slack.limits import message_problems


def menu(counter: Counter, ticket: int) -> dict[str, list[str]]:
    """Return the values that the card's menu offers, by their headings."""
    with counter.sessions() as session:
        shown = face.render(counter.desk.card(session, ticket), NOW)
    assert message_problems(shown.text, shown.blocks) == []
    rows = [element for block in shown.blocks if block["type"] == "actions" for element in block["elements"]]
    groups = next(element for element in rows if element["action_id"] == "correct")["option_groups"]
    return {group["label"]["text"]: [option["value"] for option in group["options"]] for group in groups}


def test_one_click_corrects_redrafts_and_shows_it(counter: Counter) -> None:
    ticket = counter.ticket()
    offered = menu(counter, ticket)
    assert f"{ticket}:topic=billing" in offered["About"]
    assert f"{ticket}:topic=delivery" not in offered["About"]

    counter.choose("correct", f"{ticket}:topic=billing")
    counter.do("draft")

    assert counter.draft(ticket)[0] == 2
    assert f"{ticket}:topic=delivery" in menu(counter, ticket)["About"]
    assert ("show_card", (ticket,)) in counter.jobs.todo


def test_the_same_click_delivered_twice_is_one_correction(counter: Counter) -> None:
    ticket = counter.ticket()
    option = {"value": f"{ticket}:category=praise", "text": {"type": "plain_text", "text": "?"}}
    for _ in range(2):
        counter._act({"action_id": "correct", "type": "static_select", "selected_option": option}, "U0SAM", "t-once")

    with counter.sessions() as session:
        assert session.scalars(select(LabelRow.category)).all() == ["praise"]
        assert len(session.scalars(select(EventRow).where(EventRow.action == "correct")).all()) == 1


def test_who_may_not_decide_may_not_correct(counter: Counter) -> None:
    ticket = counter.ticket()

    counter.choose("correct", f"{ticket}:priority=urgent", by="U0STRANGER")

    with counter.sessions() as session:
        assert session.get_one(TicketRow, ticket).priority != "urgent"
    assert any("Only the support team" in words for words in counter.told())


def test_a_raised_priority_calls_the_group_of_its_route_in_the_thread(counter: Counter) -> None:
    ticket = counter.ticket()

    counter.choose("correct", f"{ticket}:priority=urgent")

    assert [job for job, _ in counter.jobs.todo if job == "say"] == ["say"]
