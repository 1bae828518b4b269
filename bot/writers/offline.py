"""Drafts replies from the post itself: no network, no model, the same draft for the same ticket and version.

A draft greets by name, apologises for the very thing in the customer's words, says who does what by when, and where
personal data belongs (the parts of an apology that matter most, Lewicki, Polin & Lount 2016). Each draft is held
against the house rules before it is handed out; one that would be blocked is never proposed.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.domain.draft import ROUNDS, Facts, Length, Level, first_name, house_rules
from bot.domain.triage import Category
from bot.writers.base import Brief, Written
from bot.writers.detail import Things, is_fit_name
from bot.writers.more_sentences import SPEECHES
from bot.writers.sentences import Speech

LONGEST = 280
_ATTEMPTS = 6
_PERSONAL = frozenset({"delivery", "billing", "account", "privacy", "conduct"})
"""Topics that cannot be settled without something personal, such as an order number."""

_EITHER = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")
_HANDLE = re.compile(r"\w[\w.-]{0,39}(?:@[\w-]{1,40}(?:\.[\w-]{1,20}){0,3})?")


@dataclass(frozen=True, slots=True)
class _Parts:
    """One way of saying it: what to leave out to get shorter, and which variant of each sentence."""

    attempt: int
    quote: bool = True
    hand_off: bool = True
    warm: bool = False
    short: bool = False


class OfflineWriter:
    """The writer that is always there: cards go out with its draft at once, and it stands in for a model."""

    name = "offline"

    def __init__(self) -> None:
        self._things = {language: Things(speech) for language, speech in SPEECHES.items()}

    def write(self, brief: Brief) -> Written:
        """Return a draft that keeps within `brief.limit` and 280 characters and that no house rule blocks."""
        language = brief.verdict.language if brief.verdict.language in SPEECHES else "en"
        compose = _Composer(brief, language, self._things[language])
        return Written(compose.best(), language, self.name)


class _Composer:
    """Composes drafts for one brief, from the fullest to the shortest, and keeps the first that passes."""

    def __init__(self, brief: Brief, language: str, things: Things) -> None:
        self.brief = brief
        self.speech: Speech = SPEECHES[language]
        self.wish = brief.wish.casefold()
        self.limit = min(brief.limit, LONGEST)
        self.rounds = sum(post.own for post in brief.conversation)
        self.thing = next(filter(None, map(things.of, self._about())), "")
        self.said = things.clause(brief.post.text)
        self.language = language

    def best(self) -> str:
        """Return the first draft that passes and repeats nothing; else one that passes; else the shortest there is."""
        passing = ""
        for parts in self._ways():
            text = self._text(parts)
            if not self._passes(text):
                continue
            if text != self.brief.previous and not self._is_boilerplate(text):
                return text
            passing = passing or text
        return passing or self._last_resort()

    def _ways(self) -> Iterator[_Parts]:
        """Yield ways of saying it, best first; a wish of staff changes what is best."""
        short, warm = "short" in self.wish or "kürz" in self.wish, "warm" in self.wish or "herzl" in self.wish
        for attempt in range(_ATTEMPTS):
            if not short:
                yield _Parts(attempt, warm=warm)
                yield _Parts(attempt, hand_off=False, warm=warm)
                yield _Parts(attempt, quote=False, warm=warm)
                yield _Parts(attempt, quote=False, hand_off=False)
            yield _Parts(attempt, quote=False, hand_off=False, short=True)

    def _text(self, parts: _Parts) -> str:
        first, step = self._sentences(parts)
        pieces = [f"{self._greeting()}, {first}", step if step else ""]
        pieces += [self._say(self.speech.warm)] if parts.warm else []
        pieces += [self._hand_off()] if parts.hand_off and self._needs_hand_off() else []
        return " ".join(piece for piece in [*pieces, _signed(self.brief.voice.signature)] if piece)

    def _sentences(self, parts: _Parts) -> tuple[str, str]:
        """Return the first sentence and the next step, after the kind of post and the state of the conversation."""
        speech, category = self.speech, self.brief.verdict.category
        if category is Category.PRAISE:
            return self._say(self._pick(speech.praise, 7, parts) if self.thing else speech.praise_plain), ""
        if category is not Category.COMPLAINT:
            return self._say(self._pick(speech.question, 7, parts) if self.thing else speech.question_plain), ""
        step = self._say(speech.short_step if parts.short else self._pick(speech.steps, 11, parts))
        if parts.short:
            return self._say(speech.short), step
        if self.rounds:
            return self._say(self._pick(speech.still, 7, parts)), step
        choices = speech.sorry_said if parts.quote and self.said else speech.sorry_about
        return self._say(self._pick(choices, 7, parts)), step

    def _pick(self, choices: tuple[str, ...], stride: int, parts: _Parts) -> str:
        """Return a variant. The strides share no factor with the lengths of the lists, so that neighbours differ."""
        brief = self.brief
        wish = sum(map(ord, self.wish)) if self.wish else 0
        return choices[(brief.ticket * stride + brief.version * 13 + wish + parts.attempt) % len(choices)]

    def _say(self, template: str) -> str:
        person = 1 if self.brief.voice.person.casefold() == "i" else 2
        opening, closing = self.speech.quotes
        team = self.speech.teams.get(self.brief.verdict.topic) or self.speech.teams["other"]
        return _EITHER.sub(lambda match: match.group(person), template).format(
            said=f"{opening}{self.said}{closing}",
            thing=self.thing or self.speech.anything,
            team=team,
            when=self._when(),
        )

    def _when(self) -> str:
        """Return when we write again: a time if it is on the post's day or the next, for a bare time means today."""
        at = self.brief.promise_at
        if at is None:
            return self.speech.soon
        days = (at.date() - self.brief.post.posted_at.astimezone(at.tzinfo).date()).days
        if days > 1:
            return self.speech.soon
        return (self.speech.tomorrow if days == 1 else self.speech.at).format(time=f"{at:%H:%M}")

    def _greeting(self) -> str:
        formal = self.brief.voice.formal or "formal" in self.wish or "förmlich" in self.wish
        hello = self.speech.hello[1 if formal else 0]
        author = self.brief.post.author
        name = first_name(author.name)
        if name and is_fit_name(name):
            return f"{hello} {name.capitalize() if name.islower() else name}"
        handle = author.handle.lstrip("@")
        return f"{hello} @{handle}" if _HANDLE.fullmatch(handle) and is_fit_name(handle) else hello

    def _needs_hand_off(self) -> bool:
        verdict = self.brief.verdict
        long = self.rounds >= ROUNDS and verdict.category is not Category.PRAISE
        return long or (verdict.category is Category.COMPLAINT and verdict.topic in _PERSONAL)

    def _hand_off(self) -> str:
        contact = next(iter(self.brief.voice.contact), "")
        return self.speech.write_to.format(contact=contact.rstrip(". ")) if contact else self.speech.direct

    def _about(self) -> Iterator[str]:
        """Yield the texts to look in for the thing: the post, then earlier ones; praise is for what it names itself."""
        yield self.brief.post.text
        if self.brief.verdict.category is not Category.PRAISE:
            yield from (post.text for post in reversed(self.brief.conversation) if not post.own)

    def _passes(self, text: str) -> bool:
        """Return whether the draft fits, avoids what the team avoids, and neither blocks nor asks for a tick."""
        if len(text) > self.limit or any(word.casefold() in text.casefold() for word in self.brief.voice.avoid if word):
            return False
        checks = house_rules(text, self._facts(text, ()))
        return not any(check.level in (Level.BLOCK, Level.TICK) for check in checks)

    def _is_boilerplate(self, text: str) -> bool:
        checks = house_rules(text, self._facts(text, self.brief.recent))
        return any(check.rule == "boilerplate" for check in checks)

    def _facts(self, text: str, recent: tuple[str, ...]) -> Facts:
        post, voice = self.brief.post, self.brief.voice
        return Facts(
            post_text=post.text,
            author_name=post.author.name,
            author_handle=post.author.handle,
            category=self.brief.verdict.category,
            language=self.language,
            length=Length(len(text), self.brief.limit),
            contact=voice.contact,
            person=voice.person,
            conversation=tuple(one.text for one in self.brief.conversation),
            recent=recent,
            rounds=self.rounds,
        )

    def _last_resort(self) -> str:
        """Return the plainest sentence there is, for a limit that leaves no room or words that the team avoids."""
        plain: tuple[Callable[[], str], ...] = (
            lambda: f"{self.speech.hello[1]}, {self._say(self.speech.short)}",
            lambda: self._say(self.speech.short)[:1].upper() + self._say(self.speech.short)[1:],
            lambda: "Sorry.",
        )
        texts = [say() for say in plain]
        return next((text for text in texts if len(text) <= self.limit), "Sorry."[: max(self.limit, 0)])


def _signed(signature: str) -> str:
    """Return the signature, set off by a dash if it does not bring a sign of its own («^JP»)."""
    signature = signature.strip()
    return f"— {signature}" if signature and signature[0].isalnum() else signature
