"""What a card says of others who say the same."""

from dataclasses import replace

from bot.domain.card import Also, ReplyState, Similar
from bot.domain.ticket import Status
from bot.slack.card import render
from tests.slack.limits import strings
from tests.slack.samples import MAIL, NOW, OTHERS, card, reply


def words(*also: Also, **changes: object) -> str:
    return "\n".join(strings(render(card(also=also, **changes), NOW).blocks))


def labels(*also: Also, status: Status = Status.PENDING) -> list[str]:
    made = render(card(also=also, status=status, reply=reply(ReplyState.SENT)), NOW).blocks
    elements = [element for block in made if block["type"] == "actions" for element in block["elements"]]
    return [element["text"]["text"] for element in elements if element["action_id"] == "answer_next"]


def test_the_same_persons_other_post_is_named_with_its_place() -> None:
    toot = Also("mastodon", "Mastodon", "https://toot.city/@maya/2", same_person=True)

    assert "Also posted on E-mail, <https://toot.city/@maya/2|Mastodon ↗> (not answered)" in words(MAIL, toot)


def test_others_are_counted_and_it_is_said_who_has_no_answer() -> None:
    settled = tuple(replace(one, settled=True) for one in OTHERS[:2])

    assert "1 other post says the same: <https://x.example/1|X ↗> (not answered)" in words(OTHERS[1])
    assert "60 other posts say the same" in words(*OTHERS)
    assert "and 55 more (not answered, 1 wrote again)" in words(*OTHERS)
    assert "(1 not answered)" in words(*settled, OTHERS[2])
    assert "(answered)" in words(*settled)


def test_a_card_with_nobody_else_says_nothing_of_it() -> None:
    assert "same" not in words()


def test_the_next_one_is_offered_once_the_first_is_answered_and_while_somebody_is_left() -> None:
    assert labels(OTHERS[1]) == ["Answer the next"]
    assert labels(MAIL) == ["Answer there too"]
    assert labels(replace(MAIL, settled=True)) == []
    assert labels(OTHERS[1], status=Status.NEW) == []


def test_similar_tickets_are_links_to_their_cards_and_their_words_are_never_live() -> None:
    bad = "<!channel> *bold* kettle"
    similar = (Similar(12, True, bad, "C1", "1.25"), Similar(7, False, "lid leaks"))
    blocks = render(card(similar=similar, workspace="https://lark.slack.com/"), NOW).blocks
    line = next(block for block in blocks if "Similar" in str(block))

    assert [element["text"] for element in line["elements"]] == [
        "Similar, open: <https://lark.slack.com/archives/C1/p125|#12 ↗>",
        f"«{bad}»",
        "Last similar, closed: #7",
        "«lid leaks»",
    ]
    assert [element["type"] for element in line["elements"]] == ["mrkdwn", "plain_text"] * 2
