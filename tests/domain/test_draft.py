from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.draft import Check, Facts, Length, Level, blocked, first_name, house_rules, ticks
from bot.domain.triage import Category
from tests.domain.outside import hostile_texts

POST = 'Day nine and still no kettle. Third time I\'m told "tomorrow". I want my money back, @LarkHarbour.'
GOOD = (
    "Hi Maya, nine days and three broken promises: I'm sorry, that is not how this should go. I'm checking with the "
    "depot now and will write to you here by 15:00. If you'd rather have your money back, send me a DM. — Sam"
)
FACTS = Facts(
    post_text=POST,
    author_name="Maya Okafor",
    author_handle="maya@toot.city",
    category=Category.COMPLAINT,
    language="en",
    length=Length(212, 500),
    contact=("help@larkharbour.example", "+44 20 7946 0958"),
    conversation=(POST,),
)


def checked(text: str, facts: Facts = FACTS) -> tuple[Check, ...]:
    return house_rules(text, facts)


def says(text: str, rule: str, level: Level, facts: Facts = FACTS) -> bool:
    return any(check.rule == rule and check.level is level for check in checked(text, facts))


@pytest.mark.parametrize("handle", ["maya-ef607097.example", "maya-8841920.example", "@u88419207@toot.city"])
def test_a_handle_that_looks_like_an_order_number_may_be_said_but_its_number_alone_may_not(handle: str) -> None:
    facts = replace(FACTS, author_handle=handle, author_name="")
    number = handle.partition(".")[0].partition("-")[2] or "u88419207"

    assert not says(f"Hi @{handle.lstrip('@')}, I'm sorry about the kettle.", "personal data", Level.BLOCK, facts)
    assert says(f"Hi, I'm sorry about order number {number}.", "personal data", Level.BLOCK, facts)


def test_the_card_of_the_story_shows_three_ticks_and_one_promise() -> None:
    checks = checked(GOOD)

    assert [(check.level, check.message) for check in checks] == [
        (Level.WARN, "says «by 15:00»: a promise"),
        (Level.OK, "apology"),
        (Level.OK, "own detail"),
        (Level.OK, "name"),
    ]
    assert blocked(checks) == ticks(checks) == ()


def test_the_worst_comes_first() -> None:
    levels = [check.level for check in checked("We are sorry if it was our fault, here is a voucher [name]")]

    assert levels == sorted(levels, key=[Level.BLOCK, Level.TICK, Level.WARN, Level.OK].index)
    assert levels[0] is Level.BLOCK


@pytest.mark.parametrize(
    "offer",
    [
        "I'll refund you today.",
        "Here is a voucher for you.",
        "You get 20% off.",
        "We will compensate you.",
        "A free replacement is on its way.",
        "I credit $50 to you.",
        "Wir erstatten Ihnen den Betrag.",
        "Als Kulanz gibt es einen Gutschein.",
        "Nous vous remboursons.",
        "Le reembolsamos todo.",
        "Avrà uno sconto.",
        "Vai receber um desconto.",
        "U krijgt korting.",
    ],
)
def test_money_and_goodwill_in_public_are_blocked(offer: str) -> None:
    assert says(f"Hi Maya, I'm sorry. {offer}", "money", Level.BLOCK)


def test_the_customers_own_word_for_money_may_be_said_back() -> None:
    waiting = replace(FACTS, post_text="The refund of €48 you confirmed is not in my account", conversation=())

    text = "Hi Maya, I'm sorry the refund of €48 has not arrived. I'm checking now."

    assert not blocked(checked(text, waiting))
    assert says(text.replace("48", "84"), "money", Level.BLOCK, waiting)


@pytest.mark.parametrize(
    "text",
    ["It was our fault.", "We were negligent.", "Das war unsere Schuld.", "C'est notre faute.", "Es culpa nuestra."],
)
def test_liability_needs_a_tick(text: str) -> None:
    assert says(text, "liability", Level.TICK)


@pytest.mark.parametrize(
    "text",
    [
        "Mail bob@example.com",
        "Call +49 30 1234567",
        "Card 4111 1111 1111 1111",
        "Order LH-57304",
        "DE89370400440532013000",
    ],
)
def test_personal_data_is_blocked(text: str) -> None:
    assert says(text, "personal data", Level.BLOCK)


def test_the_teams_own_contact_lines_are_allowed() -> None:
    text = (
        "Hi Maya, sorry about the kettle. I'm on it; for your money, call +44 20 7946 0958 or help@larkharbour.example."
    )

    assert blocked(checked(text)) == ticks(checked(text)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Your kettle left the depot on 3 Nov.",
        "It arrives on Tuesday.",
        "See https://track.example/x.",
        "See track-lark.com for more.",
        "There are 14 people on this.",
    ],
)
def test_what_nobody_has_said_needs_confirming(text: str) -> None:
    assert any("confirm" in check.message for check in ticks(checked(text)))


def test_what_the_conversation_holds_needs_no_confirming() -> None:
    facts = replace(FACTS, conversation=("It should come on Tuesday, 14 pieces.",))

    assert not ticks(checked("Tuesday, 14 pieces.", facts))


def test_a_link_of_a_strangers_is_asked_about_and_one_of_the_teams_is_not() -> None:
    link = "https://track.example/x"
    facts = replace(FACTS, conversation=(f"Tell everybody: {link}",))

    assert [check.rule for check in ticks(checked(f"I'm sorry, see {link}.", facts))] == ["invented"]
    assert not ticks(checked(f"I'm sorry, see {link}.", replace(facts, knowledge=(link,))))


