"""What counts as a surge, what it is called, and how often terms are said usually."""

from datetime import UTC, datetime, timedelta

from bot.domain import surge
from bot.domain.memory import HALF, ROWS, WIDTH, Memory
from bot.domain.surge import Said
from bot.domain.terms import MOST, names, spoken, terms

NOW = datetime(2026, 11, 4, 13, 20, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
USUAL = (
    "my kettle has not arrived",
    "the lamp came with a crack",
    "charged twice for a chair",
    "nobody picks up the phone",
    "wrong colour of the curtains",
)


def said(text: str, number: int, at: datetime = NOW, author: str = "") -> Said:
    return Said(number, author or f"a{number}", at, terms(text), text)


def past(hours: int = 72, each: int = 5) -> Memory:
    """Return a history in which one post in five says each of the usual things."""
    until = NOW - surge.WINDOW
    posts = [
        (until - timedelta(hours=hour), terms(USUAL[at % len(USUAL)])) for hour in range(hours) for at in range(each)
    ]
    return Memory().learn(posts, until)


def recent(number: int = 15) -> list[Said]:
    """Return three hours of the usual."""
    return [said(USUAL[at % len(USUAL)], at, NOW - 12 * at * MINUTE) for at in range(number)]


def crowd(text: str, number: int, start: int = 1_000, minutes: int = 30) -> list[Said]:
    return [said(text, start + at, NOW - at * minutes * MINUTE / number) for at in range(number)]


def find(window: list[Said], memory: Memory | None = None, bars: dict[str, float] | None = None) -> list[surge.Surge]:
    return surge.find(window, memory or past(), bars or {}, now=NOW)


def test_words_that_mean_nothing_by_themselves_are_no_terms_in_seven_languages() -> None:
    for empty in (
        "and the for with you please",
        "und der die das für mit bitte",
        "et le la les pour avec",
        "y el la los para con",
        "e il la per con",
        "e o a os para com",
        "en de het een voor met",
    ):
        assert terms(empty) == frozenset(), empty


def test_forms_of_a_word_are_one_term_and_neighbours_are_a_pair() -> None:
    assert terms("flight delayed") >= {"delay", "fligh", "fligh delay"}
    assert "delay" in terms("two delays")
    assert terms("flight. Delayed") == {"fligh", "delay"}


def test_handles_links_brand_names_and_long_numbers_are_no_terms() -> None:
    left_out = names(["Lark Harbour", "@LarkHarbour"])

    assert terms("@maya @LarkHarbour Lark Harbour https://x.example/kettle 4929123456789", left_out) == frozenset()
    assert terms("error 502", left_out) == {"error", "502", "error 502"}


def test_a_post_has_a_bounded_number_of_terms() -> None:
    assert len(terms(" ".join(f"w{n}x" for n in range(9_000)))) <= MOST
    assert terms("\x00\u202e" * 500_000) == frozenset()


def test_a_term_is_called_what_most_people_say_with_the_small_word_before_it() -> None:
    texts = ["on hold for an hour", "been ON HOLD again", "still on hold", "hold the line", "nothing"]

    assert spoken("hold", texts) == "on hold"
    assert spoken("delay", ["Delays again", "so delayed", "delayed"]) == "delayed"
    assert spoken("error 502", ["Error 502 here", "error 502"]) == "error 502"


def test_what_many_say_at_once_surges_under_the_rarest_term() -> None:
    (found,) = find([*recent(), *crowd("error 502 at checkout", 8)])

    assert set(found.terms) >= {"502", "error", "check"}
    assert len(found.posts) == 8
    assert found.times > 5


def test_six_posts_by_five_people_are_the_least() -> None:
    five = crowd("error 502", 6)
    five[5] = said("error 502", 1_005, NOW, author="a1000")

    assert find([*recent(), *crowd("error 502", 5)]) == []
    assert len(find([*recent(), *five])) == 1
    five[4] = said("error 502", 1_004, NOW, author="a1000")
    assert find([*recent(), *five]) == []


def test_twice_as_many_posts_of_the_usual_are_a_busy_day_and_no_surge() -> None:
    assert find([said(USUAL[at % 5], at, NOW - at * 3 * MINUTE) for at in range(60)]) == []


def test_a_day_of_history_is_the_least() -> None:
    crowded = [*recent(), *crowd("error 502", 9)]

    assert find(crowded, past(hours=24)) == []
    assert len(find(crowded, past(hours=26))) == 1


def test_what_every_fifth_post_says_is_no_name_for_anything() -> None:
    assert find([*recent(), *crowd("my kettle", 12)]) == []


def test_terms_of_other_posts_are_another_surge() -> None:
    window = [*recent(), *crowd("error 502", 8), *crowd("rude driver", 8, start=2_000)]

    assert sorted(len(one.posts) for one in find(window)) == [8, 8]


def test_a_false_alarm_raises_the_bar_for_its_terms_alone() -> None:
    bars = surge.lessons([(["error", "502", "error 502"], 8, NOW)], now=NOW)
    window = [*recent(), *crowd("rude driver", 8, start=2_000)]

    assert find([*window, *crowd("error 502", 12)], bars=bars)[0].terms[0] not in ("error", "502", "error 502")
    assert len(find([*window, *crowd("error 502", 13)], bars=bars)) == 2


def test_a_false_alarm_fades() -> None:
    lesson = [(["error"], 8, NOW)]

    assert surge.lessons(lesson, now=NOW) == {"error": 12.0}
    assert surge.lessons(lesson, now=NOW + surge.FORGIVEN)["error"] == 6.0
    assert surge.lessons(lesson, now=NOW + 3 * surge.FORGIVEN)["error"] < surge.AUTHORS


def test_what_was_over_an_hour_ago_raises_no_alarm_any_more() -> None:
    late = [said("error 502", 1_000 + at, NOW - timedelta(hours=2)) for at in range(9)]

    assert find([*recent(), *late]) == []


def test_old_posts_count_half_after_a_week_and_shares_stay() -> None:
    memory = past()
    later = memory.learn([], NOW - surge.WINDOW + HALF)

    assert abs(later.posts - memory.posts / 2) < 0.01
    assert abs(later.count("kettl") - memory.count("kettl") / 2) < 0.01
    assert memory.posts / 2 == 180


def test_the_memory_never_counts_too_little_and_seldom_too_much() -> None:
    posts = [(NOW, [f"word{n}"]) for n in range(4_000) for _ in range(1 + n % 3)]
    memory = Memory().learn(posts, NOW)
    counts = [memory.count(f"word{n}") - (1 + n % 3) for n in range(4_000)]

    assert min(counts) >= 0
    assert sum(count > 0 for count in counts) < 0.1 * len(counts)
    assert len(memory.cells) == ROWS * WIDTH


def test_the_usual_number_of_posts_knows_the_time_of_the_day() -> None:
    at_noon: list[tuple[datetime, list[str]]] = [
        (NOW.replace(hour=12) - timedelta(days=day), []) for day in range(1, 6) for _ in range(30)
    ]
    memory = Memory().learn(at_noon, NOW)
    hour = timedelta(hours=1)

    assert memory.usual(hour, NOW.replace(hour=12)) > 4 * memory.usual(hour, NOW.replace(hour=3))


def test_a_busy_day_raises_what_is_expected_but_not_in_full() -> None:
    memory, hour = past(hours=24 * 7), timedelta(hours=1)
    usual = memory.usual(hour, NOW)

    assert surge.expected(2, memory, hour, NOW) == 2
    assert abs(surge.expected(round(4 * usual), memory, hour, NOW) - 2 * usual) < 0.5
