"""Other words on the card: the two drafts, own words, saved replies, what staff changed, and what the team knows."""

import json
from datetime import timedelta
from difflib import SequenceMatcher
from pathlib import Path

from bot.domain.post import Author
from bot.flow import drafts, knowledge, report
from bot.slack import answers
from tests.factories import NOW
from tests.handlers.counter import Counter
from tests.slack.limits import message_problems, view_problems

POST = "@LarkHarbour my kettle has not arrived for nine days and the parcel is late"
MENDED = "Hi Maya, nine days without the kettle: I'm sorry. I'm asking the depot now and will write here by 14:30."
JO = Author("a9", "jo", "Jo Lind", "", 5)
KNOWN = "## Late parcels\nA late parcel is traced within 3 working days.\n"


def redraft(counter: Counter, ticket: int, how: str) -> str:
    counter.choose("redraft", f"{ticket}:{how}")
    counter.do("draft")
    return counter.draft(ticket)[1]


def edit(counter: Counter, ticket: int, text: str) -> None:
    counter.press("edit", f"{ticket}:{counter.draft(ticket)[0]}")
    counter.submit(counter.window(), reply=text, after=["send"])


def test_there_is_a_second_different_draft_and_one_can_go_back_and_forth(counter: Counter) -> None:
    ticket = counter.ticket(POST)
    first = counter.draft(ticket)[1]

    second = redraft(counter, ticket, "other")

    assert SequenceMatcher(None, first.split(), second.split()).ratio() < 0.7
    assert [redraft(counter, ticket, "other") for _ in range(3)] == [first, second, first]


def test_own_words_are_asked_for_and_stand_in_the_next_draft(counter: Counter) -> None:
    ticket = counter.ticket(POST)
    counter.choose("redraft", f"{ticket}:own")
    view = counter.window()

    assert view_problems(view) == []
    counter.submit(view, wish="say that the parcel left today")
    counter.do("draft")

    assert "The parcel left today." in counter.draft(ticket)[1]
    assert counter.replies() == []


def test_an_approved_reply_is_saved_with_one_click_and_offered_on_the_next_card(counter: Counter) -> None:
    first = counter.ticket(POST)
    edit(counter, first, MENDED)
    counter.send_all()
    counter.press("save_reply", f"{first}:0")
    counter.press("save_reply", f"{first}:0")

    second = counter.ticket("@LarkHarbour where is my parcel?", author=JO)
    with counter.sessions() as session:
        card = counter.desk.card(session, second)
        number, title = card.saved[0]
    counter.choose("saved", f"{second}:{number}")

    assert len(card.saved) == 1
    assert title.startswith("[…] days without the kettle")
    _, text, blocking = counter.draft(second)
    assert text.startswith("Hi Jo, […] days without the kettle")
    assert blocking == ["placeholder"]
    assert any("saved already" in words for words in counter.told())


def test_the_report_says_how_many_were_approved_unchanged_and_what_was_removed(counter: Counter) -> None:
    wordy = "I'm asking the depot now. Thank you for your patience with us."
    for number in range(3):
        ticket = counter.ticket(POST, reply=f"Hi Maya, I'm sorry about the kettle. {wordy}")
        if number:
            edit(counter, ticket, "Hi Maya, I'm sorry about the kettle. I'm asking the depot now.")
        else:
            counter.press("approve", f"{ticket}:1")
    with counter.sessions() as session:
        summary = report.summary(session, {}, zone="UTC", now=NOW)
        later = report.summary(session, {}, zone="UTC", now=NOW + timedelta(days=31))

    assert (summary.approved, summary.unchanged, later.approved) == (3, 1, 0)
    assert summary.removed == ("thank you for your patience with us",)
    shown = answers.status(summary, NOW)
    assert message_problems(shown.text, shown.blocks) == []
    assert "33 % of 3 drafts approved unchanged; most removed: «thank you" in json.dumps(
        shown.blocks, ensure_ascii=False
    )


def test_the_next_brief_has_what_was_approved_and_changed_but_not_of_the_same_ticket(counter: Counter) -> None:
    first = counter.ticket(POST, reply="Hi Maya, I'm sorry about the kettle. I'm on it.")
    edit(counter, first, MENDED)
    counter.send_all()
    second = counter.ticket("@LarkHarbour the parcel is late")
    with counter.sessions() as session:
        briefs = [drafts.brief(session, each, counter.settings, limit=500, now=NOW) for each in (second, first)]

    assert [(brief.approved, [edit.approved for edit in brief.edits]) for brief in briefs] == [
        ((MENDED,), [MENDED]),
        ((), []),
    ]
    assert [post.text for post in briefs[0].earlier] == [POST]


def test_what_the_files_say_is_found_is_true_and_is_the_next_step(counter: Counter, tmp_path: Path) -> None:
    (tmp_path / "delivery.md").write_text(KNOWN, encoding="utf-8")
    (tmp_path / "broken.md").write_bytes(b"\xff\xfe")
    found = knowledge.read(tmp_path)
    for _ in range(2):
        with counter.sessions.begin() as session:
            changed = knowledge.keep(session, found)
    assert (len(found), changed) == (1, False)

    ticket = counter.ticket(POST)

    _, text, blocking = counter.draft(ticket)
    assert "A late parcel is traced within 3 working days." in text
    assert blocking == []
    with counter.sessions.begin() as session:
        knowledge.keep(session, ())
    assert "traced" not in counter.draft(counter.ticket(POST))[1]
