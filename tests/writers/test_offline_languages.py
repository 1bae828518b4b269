"""What a draft does in each of the seven languages."""

from dataclasses import replace
from math import gcd

import pytest

from bot.domain.draft import Level, house_rules
from bot.domain.triage import Category
from bot.domain.words.replies import replies
from bot.domain.words.text import read
from bot.writers.base import Brief
from bot.writers.phrases import LANGUAGES
from bot.writers.say import in_voice
from bot.writers.speech import Speech
from tests.writers.test_offline import VOICE, a_brief, a_post, facts_of, warnings, written

PHONE = "+44 20 7946 0000"
REACHED = replace(VOICE, contact=("help@larkharbour.example", PHONE))

TROUBLES = {
    "en": ("my parcel is lost and nobody answers", "your parcel is lost and nobody answers"),
    "de": ("mein Paket ist verloren und keiner antwortet", "ein Paket ist verloren und keiner antwortet"),
    "fr": ("mon colis est perdu et personne ne répond", "ton colis est perdu et personne ne répond"),
    "es": ("mi pedido no llega y nadie me responde", "tu pedido no llega"),
    "it": ("il mio bollitore si è rotto dopo 2 giorni", "il tuo bollitore si è rotto dopo 2 giorni"),
    "pt": ("a minha chaleira partiu ao fim de 2 dias", "tua chaleira partiu ao fim de 2 dias"),
    "nl": ("mijn pakket is al twee weken kwijt", "e pakket is al twee weken kwijt"),
}
THINGS = {
    "en": ("where is my parcel?", "your parcel"),
    "de": ("wo ist mein Paket?", "deinem Paket"),
    "fr": ("où est mon colis ?", "ton colis"),
    "es": ("¿dónde está mi pedido?", "tu pedido"),
    "it": ("dov'è il mio pacco?", "il tuo pacco"),
    "pt": ("onde está a minha encomenda?", "a tua encomenda"),
    "nl": ("waar is mijn pakket?", "je pakket"),
}
FORMAL = {
    "en": "Hello Maya, ",
    "de": "Guten Tag Maya, ",
    "fr": "votre colis",
    "es": "su pedido",
    "it": "il suo pacco",
    "pt": "a sua encomenda",
    "nl": "uw pakket",
}
PRAISE = {
    "en": ("The new lamp is lovely", "thank"),
    "de": ("Die neue Lampe ist toll", "dank"),
    "fr": ("La nouvelle lampe est magnifique", "merci"),
    "es": ("Me encanta la lámpara nueva", "gracias"),
    "it": ("La nuova lampada è bellissima", "grazie"),
    "pt": ("Adoro a chaleira nova", "agrade"),
    "nl": ("De nieuwe lamp is prachtig", "dank"),
}
GRAVE = {
    "en": ("My son cut his hand on your lid", "My mother died and you still send bills", "Your staff were racist"),
    "de": ("Mein Sohn ist verletzt", "Mein Vater ist verstorben, und ihr schickt Rechnungen", "Das war rassistisch"),
    "fr": ("Mon fils est blessé", "Ma mère est décédée, arrêtez les factures", "Le vendeur était raciste"),
    "es": ("Mi hija tiene una quemadura", "Mi padre ha fallecido, y la factura sigue", "La dependienta fue racista"),
    "it": ("Mia figlia è ferita", "Mio padre è deceduto, e arrivano fatture", "La commessa è stata razzista"),
    "pt": ("O meu filho ficou ferido", "O meu pai faleceu, e as faturas chegam", "O funcionário foi racista"),
    "nl": ("Mijn zoon is gewond", "Mijn vader is overleden, en de rekening komt", "De medewerker was racistisch"),
}
EACH = sorted(LANGUAGES)


def in_language(language: str, text: str, category: Category = Category.COMPLAINT, topic: str = "delivery") -> Brief:
    return a_brief(a_post(text), category, topic, language)


@pytest.mark.parametrize("language", EACH)
def test_the_trouble_is_named_in_the_customers_words(language: str) -> None:
    said, ours = TROUBLES[language]

    for ticket in range(30):
        brief = replace(in_language(language, said, topic="app"), ticket=ticket)

        assert ours in written(brief).text


@pytest.mark.parametrize("language", EACH)
def test_the_customers_thing_is_called_theirs(language: str) -> None:
    said, ours = THINGS[language]

    assert ours in written(in_language(language, said)).text


@pytest.mark.parametrize("language", EACH)
def test_a_formal_team_is_formal(language: str) -> None:
    brief = in_language(language, THINGS[language][0])

    assert FORMAL[language] in written(replace(brief, voice=replace(VOICE, formal=True))).text
    assert FORMAL[language] in written(replace(brief, wish="more formal")).text
    assert FORMAL[language] not in written(brief).text


