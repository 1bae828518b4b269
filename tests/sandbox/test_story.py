"""The story that the demo plays, the replays that it can play instead, and what is due when."""

import json
from collections import Counter
from pathlib import Path

import pytest

from bot.sandbox.feed import Step, Teller, Timing, Told, due
from bot.sandbox.replay import ReplayError, addressed, read, stranger
from bot.sandbox.story import STORY, Actor, Deed, Line
from bot.sandbox.town import Json, Town, TownError

ANN = Actor("ann", "Ann Low", 12)
BOB = Actor("bob", "Bob Hill", 30)


class Wall(Town):
    """A town of one wall, in memory: what people put there can be read off `posts`."""

    def __init__(self) -> None:
        super().__init__("http://127.0.0.1:9", "token")
        self.posts: list[Json] = []
        self.deleted: list[str] = []

    def post(self, posts: object) -> list[Json]:
        made = []
        for body in list(posts):  # type: ignore[call-overload]
            target = body.get("in_reply_to")
            if target in self.deleted:
                raise TownError("That post is gone.")
            talk = next((post["conversation"] for post in self.posts if post["id"] == target), None)
            number = f"p{len(self.posts)}"
            made.append({**body, "id": number, "conversation": talk or number})
            self.posts.append(made[-1])
        return made

    def delete_post(self, post_id: str) -> None:
        self.deleted.append(post_id)

    def answer(self, post_id: str, text: str = "Sorry.") -> dict[str, str]:
        made = self.post([{"handle": "LarkHarbour", "text": text, "in_reply_to": post_id}])[0]
        return {"id": made["id"], "conversation": made["conversation"]}


def told(wall: Wall) -> list[tuple[str, str | None]]:
    return [(post["text"], post.get("in_reply_to")) for post in wall.posts if post["handle"] != "LarkHarbour"]


# --- the story --------------------------------------------------------------------------------------------------------


def test_the_story_has_forty_posts_by_some_two_dozen_people_in_four_languages() -> None:
    posts = [line for line in STORY if line.deed is Deed.POST]

    assert 35 <= len(posts) <= 50
    assert 20 <= len({line.who.handle for line in STORY}) <= 30
    assert {line.lang for line in posts} == {"en", "de", "fr", "es"}


def test_each_line_points_to_an_earlier_one() -> None:
    known: set[str] = set()
    for line in STORY:
        assert not line.to or line.to in known, line
        known.add(line.key)


def test_no_two_lines_share_a_key_and_no_person_has_two_faces() -> None:
    keys = Counter(line.key for line in STORY if line.key)

    assert max(keys.values()) == 1
    assert len({line.who for line in STORY}) == len({line.who.handle for line in STORY})


def test_the_lines_stand_in_order_of_time_and_last_a_few_minutes() -> None:
    times = [line.at for line in STORY if not line.answered]

    assert times == sorted(times)
    assert 150 <= times[-1] <= 300


def test_everything_that_is_posted_reaches_the_brand_by_its_handle_or_its_name() -> None:
    starts = [line for line in STORY if line.deed is Deed.POST and not line.to]

    assert all("@larkharbour" in line.text.lower() or "lark harbour" in line.text.lower() for line in starts)


def test_each_post_would_fit_on_the_network() -> None:
    assert all(0 < len(line.text) <= 500 for line in STORY if line.deed in (Deed.POST, Deed.EDIT))


def test_the_story_has_an_edit_a_deletion_and_somebody_whom_many_people_read() -> None:
    assert {Deed.EDIT, Deed.DELETE, Deed.LIKE} <= {line.deed for line in STORY}
    assert max(line.who.followers for line in STORY) > 20_000


# --- what is due ------------------------------------------------------------------------------------------------------


def test_a_line_comes_at_its_time() -> None:
    early, late = Line(1, ANN, text="one"), Line(5, ANN, text="two")

    assert due([early, late], Told(), now=2, timing=Timing()) == [Step(early)]


def test_a_faster_pace_brings_it_sooner() -> None:
    late = Line(5, ANN, text="two")

    assert due([late], Told(), now=0, timing=Timing(pace=0)) == [Step(late)]


