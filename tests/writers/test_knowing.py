"""What the offline writer makes of knowledge, of what staff remove, and of a matter that goes on in private."""

from dataclasses import replace
from itertools import product

import pytest

from bot.domain.draft import Facts, blocked, house_rules, ticks
from bot.domain.knowledge import Piece
from bot.domain.triage import Category
from bot.writers.base import Brief
from bot.writers.offline import OfflineWriter
from tests.writers.test_offline import a_brief, a_post, facts_of, written

POSTS = {
    "en": "The handle of my kettle snapped after 2 days",
    "de": "Der Griff von meinem Wasserkocher ist nach 2 Tagen abgebrochen",
    "fr": "La poignée de ma bouilloire a cassé après 2 jours",
    "es": "El asa de mi hervidor se rompió a los 2 días",
    "it": "Il manico del mio bollitore si è rotto dopo 2 giorni",
    "pt": "A pega da minha chaleira partiu ao fim de 2 dias",
    "nl": "Het handvat van mijn waterkoker is na 2 dagen afgebroken",
}
HANDLES = Piece("spares.md", "Handles of kettles", "A new handle for a kettle is sent within 3 days.", "en")
QUESTION = "Can I order a new handle for my kettle somewhere?"


def knowing(brief: Brief, *known: Piece) -> Brief:
    return replace(brief, knowledge=known)


def facts(brief: Brief) -> Facts:
    known = tuple(f"{piece.heading}. {piece.text}" for piece in brief.knowledge)
    return replace(facts_of(brief, written(brief)), knowledge=known)


@pytest.mark.parametrize("language", POSTS)
def test_an_acknowledgement_is_short_passes_and_gives_nothing_away(language: str) -> None:
    writer = OfflineWriter()
    for ticket, formal in product(range(4), (False, True)):
        brief = a_brief(a_post(POSTS[language]), language=language)
        brief = replace(brief, ticket=ticket, voice=replace(brief.voice, formal=formal))

        text = writer.acknowledge(brief)

        checks = house_rules(text, facts(brief))
        assert (blocked(checks), ticks(checks)) == ((), ())
        assert any(word in text.casefold() for word in ("priv",)), text
        assert "Maya" in text
        assert len(text) <= 200


def test_a_sentence_that_fits_is_the_next_step_of_a_complaint_which_still_apologises() -> None:
    brief = knowing(a_brief(), HANDLES)

    draft = written(brief)

    assert HANDLES.text in draft.text
    checks = house_rules(draft.text, facts(brief))
    assert (blocked(checks), ticks(checks)) == ((), ())
    assert "apology" in {check.rule for check in checks if check.level == "ok"}


def test_a_question_is_answered_and_no_time_is_promised() -> None:
    brief = a_brief(a_post(QUESTION), category=Category.QUESTION)

    plain, known = written(brief).text, written(knowing(brief, HANDLES)).text

    assert "by " in plain
    assert HANDLES.text in known
    assert "by " not in known


@pytest.mark.parametrize(
    "piece",
    [
        replace(HANDLES, text="A new handle for a kettle comes with a €20 voucher."),
        replace(HANDLES, heading="Opening hours"),
        replace(HANDLES, language="de"),
    ],
)
def test_knowledge_that_may_not_be_said_or_does_not_fit_is_left_out(piece: Piece) -> None:
    brief = a_brief()

    assert written(knowing(brief, piece)).text == written(brief).text


def test_what_staff_keep_removing_is_said_otherwise() -> None:
    brief = a_brief()
    first = written(brief).text
    run = " ".join(first.split()[-8:-3]).strip(".,;").casefold()

    second = written(replace(brief, unwanted=(run,))).text

    assert run in first.casefold()
    assert run not in second.casefold()
