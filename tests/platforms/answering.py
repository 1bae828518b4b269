"""What every platform does alike that takes replies: each goes out once, or we know that we do not know."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import ClassVar

import pytest

from bot.domain import errors
from bot.domain.post import Post
from bot.platforms.base import No, Yes
from tests.platforms.contract import PATIENCE, READS, check_wait, drain, provoke
from tests.platforms.lab import Call, Lab, Trouble
from tests.platforms.writing import TEXTS

WRITES: dict[Trouble, type[errors.Outside]] = {
    **READS,
    Trouble.BROKEN: errors.Unclear,
    Trouble.TRUNCATED: errors.Unclear,
    Trouble.LOST_ANSWER: errors.Unclear,
    Trouble.HANGS: errors.Unclear,
}
"""What a write that went wrong becomes: without a usable answer it may have been done."""

KEY = "reply-7-abc"


def target(lab: Lab, text: str = "the lid broke") -> Post:
    """Let somebody complain, and return what we have read of it."""
    said = lab.say(f"{lab.us} {text}")
    posts, _ = drain(lab.adapter, lab, lab.start)
    return next(post for post in posts if post.id == said)


class Answering:
    """`may_reply`, `measure`, `reply` and `find_reply`."""

    writes: ClassVar[dict[Trouble, type[errors.Outside]]] = WRITES

    def measured(self, texts: Iterable[str]) -> list[tuple[str, int]]:
        """Return each text with its length by the platform's own rule, counted by other code than the adapter's."""
        raise NotImplementedError

    def test_a_reply_is_public_once_and_its_receipt_leads_to_it(self, lab: Lab) -> None:
        post = target(lab)

        receipt = lab.adapter().reply(post, "Hi Maya, I'm sorry about the lid.\nI'll look into it.", KEY)

        (reply,) = lab.replies()
        assert (receipt.remote_id, post.id) == (reply.id, reply.to)
        assert "Hi Maya, I'm sorry about the lid.\nI'll look into it." in reply.text
        assert receipt.permalink.startswith("http")

    def test_what_people_answer_to_our_reply_is_read(self, lab: Lab) -> None:
        post = target(lab)
        _, cursor = drain(lab.adapter, lab, lab.start)
        receipt = lab.adapter().reply(post, "I'm sorry about the lid.", KEY)
        said = lab.say(f"{lab.us} thank you", to=receipt.remote_id)

        posts, _ = drain(lab.adapter, lab, cursor)

        (answer,) = (each for each in posts if not each.own)
        assert (answer.id, answer.parent, answer.conversation) == (said, receipt.remote_id, post.conversation)

    def test_a_reply_is_found_again(self, lab: Lab) -> None:
        post, since = target(lab), datetime.now(UTC)
        receipt = lab.adapter().reply(post, "I'm sorry & I'll look into it: «lid» <3", KEY)

        found = lab.adapter().find_reply(post, "I'm sorry & I'll look into it: «lid» <3", KEY, since)

        assert found is not None
        assert (found.remote_id, found.permalink) == (receipt.remote_id, receipt.permalink)

    @pytest.mark.parametrize("kind", [Trouble.LOST_ANSWER, Trouble.TRUNCATED])
    def test_a_reply_whose_answer_was_lost_is_found_not_sent_again(self, lab: Lab, kind: Trouble) -> None:
        post, since = target(lab), datetime.now(UTC)
        lab.trouble(Call.REPLY, kind)

        provoke(lambda: lab.adapter().reply(post, "I'm sorry about the lid.", KEY), errors.Unclear)
        found = lab.adapter().find_reply(post, "I'm sorry about the lid.", KEY, since)

        (reply,) = lab.replies()
        assert found is not None
        assert found.remote_id == reply.id

    def test_a_reply_that_was_never_taken_is_not_found(self, lab: Lab) -> None:
        post, since = target(lab), datetime.now(UTC)
        lab.trouble(Call.REPLY, Trouble.BROKEN)

        provoke(lambda: lab.adapter().reply(post, "I'm sorry about the lid.", KEY), errors.Unclear)

        assert lab.adapter().find_reply(post, "I'm sorry about the lid.", KEY, since) is None
        assert lab.replies() == []

    def test_the_same_text_to_another_post_is_another_reply(self, lab: Lab) -> None:
        one, other, since = target(lab), target(lab, "the handle too"), datetime.now(UTC)

        lab.adapter().reply(one, "I'm sorry about that.", KEY)

        assert lab.adapter().find_reply(other, "I'm sorry about that.", "reply-8-def", since) is None

    def test_another_text_to_the_same_post_is_another_reply(self, lab: Lab) -> None:
        post, since = target(lab), datetime.now(UTC)

        lab.say_as_us("A colleague answered by hand.", to=post.id)

        assert lab.adapter().find_reply(post, "I'm sorry about the lid.", KEY, since) is None

    def test_a_failed_look_has_not_said_that_nothing_is_there(self, lab: Lab) -> None:
        post, since = target(lab), datetime.now(UTC)
        lab.adapter().reply(post, "I'm sorry about the lid.", KEY)
        lab.trouble(Call.FIND, Trouble.BROKEN)

        provoke(lambda: lab.adapter().find_reply(post, "I'm sorry about the lid.", KEY, since), errors.Unreachable)

    def test_a_write_that_fails_is_told_in_our_own_words(self, lab: Lab, write_trouble: Trouble) -> None:
        post, asked_at = target(lab), datetime.now(UTC)
        lab.trouble(Call.REPLY, write_trouble)
        adapter = lab.adapter(patience=PATIENCE if write_trouble is Trouble.HANGS else None)

        error = provoke(lambda: adapter.reply(post, "I'm sorry about the lid.", KEY), self.writes[write_trouble])

        if self.writes[write_trouble] is errors.RateLimited:
            check_wait(error, write_trouble, asked_at)
        assert len(lab.replies()) <= 1

    def test_a_call_that_never_got_through_may_be_repeated(self, lab: Lab) -> None:
        post = target(lab)

        provoke(lambda: lab.unplugged().reply(post, "I'm sorry.", KEY), errors.Unreachable)

    def test_a_platform_that_never_answers_a_reply_does_not_hold_us_up(self, lab: Lab) -> None:
        post, began = target(lab), datetime.now(UTC)
        lab.trouble(Call.REPLY, Trouble.HANGS)

        provoke(lambda: lab.adapter(patience=PATIENCE).reply(post, "I'm sorry.", KEY), errors.Unclear)

        assert datetime.now(UTC) - began < timedelta(seconds=PATIENCE * 2 + 6)

    def test_a_post_that_is_gone_cannot_be_answered(self, lab: Lab) -> None:
        post = target(lab)
        lab.delete(post.id)

        provoke(lambda: lab.adapter().reply(post, "I'm sorry.", KEY), errors.TargetGone)

        assert lab.replies() == []

    def test_the_same_key_is_one_reply_where_the_platform_says_so(self, lab: Lab) -> None:
        post, adapter = target(lab), lab.adapter()
        if not adapter.caps.idempotent:
            return

        first = adapter.reply(post, "I'm sorry about the lid.", KEY)
        again = lab.adapter().reply(post, "I'm sorry about the lid.", KEY)

        assert first.remote_id == again.remote_id
        assert len(lab.replies()) == 1

    def test_who_complains_to_us_may_be_answered_and_we_ourselves_may_not(self, lab: Lab) -> None:
        post = target(lab)
        ours = Post(**{name: getattr(post, name) for name in Post.__slots__} | {"own": True})

        refused = lab.adapter().may_reply(ours)

        assert lab.adapter().may_reply(post) == Yes()
        assert isinstance(refused, No)
        assert refused.reason
        assert refused.link.startswith("http")

    def test_a_text_is_measured_as_the_platform_measures_it(self, lab: Lab) -> None:
        adapter, wanted = lab.adapter(), self.measured(TEXTS)

        counted = [(text, adapter.measure(text).used) for text, _ in wanted]

        assert len(wanted) >= 200
        assert counted == wanted

    def test_what_just_fits_is_taken_and_one_more_is_told(self, lab: Lab) -> None:
        post, limit = target(lab), lab.adapter().measure("").limit
        just, more, far_more = "a" * limit, "a" * (limit + 1), "a" * (limit + 100)

        lab.adapter().reply(post, just, KEY)

        assert lab.adapter().measure(just).fits
        assert not lab.adapter().measure(more).fits
        assert provoke(lambda: lab.adapter().reply(post, far_more, "reply-8-x"), errors.Rejected)
