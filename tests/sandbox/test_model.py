"""The sandbox's model: always polite, always the same, and always as the schema wants it."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from openai import APIStatusError, BadRequestError, OpenAI
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bot.sandbox import faults, model
from bot.sandbox.model_fill import fill, reply_to, topic_of
from bot.sandbox.world import World, new_world

COMPLAINT = 'Day nine and still no kettle. Third time I\'m told "tomorrow". I want my money back, @LarkHarbour.'
PROMPT = f"Write a reply.\n<complaint>{COMPLAINT}</complaint>\nname: Maya"
REPLY = {
    "type": "object",
    "properties": {"reply": {"type": "string", "maxLength": 500}, "language": {"type": "string", "enum": ["de", "en"]}},
    "required": ["reply", "language"],
    "additionalProperties": False,
}


@pytest.fixture
def world() -> World:
    return new_world(token="page-token")


@pytest.fixture
def client(world: World) -> Iterator[OpenAI]:
    with TestClient(Starlette(routes=model.routes(world)), base_url="http://127.0.0.1") as web:
        yield OpenAI(api_key="any", base_url="http://127.0.0.1/v1", http_client=web, max_retries=0)


def draft(client: OpenAI, prompt: str = PROMPT, *, schema: Any = REPLY, **more: Any) -> Any:
    wanted: Any = {"type": "json_schema", "json_schema": {"name": "draft", "strict": True, "schema": schema}}
    return client.chat.completions.create(
        model="sandbox-1", messages=[{"role": "user", "content": prompt}], response_format=wanted, **more
    )


def test_the_draft_names_the_person_apologises_and_takes_up_their_own_words(client: OpenAI) -> None:
    said = json.loads(draft(client).choices[0].message.content)

    assert "Maya" in said["reply"]
    assert "sorry" in said["reply"] or "apologise" in said["reply"]
    assert "still no kettle" in said["reply"]
    assert said["language"] == "en"


def test_the_same_request_gets_the_same_answer(client: OpenAI) -> None:
    first, second = draft(client), draft(client)

    assert first.choices == second.choices
    assert first.id == second.id


def test_a_german_complaint_gets_a_german_reply() -> None:
    said = reply_to(topic_of("Ich warte seit drei Wochen und das ist nicht lustig."))

    assert "leid" in said or "entschuldige" in said


@pytest.mark.parametrize("text", ["", "?", "x" * 5_000, "@LarkHarbour", "<b></b>", '{"text": 7}', "{name} {detail}"])
def test_whatever_the_message_is_there_is_a_short_reply(text: str) -> None:
    assert 40 < len(reply_to(topic_of(text))) < 400


SHAPES: list[tuple[dict[str, Any], Any]] = [
    ({"type": "string", "minLength": 200}, lambda value: len(value) >= 200),
    ({"type": "string", "maxLength": 12}, lambda value: len(value) <= 12),
    ({"type": "string", "format": "date-time"}, lambda value: value.endswith("Z")),
    ({"enum": ["praise", "complaint"]}, lambda value: value == "complaint"),
    ({"const": 4}, lambda value: value == 4),
    ({"type": "integer", "minimum": 2, "maximum": 4}, lambda value: value in (2, 3, 4)),
    ({"type": "integer", "minimum": 7, "maximum": 7}, lambda value: value == 7),
    ({"type": "number", "minimum": 0, "maximum": 1}, lambda value: 0 < value < 1),
    ({"type": "boolean"}, lambda value: value is True),
    ({"type": "null"}, lambda value: value is None),
    ({"type": ["string", "null"]}, lambda value: isinstance(value, str)),
    ({"anyOf": [{"type": "null"}, {"type": "boolean"}]}, lambda value: value is True),
    ({"type": "array", "items": {"type": "string"}, "minItems": 3}, lambda value: len(value) == 3),
    ({"type": "array", "items": {"type": "string"}}, lambda value: value == []),
    ({"$ref": "#/$defs/yes", "$defs": {"yes": {"type": "boolean"}}}, lambda value: value is True),
]


@pytest.mark.parametrize(("schema", "fits"), SHAPES)
def test_every_kind_of_schema_is_satisfied(schema: dict[str, Any], fits: Any) -> None:
    assert fits(fill(schema, topic_of(PROMPT)))


def test_a_schema_that_never_ends_is_refused() -> None:
    with pytest.raises(ValueError, match="circle"):
        fill({"$ref": "#"}, topic_of(PROMPT))


def test_a_loose_schema_is_refused_as_the_vendor_does(client: OpenAI) -> None:
    loose = {"type": "object", "properties": {"reply": {"type": "string"}}, "required": []}

    with pytest.raises(BadRequestError, match="additionalProperties"):
        draft(client, schema=loose)


def test_streaming_is_refused(client: OpenAI) -> None:
    with pytest.raises(BadRequestError, match="stream"):
        draft(client, stream=True)


def test_an_answer_without_a_schema_is_plain_text(client: OpenAI) -> None:
    said = client.chat.completions.create(model="sandbox-1", messages=[{"role": "user", "content": PROMPT}])

    assert "kettle" in (said.choices[0].message.content or "")


def test_an_answer_that_does_not_fit_the_budget_is_cut_and_says_so(client: OpenAI) -> None:
    said = draft(client, max_completion_tokens=5)

    assert said.choices[0].finish_reason == "length"
    assert said.usage.completion_tokens == 5


def test_calls_and_tokens_are_counted(client: OpenAI, world: World) -> None:
    usage = draft(client).usage

    assert world.ledger.model == {"calls": 1, "tokens": usage.total_tokens}


def test_the_newer_endpoint_says_the_same(client: OpenAI) -> None:
    said = client.responses.create(
        model="sandbox-1",
        input=PROMPT,
        text={"format": {"type": "json_schema", "name": "draft", "strict": True, "schema": REPLY}},
    )

    assert json.loads(said.output_text) == json.loads(draft(client).choices[0].message.content)


def test_the_list_of_models_names_the_one_there_is(client: OpenAI) -> None:
    assert [each.id for each in client.models.list()] == ["sandbox-1"]


@pytest.mark.parametrize(("kind", "status"), [("rate_limit", 429), ("status", 503), ("auth", 401), ("no_credit", 402)])
def test_the_model_fails_when_it_is_told_to(client: OpenAI, world: World, kind: str, status: int) -> None:
    world.faults.add(faults.parse({"target": "model", "method": "*", "kind": kind}))

    with pytest.raises(APIStatusError) as failed:
        draft(client)

    assert failed.value.status_code == status
    assert draft(client).choices


def test_without_a_key_nothing_is_answered(world: World) -> None:
    with TestClient(Starlette(routes=model.routes(world))) as web:
        assert web.post("/v1/chat/completions", json={"model": "sandbox-1"}).status_code == 401
