"""Files of posts: JSONL or CSV, a line at a time, each bad line by its number."""

import json
from io import StringIO
from pathlib import Path

import pytest

from bot.domain.errors import AmendsError
from bot.files import BadLine, Line, at, opened, read, size


def said(text: str) -> list[str]:
    """Return the text of each line, or what is wrong with it."""
    return [line.text("text") if isinstance(line, Line) else str(line) for line in read(StringIO(text, newline=""))]


def test_both_forms_say_the_same() -> None:
    as_json = "".join(json.dumps({"id": n, "text": text}) + "\n" for n, text in enumerate(["one", "two\nlines"]))

    assert said(as_json) == said('Id,Text\n0,one\n1,"two\nlines"\n') == ["one", "two\nlines"]


def test_lines_behind_a_bad_one_are_read() -> None:
    assert said('{"id":1,"text":"a"}\nnope\n[]\n\n{"id":2,"text":"b"}\n') == [
        "a",
        "Line 2 is no JSON: Expecting value: line 1 column 1 (char 0).",
        "Line 3 is no JSON object.",
        "b",
    ]
    assert said("id,text\n1,a\n2,b,c\n3,d\n") == ["a", "Line 3 has 3 cells, the header 2.", "d"]


def test_a_row_is_named_by_the_line_where_it_begins() -> None:
    numbers = [line.number for line in read(StringIO('id,text\n1,"a\nb\nc"\n2,d\n', newline="")) if type(line) is Line]

    assert numbers == [2, 5]


def test_a_quotation_that_is_never_closed_is_told_and_swallows_nothing_unseen() -> None:
    assert said('id,text\n1,a\n2,"b\n3,c\n') == ["a", "Line 3 is no CSV: unexpected end of data."]


def test_json_nested_without_end_is_a_bad_line() -> None:
    (bad, good) = said('{"id":1,"text":' + "[" * 100_000 + '\n{"id":2,"text":"b"}\n')

    assert bad.startswith("Line 1 is no JSON")
    assert good == "b"


def test_a_post_of_a_million_characters_is_read_from_csv_too() -> None:
    (long,) = said(f"id,text\n1,{'x' * 1_000_000}\n")

    assert len(long) == 1_000_000


@pytest.mark.parametrize("text", ["id,text\n1,größer\n2,fine\n", '{"text":"ok"}\n{"text":"größer"}\n{"text":"fine"}\n'])
def test_bytes_that_are_no_utf8_spoil_their_line_only(tmp_path: Path, text: str) -> None:
    (tmp_path / "posts").write_bytes(text.encode("latin-1"))

    with opened(str(tmp_path / "posts")) as lines:
        *_, bad, good = read(lines)

    assert str(bad) == "Line 2 is no UTF-8 text."
    assert isinstance(good, Line)
    assert good.text("text") == "fine"


@pytest.mark.parametrize("name", ["nowhere", ""])
def test_a_file_that_cannot_be_opened_is_told_in_a_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(AmendsError, match="cannot be read"), opened(str(tmp_path / name)):
        pass


def test_a_first_line_that_is_no_text_ends_it(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("id,text\n1,x\n".encode("utf-16"))

    with opened(str(tmp_path / "a.csv")) as lines, pytest.raises(AmendsError, match="Save the file as UTF-8"):
        next(iter(read(lines)))


def test_how_far_a_file_was_read_is_known(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,text\n1,x\n", encoding="utf-8")

    with opened(str(tmp_path / "a.csv")) as lines:
        assert at(lines) == 0
        assert len(list(read(lines))) == 1
        assert at(lines) == size(lines) == 12


@pytest.mark.parametrize(("value", "said"), [(["x"], "not list"), (True, "not bool"), (1.5, "not float")])
def test_a_value_of_another_kind_is_told(value: object, said: str) -> None:
    with pytest.raises(BadLine, match=f"Line 3: text must be text, {said}"):
        Line(3, {"text": value}).text("text")
