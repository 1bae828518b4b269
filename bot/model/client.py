"""One call to an OpenAI-compatible endpoint: a time-out for the whole of it, no retry, every failure in two words.

Chat completions with a strict schema (https://platform.openai.com/docs/guides/structured-outputs) is what all of them
speak: OpenAI, Ollama, vLLM, llama.cpp, LM Studio, LiteLLM, OpenRouter, Mistral.
"""

import json
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import httpx2
from openai import APIConnectionError, APIStatusError, APITimeoutError, OpenAI, OpenAIError

from bot.domain.errors import Silent

LARGEST = 200_000
"""Bytes of an answer that are read."""

_CONNECT = 3.0
_REFUSALS = {401: "key refused", 402: "no credit", 403: "key refused", 404: "model unknown", 429: "model busy"}
"""What a status means; a call that was refused is not billed."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it goes out: instructions of ours, data of strangers, and the shape of the answer."""

    instructions: str
    data: str
    name: str
    schema: Mapping[str, Any]
    longest: int

    @property
    def tokens(self) -> int:
        """Return more tokens than the question can have: no tokenizer makes more of a text than it has bytes."""
        said = self.instructions + self.data + json.dumps(self.schema)
        return len(said.encode("utf-8", "replace")) + 100


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer's text, and what it counted; None where the endpoint does not say."""

    text: str
    tokens: tuple[int, int] | None


class Client:
    """The endpoint. It raises nothing but `Silent`."""

    def __init__(self, *, key: str, base_url: str, model: str, clock: Callable[[], float] = time.monotonic) -> None:
        # A server of one's own wants no key, but the library does.
        self._openai = OpenAI(api_key=key or "none", base_url=base_url or None, max_retries=0)
        self.model = model
        self._clock = clock

    def ask(self, asked: Asked, *, seconds: float) -> Answered:
        """Ask once, for at most so many seconds."""
        until = self._clock() + seconds
        try:
            with self._call(asked, seconds) as response:
                return _read(self._whole(response.iter_bytes(), until))
        except (APITimeoutError, httpx2.TimeoutException) as error:
            raise Silent("model slow", billed=True) from error
        except APIStatusError as error:
            raise Silent(_REFUSALS.get(error.status_code, "model down")) from error
        except APIConnectionError as error:
            raise Silent("model down", billed=not isinstance(error.__cause__, httpx2.ConnectError)) from error
        except (OpenAIError, httpx2.HTTPError) as error:
            raise Silent("model down", billed=True) from error

    def _call(self, asked: Asked, seconds: float) -> Any:
        shape: Any = {
            "type": "json_schema",
            "json_schema": {"name": asked.name, "strict": True, "schema": asked.schema},
        }
        patient = self._openai.with_options(timeout=httpx2.Timeout(seconds, connect=min(_CONNECT, seconds)))
        return patient.chat.completions.with_streaming_response.create(
            model=self.model,
            messages=[{"role": "system", "content": asked.instructions}, {"role": "user", "content": asked.data}],
            response_format=shape,
            max_completion_tokens=asked.longest,
        )

    def _whole(self, pieces: Iterable[bytes], until: float) -> bytes:
        """Return the body. The library's time-out is between two bytes; an answer that trickles ends here."""
        body = b""
        for piece in pieces:
            body += piece
            if self._clock() > until:
                raise Silent("model slow", billed=True)
            if len(body) > LARGEST:
                raise Silent("model unclear", billed=True)
        return body


def _read(body: bytes) -> Answered:
    try:
        said = json.loads(body)
        choice = said["choices"][0]
        text, refusal, end = choice["message"]["content"], choice["message"].get("refusal"), choice.get("finish_reason")
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise Silent("model unclear", billed=True) from error
    if refusal or end == "content_filter":
        raise Silent("model refused", billed=True)
    if not isinstance(text, str) or end == "length":
        raise Silent("model unclear", billed=True)
    return Answered(text, _usage(said.get("usage")))


def _usage(said: object) -> tuple[int, int] | None:
    if not isinstance(said, dict):
        return None
    asked, answered = said.get("prompt_tokens"), said.get("completion_tokens")
    if isinstance(asked, int) and isinstance(answered, int) and min(asked, answered) >= 0:
        return asked, answered
    return None