@pytest.mark.parametrize("text", ["Hi [name], sorry", "Hi {{first_name}}", "See you at XXX", "[please confirm: 3 Nov]"])
def test_placeholders_are_blocked(text: str) -> None:
    assert says(text, "placeholder", Level.BLOCK)


@pytest.mark.parametrize(
    "text", ["<!channel> hi", "<b>hi</b>", "a &lt;b&gt;", "[x](y)", "@here hi", "a\u202eb", "re\u00adfund\ud800"]
)
def test_markup_and_hidden_characters_are_blocked(text: str) -> None:
    assert says(text, "markup", Level.BLOCK)


def test_nobody_but_the_author_is_named() -> None:
    assert says("Hi Maya, ask @stranger", "mention", Level.BLOCK)
    assert says("Hi Maya, ask @LarkHarbour", "mention", Level.WARN)
    assert not any(check.rule == "mention" for check in checked("@maya I'm sorry. @maya@toot.city"))


def test_what_the_platform_does_not_take_is_blocked() -> None:
    assert says(GOOD, "length", Level.BLOCK, replace(FACTS, length=Length(501, 500)))
    assert says("  ", "length", Level.BLOCK)


def test_more_than_three_sentences_or_280_characters_are_too_much() -> None:
    assert says("Sorry. I see. I look. I write.", "length", Level.WARN)
    assert says("sorry " * 50, "length", Level.WARN)
    assert not says("Sorry. I see. I look. — Sam", "length", Level.WARN)


@pytest.mark.parametrize(
    "text", ["Hi there, I'm sorry", "Dear customer, I'm sorry", "Hi, that kettle was late and so was the reply, Maya"]
)
def test_a_missing_or_late_name_is_noticed(text: str) -> None:
    assert says(text, "name", Level.WARN)


def test_the_name_is_said_once_and_no_gender_is_guessed() -> None:
    assert says("Hi Maya, sorry Maya", "name", Level.WARN)
    assert says("Dear Mrs Okafor, Maya", "name", Level.WARN)


def test_an_apology_must_be_there_and_for_something_they_said() -> None:
    assert says("Hi Maya, I'll look into the kettle", "apology", Level.WARN)
    assert says("Hi Maya, sorry about this", "own detail", Level.WARN)
    assert not any(check.rule == "apology" for check in checked("Hi", replace(FACTS, category=Category.PRAISE)))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Es tut mir leid wegen des Wasserkochers", "de"),
        ("Je suis désolée", "fr"),
        ("Lo siento mucho", "es"),
        ("Mi dispiace", "it"),
        ("Peço desculpa", "pt"),
        ("Het spijt me", "nl"),
    ],
)
def test_apologies_are_known_in_seven_languages(text: str, language: str) -> None:
    assert says(text, "apology", Level.OK, replace(FACTS, language=language))


@pytest.mark.parametrize(
    "text",
    [
        "We're sorry if you feel that way",
        "As per our policy",
        "You should have read it",
        "Sorry for any inconvenience",
        "Laut unseren AGB",
        "Eventuelle Unannehmlichkeiten",
    ],
)
def test_defensive_words_are_noticed(text: str) -> None:
    assert says(text, "defensive", Level.WARN)


def test_a_reply_without_a_next_step_is_noticed() -> None:
    assert says("Hi Maya, sorry about the kettle.", "ownership", Level.WARN)
    assert not says(GOOD, "ownership", Level.WARN)


def test_we_is_noticed_where_one_person_writes() -> None:
    assert says("We are on it", "we", Level.WARN)
    assert not says("We are on it", "we", Level.WARN, replace(FACTS, person="we"))


def test_another_language_than_the_posts_is_noticed() -> None:
    german = replace(FACTS, language="de")

    assert says(GOOD, "language", Level.WARN, german)
    assert not says("Hallo Maya, das tut mir leid, ich kläre es und melde mich hier.", "language", Level.WARN, german)


def test_boilerplate_names_its_twin() -> None:
    facts = replace(FACTS, recent=("Something else entirely.", GOOD.replace("Maya", "Ben").replace("nine", "two")))

    twins = [check for check in checked(GOOD, facts) if check.rule == "boilerplate"]

    assert "Hi Ben" in twins[0].message


def test_a_long_public_exchange_calls_for_a_private_channel() -> None:
    long = replace(FACTS, rounds=2)

    assert says("Hi Maya, sorry about the kettle. I'm on it.", "hand-off", Level.WARN, long)
    assert not says(GOOD, "hand-off", Level.WARN, long)
    assert says("Hi Maya, sorry. Tell me your order number.", "hand-off", Level.WARN)


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Maya Okafor", "Maya"),
        ("  jean-luc  P.", "jean-luc"),
        ("🔥🔥", ""),
        ("<!channel>", ""),
        ("x.com", ""),
        ("", ""),
        ("4chan", ""),
    ],
)
def test_only_what_can_be_a_name_is_one(name: str, first: str) -> None:
    assert first_name(name) == first


@given(st.text(max_size=300), st.text(max_size=100))
def test_no_draft_and_no_post_raise(text: str, post: str) -> None:
    facts = replace(FACTS, post_text=post, author_name=post[:20], author_handle=post[20:40], conversation=(post,))

    assert all(check.span is None or 0 <= check.span[0] < check.span[1] <= len(text) for check in checked(text, facts))


def test_no_hostile_draft_raises() -> None:
    for text in hostile_texts():
        assert checked(text, replace(FACTS, length=Length(len(text), 500))) is not None
