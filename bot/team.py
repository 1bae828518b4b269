"""The shape of `amends.toml`: everything that a team decides, with defaults from EVIDENCE."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, field_validator, model_validator

from bot.accounts import PlatformSection
from bot.brands import BrandSection, VoiceSection
from bot.domain.draft import Facts, Level
from bot.domain.goodwill import Budget
from bot.domain.routing import Rule
from bot.domain.sla import OfficeHours, Policy, due_at, quarter
from bot.domain.topics import DEFAULT_TOPICS, OTHER
from bot.section import Channel, Length, Section
from bot.spending import ModelSection

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


RuleLevel = Literal["off", "warn", "tick", "block"]


class RulesSection(Section):
    """How strict each house rule is. Gaps and markup have no level: nobody means to send them."""

    length: RuleLevel = "warn"
    mention: RuleLevel = "block"
    personal_data: RuleLevel = "block"
    money: RuleLevel = "block"
    liability: RuleLevel = "tick"
    invented: RuleLevel = "tick"
    astray: RuleLevel = "tick"
    defensive: RuleLevel = "warn"
    apology: RuleLevel = "warn"
    own_detail: RuleLevel = "warn"
    ownership: RuleLevel = "warn"
    when: RuleLevel = "warn"
    name: RuleLevel = "warn"
    promise: RuleLevel = "warn"
    hand_off: RuleLevel = "warn"
    we: RuleLevel = "warn"
    signature: RuleLevel = "warn"
    language: RuleLevel = "warn"
    boilerplate: RuleLevel = "warn"
    forbidden_words: RuleLevel = "block"
    required_words: RuleLevel = "warn"
    known: tuple[str, ...] = ()
    forbid: tuple[str, ...] = ()
    require: tuple[str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def allowed(cls, given: object) -> object:
        """What cannot be sent is no matter of taste."""
        fixed = {"placeholder", "markup"} & set(given if isinstance(given, dict) else ())
        if fixed:
            raise ValueError(f"«{min(fixed)}» has no level: a reply with a gap or markup in it is never sent")
        return given

    @field_validator("known", "forbid", "require")
    @classmethod
    def readable(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        """An empty word would stand in every reply, or in none."""
        if any(not word.strip() for word in value):
            raise ValueError("an empty word says nothing; leave it out")
        return value

    @model_validator(mode="after")
    def possible(self) -> "RulesSection":
        """A word cannot be both."""
        both = {word.casefold() for word in self.forbid} & {word.casefold() for word in self.require}
        if both:
            raise ValueError(f"«{min(both)}» is both forbidden and required")
        return self

    def levels(self) -> dict[str, Level]:
        """Return the levels that the file sets, by the rules' own names."""
        given = self.model_fields_set - {"known", "forbid", "require"}
        return {_NAMES.get(field, field.replace("_", " ")): Level(getattr(self, field)) for field in sorted(given)}


_NAMES = {"hand_off": "hand-off"}


class GoodwillSection(Section):
    """What may be given in private, in whole units of the currency. Without a budget nothing is."""

    currency: str = Field("EUR", pattern=r"^[A-Z]{3}$")
    per_month: int = Field(0, ge=0, le=10_000_000)
    per_staff: int | None = Field(None, ge=0)
    per_person: int | None = Field(None, ge=0)
    second_eyes_above: int = Field(50, ge=0)

    def budget(self) -> Budget:
        """Return the limits in cents; one that is not set is the month's."""
        given = self.per_month, self.per_staff, self.per_person
        month, staff, person = (100 * (self.per_month if each is None else each) for each in given)
        return Budget(self.currency, month, staff, person, 100 * self.second_eyes_above)


class StaffSection(Section):
    """Who may decide. With neither groups nor users nobody may."""

    groups: tuple[str, ...] = ()
    users: tuple[str, ...] = ()
    lead: str = ""
    ops_channel: str = ""

    @model_validator(mode="after")
    def somebody(self) -> "StaffSection":
        """A bot that nobody may use is a mistake."""
        if not self.groups and not self.users:
            raise ValueError("name at least one user group (S…) or user (U…), or nobody may approve anything")
        return self


class WatchSection(Section):
    """What to look for beside what is addressed to us."""

    terms: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    max_age: Length = timedelta(hours=24)


class TriageSection(Section):
    """Posts of the team's own that teach triage: a few lines here, more in a CSV with the columns text and label."""

    labelled: str = ""
    complaints: tuple[str, ...] = ()
    praise: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    noise: tuple[str, ...] = ()