def test_formal_german_keeps_its_capitals() -> None:
    brief = in_language("de", "mein Paket ist verloren")

    for ticket in range(12):
        text = written(replace(brief, voice=replace(VOICE, formal=True), ticket=ticket)).text

        assert "Ihr Paket ist verloren" in text


@pytest.mark.parametrize(
    ("language", "text", "polite"),
    [
        ("de", "Wo ist mein Paket? Können Sie das klären?", "Ihrem Paket"),
        ("fr", "mon colis est perdu, pouvez-vous répondre ? Vous ne dites rien", "otre colis"),
        ("es", "¿dónde está mi pedido? ¿puede usted ayudar?", "su pedido"),
        ("nl", "waar is mijn pakket? Kunt u helpen?", "uw pakket"),
    ],
)
def test_who_writes_politely_is_answered_politely(language: str, text: str, polite: str) -> None:
    assert polite in written(in_language(language, text)).text


@pytest.mark.parametrize("language", EACH)
def test_praise_is_thanked_for_without_an_apology(language: str) -> None:
    said, thanks = PRAISE[language]

    for ticket in range(12):
        text = written(replace(in_language(language, said, Category.PRAISE), ticket=ticket)).text

        assert thanks in text.lower()
        assert not replies()["apology"].find(read(text))


@pytest.mark.parametrize("language", EACH)
@pytest.mark.parametrize("kind", [0, 1, 2], ids=["hurt", "bereaved", "treated with contempt"])
def test_grave_matters_get_a_person_and_a_telephone_number(language: str, kind: int) -> None:
    brief = replace(in_language(language, GRAVE[language][kind]), voice=REACHED)

    for ticket in range(12):
        numbered = replace(brief, ticket=ticket)
        draft = written(numbered)

        assert PHONE in draft.text
        assert "!" not in draft.text
        assert set(warnings(numbered, draft)) <= {"promise", "own detail"}


@pytest.mark.parametrize("language", EACH)
def test_a_solved_matter_is_acknowledged(language: str) -> None:
    ours = a_post("I'm on it.", own=True)
    first = a_post(TROUBLES[language][0])
    post = a_post(PRAISE[language][0])

    brief = a_brief(post, Category.PRAISE, language=language, conversation=(first, ours))

    text = written(brief).text
    assert not replies()["apology"].find(read(text))
    assert "15:00" not in text


@pytest.mark.parametrize("language", EACH)
def test_a_short_question_for_news_is_kept_in_the_loop(language: str) -> None:
    first, ours = a_post(THINGS[language][0]), a_post("I'm on it.", own=True)

    brief = a_brief(a_post("???"), Category.QUESTION, "delivery", language, (first, ours))

    text = written(brief).text
    assert replies()["apology"].find(read(text))
    assert THINGS[language][1].split()[-1] in text
    assert "15:00" in text


@pytest.mark.parametrize("language", EACH)
@pytest.mark.parametrize("person", ["I", "we"])
@pytest.mark.parametrize("formal", [False, True])
def test_no_draft_in_any_voice_breaks_a_house_rule(language: str, person: str, formal: bool) -> None:
    voice = replace(REACHED, person=person, formal=formal)

    for ticket in range(40):
        text = (TROUBLES, THINGS, TROUBLES)[ticket % 3][language][0]
        topic = ("delivery", "billing", "app", "conduct", "product")[ticket % 5]
        brief = replace(in_language(language, text, topic=topic), voice=voice, ticket=ticket)
        draft = written(brief)
        checks = house_rules(draft.text, facts_of(brief, draft))

        wrong = {check.rule for check in checks if check.level is not Level.OK} - {"promise", "own detail"}
        assert wrong == set(), draft.text


@pytest.mark.parametrize("language", EACH)
def test_staffs_own_words_are_woven_in(language: str) -> None:
    brief = replace(in_language(language, THINGS[language][0]), wish="say that parcel 9 left Bremen")

    text = written(brief).text

    assert "Parcel 9 left Bremen." in text
    assert "Maya" in text


def apologies(speech: Speech) -> tuple[tuple[str, ...], ...]:
    return speech.restated, speech.quoted, speech.about, speech.still


@pytest.mark.parametrize("language", EACH)
def test_two_sentences_meet_again_only_after_many_tickets(language: str) -> None:
    speech = LANGUAGES[language].speech

    for first in filter(None, apologies(speech)):
        assert len(first) >= 5
        assert gcd(len(first), len(speech.steps)) == 1
        assert gcd(len(speech.steps), len(speech.write_to)) == 1


@pytest.mark.parametrize("language", EACH)
@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize("formal", [True, False])
def test_no_sentence_is_left_with_a_mark(language: str, alone: bool, formal: bool) -> None:
    speech = LANGUAGES[language].speech
    every = [*apologies(speech), speech.steps, speech.praise, speech.question, speech.solved, *speech.grave.values()]

    for sentence in (one for some in every for one in some):
        voiced = in_voice(sentence.lstrip("~"), alone=alone, formal=formal)

        assert not set("{}[]|~") & set(voiced)
