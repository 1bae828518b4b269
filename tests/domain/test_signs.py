import json
import re
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from bot.domain.signs import ORDER, Sign, signs
from bot.domain.words.spotter import Spotter, split
from bot.domain.words.text import read
from bot.domain.words.urgency import LISTS
from tests.domain.outside import hostile_texts

LINES = Path(__file__).parent / "urgent"
CLASSES = ("again", "injury", "leak", "legal", "money", "press", "safety", "vulnerable", "waiting")


def lines() -> list[dict[str, Any]]:
    return [json.loads(line) for file in sorted(LINES.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()]


def shows(text: str, name: str) -> bool:
    found = signs(text)
    return name in found or (name == "safety" and "hazard" in found)


def test_the_lines_are_many_in_every_language_and_class() -> None:
    rows = lines()
    urgent = Counter(row["lang"] for row in rows if row["urgent"])

    assert set(urgent) == {"en", "de", "fr", "es", "it", "pt", "nl"}
    assert min(urgent.values()) >= 40
    assert sum(urgent.values()) >= 300
    assert sum(not row["urgent"] for row in rows) >= 200
    assert {row["class"] for row in rows} == set(CLASSES)


@pytest.mark.parametrize("name", CLASSES)
def test_what_is_pressing_is_found_and_what_only_looks_so_is_not(name: str) -> None:
    rows = [row for row in lines() if row["class"] == name]
    found = [row for row in rows if shows(row["text"], name)]
    meant = [row for row in found if row["urgent"]]

    assert len(meant) >= 0.98 * sum(row["urgent"] for row in rows)
    assert len(meant) >= 0.98 * len(found)


@pytest.mark.parametrize(
    "text",
    [
        "It's not a fire hazard",
        "No one was hurt",
        "Nobody died",
        "I won't sue",
        "There was no smoke or fire",
        "Verletzt wurde niemand",
        "Gefährlich ist das nicht",
        "Personne n'a été blessé",
        "Non è pericoloso",
        "No hubo heridos",
        "Ninguém se magoou",
        "Er raakte niemand gewond",
    ],
)
def test_a_denial_is_no_sign(text: str) -> None:
    assert signs(text) == {}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I can't believe it exploded", "safety"),
        ("It won't stop smoking and nobody told me that it is dangerous", "hazard"),
        ("If you don't answer I'll sue", "legal"),
        ("Se não resolverem vou processar vocês", "legal"),
        ("Une personne blessée, et vous ne dites rien", "injury"),
        ("Not only dangerous but rude", "hazard"),
        ("Das brennt und niemand hilft", "safety"),
        ("vemo-nos no tribunal", "legal"),
    ],
)
def test_a_not_about_something_else_denies_nothing(text: str, name: str) -> None:
    assert name in signs(text)


@pytest.mark.parametrize(
    ("text", "threat"),
    [
        ("They joked “sue me”", False),
        ('The clerk said "call a lawyer then" and laughed', False),
        ("I told them “I will sue”", True),
        ("My lawyer read your “sorry”", True),
        ("Der Verkäufer meinte: „Dann verklagen Sie uns doch!“", False),
    ],
)
def test_a_threat_in_quotes_is_somebody_elses(text: str, threat: bool) -> None:
    assert ("legal" in signs(text)) is threat


def test_a_burn_in_quotes_still_burns() -> None:
    assert "injury" in signs('My son cried "it burned me"')


def test_of_a_question_and_a_statement_the_statement_is_kept() -> None:
    found = signs("Is it a fire hazard? The old one was dangerous.")

    assert found["hazard"] == Sign("hazard", "dangerous", asked=False)
    assert signs("Is it a fire hazard?")["hazard"].asked


def test_when_money_will_be_taken_is_no_money_taken() -> None:
    assert signs("Wann wird der Betrag abgebucht?") == {}
    assert "money" in signs("Why was the amount charged twice?")


def test_signs_come_gravest_first_in_the_authors_words() -> None:
    found = signs("Third time I ask. My HAND is burned, my lawyer knows")

    assert list(found) == [label for label in ORDER if label in found]
    assert found["again"].words == "Third time"
    assert found["legal"].words == "my lawyer".removeprefix("my ")


@pytest.mark.parametrize("language", list(LISTS))
def test_every_phrase_is_well_formed(language: str) -> None:
    for label, phrases in LISTS[language].items():
        for phrase in split(phrases):
            rest = re.sub(r"\([^()]*\)", "x", phrase)
            assert not set("()/{}") & set(rest), f"{label}: {phrase}"
            assert not rest.strip().startswith("~"), f"{label}: {phrase}"
            assert not rest.rstrip().endswith("~"), f"{label}: {phrase}"


def test_a_phrase_has_choices_stems_numbers_and_gaps_within_a_sentence() -> None:
    spotter = Spotter([{"a": "charged (me/us/) (twice/# times); refund* ~ now"}])

    def found(text: str) -> list[str]:
        words = read(text)
        return [words.shown(hit.first, hit.last) for hit in spotter.find(words)]

    assert found("you charged us three times, charged twice") == ["charged us three times", "charged twice"]
    assert found("refunded to me right now") == ["refunded to me right now"]
    assert found("refund me. now") == []
    assert found("refund one two three four five now") == []


def test_a_saying_hides_what_it_overlaps_and_nothing_else() -> None:
    spotter = Spotter([{"fire": "smoke; smoke from the plug", "_": "smoke detector", "-other": "smoke"}])

    assert [hit.first for hit in spotter.find(read("smoke detector saw smoke"))] == [3]


@pytest.mark.parametrize("piece", ["charged ", "my ", "burned my ", "no ", "“", '" ', "not a fire ", "sue ", "wait 3 "])
def test_hostile_repetition_costs_no_more_than_length(piece: str) -> None:
    before = time.perf_counter()

    signs(piece * (100_000 // len(piece)))

    assert time.perf_counter() - before < 1.0


def test_no_hostile_text_raises() -> None:
    assert all(isinstance(signs(text), dict) for text in hostile_texts())


def test_an_ordinary_post_takes_far_less_than_a_millisecond() -> None:
    texts = [row["text"] for row in lines()]
    for text in texts:  # the first look at a word is slower
        signs(text)
    before = time.perf_counter()

    for text in texts:
        signs(text)

    assert (time.perf_counter() - before) / len(texts) < 0.001
