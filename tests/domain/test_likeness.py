"""What is one complaint, and what only looks so."""

from dataclasses import replace
from datetime import timedelta
from time import process_time

import pytest

from bot.domain import likeness
from bot.domain.post import Author, Post
from tests import factories

LONG = {
    "en": "Paid for express shipping and my kettle has been sitting in your Leeds depot since Tuesday, nobody answers",
    "de": "Expressversand bezahlt und mein Wasserkocher liegt seit Dienstag im Lager in Leipzig, niemand antwortet mir",
    "fr": "J'ai payé la livraison express et ma bouilloire dort depuis mardi dans votre dépôt de Lille, nul ne répond",
    "es": "Pagué el envío urgente y mi hervidor sigue desde el martes en vuestro almacén de Lugo, nadie contesta nunca",
    "it": "Ho pagato la spedizione espressa e il mio bollitore è fermo da martedì nel vostro deposito, nessuno mi dice",
    "pt": "Paguei o envio expresso e a minha chaleira está desde terça no vosso armazém de Leiria, ninguém responde",
    "nl": "Spoedverzending betaald en mijn waterkoker ligt sinds dinsdag in jullie depot in Leiden, niemand reageert",
}
BEN = Author("b7", "ben_k", "Ben Kowalski")


def same(one: Post, other: Post) -> bool:
    said = likeness.words(one.text), likeness.words(other.text)
    assert likeness.same(one, said[0], other, said[1]) == likeness.same(other, said[1], one, said[0])
    return likeness.same(one, said[0], other, said[1])


def by_ben(text: str, **changes: object) -> Post:
    return replace(factories.post(text), author=BEN, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LONG)
def test_another_persons_copy_is_the_same_whatever_stands_around_it(language: str) -> None:
    text = LONG[language]

    copied = f"@LarkHarbour {text.upper()}!!! 😡 https://town.example/{language} @larkharbour@toot.city"

    assert same(factories.post(text), by_ben(copied))


@pytest.mark.parametrize("language", LONG)
def test_the_same_person_on_two_platforms_is_known_by_name_or_handle(language: str) -> None:
    text = LONG[language]
    first = factories.post(text)
    cut = " ".join(text.split()[:12])
    by_name = replace(factories.post(cut), platform="mail", author=Author("m@x.example", "m@x.example", "maya  OKAFOR"))
    by_handle = replace(factories.post(cut), platform="bluesky", author=Author("did:1", "maya.bsky.social", "M."))
    by_nobody = replace(factories.post(cut), platform="bluesky", author=Author("did:2", "someone.else", "M."))

    assert same(first, by_name)
    assert same(first, by_handle)
    assert not same(first, by_nobody)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("where is my parcel?", "where is my parcel?"),
        ("Still no internet in our street since this morning", "Still no internet in our street since this morning"),
        (f"{LONG['en']} order 4711", f"{LONG['en']} order 4712"),
        (f"{LONG['en']} and I got my money back", f"{LONG['en']} and I never got my money back"),
        (f"{LONG['de']} aber geholfen", f"{LONG['de']} aber nicht geholfen"),
        (LONG["en"], LONG["en"].replace("kettle", "toaster").replace("Leeds", "Hull").replace("Tuesday", "Friday")),
        ("", ""),
        ("@LarkHarbour https://town.example/1", "@LarkHarbour https://town.example/1"),
        ("わたしのやかんはまだとどきません", "わたしのやかんはまだとどきません"),
    ],
)
def test_what_two_people_say_is_not_the_same_where_it_is_short_or_means_something_else(one: str, other: str) -> None:
    assert not same(factories.post(one), by_ben(other))


def test_a_word_may_be_added_and_none_may_stand_for_another() -> None:
    more = f"{LONG['en']} and your chat bot only sends me round in circles"

    assert same(factories.post(more), by_ben(f"SHAMEFUL. {more}"))
    assert not same(factories.post(more), by_ben(more.replace("Tuesday", "Friday")))


def test_waves_are_days_apart_at_the_most() -> None:
    first = factories.post(LONG["en"])

    assert same(first, by_ben(LONG["en"], posted_at=first.posted_at + likeness.WINDOW))
    assert not same(first, by_ben(LONG["en"], posted_at=first.posted_at + likeness.WINDOW + timedelta(seconds=1)))


def test_a_namesake_on_the_same_platform_is_somebody_else() -> None:
    text = "Still no internet in our street since this morning"
    namesake = replace(factories.post(text), author=Author("a2", "maya2", "Maya Okafor"))

    assert not same(factories.post(text), namesake)


@pytest.mark.parametrize(
    "text", ["x" * 1_000_000, "a b " * 250_000, "@" * 1_000_000, "'" * 1_000_000, "http://" * 150_000]
)
def test_a_million_characters_take_no_longer(text: str) -> None:
    begun = process_time()

    assert sum(map(len, likeness.words(text))) <= likeness.CAP
    assert process_time() - begun < 1.0
