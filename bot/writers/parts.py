"""The parts of a draft, each in the variant that the ticket's number gives it."""

import re
from dataclasses import replace
from functools import cached_property

from bot.domain.draft import ROUNDS, first_name
from bot.domain.knowledge import next_step
from bot.domain.triage import Category, Priority
from bot.domain.words.text import fold
from bot.writers.base import Brief
from bot.writers.grave import grave, is_hot
from bot.writers.own_words import Detail, OwnWords
from bot.writers.say import filled, in_voice, is_fresh, rotated, without_contractions
from bot.writers.speech import Speech
from bot.writers.unfit import is_fit_name
from bot.writers.wishes import Wish

_PERSONAL = frozenset({"delivery", "billing", "account", "privacy", "conduct"})
"""Topics that cannot be settled without something personal, such as an order number."""

_HANDLE = re.compile(r"\w[\w.-]{0,39}")
_TITLES = frozenset(
    {"dr", "prof", "mr", "mrs", "ms", "miss", "herr", "frau", "mme", "sr", "sra", "dott", "ing", "the", "a"}
)
_PHONE = re.compile(r"\d(?:\D{0,3}\d){5,}")
_BOLD = 3
"""The attempt from which on a variant may be one that was sent lately: better than none."""

_BRIEF = 5
"""Words up to which a question in a running conversation only asks for news."""

_TEAM = {"injury": "safety", "hate": "conduct"}


