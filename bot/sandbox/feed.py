"""Plays the lines of a story on the network: what is due, and the posting of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.sandbox.story import Actor, Deed, Line
from bot.sandbox.town import Json, Town, TownError

BATCH = 25


@dataclass(frozen=True, slots=True)
class Timing:
    """How a story is paced.

    `pace` stretches the times of the lines (0: each as soon as possible); `per_second` is the most posts a second.
    `insist`: who waits for an answer that never comes writes all the same once everything is quiet.
    """

    pace: float = 1.0
    per_second: float = 20.0
    insist: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A line that is due, and the post it belongs to: the one to answer, edit, delete or like; empty for none."""

    line: Line
    target: str = ""


@dataclass(slots=True)
class Told:
    """What has been told so far: post ids and conversations by key, and the brand's answers by conversation."""

    ids: dict[str, str] = field(default_factory=dict)
    conversations: dict[str, str] = field(default_factory=dict)
    answers_before: dict[str, int] = field(default_factory=dict)
    answers: dict[str, list[tuple[float, str]]] = field(default_factory=dict)

    def answer_to(self, key: str) -> tuple[float, str] | None:
        """Give when and by which post the brand answered in this conversation after the post named so."""
        answers = self.answers.get(self.conversations.get(key, ""), [])[self.answers_before.get(key, 0) :]
        return answers[0] if answers else None


def due(waiting: Sequence[Line], told: Told, *, now: float, timing: Timing, quiet: bool = False) -> list[Step]:
    """Give what happens now, `now` seconds after the start, in the order of the story."""
    steps = []
    for line in waiting:
        step = _step(line, told, now=now, timing=timing, quiet=quiet)
        if step is not None:
            steps.append(step)
    return steps


def _step(line: Line, told: Told, *, now: float, timing: Timing, quiet: bool) -> Step | None:
    if not line.to:
        return Step(line) if line.at * timing.pace <= now else None
    if line.to not in told.ids:
        return None
    if not line.answered:
        return Step(line, told.ids[line.to]) if line.at * timing.pace <= now else None
    answer = told.answer_to(line.to)
    if answer is not None:
        return Step(line, answer[1]) if answer[0] + line.at * timing.pace <= now else None
    return Step(line, told.ids[line.to]) if quiet and timing.insist else None


class Teller:
    """Tells a story: call `tell` again and again until it is `finished`."""

    def __init__(self, town: Town, lines: Sequence[Line], timing: Timing) -> None:
        self._town = town
        self._timing = timing
        self._waiting = list(lines)
        self._authors: dict[str, tuple[Actor, str]] = {}
        self._deleted: set[str] = set()
        self._credit = 0.0
        self._last = 0.0
        self.told = Told()
        self.total = sum(line.deed is Deed.POST for line in lines)

    @property
    def posted(self) -> list[str]:
        """The ids of the posts that are public by now and were not deleted."""
        return [post_id for post_id in self._authors if post_id not in self._deleted]

    def author(self, post_id: str) -> tuple[Actor, str] | None:
        """Give the author and the language of a post of this story."""
        return self._authors.get(post_id)

    def finished(self) -> bool:
        """Say whether nothing is left that comes by itself: what remains waits for the brand."""
        stuck: set[str] = set()
        for line in self._waiting:
            if not (line.answered or line.to in stuck):
                return False
            stuck.add(line.key or line.to)
        return True

    def exhausted(self) -> bool:
        """Say whether nothing is left that could still be told without an answer of the brand."""
        return not self._waiting or not self._timing.insist

    def heard(self, own: Sequence[Mapping[str, str]], *, now: float) -> None:
        """Take note of the brand's public posts, all of them, oldest first."""
        seen = {answer for answers in self.told.answers.values() for _, answer in answers}
        for post in own:
            if post["id"] not in seen:
                self.told.answers.setdefault(post["conversation"], []).append((now, post["id"]))

    def tell(self, now: float, *, quiet: bool = False) -> int:
        """Do what is due `now` seconds after the start; gives how many deeds that were."""
        steps = due(self._waiting, self.told, now=now, timing=self._timing, quiet=quiet)
        steps = steps[: self._allowance(now)]
        for step in steps:
            self._waiting.remove(step.line)
        self._post([step for step in steps if step.line.deed is Deed.POST])
        for step in steps:
            self._do(step)
        return len(steps)

    def _allowance(self, now: float) -> int:
        self._credit = min(BATCH, self._credit + (now - self._last) * self._timing.per_second)
        self._last = now
        allowed = int(self._credit)
        self._credit -= allowed
        return allowed

    def _post(self, steps: Sequence[Step]) -> None:
        openings = [step for step in steps if not step.target]
        if openings:
            for step, post in zip(openings, self._town.post([_body(step) for step in openings]), strict=True):
                self._note(step.line, post)
        # One by one: what somebody answers may have been deleted meanwhile, and one refusal spoils a whole batch.
        for step in steps:
            if step.target:
                self._answer(step)

    def _answer(self, step: Step) -> None:
        try:
            self._note(step.line, self._town.post([_body(step)])[0])
        except TownError:
            return

    def _note(self, line: Line, post: Json) -> None:
        conversation = str(post["conversation"])
        self._authors[str(post["id"])] = (line.who, line.lang)
        if line.key:
            self.told.ids[line.key] = str(post["id"])
            self.told.conversations[line.key] = conversation
            self.told.answers_before[line.key] = len(self.told.answers.get(conversation, ()))

    def _do(self, step: Step) -> None:
        # Somebody at the page may have deleted the post meanwhile: then there is nothing to edit or like.
        try:
            if step.line.deed is Deed.EDIT:
                self._town.edit_post(step.target, step.line.text)
            elif step.line.deed is Deed.DELETE:
                self._deleted.add(step.target)
                self._town.delete_post(step.target)
            elif step.line.deed is Deed.LIKE:
                self._town.like_post(step.target, step.line.who.handle)
        except TownError:
            return


def _body(step: Step) -> Json:
    line = step.line
    body: Json = {"handle": line.who.handle, "name": line.who.name, "followers": line.who.followers, "text": line.text}
    if step.target:
        body["in_reply_to"] = step.target
    if line.lang:
        body["lang"] = line.lang
    return body
