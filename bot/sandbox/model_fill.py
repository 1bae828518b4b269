"""What the sandbox's language model says: a value for a strict JSON schema, made from the last user message.

No intelligence in here. The same request always gives the same answer, every string is short, polite and about the
message at hand, and every answer satisfies its schema: enough to run the real path of a writer without a vendor.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from typing import Any

Schema = dict[str, Any]

GERMAN = re.compile(r"\b(?:nicht|ich|und|ist|seit|mein|meine|das|der|die|kein|keine|euer|eure|habe|warte)\b", re.I)
TAGGED = re.compile(r"<([a-z_]+)>(.*?)</\1>", re.S | re.I)
QUOTED = re.compile(r"[❝«“\"](.{12,}?)[❞»”\"]", re.S)
NAMED = re.compile(r"\b(?:name|author|customer|from)\b[\"']?\s*[:=]\s*[\"']?([^\W\d_][\w'’-]*)", re.I)
TELLING = re.compile(
    r"\d|kettle|jug|coffee|machine|order|refund|invoice|parcel|deliver|broke|leak|wait|kanne|wasserkocher|rechnung|liefer",
    re.I,
)
PRAISE = re.compile(r"\b(?:love|thanks|thank you|great|brilliant|danke|super)\b", re.I)

REPLIES = {
    "en": (
        (
            "Hi {name}, I'm sorry about «{detail}». That is not how it should go, and I understand the annoyance. "
            "Please send us your order number in a direct message and we will look into it."
        ),
        (
            "{name}, I apologise: «{detail}» is not what you should have to write to us. "
            "Send us a direct message with your order number, please, so that we can look into it with you."
        ),
        (
            "I'm really sorry, {name}. Reading «{detail}», I can see why you are upset. "
            "Could you send us a direct message with your order number, so that one of us can check it?"
        ),
    ),
    "de": (
        (
            "Hallo {name}, es tut uns leid: «{detail}» sollte nicht passieren. "
            "Bitte schick uns deine Bestellnummer als Direktnachricht, dann sehen wir nach."
        ),
        (
            "{name}, bitte entschuldige. «{detail}»: Wir verstehen deinen Ärger. "
            "Schreib uns bitte eine Direktnachricht mit der Bestellnummer, damit wir nachsehen können."
        ),
    ),
}
NOTES = {
    "en": "I'm sorry about «{detail}»; this answer is about exactly that.",
    "de": "Es tut uns leid: «{detail}». Darum geht es in dieser Antwort.",
}
LIKELY = ("complaint", "normal", "other", "none")
DATES = {"date-time": "2026-01-15T10:00:00Z", "date": "2026-01-15", "time": "10:00:00Z"}
SPOKEN = ("reply", "text", "draft", "message", "body", "answer", "content")


@dataclass(frozen=True, slots=True)
class Topic:
    """What the last user message is about."""

    text: str
    detail: str
    name: str
    lang: str
    seed: int


def topic_of(message: str) -> Topic:
    """Read the complaint, the name and the language out of a prompt, as well as patterns can."""
    text = _complaint(message)
    named = NAMED.search(message)
    return Topic(
        text=text,
        detail=_detail(text),
        name=named.group(1) if named else "there",
        lang="de" if len(GERMAN.findall(text)) >= 2 else "en",
        seed=int.from_bytes(hashlib.sha256(message.encode()).digest()[:4], "big"),
    )


def reply_to(topic: Topic) -> str:
    """Write one apologetic and personal reply, below 280 characters for any ordinary name."""
    choices = REPLIES[topic.lang]
    return choices[topic.seed % len(choices)].format(name=topic.name, detail=topic.detail)


def fill(schema: Schema, topic: Topic) -> Any:
    """Give a value that satisfies the schema; ValueError if its references lead nowhere or in a circle."""
    try:
        return _value(schema, topic, name="", root=schema)
    except (KeyError, TypeError, RecursionError):
        raise ValueError("The schema's references lead nowhere, or in a circle.") from None


def faults_of(schema: Schema, *, path: str = "") -> list[str]:
    """Name what a strict schema may not have: open objects, and properties that are not required."""
    found: list[str] = []
    properties = schema.get("properties")
    if isinstance(properties, dict):
        if schema.get("additionalProperties") is not False:
            found.append(f"In context=({path}), 'additionalProperties' is required to be supplied and to be false.")
        if missing := sorted(set(properties) - set(schema.get("required", []))):
            found.append(f"In context=({path}), 'required' must include every key in properties. Missing {missing}.")
    for step, inner in _children(schema):
        found += faults_of(inner, path=f"{path}/{step}")
    return found


def _children(schema: Schema) -> list[tuple[str, Schema]]:
    named = [
        (f"{word}/{key}", inner)
        for word in ("properties", "$defs", "definitions")
        for key, inner in (schema.get(word) or {}).items()
    ]
    listed = [(f"anyOf/{index}", inner) for index, inner in enumerate(schema.get("anyOf") or [])]
    items = [("items", schema["items"])] if isinstance(schema.get("items"), dict) else []
    return [(step, inner) for step, inner in (*named, *listed, *items) if isinstance(inner, dict)]


def _value(schema: Schema, topic: Topic, *, name: str, root: Schema) -> Any:
    schema = _resolved(schema, root)
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return _pick(schema["enum"], topic)
    kind = _type(schema)
    if kind in ("object", "array"):
        return (_object if kind == "object" else _array)(schema, topic, name=name, root=root)
    return _scalar(schema, topic, name=name, kind=kind)


def _scalar(schema: Schema, topic: Topic, *, name: str, kind: str) -> Any:
    match kind:
        case "string":
            return _string(schema, topic, name)
        case "integer" | "number":
            return _number(schema, kind)
        case "boolean":
            return not PRAISE.search(topic.text)
    return None


def _object(schema: Schema, topic: Topic, *, name: str, root: Schema) -> Any:
    properties = schema.get("properties") or {}
    return {key: _value(inner, topic, name=key, root=root) for key, inner in properties.items()}


def _resolved(schema: Schema, root: Schema) -> Schema:
    """Follow references, and of several possibilities take the first that is not null."""
    for _ in range(20):
        if "$ref" in schema:
            target: Any = root
            for step in schema["$ref"].removeprefix("#").strip("/").split("/"):
                target = target[step] if step else target
            schema = target
        elif choices := schema.get("anyOf") or schema.get("oneOf"):
            schema = next((each for each in choices if each.get("type") != "null"), choices[0])
        else:
            return schema
    raise RecursionError


def _type(schema: Schema) -> str:
    kind = schema.get("type", "object" if "properties" in schema else "string")
    if isinstance(kind, list):
        kind = next((each for each in kind if each != "null"), "null")
    return str(kind)


def _array(schema: Schema, topic: Topic, *, name: str, root: Schema) -> Any:
    # None where none is asked for: an empty list of findings is the plausible one.
    count = schema.get("minItems", 1 if _type(_resolved(schema.get("items", {}), root)) == "object" else 0)
    count = min(count, schema.get("maxItems", count))
    return [_value(schema.get("items", {}), topic, name=name.rstrip("s"), root=root) for _ in range(count)]


def _string(schema: Schema, topic: Topic, name: str) -> str:
    if schema.get("format") in DATES:
        return DATES[schema["format"]]
    word = name.lower()
    if word.startswith("lang"):
        text = topic.lang
    elif word.endswith("name"):
        text = topic.name
    elif not word or any(each in word for each in SPOKEN):
        text = reply_to(topic)
    else:
        text = NOTES[topic.lang].format(detail=topic.detail)
    return text.ljust(schema.get("minLength", 0), ".")[: schema.get("maxLength", 10_000)]


def _number(schema: Schema, kind: str) -> int | float:
    low = float(schema["minimum"] if "minimum" in schema else schema.get("exclusiveMinimum", 0))
    high = float(schema["maximum"] if "maximum" in schema else schema.get("exclusiveMaximum", low + 1))
    # Three quarters of the way: a sure score, not a certain one.
    value = low + (high - low) * 0.75
    if kind == "number":
        return value
    return min(int(low) + 1, int(high)) if int(value) <= low else int(value)


def _pick(options: list[Any], topic: Topic) -> Any:
    if topic.lang in options:
        return topic.lang
    if "praise" in options and PRAISE.search(topic.text):
        return "praise"
    text = topic.text.casefold()
    said = [each for each in options if isinstance(each, str) and each.casefold() in text]
    likely = [each for each in LIKELY if each in options]
    return (*said, *likely, *options)[0]


def _complaint(message: str) -> str:
    """Give the customer's words inside a prompt: a JSON field, a tagged part, a quotation or the longest line."""
    candidates = _json_strings(message)
    candidates += [part for _, part in TAGGED.findall(message)]
    candidates = candidates or QUOTED.findall(message) or message.splitlines() or [""]
    return " ".join(max(candidates, key=len).split())


def _json_strings(message: str) -> list[str]:
    try:
        data = json.loads(message)
    except ValueError:
        return []
    fields = data.items() if isinstance(data, dict) else ()
    inner = [item for _, value in fields if isinstance(value, dict) for item in value.items()]
    words = ("text", "post", "complaint", "message")
    return [value for key, value in (*fields, *inner) if isinstance(value, str) and key in words]


def _detail(text: str) -> str:
    """Give the most telling part of the complaint, at most nine words and sixty characters."""
    clauses = [each.strip() for each in re.split(r"[.!?;\n]+", re.sub(r"https?://\S+|@\S+", "", text)) if each.strip()]
    telling = [each for each in clauses if TELLING.search(each)]
    words = (telling or clauses or ["what happened"])[0].split()[:9]
    while len(" ".join(words)) > 60 and len(words) > 1:
        words.pop()
    return " ".join(words).strip(" ,:–-«»\"'")[:60] or "what happened"