class TopicSection(Section):
    """What complaints may be about. A default topic has words of ours; yours come on top."""

    name: str = Field(min_length=1, max_length=40, pattern=r"^[a-z0-9_ -]+$")
    words: tuple[str, ...] = ()

    @model_validator(mode="after")
    def recognisable(self) -> "TopicSection":
        """A topic of the team's own needs words, or no post would ever be about it."""
        if not self.words and self.name not in (*DEFAULT_TOPICS, OTHER):
            known = ", ".join(DEFAULT_TOPICS)
            raise ValueError(f"«{self.name}» needs words to be recognised by; only these need none: {known}")
        if any(not any(char.isalnum() for char in word) for word in self.words):
            raise ValueError(f"«{self.name}»: a word without letters or digits is never found")
        return self


class PolicySection(Section):
    """A promise to the customer."""

    name: str = Field(min_length=1)
    first_reply: Length = timedelta(hours=1)
    resolve: Length | None = None
    around_the_clock: bool = False


class OfficeSection(Section):
    """When the team works. Left out, promises run day and night."""

    zone: str = "UTC"
    days: str = ""
    hours: str = "09:00-18:00"
    holidays: tuple[date, ...] = ()

    @field_validator("zone")
    @classmethod
    def known(cls, value: str) -> str:
        """Return the zone's name if the zone exists."""
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError):
            raise ValueError(f"«{value}» is no time zone; write for example Europe/Berlin") from None
        return value

    @model_validator(mode="after")
    def readable(self) -> "OfficeSection":
        """The days and hours must make sense."""
        self.office_hours()
        return self

    def office_hours(self) -> OfficeHours:
        """Return the hours as the SLA rules want them."""
        if not self.days:
            return OfficeHours(self.zone, (), self.holidays)
        try:
            first, last = (_DAYS.index(day.strip().lower()[:3]) for day in self.days.split("-"))
            opening, closing = (time.fromisoformat(part.strip()) for part in self.hours.split("-"))
        except ValueError:
            raise ValueError('write days = "mon-fri" and hours = "09:00-18:00"') from None
        if first > last or opening >= closing:
            raise ValueError('write days = "mon-fri" and hours = "09:00-18:00", the earlier one first')
        return OfficeHours(self.zone, tuple((day, opening, closing) for day in range(first, last + 1)), self.holidays)


class RouteSection(Section):
    """One line of the routing table; all conditions that are given must match."""

    name: str = Field(min_length=1)
    channel: Channel
    group: str = ""
    policy: str = "default"
    platforms: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    priorities: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()

    @property
    def catches_all(self) -> bool:
        """Return whether the rule has no condition."""
        given = self.platforms, self.categories, self.topics, self.languages
        return not any((*given, self.priorities, self.keywords, self.brands))


class SlackSection(Section):
    """Slack's pace (their limits: 1 message a second per channel, chat.update 50 a minute) and our words."""

    updates_per_minute: int = Field(50, ge=1)
    command: str = "/complaints"


ReactionMove = Literal["claim", "resolve", "escalate"]


