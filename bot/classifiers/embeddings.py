"""The extra «embeddings»: what a post means, by a sentence encoder that runs on this machine (ONNX, no torch).

`AMENDS_EMBEDDINGS` names a folder with `tokenizer.json` and a model, or a model on the hub, which is downloaded once.
Whatever is missing or broken, triage goes on without it and says so.
"""

import hashlib
import importlib
import io
import json
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from bot.classifiers.features import Encode
from bot.classifiers.kept import write_whole

log = logging.getLogger(__name__)

Floats = npt.NDArray[np.float64]

MODELS = ("onnx/model_quantized.onnx", "model_quantized.onnx", "onnx/model.onnx", "model.onnx")
"""Where a model lies in a folder or on the hub, the smallest first."""

TOKENIZER, POOLING = "tokenizer.json", "1_Pooling/config.json"
_LONGEST = 128
"""Tokens that are read: the first hundred words of a post."""

_BATCH = 8
"""Posts at a time, of about equal length: more of them fill up with padding what they save."""


_CORPUS = 1_000
"""Texts at once from which on they are a corpus, not posts that came in."""


class Unusable(Exception):
    """The encoder cannot be used; the message says why."""


def load(where: str, cache: Path | None = None) -> Encode | None:
    """Return the encoder, or None, with one line in the log, where there is none to be had.

    Vectors of our corpus are kept in the folder `cache`, so that only the first start takes the time to make them.
    """
    if not where:
        return None
    try:
        encoder = Encoder(Path(where) if Path(where).is_dir() else _from_hub(where))
    # The libraries have no common error, and raise a bare Exception for a file they cannot read.
    except Exception as error:  # noqa: BLE001
        said = "Triage goes on without AMENDS_EMBEDDINGS=%s: %s"
        log.warning(said, where, _short(error), extra={"action": "embeddings_missing"})
        return None
    return Remembering(encoder, cache).encode if cache else encoder.encode


def _short(error: Exception) -> str:
    if isinstance(error, ImportError):
        return f'{error.name} is not installed; pip install "amends[embeddings]"'
    return " ".join(str(error).split())[:200]


class Encoder:
    """A sentence encoder: mean of its last layer over the words, or the first token's, as the model was made for."""

    def __init__(self, folder: Path) -> None:
        self._model_file = _first(folder, MODELS)
        self._first_token = _pools_first(folder / POOLING)
        self._open(folder / TOKENIZER)
        self.encode(["A kettle that leaks."])  # what does not work shows here, not at the first post

    @property
    def fingerprint(self) -> str:
        """Return what tells this model from others."""
        with self._model_file.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def _open(self, tokenizer: Path) -> None:
        # Imported by name: the extra may not be there, and without it nothing of it is needed.
        runtime, tokenizers = importlib.import_module("onnxruntime"), importlib.import_module("tokenizers")
        self._tokenizer = tokenizers.Tokenizer.from_file(str(tokenizer))
        self._tokenizer.enable_truncation(_LONGEST)
        self._tokenizer.enable_padding()
        options = runtime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # the other cores have other work
        options.log_severity_level = 3
        self._session = runtime.InferenceSession(str(self._model_file), options, providers=["CPUExecutionProvider"])
        self._wants = {each.name for each in self._session.get_inputs()}

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return a row of length one per text."""
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        parts = [order[at : at + _BATCH] for at in range(0, len(order), _BATCH)]
        found = [self._some([texts[at] for at in part]) for part in parts]
        back = np.argsort(np.array(order, dtype=np.int64))
        return np.concatenate(found)[back] if found else np.empty((0, 0))

    def _some(self, texts: Sequence[str]) -> Floats:
        # Halves of surrogate pairs, which some platforms let through, are no text to the tokenizer.
        read = self._tokenizer.encode_batch([text.encode(errors="replace").decode() for text in texts])
        mask = np.array([each.attention_mask for each in read], dtype=np.int64)
        given = {
            "input_ids": np.array([each.ids for each in read], dtype=np.int64),
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(mask),
        }
        last: Floats = self._session.run(None, {name: given[name] for name in given if name in self._wants})[0]
        pooled = last if last.ndim == 2 else self._pool(last, mask)
        lengths = np.linalg.norm(pooled, axis=1, keepdims=True)
        return np.asarray(pooled / np.maximum(lengths, 1e-9), dtype=np.float64)

    def _pool(self, last: Floats, mask: npt.NDArray[np.int64]) -> Floats:
        if self._first_token:
            return np.asarray(last[:, 0])
        return np.asarray((last * mask[..., None]).sum(axis=1) / np.maximum(mask.sum(axis=1, keepdims=True), 1))


class Remembering:
    """Keeps the vectors of what is learnt from, in a file named by the model; posts that are judged are not kept."""

    def __init__(self, encoder: Encoder, folder: Path) -> None:
        self._encode = encoder.encode
        self._file = folder / f"amends-vectors-{encoder.fingerprint[:16]}.npz"

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return a row per text, from the file where it was made before."""
        if len(texts) < _CORPUS:
            return self._encode(texts)
        keys = [hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:24] for text in texts]
        known = self._read()
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        if new:
            known |= zip(new, self._encode(list(new.values())), strict=True)
            self._write({key: known[key] for key in dict.fromkeys(keys)})
        return np.array([known[key] for key in keys], dtype=np.float64)

    def _read(self) -> dict[str, Floats]:
        try:
            with self._file.open("rb") as opened, np.load(opened, allow_pickle=False) as held:
                return dict(zip(held["keys"].tolist(), held["vectors"], strict=True))
        except (OSError, ValueError, KeyError, BadZipFile):
            return {}

    def _write(self, known: dict[str, Floats]) -> None:
        """Write the file; a folder that cannot be written to costs seconds at each start."""
        packed = io.BytesIO()
        np.savez(packed, keys=np.array(list(known)), vectors=np.array(list(known.values()), dtype=np.float32))
        try:
            write_whole(self._file, packed.getvalue())
        except OSError as error:
            log.info("Vectors are not kept: %s", error, extra={"action": "vectors_not_kept"})


def _first(folder: Path, names: Sequence[str]) -> Path:
    found = next((folder / name for name in names if (folder / name).is_file()), None)
    if found is None:
        raise Unusable(f"{folder} holds none of {', '.join(names)}.")
    return found


def _pools_first(config: Path) -> bool:
    """Return whether the model was made for its first token; most were made for the mean of all."""
    try:
        said: dict[str, Any] = json.loads(config.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(said.get("pooling_mode_cls_token", False))


def _from_hub(name: str) -> Path:
    """Return the folder of a model on the hub, downloaded with a progress bar where it is not here yet."""
    if name.count("/") != 1 or name.startswith(("/", ".", "~")):
        raise Unusable("there is no such folder.")
    hub = importlib.import_module("huggingface_hub")  # comes with tokenizers
    try:
        return Path(hub.snapshot_download(name, local_files_only=True))
    except FileNotFoundError:
        log.info("Downloading the sentence encoder %s, once.", name, extra={"action": "embeddings_download"})
    held = {each.rfilename for each in hub.model_info(name).siblings or ()}
    model = next((file for file in MODELS if file in held), None)
    if model is None:
        raise Unusable(f"it has none of {', '.join(MODELS)}.")
    return Path(hub.snapshot_download(name, allow_patterns=[TOKENIZER, POOLING, model]))
