import time

import pytest

from bot.classifiers.base import Classifier
from bot.classifiers.corpus import Labelled
from bot.classifiers.learner import Lesson
from bot.classifiers.linear import LinearClassifier
from bot.domain.triage import Category
from tests.classifiers.samples import COMPLAINTS, a_post, judged
from tests.domain.outside import as_post, conversations, hostile_texts


@pytest.fixture(scope="module")
def classifier() -> LinearClassifier:
    made = LinearClassifier()
    made.prepare()
    return made


@pytest.mark.parametrize(("text", "language", "topic"), COMPLAINTS)
def test_complaints_are_known_with_topic_and_language(
    classifier: Classifier, text: str, language: str, topic: str
) -> None:
    found = judged(classifier, text)

    assert (found.category, found.language, found.topic) == (Category.COMPLAINT, language, topic)
    assert found.classifier == "linear"


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("the new lamp is lovely, well done", Category.PRAISE),
        ("Vielen Dank, der Service war super!", Category.PRAISE),
        ("no complaints at all, couldn't be happier", Category.PRAISE),
        ("does the base fit the older jug?", Category.QUESTION),
        ("what are your opening hours on friday?", Category.QUESTION),
        ("WIN a free voucher now >> click my bio @LarkHarbour", Category.NOISE),
        ("just sent you a DM", Category.NOISE),
        ("", Category.NOISE),
        ("🔥🔥🔥", Category.NOISE),
    ],
)
def test_what_is_no_complaint_is_told_apart(classifier: Classifier, text: str, category: Category) -> None:
    found = judged(classifier, text)

    assert found.category is category
    assert found.probability < 0.5
    assert found.cues == ()


def test_cues_are_the_posts_own_words(classifier: Classifier) -> None:
    text = "My parcel is LATE, and the lid came Broken"

    found = judged(classifier, text)

    assert {"LATE", "Broken"} & {word for cue in found.cues for word in cue.split()}
    assert 1 <= len(found.cues) <= 4
    assert all(cue in text for cue in found.cues)


@pytest.mark.parametrize("left_over", ["\\n", "&amp;", "&#39;"])
def test_what_an_export_leaves_in_a_text_changes_nothing(classifier: Classifier, left_over: str) -> None:
    found = judged(classifier, f"Lovely lamp.{left_over}but the shade came broken")

    assert found.probability == judged(classifier, "Lovely lamp. but the shade came broken").probability


def test_a_word_that_stands_everywhere_is_no_cue(classifier: Classifier) -> None:
    found = judged(classifier, "and the and the parcel never came and the refund and the driver was rude")

    assert not {"and", "the", "was"} & set(found.cues)


def test_what_may_yet_be_a_complaint_is_not_put_aside_as_noise(classifier: Classifier) -> None:
    found = classifier.judge([as_post(row["posts"][0]) for row in conversations()])

    assert not [one for one in found if one.category is Category.NOISE and one.probability >= 0.3]


def test_a_fire_is_a_complaint_however_calmly_it_is_told(classifier: Classifier) -> None:
    assert judged(classifier, "My kettle caught fire and burnt my hand").category is Category.COMPLAINT


@pytest.mark.parametrize(
    "text",
    [
        "@LarkHarbour my kettle exploded lol",
        "@LarkHarbour your kettle burnt my hand haha",
        "lol @LarkHarbour smoke again",
    ],
)
def test_danger_told_as_a_joke_is_not_put_aside(classifier: Classifier, text: str) -> None:
    assert judged(classifier, text).category is not Category.NOISE


def test_answers_come_in_the_order_of_the_posts_whatever_the_batch(classifier: Classifier) -> None:
    texts = ["kaputt, geht nicht, schlecht", "lovely lamp, thank you"] * 200

    found = classifier.judge([a_post(text) for text in texts])

    assert [one.category for one in found] == [Category.COMPLAINT, Category.PRAISE] * 200
    assert found[0] == judged(classifier, texts[0])
    assert classifier.judge([]) == []


def test_no_hostile_text_raises(classifier: Classifier) -> None:
    texts = hostile_texts()

    found = classifier.judge([a_post(text) for text in texts])

    assert len(found) == len(texts)
    assert all(0 <= one.probability <= 1 for one in found)


@pytest.mark.parametrize("piece", ["why is my parcel late? ", "a", "!", "@a ", "😡"])
def test_a_million_characters_are_cut_before_they_cost_anything(classifier: Classifier, piece: str) -> None:
    text = (piece * 1_000_000)[:1_000_000]
    judged(classifier, text)
    before = time.process_time()

    judged(classifier, text)

    assert time.process_time() - before < 0.1


def test_the_replay_is_read_well(classifier: Classifier) -> None:
    rows = conversations()

    found = classifier.judge([as_post(row["posts"][0]) for row in rows])

    complaints = [row["labels"]["is_complaint"] for row in rows]
    right = [is_one == (one.category is Category.COMPLAINT) for is_one, one in zip(complaints, found, strict=True)]
    assert sum(right) > 0.9 * len(rows)


def test_a_teams_own_examples_are_learnt() -> None:
    """Among 3,800 posts of ours a few of theirs are heard where they speak of things of their own."""
    text = "the flumph is grobbling"
    own = [Labelled(f"{text} {where}", Category.COMPLAINT) for where in ("again", "today", "at home", "in March")]
    without, with_them = LinearClassifier(), LinearClassifier(lesson=Lesson(own))

    before, after = judged(without, text), judged(with_them, text)

    assert after.probability > before.probability


def test_nothing_is_trained_until_it_is_asked() -> None:
    before = time.process_time()

    made = LinearClassifier()

    assert made.name == "linear"
    assert vars(made)["_learnt"] is None
    assert time.process_time() - before < 2