class Parts:
    """What a draft for one brief is made of."""

    def __init__(self, brief: Brief, wish: Wish, speech: Speech, words: OwnWords, code: str) -> None:
        self._brief = brief
        self._code = code
        self._wish = wish
        self._speech = speech
        self._words = words
        wants = brief.voice.formal_in(code) or "formal" in wish.kinds or words.is_polite(brief.post.text)
        self._formal = wants and "informal" not in wish.kinds
        self._recent = "\n".join(brief.recent)
        self._category = brief.verdict.category
        self.rounds = sum(post.own for post in brief.conversation)
        self._grave = "" if self._category in (Category.PRAISE, Category.NOISE) else grave(brief.post.text)

    def opening(self, attempt: int, *, said: bool, short: bool) -> str:
        """Return the greeting and what we say first: an apology for the very thing, thanks, or that we look."""
        template = self._pick(self._openings(said=said, short=short), attempt)
        return f"{self._greeting()} {template}"

    @cached_property
    def known(self) -> str:
        """Return what the team's knowledge says to a question or complaint, where that clearly fits."""
        if self._grave or self._wish.words or not (self._is_complaint or self._category is Category.QUESTION):
            return ""
        return next_step(self._brief.knowledge, self._brief.post.text, self._code)

    def answered(self, attempt: int) -> str:
        """Return the words before what we know: to a question it is the answer itself."""
        if self._is_complaint:
            return ""
        return f"{self._greeting()} {self._pick(self._speech.answered, attempt)}"

    def in_private(self, attempt: int) -> str:
        """Return that a private message comes."""
        return self._pick(self._speech.in_private, attempt)

    def staff_words(self) -> str:
        """Return the sentence that staff asked for, in their words."""
        words = self._wish.words
        if not words:
            return ""
        if self._wish.that:
            return self._voiced(self._speech.that).replace("<words>", words)
        return words[:1].upper() + words[1:] + ("" if words[-1] in ".!?…" else ".")

    def unplug(self, attempt: int) -> str:
        """Return the advice not to use a thing that smokes or burns."""
        hot = self._category is Category.COMPLAINT and not self._grave and not self.rounds
        return self._pick(self._speech.unplug, attempt) if hot and is_hot(self._brief.post.text) else ""

    def step(self, attempt: int, *, short: bool) -> str:
        """Return who does what by when; a question's and a praise's first sentences say it themselves."""
        if self._grave and not short:
            return self._pick(self._speech.grave_steps, attempt)
        if not self._is_complaint and not self._grave:
            return ""
        return self._pick(self._speech.short_steps if short else self._speech.steps, attempt)

    def hand_off(self, attempt: int) -> str:
        """Return where personal data belongs, or how to reach a person; nothing where nothing personal is needed."""
        speech = self._speech
        if self._grave:
            lines = speech.grave_call if self._phone else speech.grave_write if self._contact else speech.direct
            return self._pick(lines, attempt)
        if not self._needs_hand_off() or (self.unplug(attempt) and self.rounds < ROUNDS):
            return ""
        return self._pick(speech.write_to if self._contact else speech.direct, attempt)

    def warm(self, attempt: int) -> str:
        """Return a warm word, for those who ask for one; praise is warm enough."""
        return "" if self._category is Category.PRAISE else self._pick(self._speech.warm, attempt)

    def signature(self) -> str:
        """Return the signature, set off by a dash if it does not bring a sign of its own («^JP»)."""
        signature = self._brief.voice.signature.strip()
        return f"— {signature}" if signature and signature[0].isalnum() else signature

    def last_resort(self, limit: int) -> str:
        """Return the plainest sentence there is, for a limit that leaves no room or words that the team avoids."""
        short = self._pick(self._speech.short, 0)
        texts = (f"{self._greeting()} {short}", f"{short[:1].upper()}{short[1:]}", "Sorry.")
        return next((text for text in texts if len(text) <= limit), "Sorry."[: max(limit, 0)])

    def _openings(self, *, said: bool, short: bool) -> tuple[str, ...]:
        speech, detail = self._speech, self._detail
        if self._grave:
            return self._grave_openings(said=said)
        if self._category is Category.PRAISE:
            return self._thanks(said=said)
        if not self._is_complaint:
            asked = "?" in self._brief.post.text
            return speech.noted if not asked else speech.question if detail.thing else speech.question_plain
        if short or self.rounds:
            return speech.short if short else speech.still
        return self._apologies(said=said)

    def _apologies(self, *, said: bool) -> tuple[str, ...]:
        speech, detail = self._speech, self._detail
        if said and (detail.restated or detail.quoted):
            return speech.restated if detail.restated else speech.quoted
        return speech.about if detail.thing else speech.worded if detail.word else speech.plain

    def _grave_openings(self, *, said: bool) -> tuple[str, ...]:
        """Return what fits the case: with what happened or the thing where the language has words for it."""
        options = self._speech.grave
        with_said = options.get(f"{self._grave} said", ()) if said and self._detail.restated else ()
        with_thing = options.get(f"{self._grave} thing", ()) if said and self._detail.thing else ()
        return with_said or with_thing or options[self._grave]

    def _thanks(self, *, said: bool) -> tuple[str, ...]:
        speech, detail = self._speech, self._detail
        if self.rounds:
            return speech.solved
        if said and detail.quoted:
            return speech.praise_said
        return speech.praise if detail.thing else speech.praise_plain

    @cached_property
    def _detail(self) -> Detail:
        """Return the customer's own words: the newest post's, and the thing that the conversation began with."""
        text = self._brief.post.text
        if self._category is Category.PRAISE:
            return self._unnamed(self._words.pleasure(text, formal=self._formal))
        if not self._is_complaint:
            known = self._category is Category.QUESTION
            return Detail(thing=self._words.thing(text, formal=self._formal) if known else "")
        detail = self._unnamed(self._words.trouble(text, formal=self._formal))
        if not self.rounds:
            return detail
        earlier = (post.text for post in self._brief.conversation if not post.own)
        things = (self._words.thing(other, formal=self._formal) for other in earlier)
        return replace(detail, thing=next(filter(None, things), detail.thing))

    def _unnamed(self, detail: Detail) -> Detail:
        """Return the words, unless they hold the author's name: it is said once, in the greeting."""
        name = fold(first_name(self._brief.post.author.name))
        if name and name in map(fold, f"{detail.restated} {detail.quoted}".split()):
            return replace(detail, restated="", quoted="")
        return detail

    @cached_property
    def _is_complaint(self) -> bool:
        """Return whether an apology is due: a short «any news?» in a running conversation is one more complaint.

        So is what triage took for a question though it asks nothing and tells of a trouble.
        """
        if self._category is Category.COMPLAINT:
            return True
        if self._category is not Category.QUESTION:
            return False
        text = self._brief.post.text
        if "?" not in text:
            return self._words.tells_of_trouble(text)
        return bool(self.rounds) and len(text.split()) <= _BRIEF

    @cached_property
    def _serious(self) -> bool:
        """Return whether light words are out of place: something burns, or the matter is urgent for other reasons."""
        return self._brief.verdict.priority is Priority.URGENT or is_hot(self._brief.post.text)

    def _pick(self, choices: tuple[str, ...], attempt: int) -> str:
        """Return a variant by number, one that was not sent lately if there is one.

        Neighbours take neighbouring variants, and as the lists of a draft have lengths without a common factor, two
        sentences meet again only after many tickets.
        """
        fit = tuple(one.lstrip("~") for one in choices if not (self._serious and one.startswith("~")))
        voiced = [self._voiced(one) for one in rotated(fit, self._brief.ticket + self._brief.version + attempt)]
        fresh = (one for one in voiced if attempt < _BOLD and is_fresh(one, self._recent))
        return self._filled(next(fresh, voiced[0]))

    def _filled(self, sentence: str) -> str:
        return filled(sentence, self._fields, begins=self._speech.begins, joined=self._speech.joined)

    def _voiced(self, template: str) -> str:
        text = in_voice(template, alone=self._brief.voice.person.casefold() == "i", formal=self._formal)
        return without_contractions(text, self._speech.formal) if self._formal else text

    @cached_property
    def _fields(self) -> dict[str, str]:
        speech, detail, topic = self._speech, self._detail, self._brief.verdict.topic
        return {
            "said": detail.restated or detail.quoted,
            "thing": detail.thing or detail.word or speech.anything,
            "team": speech.teams.get(_TEAM.get(self._grave, topic)) or speech.teams["other"],
            "look": speech.looks.get(topic) or speech.looks["other"],
            "when": self._when(),
            "contact": self._phone if self._grave and self._phone else self._contact,
        }

    def _when(self) -> str:
        """Return when we write again: a time if it is on the post's day or the next, for a bare time means today."""
        at = self._brief.promise_at
        if at is None:
            return self._speech.soon
        days = (at.date() - self._brief.post.posted_at.astimezone(at.tzinfo).date()).days
        if days > 1:
            return self._speech.soon
        return (self._speech.tomorrow if days == 1 else self._speech.at).format(time=f"{at:%H:%M}")

    @property
    def _contact(self) -> str:
        return next((line.strip(". ") for line in self._brief.voice.contact if line.strip(". ")), "")

    @property
    def _phone(self) -> str:
        lines = (line.strip(". ") for line in self._brief.voice.contact)
        return next((line for line in lines if _PHONE.search(line)), "")

    def _needs_hand_off(self) -> bool:
        if self._category is Category.PRAISE:
            return False
        return self.rounds >= ROUNDS or (
            self._category is Category.COMPLAINT and self._brief.verdict.topic in _PERSONAL
        )

    def _greeting(self) -> str:
        """Return «Hi Maya,»: the first name, else the handle, else no name; in grave cases without a breezy «Hi»."""
        formal = self._formal or bool(self._grave)
        name = self._name()
        return self._speech.hello[formal].format(name=name) if name else self._speech.nameless[formal]

    def _name(self) -> str:
        author = self._brief.post.author
        name = first_name(author.name)
        if name and fold(name) in _TITLES:
            last = first_name(author.name.split()[-1])
            name = f"{name} {last}" if fold(name) not in ("the", "a") and last != name else ""
        if name and len(name) <= 30 and is_fit_name(name):
            return name.capitalize() if name.islower() or (name.isupper() and len(name) > 2) else name
        handle = author.handle.lstrip("@").split("@")[0]
        return f"@{handle}" if _HANDLE.fullmatch(handle) and is_fit_name(handle) else ""
