"""What X takes for a link, and how long it takes us to find out. The figures are those of X's own library."""

import time

import pytest

from bot.platforms.weight import links, weight


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see https://larkharbour.com/help?utm=1&x=2#top.", ["https://larkharbour.com/help?utm=1&x=2#top"]),
        ("(larkharbour.com)", ["larkharbour.com"]),
        (
            "larkharbour.com/a_(b) and http://a.com,http://b.com",
            ["larkharbour.com/a_(b)", "http://a.com", "http://b.com"],
        ),
        ("http://twitter.com/これは日本語です。example.com中国語", ["http://twitter.com/", "example.com"]),
        ("HTTP://EXAMPLE.COM:8080/A", ["HTTP://EXAMPLE.COM:8080/A"]),
        ("Sorry.We mail it", []),
        ("It was sold.it works", ["sold.it"]),
        ("help@larkharbour.com, @larkharbour.com, #larkharbour.com, larkharbour.example, 1.2.3.4, e.g., v2.0", []),
        ("foo.com?q=1 foo.com#x", ["foo.com", "foo.com"]),
        ("https://larkharbour.example/a", []),
        ("-foo.com foo-.com http://foo_bar.com foo.com+bar", []),
    ],
)
def test_what_x_takes_for_a_link(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in links(text)] == found


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("", 0),
        ("e\u0301", 1),
        ("水", 2),
        ("👨‍👩‍👧‍👦", 2),
        ("🇳🇱🇩🇪", 4),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 2),
        ("1️⃣", 2),
        ("a\r\nb", 3),
        ("see larkharbour.com", 4 + 23),
    ],
)
def test_how_x_weighs(text: str, units: int) -> None:
    assert weight(text) == units


@pytest.mark.parametrize(
    "piece", ["https://a.com/()()", "a.", "https://a.b", "(x", "-.-", "👨‍👩‍👧‍👦", "\u200d", "🏴", "@a@", "com."]
)
def test_a_long_text_is_weighed_in_no_time(piece: str) -> None:
    began = time.process_time()

    weight(piece * (60_000 // len(piece)))

    assert time.process_time() - began < 3