class Team(Section):
    """The whole file. Where several brands stand in `brands`, the first one is `brand`."""

    brand: BrandSection
    brands: tuple[BrandSection, ...] = ()
    voice: VoiceSection = VoiceSection()
    rules: RulesSection = RulesSection()
    knowledge: str = "knowledge/"
    goodwill: GoodwillSection = GoodwillSection(second_eyes_above=50)
    staff: StaffSection
    platforms: tuple[PlatformSection, ...] = Field(min_length=1)
    watch: WatchSection = WatchSection()
    triage: TriageSection = TriageSection()
    topics: tuple[TopicSection, ...] = ()
    policies: tuple[PolicySection, ...] = (PolicySection(name="default"),)
    office: OfficeSection = OfficeSection()
    routes: tuple[RouteSection, ...] = Field(min_length=1)
    reactions: dict[str, ReactionMove] = Field(
        default={"eyes": "claim", "white_check_mark": "resolve", "rotating_light": "escalate"}
    )
    slack: SlackSection = SlackSection(updates_per_minute=50)
    model: ModelSection = ModelSection(calls=500)

    @model_validator(mode="before")
    @classmethod
    def one_or_several(cls, given: object) -> object:
        """A team speaks for one brand, or for several; the first of those is that of accounts which name none."""
        several = given.get("brands") if isinstance(given, dict) else None
        if not isinstance(given, dict) or not isinstance(several, list) or not several:
            return given
        if "brand" in given:
            raise ValueError("[brand] and [[brands]]: write only one of them")
        return given | {"brand": several[0]}

    @model_validator(mode="after")
    def brands_agree(self) -> "Team":
        """Accounts must belong to brands that exist."""
        names = [brand.name for brand in self.all_brands]
        if len(set(names)) < len(names):
            raise ValueError("[[brands]]: two brands have the same name")
        for account in self.platforms:
            if account.brand and account.brand not in names:
                raise ValueError(f"[[platforms]] «{account.name}»: there is no brand «{account.brand}»")
        return self

    @model_validator(mode="after")
    def agree(self) -> "Team":
        """The parts must fit together."""
        names = [platform.name for platform in self.platforms]
        if len(set(names)) < len(names):
            raise ValueError("[[platforms]]: two accounts have the same name")
        policies = {policy.name for policy in self.policies} | {"default"}
        for route in self.routes:
            if route.policy not in policies:
                raise ValueError(f"[[routes]] «{route.name}»: there is no policy «{route.policy}»")
            if unknown := sorted(set(route.topics) - set(self.topic_names())):
                raise ValueError(f"[[routes]] «{route.name}»: there is no topic «{unknown[0]}»")
        if not self.routes[-1].catches_all:
            raise ValueError("[[routes]]: the last route must have no condition, so that no post is left out")
        return self

    @property
    def all_brands(self) -> tuple[BrandSection, ...]:
        """Return every brand, the one that accounts belong to by themselves first."""
        return self.brands or (self.brand,)

    def speaking(self, account: str) -> "Team":
        """Return the team as it speaks on an account: in the name and the voice of the account's brand."""
        named = next((each.brand for each in self.platforms if each.name == account), "")
        brand = next((each for each in self.all_brands if each.name == named), self.brand)
        return self.model_copy(update={"brand": brand, "voice": brand.sounding(self.voice)})

    def brands_of_accounts(self) -> dict[str, str]:
        """Return the brand of each account by its name."""
        return {each.name: each.brand or self.brand.name for each in self.platforms}

    def watched(self, account: str) -> WatchSection:
        """Return what to look for on an account: its own settings before those of [watch]."""
        section = next((each for each in self.platforms if each.name == account), None)
        own = {name: getattr(section, name, None) for name in WatchSection.model_fields}
        return self.watch.model_copy(update={name: value for name, value in own.items() if value is not None})

    def budgets(self) -> dict[str, float | None]:
        """Return the dollars that each account may cost a month."""
        return {platform.name: platform.budget for platform in self.platforms}

    def topic_names(self) -> tuple[str, ...]:
        """Return what complaints may be about, in the team's order; what is about none of it is `other`."""
        named = tuple(topic.name for topic in self.topics)
        return tuple(dict.fromkeys((*(named or DEFAULT_TOPICS), OTHER)))

    def topic_words(self) -> dict[str, tuple[str, ...]]:
        """Return the team's topics with their own words, none where the default topics hold."""
        return {topic.name: topic.words for topic in self.topics if topic.name != OTHER or topic.words}

    def judged(self, facts: Facts) -> Facts:
        """Return the facts with all that the team has decided about its replies: the same for whoever asks."""
        return replace(
            facts,
            contact=self.voice.contact,
            person=self.voice.person,
            knowledge=(self.brand.name, *self.brand.handles, *self.rules.known),
            levels=self.rules.levels(),
            forbidden=self.unwanted(),
            required=self.rules.require,
        )

    def promise(self, now: datetime) -> datetime:
        """Return the quarter of an hour by which a reply would be due by the default policy, in the team's zone."""
        policy, hours = self.promises()["default"], self.office.office_hours()
        due = due_at(now, policy.first_reply, None if policy.around_the_clock else hours)
        return quarter(due).astimezone(ZoneInfo(hours.zone))

    def unwanted(self) -> tuple[str, ...]:
        """Return the words that stand in no reply, whoever writes it: the forbidden and the avoided ones."""
        return tuple(dict.fromkeys((*self.rules.forbid, *self.voice.avoid)))

    def routing(self) -> tuple[Rule, ...]:
        """Return the routing table."""
        return tuple(Rule(**route.model_dump(), accounts=self._accounts(route.brands)) for route in self.routes)

    def _accounts(self, brands: Sequence[str]) -> tuple[str, ...]:
        wanted = {brand.casefold() for brand in brands}
        return tuple(each.name for each in self.platforms if each.brand.casefold() in wanted)

    def promises(self) -> dict[str, Policy]:
        """Return the SLA policies by name; «default» is always there."""
        found = {policy.name: Policy(**policy.model_dump()) for policy in self.policies}
        return {"default": Policy("default", timedelta(hours=1)), **found}


def where(text: str, path: Sequence[int | str]) -> int:
    """Return the line of `text` (TOML) that holds the value at `path`, or the nearest line above it."""
    lines = text.splitlines()
    at, rest = 0, list(path)
    if rest and isinstance(rest[0], str):
        wanted = int(rest[1]) if len(rest) > 1 and isinstance(rest[1], int) else 0
        heads = [n for n, line in enumerate(lines) if re.match(rf"\s*\[\[?\s*{re.escape(rest[0])}\b", line)]
        if heads:
            at = heads[min(wanted, len(heads) - 1)]
        rest = rest[2:] if len(rest) > 1 and isinstance(rest[1], int) else rest[1:]
    for key in rest:
        found = (n for n in range(at, len(lines)) if re.match(rf"\s*{re.escape(str(key))}\s*=", lines[n]))
        at = next(found, at)
    return at + 1
