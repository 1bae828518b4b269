"""Posts that every classifier has to know, and how tests ask about one."""

from datetime import UTC, datetime

from bot.classifiers.base import Classifier, Judgement
from bot.domain.post import Author, Post

COMPLAINTS = [
    ("@LarkHarbour my parcel is two weeks late and nobody answers", "en", "delivery"),
    ("The handle of the kettle broke off after two days", "en", "product"),
    ("I reset my password and still cannot get into my account", "en", "account"),
    ("Mein Paket ist seit vier Wochen unterwegs, keiner antwortet", "de", "delivery"),
    ("toujours pas de remboursement, c'est une honte", "fr", "billing"),
    ("la aplicación se cierra cada vez que intento pagar, no funciona", "es", "app"),
    ("il manico del bollitore si è rotto dopo due giorni", "it", "product"),
    ("a minha encomenda ainda não chegou e ninguém responde", "pt", "delivery"),
    ("de klantenservice neemt al drie dagen niet op", "nl", "conduct"),
]
"""Text, language and topic."""


def a_post(text: str, language: str | None = None) -> Post:
    """Return a post by Maya."""
    at = datetime(2026, 11, 2, tzinfo=UTC)
    return Post("sandbox", "p1", "p1", Author("1", "maya"), text, "", at, language=language)


def judged(classifier: Classifier, text: str, language: str | None = None) -> Judgement:
    """Return what the classifier says of a text."""
    return classifier.judge([a_post(text, language)])[0]