def test_an_answer_waits_for_the_post_that_it_answers() -> None:
    line = Line(0, ANN, text="me too", to="first")

    assert due([line], Told(), now=9, timing=Timing()) == []
    assert due([line], Told(ids={"first": "p1"}), now=9, timing=Timing()) == [Step(line, "p1")]


def test_who_waits_for_the_brand_writes_only_after_its_answer() -> None:
    wall = Wall()
    lines = [Line(0, ANN, text="Where is it?", key="ann"), Line(3, ANN, text="Thanks.", to="ann", answered=True)]
    teller = Teller(wall, lines, Timing())
    teller.tell(1)
    teller.tell(60)
    assert told(wall) == [("Where is it?", None)]

    answer = wall.answer("p0")
    teller.heard([answer], now=61)
    teller.tell(62)
    teller.tell(64)

    assert told(wall)[1:] == [("Thanks.", answer["id"])]


def test_an_answer_from_before_a_post_does_not_answer_it() -> None:
    wall = Wall()
    lines = [
        Line(0, ANN, text="Where is it?", key="one"),
        Line(0, ANN, text="Still nothing.", key="two", to="one", answered=True),
        Line(0, ANN, text="Hello?", to="two", answered=True),
    ]
    teller = Teller(wall, lines, Timing())
    teller.tell(1)
    first = wall.answer("p0")
    for now in (2, 3, 4):
        teller.heard([first], now=now)
        teller.tell(now)

    assert [text for text, _ in told(wall)] == ["Where is it?", "Still nothing."]


def test_in_a_replay_who_gets_no_answer_writes_again_once_all_is_quiet() -> None:
    wall = Wall()
    lines = [Line(0, ANN, text="Where is it?", key="ann"), Line(0, ANN, text="Hello?", to="ann", answered=True)]
    teller = Teller(wall, lines, Timing(insist=True))
    teller.tell(1)
    teller.tell(2)
    assert not teller.exhausted()

    teller.tell(3, quiet=True)

    assert told(wall)[1:] == [("Hello?", "p0")]
    assert teller.exhausted()


def test_in_the_story_who_gets_no_answer_stays_silent() -> None:
    wall = Wall()
    lines = [Line(0, ANN, text="Where is it?", key="ann"), Line(0, ANN, text="Thanks!", to="ann", answered=True)]
    teller = Teller(wall, lines, Timing())
    teller.tell(1)

    teller.tell(3, quiet=True)

    assert len(wall.posts) == 1
    assert teller.finished()
    assert teller.exhausted()


def test_what_follows_a_waiting_line_does_not_keep_the_story_from_being_finished() -> None:
    wall = Wall()
    lines = [
        Line(0, ANN, text="Where is it?", key="one"),
        Line(0, ANN, text="Hello?", key="two", to="one", answered=True),
        Line(0, BOB, text="Same here.", key="three", to="two"),
        Line(0, ANN, text="Really?", to="three"),
    ]
    teller = Teller(wall, lines, Timing())
    assert not teller.finished()

    teller.tell(1)

    assert teller.finished()


def test_no_more_posts_come_in_a_second_than_agreed() -> None:
    wall = Wall()
    teller = Teller(wall, [Line(0, ANN, text=f"{n}") for n in range(50)], Timing(per_second=10))

    teller.tell(1)
    teller.tell(2)

    assert [text for text, _ in told(wall)] == [str(n) for n in range(20)]


def test_a_deleted_post_is_no_longer_among_the_posted_ones() -> None:
    wall = Wall()
    lines = [Line(0, ANN, text="Oops", key="oops"), Line(1, ANN, to="oops", deed=Deed.DELETE)]
    teller = Teller(wall, lines, Timing())
    teller.tell(0.5)
    assert teller.posted == ["p0"]

    teller.tell(2)

    assert teller.posted == []
    assert wall.deleted == ["p0"]


def test_an_answer_to_a_post_that_is_gone_is_left_out() -> None:
    wall = Wall()
    teller = Teller(wall, [Line(0, ANN, text="Oops", key="oops"), Line(2, BOB, text="What?", to="oops")], Timing())
    teller.tell(1)
    wall.delete_post("p0")

    teller.tell(3)

    assert teller.finished()
    assert teller.posted == ["p0"]


