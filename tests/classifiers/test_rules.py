import time

import pytest

from bot.classifiers.base import Classifier
from bot.classifiers.rules import RulesClassifier
from bot.domain.triage import Category
from tests.classifiers.samples import COMPLAINTS, a_post, judged
from tests.domain.outside import as_post, conversations, hostile_texts


@pytest.fixture(scope="module")
def classifier() -> Classifier:
    return RulesClassifier()


@pytest.mark.parametrize(
    ("text", "language", "topic"),
    [
        *COMPLAINTS,
        ("The invoice shows a fee nobody told me about", "en", "billing"),
        ("the app crashes whenever I try to pay", "en", "app"),
        ("Your agent was rude and hung up on me", "en", "conduct"),
        ("there was smoke coming from the plug of the kettle", "en", "safety"),
        ("I can see someone else's order in my account, so much for privacy", "en", "privacy"),
    ],
)
def test_complaints_are_known_with_topic_and_language(
    classifier: Classifier, text: str, language: str, topic: str
) -> None:
    found = judged(classifier, text)

    assert (found.category, found.language, found.topic) == (Category.COMPLAINT, language, topic)
    assert found.probability > 0.5


@pytest.mark.parametrize(
    "text",
    [
        "Credit where due: @LarkHarbour answered on a Sunday",
        "the new lamp is lovely, well done",
        "Vielen Dank, der Service war super!",
        "Merci beaucoup, service parfait",
    ],
)
def test_praise_is_known(classifier: Classifier, text: str) -> None:
    assert judged(classifier, text).category is Category.PRAISE


@pytest.mark.parametrize(
    "text",
    ["does the base fit the older jug?", "what are your opening hours on friday?", "Wann öffnet ihr am Freitag?"],
)
def test_questions_are_known(classifier: Classifier, text: str) -> None:
    assert judged(classifier, text).category is Category.QUESTION


@pytest.mark.parametrize(
    "text", ["", "   ", "🔥🔥🔥", "WIN a free voucher now >> click my bio @LarkHarbour", "https://x.example"]
)
def test_nothing_but_blatant_spam_and_emptiness_is_noise(classifier: Classifier, text: str) -> None:
    assert judged(classifier, text).category is Category.NOISE


def test_spam_words_in_a_complaint_do_not_hide_it(classifier: Classifier) -> None:
    text = (
        "I ordered with your promo code, the parcel never arrived, second time, terrible service, I want my money back"
    )

    assert judged(classifier, text).category is Category.COMPLAINT


def test_thanks_for_nothing_is_no_praise(classifier: Classifier) -> None:
    assert judged(classifier, "Thanks for nothing @LarkHarbour").category is Category.COMPLAINT


def test_cues_are_the_posts_own_words(classifier: Classifier) -> None:
    found = judged(classifier, "My parcel is LATE, and Broken")

    assert found.cues == ("LATE", "Broken")


def test_a_text_too_short_to_tell_takes_the_platforms_language(classifier: Classifier) -> None:
    assert judged(classifier, "ok", "fr-CA").language == "fr"
    assert judged(classifier, "🔥").language == "en"


def test_answers_come_in_the_order_of_the_posts(classifier: Classifier) -> None:
    found = classifier.judge([a_post("kaputt, geht nicht, schlecht"), a_post("lovely lamp, thank you")])

    assert [one.category for one in found] == [Category.COMPLAINT, Category.PRAISE]
    assert classifier.judge([]) == []


def test_no_hostile_text_raises_or_takes_long(classifier: Classifier) -> None:
    texts = hostile_texts()
    before = time.perf_counter()

    found = classifier.judge([a_post(text) for text in texts])

    assert all(0 <= one.probability <= 1 for one in found)
    assert time.perf_counter() - before < 0.02 * len(texts)


def test_the_replay_is_read_well(classifier: Classifier) -> None:
    rows = conversations()

    found = classifier.judge([as_post(row["posts"][0]) for row in rows])

    complaints = [one for row, one in zip(rows, found, strict=True) if row["labels"]["is_complaint"]]
    assert sum(one.category is Category.COMPLAINT for one in complaints) > 0.8 * len(complaints)
    assert sum(row["lang"] == one.language for row, one in zip(rows, found, strict=True)) > 0.98 * len(rows)
