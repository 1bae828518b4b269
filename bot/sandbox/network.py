"""Town Square, the social network of the sandbox: people, posts, threads, edits, deletions and likes, all in memory.

Rules only, no HTTP: `network_api.py` puts it on the wire. Everything that happens takes the next number of one
counter, and the inbox of the brand's account is a list of such numbers: a reader who asks again with the cursor of
the last page misses nothing and sees nothing twice. Writing is not idempotent, on purpose: the same call twice makes
two posts, as on most networks.
"""

import re
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from heapq import merge

ACCOUNT = "LarkHarbour"
ACCOUNT_NAME = "Lark Harbour"
LIMIT = 500
PERSON_LIMIT = 10_000  # people may write longer than the account: complaints on other networks do get long
# No letter or digit before the @: an e-mail address names nobody.
MENTION = re.compile(r"(?<![\w@])@(\w+(?:[.-]\w+)*)")
HANDLE = re.compile(r"(?=.{1,40}$)\w+(?:[.-]\w+)*")


class Refusal(StrEnum):
    """Why the network said no; the words are those of its API."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    TARGET_GONE = "target_gone"
    NOT_ALLOWED = "not_allowed"
    UNKNOWN_POST = "unknown_post"
    UNKNOWN_PERSON = "unknown_person"
    BAD_HANDLE = "bad_handle"
    BAD_CURSOR = "bad_cursor"


class RefusedError(Exception):
    """The network did not do it; nothing has changed."""

    def __init__(self, code: Refusal, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account here."""

    id: str
    handle: str
    name: str
    followers: int


