import json
from pathlib import Path

from bot.classifiers.rules import RulesClassifier
from bot.classifiers.topics import Topics
from bot.domain.topics import DEFAULT_TOPICS, OTHER
from bot.domain.words.text import read
from tests.classifiers.samples import a_post

LINES = Path(__file__).parent / "about" / "topics.jsonl"


def test_the_default_topics_are_told_apart_in_seven_languages() -> None:
    rows = [json.loads(line) for line in LINES.read_text("utf-8").splitlines()]
    topics = Topics()

    right = [row for row in rows if topics.of(read(row["text"])) == row["topic"]]

    assert {row["topic"] for row in rows} == {*DEFAULT_TOPICS, OTHER}
    assert {row["lang"] for row in rows} == {"en", "de", "fr", "es", "it", "pt", "nl"}
    assert len(right) >= 0.95 * len(rows)


def test_a_teams_own_topic_is_found_by_its_words() -> None:
    topics = Topics({"recycling": ("recycl*", "too much plastic"), "delivery": ()})

    assert topics.of(read("Why so much wrapping? None of it is recyclable")) == "recycling"
    assert topics.of(read("The parcel is late")) == "delivery"


def test_only_the_topics_that_a_team_lists_are_given() -> None:
    topics = Topics({"delivery": ()})

    assert topics.of(read("The invoice is wrong")) == OTHER
    assert topics.of(read("It caught fire, the parcel")) == "delivery"


def test_a_teams_words_come_on_top_of_ours() -> None:
    topics = Topics({"delivery": ("drone",), "billing": ()})

    assert topics.of(read("Your drone sits on my roof")) == "delivery"
    assert topics.of(read("The courier sits on my roof")) == "delivery"


def test_the_classifier_takes_a_teams_topics() -> None:
    classifier = RulesClassifier({"recycling": ("recycl*",)})

    assert classifier.judge([a_post("Terrible, nothing here is recyclable")])[0].topic == "recycling"
