"""Step 2: judge what each post is, and which posts need nobody."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.classifiers.base import Classifier
from bot.domain import triage
from bot.domain.post import Post
from bot.domain.triage import Category, Past, Verdict
from bot.store import posts as stored


def judge(classifier: Classifier, posts: Sequence[Post]) -> dict[str, Verdict]:
    """Return a verdict for every post by its id."""
    return {
        post.id: triage.verdict(
            judged.category,
            judged.probability,
            judged.topic,
            judged.language,
            judged.cues,
            judged.classifier,
            post,
        )
        for post, judged in zip(posts, classifier.judge(posts), strict=True)
    }


def weigh(
    session: Session, verdicts: Mapping[str, Verdict], fresh: Sequence[Post], *, now: datetime
) -> dict[str, Verdict]:
    """Return the verdicts in the light of the authors' earlier complaints that nobody has answered yet."""
    waiting = stored.unanswered(session, fresh, now=now)
    return {
        post.id: triage.weigh(
            verdicts[post.id],
            post,
            Past(sum(author == post.author.id and there != post.conversation for author, there in waiting)),
            now=now,
        )
        for post in fresh
    }


def ignore_because(post: Post, verdict: Verdict) -> str:
    """Return why a post opens no ticket, or nothing where it opens one.

    What is addressed to us is answered, praise too («acknowledge every comment»); what a watched term merely
    found must be a complaint.
    """
    if verdict.category is Category.NOISE:
        return "noise" + (f": {', '.join(verdict.reasons)}" if verdict.reasons else "")
    if not post.mentions_us and verdict.category is not Category.COMPLAINT:
        return "not addressed to us and no complaint"
    return ""


def unwanted(post: Post, exclude: Sequence[str], languages: Sequence[str]) -> str:
    """Return why a post that a watched term found is not wanted; what is addressed to us always is."""
    if post.mentions_us:
        return ""
    text = post.text.casefold()
    for word in exclude:
        if re.search(rf"(?<!\w){re.escape(word.casefold())}(?!\w)", text):
            return f"holds «{word}», which is excluded"
    if languages and post.language and post.language.partition("-")[0] not in languages:
        return f"in a language that is not watched ({post.language})"
    return ""
