"""HTML from strangers becomes what a reader would see."""

import pytest

from bot.platforms.markup import plain
from tests.platforms.contract import TEXTS
from tests.platforms.mastodon_server import to_html


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>one<br>two<br />three</p><p>four</p>", "one\ntwo\nthree\n\nfour"),
        ("plain &amp; simple &lt;3 &#x1F600;", "plain & simple <3 😀"),
        ('<p>see <a href="https://a.example/x">our page</a>!</p>', "see our page (https://a.example/x)!"),
        ('<a href="https://a.example/x"><b>https://a.example/x</b></a>', "https://a.example/x"),
        ('<a href="https://a.example/x"></a>', "https://a.example/x"),
        ('<a href="javascript:alert(1)">press</a>', "press"),
        ('<a href="https://a.example/@maya" class="u-url mention">@<span>maya</span></a> hi', "@maya hi"),
        ('<a href="https://a.example/tags/lid" class="mention hashtag">#<span>lid</span></a>', "#lid"),
        ("<ul><li>lid</li><li>handle</li></ul>end", "- lid\n- handle\n\nend"),
        ("<blockquote>they said</blockquote><p>no</p>", "they said\n\nno"),
        ("a<script>alert(1)</script>b<style>p{}</style>c", "abc"),
        ("<p>never closed <b>bold <i>both", "never closed bold both"),
        ("</p></div></a></script>after", "after"),
        ("1 < 2 and <unknown>kept</unknown>", "1 < 2 and kept"),
        ("", ""),
    ],
)
def test_what_a_reader_would_see(html: str, text: str) -> None:
    assert plain(html) == text


@pytest.mark.parametrize("text", TEXTS)
def test_what_mastodon_makes_of_a_text_is_read_back(text: str) -> None:
    assert plain(to_html(f"@maya {text}")) == f"@maya {text}"


def test_nesting_without_end_is_read_all_the_same() -> None:
    assert plain("<p><b>" * 20_000 + "deep") == "deep"
