from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack import texts as t

AT = datetime(2026, 11, 5, 14, 20, tzinfo=UTC)


def test_a_date_is_told_in_the_readers_own_zone_and_in_utc_elsewhere() -> None:
    assert t.when(AT) == "<!date^1793888400^{time}|14:20 UTC>"
    assert t.when(AT, "date_time") == "<!date^1793888400^{date_short_pretty} {time}|05 Nov 14:20 UTC>"
    assert t.when(AT, "ago") == "<!date^1793888400^{ago}|14:20 UTC>"


def test_a_date_of_another_zone_is_the_same_instant() -> None:
    assert t.when(AT.astimezone(tz=None)) == t.when(AT)


def test_a_due_time_says_how_far_it_is() -> None:
    assert t.due(AT, AT - timedelta(minutes=41)) == "<!date^1793888400^{time} ({ago})|14:20 UTC (in 41 min)>"
    assert "{date_short_pretty}" in t.due(AT, AT - timedelta(days=2))


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(seconds=20), "20 s"),
        (timedelta(minutes=41), "41 min"),
        (timedelta(hours=1, minutes=4), "1 h 04"),
        (timedelta(hours=47, minutes=59), "47 h 59"),
        (timedelta(days=3, hours=5), "3 days"),
        (timedelta(seconds=-5), "0 s"),
    ],
)
def test_a_span_is_read_at_a_glance(length: timedelta, words: str) -> None:
    assert t.span(length) == words


def test_markup_stays_readable_where_slack_reads_none() -> None:
    words = "<!channel> <@U1> <http://x|y> *bold* `code` @here & co"

    assert t.plain(words, 200) == words


def test_markup_is_escaped_once() -> None:
    assert t.escape("<!channel> & <@U1>") == "&lt;!channel&gt; &amp; &lt;@U1&gt;"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("refund \u202egnp.exe\u202c now", "refund gnp.exe now"),
        ("r\u200be\u200cf\u200du\u2060n\ufeffd", "refund"),
        ("a\x00b\x07c", "abc"),
        ("hello\U000e0069\U000e0067", "hello"),
        ("a\u2028b\r\nc", "a\nb\nc"),
        ("x\ud800y", "x\ufffdy"),
        (
            "family 👩\u200d👩\u200d👧 ❤\ufe0f\u200d🔥 1\ufe0f\u20e3",
            "family 👩\u200d👩\u200d👧 ❤\ufe0f\u200d🔥 1\ufe0f\u20e3",
        ),
        ("ok\ufe0f\ufe0e ❤\ufe0f\ufe0f", "ok ❤\ufe0f"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\u200b\u2060 \u3164", t.EMPTY),
        ("", t.EMPTY),
    ],
)
def test_only_what_can_be_seen_is_shown(text: str, shown: str) -> None:
    assert t.plain(text, 100) == shown


def test_piled_up_marks_do_not_run_over_the_card() -> None:
    assert t.plain("a" + "\u0301" * 300 + "b", 500) == "a" + "\u0301" * 4 + "b"


def test_hidden_characters_at_the_beginning_do_not_hide_the_rest() -> None:
    assert t.plain("\u200b" * 500 + "money back", 100) == "money back"


@given(st.text(max_size=400), st.integers(min_value=20, max_value=200))
def test_a_text_always_fits_and_is_never_empty(text: str, limit: int) -> None:
    shown = t.plain(text, limit)

    assert shown.strip()
    assert t.size(shown) <= limit
    assert len(t.escape(shown)) <= limit
    assert "\n" not in t.first_line(text, limit)


def test_a_million_characters_cost_no_more_than_a_few() -> None:
    assert len(t.plain("x" * 1_000_000, 100)) == 100


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "ftp://x", "http://", "http://[", "", "file:///etc/passwd", "x"]
)
def test_only_web_addresses_become_links(url: str) -> None:
    assert t.link(url, "open") == "open"


def test_an_address_cannot_break_out_of_its_link() -> None:
    assert t.link("https://x.example/a|b> <!channel>", "a > b") == (
        "<https://x.example/a%7Cb%3E%20%3C!channel%3E|a &gt; b>"
    )


def test_people_and_groups_are_called_by_id_alone() -> None:
    assert t.person("U0SAM") == "<@U0SAM>"
    assert t.person("<!channel>") == "&lt;!channel&gt;"
    assert t.audience("S0SUPPORT") == "<!subteam^S0SUPPORT>"
    assert t.audience("<!subteam^S0SUPPORT|support>") == "<!subteam^S0SUPPORT>"
    assert t.audience("<!channel>") == ""


@pytest.mark.parametrize(
    ("number", "word"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (22, "22nd"), (112, "112th")]
)
def test_ordinals(number: int, word: str) -> None:
    assert t.ordinal(number) == word
