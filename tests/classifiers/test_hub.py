"""A model on the hub is downloaded once, by its name; a stand-in on loopback plays the hub."""

import http.server
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.domain.outside import DATA

FOLDER = DATA / "embeddings" / "all-MiniLM-L6-v2"
FILES = ("tokenizer.json", "onnx/model_quantized.onnx")
COMMIT = "0123456789abcdef0123456789abcdef01234567"
ASK = "import sys; from bot.classifiers import embeddings as e; found = e.load(sys.argv[1]); print(found is not None)"


@dataclass
class Hub:
    """The hub's answers about one model, and what it was asked for."""

    url: str = ""
    asked: list[str] = field(default_factory=list)
    broken: bool = False

    def served(self) -> list[str]:
        """Return the files that were handed out."""
        return [
            name
            for name in FILES
            if any(path.endswith(f"GET /acme/mini/resolve/{COMMIT}/{name}") for path in self.asked)
        ]

    def content(self, path: str) -> bytes:
        """Return a file, or nothing where there is none, or where it is broken off."""
        name = path.rpartition(f"/resolve/{COMMIT}/")[2]
        there = name in FILES and not (self.broken and name.startswith("onnx"))
        return (FOLDER / name).read_bytes() if there else b""

    def load(self, name: str, home: Path) -> subprocess.CompletedProcess[str]:
        """Load the encoder in a process of its own: the hub's library reads its address when it is imported."""
        env = {**os.environ, "HF_ENDPOINT": self.url, "HF_HOME": str(home), "HF_HUB_DISABLE_XET": "1"}
        return subprocess.run([sys.executable, "-c", ASK, name], env=env, capture_output=True, text=True, timeout=120)


class Answers(http.server.BaseHTTPRequestHandler):
    """Says what the hub says; `hub` is set by the fixture."""

    protocol_version = "HTTP/1.1"
    hub: Hub

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        self.hub.asked.append(f"{self.command} {path}")
        if path.startswith("/api/models/acme/mini/tree/"):
            files = [{"type": "file", "path": each, "size": 1, "oid": COMMIT} for each in FILES]
            self._send(200, json.dumps(files).encode())
        elif path.startswith("/api/models/acme/mini"):
            siblings = [{"rfilename": each} for each in FILES]
            self._send(200, json.dumps({"id": "acme/mini", "sha": COMMIT, "siblings": siblings}).encode())
        elif path.startswith("/acme/mini/") and (content := self.hub.content(path)):
            self._send(200, content)
        else:
            self._send(404, b"{}")

    def _send(self, code: int, content: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("X-Repo-Commit", COMMIT)
        self.send_header("ETag", f'"{len(content)}"')
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def hub() -> Iterator[Hub]:
    if not FOLDER.exists():
        pytest.skip("data folder missing: embeddings is not beside the project")
    made = Hub()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), type("Its", (Answers,), {"hub": made}))
    made.url = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield made
    server.shutdown()
    server.server_close()


def test_it_is_downloaded_once_with_a_progress_bar(hub: Hub, tmp_path: Path) -> None:
    first = hub.load("acme/mini", tmp_path)

    assert first.stdout.strip() == "True", first.stderr
    assert hub.served() == list(FILES)
    assert "100%" in first.stderr

    hub.asked.clear()
    again = hub.load("acme/mini", tmp_path)

    assert again.stdout.strip() == "True", again.stderr
    assert hub.asked == []


def test_a_download_that_was_broken_off_is_told_and_finished_the_next_time(hub: Hub, tmp_path: Path) -> None:
    hub.broken = True
    without = hub.load("acme/mini", tmp_path)
    hub.broken = False

    found = hub.load("acme/mini", tmp_path)

    assert without.stdout.strip() == "False"
    assert "Triage goes on without AMENDS_EMBEDDINGS=acme/mini" in without.stderr
    assert found.stdout.strip() == "True", found.stderr


def test_what_is_missing_from_a_download_is_fetched(hub: Hub, tmp_path: Path) -> None:
    hub.load("acme/mini", tmp_path)
    (model,) = tmp_path.rglob("snapshots/**/model_quantized.onnx")
    model.unlink()

    assert hub.load("acme/mini", tmp_path).stdout.strip() == "True"


@pytest.mark.parametrize("away", [True, False])
def test_without_the_hub_or_the_model_triage_goes_on_and_says_so(hub: Hub, tmp_path: Path, away: bool) -> None:
    hub.url = "http://127.0.0.1:9" if away else hub.url

    found = hub.load("acme/other", tmp_path)

    assert found.stdout.strip() == "False", found.stderr
    assert "Triage goes on without AMENDS_EMBEDDINGS=acme/other" in found.stderr