@dataclass(frozen=True, slots=True)
class Post:
    """One public message as it stands now; a deleted one keeps its place, not its text."""

    id: str
    seq: int
    changed: int
    conversation: str
    in_reply_to: str | None
    author: str
    text: str
    created_at: datetime
    accepted_at: datetime
    edited_at: datetime | None = None
    likes: frozenset[str] = frozenset()
    lang: str | None = None
    mentions: tuple[str, ...] = ()
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Submission:
    """What somebody wants to publish."""

    handle: str
    text: str
    in_reply_to: str | None = None
    created_at: datetime | None = None
    lang: str | None = None
    name: str | None = None
    followers: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Part of the inbox, oldest first, and where to go on."""

    posts: tuple[Post, ...]
    next: int
    more: bool


@dataclass(slots=True)
class Track:
    """Posts in order of arrival, each at the number under which it arrived."""

    numbers: list[int] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    known: set[str] = field(default_factory=set)

    def add(self, number: int, post_id: str) -> None:
        """Put a post at the end, once."""
        if post_id not in self.known:
            self.known.add(post_id)
            self.numbers.append(number)
            self.ids.append(post_id)

    def after(self, number: int) -> Iterator[tuple[int, str]]:
        """Give what arrived after the number, oldest first."""
        for index in range(bisect_right(self.numbers, number), len(self.numbers)):
            yield self.numbers[index], self.ids[index]


class Network:
    """The whole network. Instants are passed in; nothing here looks at a clock."""

    def __init__(self, *, account: str = ACCOUNT, limit: int = LIMIT, person_limit: int = 0) -> None:
        self.account = account
        self.limit = limit
        self.person_limit = person_limit or PERSON_LIMIT
        self._last = 0
        self._people: dict[str, Person] = {}
        self._posts: dict[str, Post] = {}
        self._by_author: dict[str, list[str]] = {}
        self._by_conversation: dict[str, list[str]] = {}
        self._watched: set[str] = set()
        self._blockers: set[str] = set()
        self._inbox = Track()
        self._terms: dict[str, Track] = {}
        self._changes: list[tuple[int, str]] = []
        self._person(account, name=ACCOUNT_NAME, followers=48_200)

    # --- what people and the account do -----------------------------------------------------------------------

    def publish(self, submission: Submission, *, now: datetime) -> Post:
        """Publish it and return the post; a person who writes for the first time is created."""
        self._check_text(submission.handle, submission.text)
        target = self._target(submission.in_reply_to)
        author = self._person(submission.handle, name=submission.name, followers=submission.followers)
        if target and author.handle == self.account and target.author in self._blockers:
            raise RefusedError(Refusal.NOT_ALLOWED, f"@{target.author} has blocked this account.")
        return self._store(author, submission, target, now)

    def edit(self, post_id: str, text: str, *, now: datetime) -> Post:
        """Replace the text of a post; a mention that is new brings the post to the inbox."""
        old = self.post(post_id)
        self._check_text(old.author, text)
        number = self._number()
        post = replace(old, text=text, edited_at=now, mentions=self._mentions(text), changed=number)
        self._keep(post)
        if self.account in post.mentions:
            self._watched.add(post.conversation)
            self._inbox.add(number, post.id)
        self._match_terms(post, number)
        return post

    def delete(self, post_id: str) -> Post:
        """Remove a post: its place stays, its text is gone."""
        old = self.post(post_id)
        gone = replace(old, text="", mentions=(), deleted=True, changed=self._number())
        self._keep(gone)
        return gone

    def like(self, post_id: str, handle: str) -> Post:
        """Like a post, or take the like back; returns the post as it is then."""
        old = self.post(post_id)
        fan = self._person(handle).handle
        post = replace(old, likes=old.likes ^ {fan}, changed=self._number())
        self._keep(post)
        return post

    def block(self, handle: str, *, on: bool = True) -> None:
        """Let a person refuse replies of the brand's account, or accept them again."""
        person = self.person(handle)
        if on:
            self._blockers.add(person.handle)
        else:
            self._blockers.discard(person.handle)

    # --- what can be read ---------------------------------------------------------------------------------------

    def inbox(self, *, after: int = 0, limit: int = 100, terms: Sequence[str] = ()) -> Page:
        """Give what the account should see after a cursor: mentions, its conversations, its posts, watched terms."""
        if not 0 <= after <= self._last:
            raise RefusedError(Refusal.BAD_CURSOR, "This cursor does not belong to this network.")
        tracks = [self._inbox, *(self._term(term) for term in terms if term.strip())]
        found: list[tuple[int, Post]] = []
        for number, post_id in merge(*(track.after(after) for track in tracks)):
            post = self._posts[post_id]
            if post.deleted or (found and found[-1][0] == number):
                continue
            if len(found) == limit:
                return Page(tuple(each for _, each in found), next=found[-1][0], more=True)
            found.append((number, post))
        return Page(tuple(each for _, each in found), next=self._last, more=False)

    def post(self, post_id: str) -> Post:
        """Give a post that is still there, or refuse."""
        post = self._posts.get(post_id)
        if post is None or post.deleted:
            raise RefusedError(Refusal.UNKNOWN_POST, f"There is no post {post_id}.")
        return post

    def lookup(self, ids: Iterable[str]) -> list[Post]:
        """Give the posts with these ids, deleted ones included; ids that never existed are left out."""
        return [self._posts[each] for each in ids if each in self._posts]

    def written_by(
        self, handle: str, *, since: datetime | None = None, limit: int = 100, unseen: datetime | None = None
    ) -> list[Post]:
        """Give an account's posts, newest first; posts accepted after `unseen` are not visible yet."""
        posts = (self._posts[each] for each in reversed(self._by_author[self.person(handle).handle]))
        found: list[Post] = []
        for post in posts:
            if len(found) == limit:
                break
            if self._visible(post, unseen) and (since is None or post.created_at >= since):
                found.append(post)
        return found

    def conversation(self, any_id: str, *, unseen: datetime | None = None) -> list[Post]:
        """Give all posts of a conversation, oldest first, by its id or that of any post in it."""
        member = self._posts.get(any_id)
        if member is None:
            raise RefusedError(Refusal.UNKNOWN_POST, f"There is no conversation {any_id}.")
        posts = (self._posts[each] for each in self._by_conversation[member.conversation])
        return [each for each in posts if self._visible(each, unseen)]

    def person(self, handle: str) -> Person:
        """Give a person by handle, in whatever case, or refuse."""
        person = self._people.get(handle.lstrip("@").lower())
        if person is None:
            raise RefusedError(Refusal.UNKNOWN_PERSON, f"There is nobody called @{handle}.")
        return person

    def people(self) -> list[Person]:
        """Give everybody, in order of arrival."""
        return list(self._people.values())

    def changed_since(self, number: int, *, limit: int | None = None) -> list[Post]:
        """Give the posts that are new or different since a number, deleted ones included, in order of arrival."""
        start = bisect_right(self._changes, number, key=lambda change: change[0])
        if limit is not None:
            start = max(start, len(self._changes) - limit)
        ids = dict.fromkeys(post_id for _, post_id in self._changes[start:])
        return sorted((self._posts[each] for each in ids), key=lambda post: post.seq)

    @property
    def counter(self) -> int:
        """The number of the latest thing that happened."""
        return self._last

    def blocked_by(self, handle: str) -> bool:
        """Say whether this person refuses the account's replies."""
        return handle in self._blockers

    # --- inside ---------------------------------------------------------------------------------------------------

    def _number(self) -> int:
        self._last += 1
        return self._last

    def _check_text(self, handle: str, text: str) -> None:
        limit = self.limit if handle.lstrip("@").lower() == self.account.lower() else self.person_limit
        if not text.strip():
            raise RefusedError(Refusal.EMPTY, "A post needs some text.")
        if len(text) > limit:
            raise RefusedError(Refusal.TOO_LONG, f"This post has {len(text)} characters; {limit} are possible.")

    def _target(self, post_id: str | None) -> Post | None:
        if post_id is None:
            return None
        target = self._posts.get(post_id)
        if target is None or target.deleted:
            raise RefusedError(Refusal.TARGET_GONE, f"The post {post_id} is not there any more.")
        return target

    def _person(self, handle: str, *, name: str | None = None, followers: int | None = None) -> Person:
        plain = handle.lstrip("@")
        if not HANDLE.fullmatch(plain):
            raise RefusedError(
                Refusal.BAD_HANDLE, "A handle is 1 to 40 letters, digits, underscores, or dots and hyphens inside."
            )
        known = self._people.get(plain.lower())
        if known is None:
            # A steady number per handle: the same story gives the same reach on every run.
            reach = 12 + zlib.crc32(plain.encode()) % 900
            known = Person(f"u{len(self._people)}", plain, plain.replace("_", " ").title(), reach)
        person = replace(
            known,
            name=name.strip() if name and name.strip() else known.name,
            followers=known.followers if followers is None else max(0, followers),
        )
        self._people[plain.lower()] = person
        self._by_author.setdefault(person.handle, [])
        return person

    def _store(self, author: Person, submission: Submission, target: Post | None, now: datetime) -> Post:
        number = self._number()
        post = Post(
            id=f"p{1000 + len(self._posts)}",
            seq=number,
            changed=number,
            conversation=target.conversation if target else f"p{1000 + len(self._posts)}",
            in_reply_to=target.id if target else None,
            author=author.handle,
            text=submission.text,
            created_at=submission.created_at or now,
            accepted_at=now,
            lang=submission.lang,
            mentions=self._mentions(submission.text),
        )
        self._by_author[author.handle].append(post.id)
        self._by_conversation.setdefault(post.conversation, []).append(post.id)
        self._keep(post)
        self._notice(post, number)
        return post

    def _keep(self, post: Post) -> None:
        self._posts[post.id] = post
        self._changes.append((post.changed, post.id))

    def _notice(self, post: Post, number: int) -> None:
        if post.author == self.account or self.account in post.mentions:
            self._watched.add(post.conversation)
        if post.conversation in self._watched:
            self._inbox.add(number, post.id)
        self._match_terms(post, number)

    def _match_terms(self, post: Post, number: int) -> None:
        text = post.text.casefold()
        for term, track in self._terms.items():
            if term in text:
                track.add(number, post.id)

    def _term(self, term: str) -> Track:
        """Give the posts with a term; the first question about it reads everything once, later ones nothing."""
        wanted = term.strip().casefold()
        if wanted not in self._terms:
            track = self._terms[wanted] = Track()
            for post in self._posts.values():
                if wanted in post.text.casefold():
                    track.add(post.seq, post.id)
        return self._terms[wanted]

    def _mentions(self, text: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._named(match.group(1)) for match in MENTION.finditer(text)))

    def _named(self, word: str) -> str:
        """Give the handle meant by a word after an @: in «@LarkHarbour.Please» a space is missing."""
        for candidate in (word, re.split(r"[.-]", word)[0]):
            if person := self._people.get(candidate.lower()):
                return person.handle
        return word

    @staticmethod
    def _visible(post: Post, unseen: datetime | None) -> bool:
        return not post.deleted and (unseen is None or post.accepted_at <= unseen)
