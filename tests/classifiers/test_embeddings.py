import logging
from pathlib import Path

import numpy as np
import pytest

from bot.classifiers import embeddings
from bot.classifiers.linear import LinearClassifier
from tests.domain.outside import DATA, hostile_texts

FOLDER = DATA / "embeddings" / "all-MiniLM-L6-v2"


@pytest.fixture(scope="module")
def encoder() -> embeddings.Encoder:
    if not FOLDER.exists():
        pytest.skip("data folder missing: embeddings is not beside the project")
    return embeddings.Encoder(FOLDER)


def test_what_means_the_same_lies_near(encoder: embeddings.Encoder) -> None:
    one, same, other = encoder.encode(["The parcel never arrived.", "My package didn't come.", "What a lovely lamp!"])

    assert one @ same > one @ other + 0.2


def test_every_vector_is_one_long_and_in_its_place(encoder: embeddings.Encoder) -> None:
    texts = ["a", "a much longer sentence about a kettle that leaks", "", "short", *["x" * n for n in range(40)]]

    together = encoder.encode(texts)

    assert np.allclose(np.linalg.norm(together, axis=1), 1)
    assert np.allclose(together[1], encoder.encode([texts[1]])[0], atol=0.1)
    assert together[1] @ encoder.encode([texts[1]])[0] > 0.98


def test_no_hostile_text_raises(encoder: embeddings.Encoder) -> None:
    texts = [text[:1_500] for text in hostile_texts()]

    assert np.isfinite(encoder.encode(texts)).all()


@pytest.mark.parametrize("broken", ["missing", "empty", "garbage"])
def test_triage_goes_on_without_an_encoder_that_cannot_be_used(
    broken: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / broken
    if broken != "missing":
        folder.mkdir()
    if broken == "garbage":
        (folder / "tokenizer.json").write_text("{}", encoding="utf-8")
        (folder / "model.onnx").write_bytes(b"no model")

    with caplog.at_level(logging.WARNING):
        found = embeddings.load(str(folder))

    assert found is None
    (line,) = caplog.messages
    assert line.startswith("Triage goes on without AMENDS_EMBEDDINGS=")
    assert "\n" not in line


def test_nothing_is_said_where_none_is_wanted(caplog: pytest.LogCaptureFixture) -> None:
    assert embeddings.load("") is None
    assert caplog.messages == []


def test_vectors_of_a_corpus_are_made_once(encoder: embeddings.Encoder, tmp_path: Path) -> None:
    texts = [f"post {n}" for n in range(1_000)]
    first = embeddings.Remembering(encoder, tmp_path).encode(texts)
    (file,) = tmp_path.glob("amends-vectors-*.npz")
    written = file.stat().st_mtime_ns

    again = embeddings.Remembering(encoder, tmp_path).encode(texts)

    assert np.allclose(first, again, atol=1e-6)
    assert file.stat().st_mtime_ns == written


def test_a_broken_file_of_vectors_is_made_anew(encoder: embeddings.Encoder, tmp_path: Path) -> None:
    remembering = embeddings.Remembering(encoder, tmp_path)
    texts = [f"post {n}" for n in range(1_000)]
    first = remembering.encode(texts)
    (file,) = tmp_path.glob("amends-vectors-*.npz")
    file.write_bytes(file.read_bytes()[:100])

    assert np.allclose(remembering.encode(texts), first, atol=1e-6)


def test_a_folder_that_cannot_be_written_to_costs_time_only(encoder: embeddings.Encoder, tmp_path: Path) -> None:
    made = embeddings.Remembering(encoder, tmp_path / "not" / "there").encode(["post"] * 1_000)

    assert made.shape == (1_000, 384)


def test_a_classifier_with_meaning_says_so() -> None:
    def encode(texts: object) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
        return np.ones((len(texts), 4)) / 2  # type: ignore[arg-type]

    made = LinearClassifier(encoder=lambda: encode)

    assert made.probabilities(["my parcel never came, awful"])[0] > 0.5
    assert made.name == "linear+embeddings"
