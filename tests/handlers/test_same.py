"""«Answer the next»: the card turns to another post that says the same, with a draft of its own."""

from bot.flow import copies
from bot.store.tables import PostRow, TicketRow
from tests.flow.test_copies import by, take_in
from tests.handlers.counter import Counter


def test_a_click_turns_the_card_and_asks_for_a_draft_and_keeps_the_first_post_in_the_thread(counter: Counter) -> None:
    first, second = by("maya"), by("ben")
    ticket = take_in(counter.sessions, counter.desk.recent, first, second).opened[0]
    counter.press("by_hand", str(ticket))
    counter.jobs.todo.clear()

    assert counter.press("answer_next", str(ticket)).status == 200

    with counter.sessions() as session:
        row = session.get_one(TicketRow, ticket)
        assert session.get_one(PostRow, row.post_id).remote_id == second.id
    assert [(job, args) for job, args in counter.jobs.todo if job == "draft"] == [("draft", ([[ticket, 0]],))]
    assert [job for job, _ in counter.jobs.todo if job == "say"] == ["say"]


def test_a_click_too_early_is_refused_with_a_reason_and_changes_nothing(counter: Counter) -> None:
    ticket = take_in(counter.sessions, counter.desk.recent, by("maya"), by("ben")).opened[0]

    counter.press("answer_next", str(ticket))

    assert "Answer that one first" in counter.told()[0]
    with counter.sessions() as session:
        assert session.get_one(TicketRow, ticket).post_id == 1


def test_the_minutes_look_turns_to_whoever_wrote_again(counter: Counter) -> None:
    recent, second = counter.desk.recent, by("ben")
    ticket = take_in(counter.sessions, recent, by("maya"), second).opened[0]
    take_in(counter.sessions, recent, by("ben", "And me?", conversation=second.id))
    counter.press("by_hand", str(ticket))
    counter.jobs.todo.clear()
    counter.jobs.enqueue(None, "chores", "follow_up")

    counter.do("follow_up")

    assert ("draft", ([[ticket, 0]],)) in counter.jobs.todo
    with counter.sessions() as session:
        assert copies.turn_waiting(session, counter.settings, now=counter.desk.now()) == []