# --- replays ----------------------------------------------------------------------------------------------------------


def test_a_table_with_id_and_text_is_read_and_addressed_to_the_brand(tmp_path: Path) -> None:
    table = tmp_path / "posts.csv"
    table.write_text('id,text,label\n7,"Where is it,\nplease?",1\n8,"  ",0\n9,hey @larkharbour!,1\n', encoding="utf-8")

    lines = read(table)

    assert [line.text for line in lines] == ["@LarkHarbour Where is it,\nplease?", "hey @larkharbour!"]
    assert [line.key for line in lines] == ["7", "9"]


def test_a_limit_cuts_a_replay(tmp_path: Path) -> None:
    table = tmp_path / "posts.csv"
    table.write_text("id,text\n" + "".join(f"{n},post {n}\n" for n in range(9)), encoding="utf-8")

    assert len(read(table, limit=4)) == 4


@pytest.mark.parametrize("separator", ["\u2028", "\x0b", "\x85"])
def test_unusual_line_separators_stay_inside_a_post(tmp_path: Path, separator: str) -> None:
    table = tmp_path / "posts.csv"
    table.write_text(f"id,text\n1,one{separator}two\n", encoding="utf-8")

    assert [line.text for line in read(table)] == [f"@LarkHarbour one{separator}two"]


def test_authors_are_made_up_from_the_id_always_the_same_ones() -> None:
    assert stranger("22631081115127808") == stranger("22631081115127808")
    assert len({stranger(str(n)).handle for n in range(3_000)}) == 3_000


def test_handles_made_up_are_ones_that_the_network_takes() -> None:
    for post_id in ("22631081115127808", "", "ünï-cödé", "a b/c"):
        assert stranger(post_id).handle.isascii()
        assert 0 < len(stranger(post_id).handle) <= 40


def test_a_conversation_keeps_the_customers_posts_and_waits_for_the_brand(tmp_path: Path) -> None:
    record = {
        "conversation": "1",
        "lang": "de",
        "posts": [
            {"id": "1", "author": "@eda", "name": "Eda K", "followers": 3, "inbound": True, "text": "Kaputt."},
            {"id": "2", "author": "@LarkHarbour", "name": "L", "followers": 9, "inbound": False, "text": "Sorry"},
            {"id": "3", "author": "@eda", "name": "Eda K", "followers": 3, "inbound": True, "text": "Danke."},
            {"id": "4", "author": "@eda", "name": "Eda K", "followers": 3, "inbound": True, "text": "Und jetzt?"},
        ],
    }
    file = tmp_path / "talk.jsonl"
    file.write_text(json.dumps(record) + "\n\n", encoding="utf-8")

    lines = read(file)

    assert [(line.text, line.to, line.answered) for line in lines] == [
        ("@LarkHarbour Kaputt.", "", False),
        ("Danke.", "1", True),
        ("Und jetzt?", "3", False),
    ]
    assert {line.lang for line in lines} == {"de"}
    assert lines[0].who == Actor("eda", "Eda K", 3)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("posts.csv", "number,words\n1,hi\n", "columns id and text"),
        ("posts.csv", "id,text\n", "no posts"),
        ("talk.jsonl", "not json\n", "line 1"),
        ("talk.jsonl", '{"posts": [{"id": "1"}]}\n', "line 1"),
    ],
)
def test_a_file_that_is_no_replay_is_named_with_what_is_wrong(
    tmp_path: Path, name: str, content: str, words: str
) -> None:
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")

    with pytest.raises(ReplayError, match=words):
        read(file)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReplayError, match=r"nowhere\.csv"):
        read(tmp_path / "nowhere.csv")


def test_a_post_that_names_the_brand_is_left_as_it_is() -> None:
    assert addressed("Hey @LARKHARBOUR") == "Hey @LARKHARBOUR"
    assert addressed("Hey") == "@LarkHarbour Hey"
    assert addressed("@LarkHarbourdo you deliver?") == "@LarkHarbour @LarkHarbourdo you deliver?"
    assert addressed("Please, @larkharbour.Thanks") == "Please, @larkharbour.Thanks"
