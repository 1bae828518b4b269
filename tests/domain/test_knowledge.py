import pytest

from bot.domain.knowledge import next_step, pieces, ranked, stems

DELIVERY = """---
owner: depot
---
# Parcels
<!-- reviewed in May -->
## Late parcels
A late parcel is traced within *one* working day. If it is lost, we send a second one.

- Trace it yourself on [our page](https://larkharbour.example/trace).

## Lids of kettles
The lid of a kettle can be ordered as a spare part.

```
# no heading
```
"""
LATE = "My kettle was promised for Monday and the parcel is late again, @LarkHarbour."


def test_a_file_is_cut_at_its_headings_and_loses_its_marks() -> None:
    found = list(pieces(DELIVERY, "delivery.md"))

    assert [piece.heading for piece in found] == ["Late parcels", "Lids of kettles"]
    assert found[0].text.splitlines() == [
        "A late parcel is traced within one working day. If it is lost, we send a second one.",
        "Trace it yourself on our page https://larkharbour.example/trace.",
    ]
    assert "no heading" in found[1].text
    assert {piece.language for piece in found} == {"en"}


def test_what_stands_before_the_first_heading_bears_the_name_of_its_file() -> None:
    assert [piece.heading for piece in pieces("We close at six.", "opening-hours.md")] == ["opening hours"]


@pytest.mark.parametrize("markdown", ["", "\n\n# Nothing below\n", "```\n", "#" * 5_000, "[" * 5_000, "*" * 5_000])
def test_odd_files_make_no_trouble(markdown: str) -> None:
    assert all(piece.text.strip() for piece in pieces(markdown, "odd.md"))


def test_the_sentence_that_fits_answers_the_post_and_depends_on_nothing() -> None:
    known = list(pieces(DELIVERY, "delivery.md"))

    assert next_step(known, LATE, "en") == "A late parcel is traced within one working day."


@pytest.mark.parametrize(
    ("post", "language"),
    [
        ("Your adverts are everywhere and I am tired of them.", "en"),
        ("The kettle is broken.", "en"),
        ("My parcel is here.", "en"),
        (LATE, "de"),
    ],
)
def test_what_fits_by_half_is_left_out(post: str, language: str) -> None:
    assert next_step(list(pieces(DELIVERY, "delivery.md")), post, language) == ""


def test_the_section_that_shares_most_comes_first_and_one_shared_word_is_not_enough() -> None:
    known = list(pieces(DELIVERY, "delivery.md"))

    assert [piece.heading for piece in ranked(reversed(known), LATE)] == ["Late parcels"]
    assert ranked(known, "A kettle, please.") == ()
    both = "The late parcel held a kettle without its lid."
    assert [piece.heading for piece in ranked(known, both)] == ["Late parcels", "Lids of kettles"]


def test_words_are_looked_up_by_their_beginnings_and_small_words_not_at_all() -> None:
    assert stems("And the delivery was not delivered, DELIVERED!") == ("delive",)
    assert stems("and the of") == ()
