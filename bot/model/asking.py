"""Asking a language model within its budget: known answers first, then a reservation, the call, and the bill."""

import hashlib
import json
import threading
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.domain.errors import Silent
from bot.model.budget import Budget
from bot.model.client import Answered, Asked

REST = timedelta(minutes=1)
"""How long a model that failed twice in a row is left alone: nobody waits for it meanwhile."""

_FAILURES = 2


class Shape(BaseModel):
    """What an answer looks like. Strict: every field is there, and no other one."""

    model_config = ConfigDict(extra="forbid", strict=True)


S = TypeVar("S", bound=Shape)


@dataclass(frozen=True, slots=True)
class Question(Generic[S]):
    """What to ask. `data` is the one part that strangers have written; `longest` are tokens of the answer.

    `author` is whose post it is about, by platform and id: for the cap.
    """

    instructions: str
    data: str
    shape: type[S]
    longest: int
    use: str
    author: str


class Endpoint(Protocol):
    """What gives an answer or raises Silent."""

    model: str

    def ask(self, asked: Asked, *, seconds: float) -> Answered:
        """Ask once, for at most so many seconds."""
        ...


class Model:
    """A language model with its books. May be asked from any thread; raises `Silent`, and nothing else of its own."""

    def __init__(self, endpoint: Endpoint, budget: Budget) -> None:
        self._endpoint = endpoint
        self._budget = budget
        self._lock = threading.Lock()
        self._failures = 0
        self._rests_until: datetime | None = None

    def hopeless(self, use: str, author: str) -> str:
        """Return in two words why asking would be in vain now, nothing where it may be worth a try."""
        if self._rests():
            return "model down"
        return "over budget" if self._budget.is_spent(use, author) else ""

    def ask(self, question: Question[S], *, seconds: float) -> S:
        """Return the answer in its shape, from the books where the very same was asked within a day."""
        schema = question.shape.model_json_schema()
        asked = Asked(question.instructions, question.data, question.shape.__name__, schema, question.longest)
        key = _key(self._endpoint.model, asked)
        known = self._budget.known(key)
        if known is not None:
            return _shaped(question.shape, known)
        text = self._pay(question, asked, seconds)
        answer = _shaped(question.shape, text)
        self._budget.remember(key, text)
        return answer

    def _pay(self, question: Question[S], asked: Asked, seconds: float) -> str:
        if self._rests():
            raise Silent("model down")
        held = self._budget.reserve(question.use, question.author, tokens_in=asked.tokens, tokens_out=question.longest)
        try:
            answered = self._endpoint.ask(asked, seconds=seconds)
        except Silent as error:
            if not error.billed:
                self._budget.settle(held, tokens_in=0, tokens_out=0)
            self._failed(str(error))
            raise
        self._worked()
        if answered.tokens is not None:
            self._budget.settle(held, tokens_in=answered.tokens[0], tokens_out=answered.tokens[1])
        return answered.text

    def _rests(self) -> bool:
        with self._lock:
            return self._rests_until is not None and self._budget.now() < self._rests_until

    def _failed(self, why: str) -> None:
        """Count failures in a row; what it refuses or garbles says nothing of the next question."""
        with self._lock:
            self._failures += why not in ("model refused", "model unclear")
            if self._failures >= _FAILURES:
                self._rests_until, self._failures = self._budget.now() + REST, 0

    def _worked(self) -> None:
        with self._lock:
            self._failures, self._rests_until = 0, None


def _key(model: str, asked: Asked) -> str:
    said = json.dumps([model, asked.instructions, asked.data, asked.schema, asked.longest], sort_keys=True)
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()


def _shaped(shape: type[S], text: str) -> S:
    try:
        return shape.model_validate_json(text)
    except ValidationError as error:
        raise Silent("model unclear", billed=True) from error
