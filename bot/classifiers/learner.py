"""Learns in a process of its own, since what learning takes is more than what judging does.

Reading four thousand posts and loading scikit-learn takes a hundred megabytes, which a Python process does not give
back. `python -m bot.classifiers.learner` reads a lesson (JSON) from its input and writes what it learnt (npz) to its
output. That is kept in a file (see `kept`), from which the next start has it in a moment.
"""

import io
import json
import logging
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from bot.classifiers import corpus
from bot.classifiers.corpus import Labelled
from bot.classifiers.embeddings import load
from bot.classifiers.features import Encode, Eyes, Features
from bot.classifiers.kept import Kept
from bot.classifiers.ngrams import Ngrams
from bot.classifiers.rules import RulesClassifier
from bot.classifiers.training import Model, train
from bot.domain.triage import Category

log = logging.getLogger(__name__)

LONGEST = 600.0
"""Seconds. Without an encoder it is over in five; with one that has to read our whole corpus, in a minute."""


class NotLearnt(Exception):
    """The other process gave no model; the message says what it said."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """What to learn beside our own corpus.

    `encoder` is that of `embeddings.load`; `cache` is the folder for vectors and for what was learnt. "" is none.
    """

    own: Sequence[Labelled] = ()
    topics: Mapping[str, Sequence[str]] | None = None
    encoder: str = ""
    cache: str = ""

    def learn(self, encode: Encode | None) -> Model:
        """Return the model, learnt in this process."""
        return train((*corpus.ours(), *self.own), eyes=Eyes(RulesClassifier(self.topics)), encode=encode)

    def learn_apart(self, encode: Encode | None) -> Model:
        """Return the model as it was kept, or learnt in a process that is gone by then.

        Where there can be no other process, it is learnt in this one.
        """
        kept = self.kept(encode) if self.cache else None
        try:
            return _unpack(kept.read() if kept else b"", encode)
        except NotLearnt:
            model, packed = self._ask(encode)
        # An encoder that the other process could not load this time may be there the next time.
        if kept and packed and model.features.sees_meaning == bool(encode):
            kept.write(packed)
        return model

    def kept(self, encode: Encode | None) -> Kept:
        """Return where the model is kept, by all that it depends on; an encoder is told by what it says of a text."""
        meaning = np.asarray(encode(["A kettle that leaks."])).tobytes() if encode else b""
        return Kept(Path(self.cache), replace(self, encoder="", cache="").as_json() + meaning)

    def as_json(self) -> bytes:
        """Return the lesson as the other process reads it."""
        own = [[each.text, each.category, each.staff, each.language] for each in self.own]
        given = {"own": own, "topics": self.topics, "encoder": self.encoder, "cache": self.cache}
        return json.dumps(given).encode()

    def _ask(self, encode: Encode | None) -> tuple[Model, bytes]:
        try:
            packed = _ask(self if encode else replace(self, encoder="", cache=""))
            return _unpack(packed, encode), packed
        except NotLearnt as error:
            log.warning("Triage learns in the main process: %s", error, extra={"action": "learner_failed"})
            return self.learn(encode), b""


NOTHING_MORE = Lesson()


def _ask(lesson: Lesson) -> bytes:
    command = [sys.executable, "-m", __name__]
    try:
        said = subprocess.run(command, input=lesson.as_json(), capture_output=True, timeout=LONGEST)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotLearnt(str(error)) from error
    if said.returncode:
        raise NotLearnt(said.stderr.decode(errors="replace").strip()[-300:] or f"it ended with {said.returncode}")
    return said.stdout


def _pack(model: Model) -> bytes:
    packed = io.BytesIO()
    ngrams = model.features.ngrams
    vocabulary = np.frombuffer(json.dumps([ngrams.words, ngrams.pieces]).encode(), dtype=np.uint8)
    np.savez(packed, vocabulary=vocabulary, rarity=ngrams.rarity, weights=model.weights, offsets=model.offsets)
    return packed.getvalue()


def _unpack(packed: bytes, encode: Encode | None) -> Model:
    try:
        with np.load(io.BytesIO(packed), allow_pickle=False) as held:
            words, pieces = json.loads(held["vocabulary"].tobytes())
            ngrams = Ngrams(words, pieces, held["rarity"])
            features = Features(ngrams, encode if len(held["weights"]) > Features(ngrams).form else None)
            return Model(features, held["weights"], held["offsets"])
    except (OSError, EOFError, ValueError, KeyError, BadZipFile) as error:
        raise NotLearnt(f"what it said is no model ({error})") from error


def main() -> None:
    """Learn what the input says, and print what was learnt."""
    given = json.loads(sys.stdin.buffer.read())
    own = tuple(Labelled(text, Category(kind), staff, language) for text, kind, staff, language in given["own"])
    lesson = Lesson(own, given["topics"], given["encoder"], given["cache"])
    cache = Path(lesson.cache) if lesson.cache else None
    sys.stdout.buffer.write(_pack(lesson.learn(load(lesson.encoder, cache))))


if __name__ == "__main__":
    main()
