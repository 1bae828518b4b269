"""The sandbox's language model endpoint, in the form that OpenAI's client expects.

https://platform.openai.com/docs/api-reference/chat and https://platform.openai.com/docs/guides/structured-outputs
describe what is imitated: strict schemas are checked as there, and the answer always satisfies its schema.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.sandbox import faults
from bot.sandbox.model_fill import Schema, faults_of, fill, reply_to, topic_of
from bot.sandbox.world import World

MODEL = "sandbox-1"
CHARACTERS_PER_TOKEN = 4

Body = dict[str, Any]


class BadRequestError(Exception):
    """The request is one that the vendor refuses with 400; `param` names the culprit."""

    def __init__(self, sentence: str, *, param: str | None = None) -> None:
        super().__init__(sentence)
        self.param = param


@dataclass(frozen=True, slots=True)
class Spoken:
    """One answer of the model and what it counts."""

    text: str
    id: str
    prompt_tokens: int
    completion_tokens: int
    cut: bool = False


def routes(world: World) -> list[BaseRoute]:
    """Return the endpoint's routes."""
    api = ModelApi(world)
    return [
        Route("/v1/models", api.models, methods=["GET"]),
        Route("/v1/chat/completions", api.chat, methods=["POST"]),
        Route("/v1/responses", api.responses, methods=["POST"]),
    ]


class ModelApi:
    """The endpoint, and its counts in the ledger."""

    def __init__(self, world: World) -> None:
        self.world = world

    async def models(self, request: Request) -> Response:
        """Answer the list of models: there is one."""
        card = {"id": MODEL, "object": "model", "created": 1_767_225_600, "owned_by": "sandbox"}
        return JSONResponse({"object": "list", "data": [card]})

    async def chat(self, request: Request) -> Response:
        """Answer a chat completion."""
        raw = await request.body()
        fault = self.world.faults.take("model", "chat.completions")
        return await faults.apply(fault, request, lambda: self._checked(request, raw, self._chat))

    async def responses(self, request: Request) -> Response:
        """Answer the newer form of the same thing."""
        raw = await request.body()
        fault = self.world.faults.take("model", "responses")
        return await faults.apply(fault, request, lambda: self._checked(request, raw, self._responses))

    def _checked(self, request: Request, raw: bytes, do: Any) -> Response:
        scheme, _, key = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not key.strip():
            return _refusal(401, "You didn't provide an API key.", kind="authentication_error")
        try:
            body = _read(raw)
            answer: Response = do(body)
        except BadRequestError as bad:
            return _refusal(400, str(bad), param=bad.param)
        return answer

    def _chat(self, body: Body) -> Response:
        wanted = body.get("response_format") or {}
        schema = _schema(wanted.get("json_schema") or {}, wanted.get("type"), param="response_format")
        limit = body.get("max_completion_tokens") or body.get("max_tokens")
        spoken = self._speak(body, _messages(body.get("messages"), param="messages"), schema, limit)
        choice = {
            "index": 0,
            "message": {"role": "assistant", "content": spoken.text, "refusal": None, "annotations": []},
            "logprobs": None,
            "finish_reason": "length" if spoken.cut else "stop",
        }
        usage = {"prompt_tokens": spoken.prompt_tokens, "completion_tokens": spoken.completion_tokens}
        head = {"id": f"chatcmpl-{spoken.id}", "object": "chat.completion", "created": self._now()}
        tail = {"choices": [choice], "usage": usage | {"total_tokens": sum(usage.values())}}
        return JSONResponse(head | {"model": str(body.get("model") or MODEL)} | tail)

    def _responses(self, body: Body) -> Response:
        wanted = (body.get("text") or {}).get("format") or {}
        schema = _schema(wanted, wanted.get("type"), param="text.format")
        asked = body.get("input")
        messages = [{"role": "user", "content": asked}] if isinstance(asked, str) else asked
        spoken = self._speak(body, _messages(messages, param="input"), schema, body.get("max_output_tokens"))
        content = [{"type": "output_text", "text": spoken.text, "annotations": []}]
        message = {"type": "message", "id": f"msg_{spoken.id}", "role": "assistant", "content": content}
        return JSONResponse(_response(body, spoken, message | {"status": "completed"}, now=self._now()))

    def _speak(self, body: Body, messages: list[tuple[str, str]], schema: Schema | None, limit: int | None) -> Spoken:
        said = [text for role, text in messages if role == "user"]
        topic = topic_of(said[-1] if said else "")
        try:
            text = reply_to(topic) if schema is None else json.dumps(fill(schema, topic), ensure_ascii=False)
        except ValueError as wrong:
            raise BadRequestError(str(wrong), param="response_format") from wrong
        whole = len(text)
        text = text[: limit * CHARACTERS_PER_TOKEN] if limit else text
        prompt, completion = _tokens("".join(each for _, each in messages)), _tokens(text)
        self.world.ledger.model["calls"] += 1
        self.world.ledger.model["tokens"] += prompt + completion
        self.world.live.touch("model")
        mark = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()[:24]
        return Spoken(text, mark, prompt, completion, cut=len(text) < whole)

    def _now(self) -> int:
        return int(self.world.now().timestamp())


