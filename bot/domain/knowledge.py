"""What the team knows, from Markdown files: sections, the words to look them up by, and the sentence that fits."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.domain.rules.base import Facts
from bot.domain.rules.shape import sentences
from bot.domain.rules.tone import words_of
from bot.domain.words.text import read, word_set
from bot.domain.words.tongue import guess

LONGEST = 4_000
"""Characters of one section; a longer one is cut, for nobody reads it in a hurry."""

STEM = 6
"""Letters by which words are looked up: «delivered» finds «delivery», in any of our languages."""

MOST = 12
_FITS = 2
"""Telling words of the customer's that a section, or a sentence, must hold to be about the same thing."""

_CONDITIONS = {
    "en": word_set("if unless when"),
    "de": word_set("wenn falls sofern"),
    "fr": word_set("si sauf quand"),
    "es": word_set("si cuando"),
    "it": word_set("se quando"),
    "pt": word_set("se caso quando"),
    "nl": word_set("als indien mits wanneer"),
}
"""A sentence with such a word holds for some customers only; which, nobody has looked up."""

_SENTENCE = 140
_HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*$")
_FENCE = re.compile(r"^\s*(?:```|~~~)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_LINK = re.compile(r"!?\[([^\]\n]{0,200})\]\(([^()\s]{1,500})[^()\n]{0,200}\)")
_EMPHASIS = re.compile(r"(?<!\w)(\*\*|__|\*|_|`)(?=\S)(.{1,300}?)(?<=\S)\1(?!\w)")
_ITEM = re.compile(r"^\s*(?:[-*+>]|\d{1,3}[.)])\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """One section of a knowledge file: the plain text below one heading."""

    file: str
    heading: str
    text: str
    language: str


def pieces(markdown: str, file: str) -> Iterator[Piece]:
    """Yield a file's sections that say something; what stands before the first heading bears the file's name."""
    text = _COMMENT.sub("", _FRONT.sub("", markdown.replace("\r\n", "\n")))
    heading, lines, fenced = file.removesuffix(".md").replace("-", " "), list[str](), False
    for line in text.split("\n"):
        fenced ^= bool(_FENCE.match(line))
        found = None if fenced else _HEADING.match(line)
        if found is None:
            lines.append(line)
            continue
        yield from _piece(file, heading, lines)
        heading, lines = _plain(found[1]), []
    yield from _piece(file, heading, lines)


def _piece(file: str, heading: str, lines: Iterable[str]) -> Iterator[Piece]:
    kept = [_plain(line) for line in lines if line.strip() and not _FENCE.match(line)]
    text = "\n".join(kept)[:LONGEST]
    if text.strip():
        yield Piece(file[:200], heading[:200], text, guess(read(f"{heading}. {text}")).best)


def _plain(line: str) -> str:
    """Return a line without Markdown's marks; of a link both its words and its address stay."""
    linked = _LINK.sub(lambda link: link[2] if link[1] in ("", link[2]) else f"{link[1]} {link[2]}", line)
    return _ITEM.sub("", _EMPHASIS.sub(r"\2", linked)).strip()


def stems(text: str) -> tuple[str, ...]:
    """Return the beginnings of a text's telling words, each once: what to ask the full-text search for."""
    words = (word[:STEM] for word in read(text).folded if words_of(word) and word.isalnum())
    return tuple(dict.fromkeys(words))[:MOST]


def ranked(found: Iterable[Piece], text: str, *, most: int = 3) -> tuple[Piece, ...]:
    """Return the sections that share the most telling words with a text, the best first, none without two of them.

    The same order on both databases, whatever their own ranking is.
    """
    shared = [(_shared(text, f"{piece.heading}. {piece.text}"), piece) for piece in found]
    fitting = [(count, piece) for count, piece in shared if count >= _FITS]
    fitting.sort(key=lambda one: (-one[0], one[1].file, one[1].heading, one[1].text))
    return tuple(piece for _, piece in fitting[:most])


def told(facts: Facts, found: Iterable[Piece]) -> Facts:
    """Return the facts with what these sections say: that may be said as true."""
    lines = tuple(dict.fromkeys(f"{piece.heading}. {piece.text}" for piece in found))
    return replace(facts, knowledge=(*facts.knowledge, *lines)) if lines else facts


def vouched(facts: Facts, text: str, known: Sequence[Piece]) -> Facts:
    """Return the facts with what the sections say about the post and about the reply `text`."""
    return told(facts, (*ranked(known, facts.post_text), *ranked(known, text)))


def next_step(known: Sequence[Piece], text: str, language: str) -> str:
    """Return the one sentence that clearly answers a text: short, in its language, about the same things; or nothing.

    The section's heading must be about what the post is about, so that chance words in common are not enough.
    """
    best, points = "", _FITS - 1
    for piece in known:
        if piece.language != language or not _shared(text, piece.heading):
            continue
        for sentence in _sentences(piece.text):
            shared = _shared(text, sentence)
            if shared > points and _CONDITIONS.get(language, frozenset()).isdisjoint(read(sentence).folded):
                best, points = sentence, shared
    return best


def _shared(text: str, other: str) -> int:
    """Return how many telling words two texts share, in whatever forms."""
    return len({stem[:4] for stem in words_of(text) & words_of(other)})


def _sentences(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        for first, last in sentences(line):
            sentence = line[first:last].strip()
            if len(sentence) <= _SENTENCE and sentence[-1:] in (".", "!"):
                yield sentence
