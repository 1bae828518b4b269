"""Step 2: judge what each post is, and which posts need nobody."""

from collections.abc import Sequence

from bot.classifiers.base import Classifier
from bot.domain import triage
from bot.domain.post import Post
from bot.domain.triage import Category, Verdict


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