def _response(body: Body, spoken: Spoken, message: Body, *, now: int) -> Body:
    return {
        "id": f"resp_{spoken.id}",
        "object": "response",
        "created_at": now,
        "status": "incomplete" if spoken.cut else "completed",
        "error": None,
        "incomplete_details": {"reason": "max_output_tokens"} if spoken.cut else None,
        "instructions": body.get("instructions"),
        "metadata": {},
        "model": str(body.get("model") or MODEL),
        "output": [message],
        "parallel_tool_calls": False,
        "temperature": 1.0,
        "tool_choice": "auto",
        "tools": [],
        "top_p": 1.0,
        "usage": {
            "input_tokens": spoken.prompt_tokens,
            "input_tokens_details": {"cached_tokens": 0},
            "output_tokens": spoken.completion_tokens,
            "output_tokens_details": {"reasoning_tokens": 0},
            "total_tokens": spoken.prompt_tokens + spoken.completion_tokens,
        },
    }


def _read(raw: bytes) -> Body:
    try:
        body = json.loads(raw)
    except (ValueError, RecursionError):
        raise BadRequestError("We could not parse the JSON body of your request.") from None
    if not isinstance(body, dict):
        raise BadRequestError("The body is a JSON object.")
    if not isinstance(body.get("model"), str) or not body["model"]:
        raise BadRequestError("you must provide a model parameter", param="model")
    if body.get("stream"):
        raise BadRequestError("This model does not stream.", param="stream")
    for key in ("max_tokens", "max_completion_tokens", "max_output_tokens"):
        value = body.get(key)
        if value is not None and (not isinstance(value, int) or value < 1):
            raise BadRequestError(f"'{key}' is a whole number above 0.", param=key)
    return body


def _messages(messages: Any, *, param: str) -> list[tuple[str, str]]:
    """Return role and plain text of each message."""
    if not isinstance(messages, list) or not messages or not all(isinstance(each, dict) for each in messages):
        raise BadRequestError(f"'{param}' is a list of at least one message.", param=param)
    return [(str(each.get("role", "user")), _plain(each.get("content"))) for each in messages]


def _plain(content: Any) -> str:
    if isinstance(content, list):
        content = "\n".join(str(part.get("text", "")) for part in content if isinstance(part, dict))
    # Half a character (a lone surrogate) could not be sent back.
    return content.encode("utf-8", "replace").decode() if isinstance(content, str) else ""


def _schema(wanted: Body, kind: str | None, *, param: str) -> Schema | None:
    """Return the schema that the answer has to satisfy; None is plain text."""
    if kind in (None, "text"):
        return None
    if kind == "json_object":
        return {"type": "object", "properties": {"reply": {"type": "string"}}}
    schema = wanted.get("schema")
    if kind != "json_schema" or not isinstance(schema, dict) or not wanted.get("name"):
        raise BadRequestError(f"'{param}' is text, json_object or json_schema with a name and a schema.", param=param)
    problems = faults_of(schema) if wanted.get("strict") else []
    if schema.get("type") != "object":
        problems.insert(0, "The schema must be of type 'object'.")
    if problems:
        name = wanted["name"]
        raise BadRequestError(f"Invalid schema for response_format '{name}': {problems[0]}", param=param)
    return schema


def _tokens(text: str) -> int:
    return -(-len(text) // CHARACTERS_PER_TOKEN)


def _refusal(status: int, sentence: str, *, kind: str = "invalid_request_error", param: str | None = None) -> Response:
    body = {"error": {"message": sentence, "type": kind, "param": param, "code": None}}
    return JSONResponse(body, status_code=status)
