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
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from bot.classifiers import corpus
from bot.classifiers.corpus import Labelled
from bot.classifiers.embeddings import load
from bot.classifiers.features import Encode, Eyes, Features
from bot.classifiers.kept import Kept, keep
from bot.classifiers.ngrams import Ngrams
from bot.classifiers.rules import RulesClassifier
from bot.classifiers.training import Exam, Model, examine, remember, train
from bot.domain.errors import AmendsError
from bot.domain.triage import Category

log = logging.getLogger(__name__)

LONGEST = 600.0
"""Seconds. Without an encoder it is over in five; with one that has to read our whole corpus, in a minute."""


class NotLearnt(AmendsError):
    """The other process gave no answer; the message says what it said."""


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
        # What staff labelled are customers' words, which must not outlive their posts in a file.
        kept = self.kept(encode) if self.cache and not any(each.staff for each in self.own) else None
        try:
            return _unpack(kept.read() if kept else b"", encode)
        except NotLearnt:
            return self._ask(encode, kept.file if kept else None)

    def kept(self, encode: Encode | None) -> Kept:
        """Return where the model is kept, by all that it depends on; an encoder is told by what it says of a text."""
        meaning = np.asarray(encode(["A kettle that leaks."])).tobytes() if encode else b""
        return Kept(Path(self.cache), replace(self, encoder="", cache="").as_json() + meaning)

    def as_json(self, fresh: Sequence[Labelled] | None = None, file: str = "") -> bytes:
        """Return the lesson as the other process reads it; with `fresh` labels it asks for an exam, not a model.

        `file` is where the model is to be kept, if anywhere.
        """
        given = {"own": _plain(self.own), "topics": self.topics, "encoder": self.encoder, "cache": self.cache}
        given |= {"file": file} if file else {}
        return json.dumps(given | ({} if fresh is None else {"fresh": _plain(fresh)})).encode()

    def examine(self, fresh: Sequence[Labelled], encode: Encode | None) -> Exam:
        """Return what the fresh labels would make of the model, found out in this process."""
        ours = [*corpus.ours(), *(each for each in self.own if not each.staff)]
        taken = [each for each in self.own if each.staff]
        return examine(ours, taken, fresh, eyes=Eyes(RulesClassifier(self.topics)), encode=encode)

    def examine_apart(self, fresh: Sequence[Labelled]) -> Exam:
        """Return the same, found out in a process that is gone by then; NotLearnt where there can be none."""
        try:
            said: dict[str, Any] = json.loads(_run(self.as_json(fresh)))
            return Exam(**said | {"staff": tuple(said["staff"]), "ours": tuple(said["ours"])})
        except (ValueError, TypeError, KeyError) as error:
            raise NotLearnt(f"what it said is no exam ({error})") from error

    def _ask(self, encode: Encode | None, file: Path | None) -> Model:
        """Let the other process learn and keep it: so nothing is learnt anew where this one dies meanwhile."""
        asked = self if encode else replace(self, encoder="", cache="")
        try:
            return _unpack(_run(asked.as_json(file=str(file or ""))), encode)
        except NotLearnt as error:
            log.warning("Triage learns in the main process: %s", error, extra={"action": "learner_failed"})
            return self.learn(encode)


NOTHING_MORE = Lesson()


def _plain(labelled: Sequence[Labelled]) -> list[list[str | bool]]:
    return [[each.text, each.category, each.staff, each.language] for each in labelled]


def _labelled(plain: Sequence[Sequence[Any]]) -> tuple[Labelled, ...]:
    return tuple(Labelled(text, Category(kind), staff, language) for text, kind, staff, language in plain)


def _run(given: bytes) -> bytes:
    command = [sys.executable, "-m", __name__]
    try:
        said = subprocess.run(command, input=given, capture_output=True, timeout=LONGEST)  # noqa: S603
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
    """Learn what the input says, and print what was learnt, or what an exam found."""
    given = json.loads(sys.stdin.buffer.read())
    lesson = Lesson(_labelled(given["own"]), given["topics"], given["encoder"], given["cache"])
    encode = load(lesson.encoder, Path(lesson.cache) if lesson.cache else None)
    if "fresh" in given:
        exam = lesson.examine(_labelled(given["fresh"]), remember(encode) if encode else None)
        sys.stdout.write(json.dumps(asdict(exam)))
        return
    packed = _pack(lesson.learn(encode))
    # An encoder that could not be loaded this time may be there the next time.
    if "file" in given and bool(encode) == bool(lesson.encoder):
        keep(Path(given["file"]), packed)
    sys.stdout.buffer.write(packed)


if __name__ == "__main__":
    main()
