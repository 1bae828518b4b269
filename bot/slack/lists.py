"""Lines of tickets and of platforms: the same in Home, in answers to a command and in a digest."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from bot.domain.coverage import Gap, Proof
from bot.domain.report import Line, Rising, Source, Summary
from bot.domain.ticket import LIVE
from bot.domain.triage import Priority
from bot.slack import blocks as b
from bot.slack import texts as t
from bot.slack.blocks import Block
from bot.slack.faces import DOT, ICONS

LINES = 20
SOURCES = 20
GAPS = 5
SURGES = 3
NEVER = 100
"""So many times the usual says only that there is no usual."""
BEHIND = timedelta(minutes=2)
"""From here on it is said how far reading is behind: a look every minute or two is as good as it gets."""


def tickets(lines: Sequence[Line], *, limit: int = LINES) -> list[Block]:
    """Return one line a ticket, worst first, as rich text; what does not fit is counted."""
    shown = sorted(lines, key=_worst_first)[:limit]
    made = [b.rich(*(_ticket(line) for line in shown))] if shown else []
    left = len(lines) - len(shown)
    return [*made, *([b.context(b.text(f"{left:,} more"))] if left > 0 else [])]


def _worst_first(line: Line) -> tuple[bool, float, float, int, int]:
    late = line.overdue_by.total_seconds() if line.overdue_by else 0.0
    turn = line.turn_at.timestamp() if line.turn_at else 0.0
    return (late <= 0, -late, turn, line.priority.rank, line.ticket)


def _ticket(line: Line) -> Block:
    url = t.address(line.link)
    number = f"#{line.ticket}"
    head: Block = {"type": "link", "url": url, "text": number} if url else b.run(number, bold=True)
    return b.rich_line(b.run(f"{ICONS[line.priority]} "), head, b.run(f" {t.first_line(line.text, 70)}"), *_facts(line))


def _facts(line: Line) -> Iterator[Block]:
    if line.status not in LIVE:
        yield b.run(f"{DOT}{line.status}")
    elif line.overdue_by is not None:
        yield b.run(DOT)
        yield b.run(f"overdue {t.span(line.overdue_by)}", bold=True)
    elif line.due_at is not None:
        yield b.run(f"{DOT}due ")
        yield {
            "type": "date",
            "timestamp": int(line.due_at.timestamp()),
            "format": "{time}",
            "fallback": t.utc(line.due_at),
        }
    if line.assignee:
        yield b.run(DOT)
        yield (
            {"type": "user", "user_id": line.assignee}
            if t.is_person(line.assignee)
            else b.run(t.first_line(line.assignee, 40))
        )


def numbers(summary: Summary) -> list[str]:
    """Return now and today, as mrkdwn: two lines, and a third on the drafts once some were approved."""
    now = [
        f"*{summary.open:,} open*",
        f"{summary.urgent:,} urgent" if summary.urgent else "",
        _overdue(summary),
        f"oldest {t.span(summary.oldest)}" if summary.oldest is not None else "",
        f"*{summary.unclear:,} to settle*: did they go out?" if summary.unclear else "",
    ]
    today = [
        f"Answered today {summary.answered_today:,}",
        f"p50 {t.span(summary.p50)}" if summary.p50 is not None else "",
        f"p90 {t.span(summary.p90)}" if summary.p90 is not None else "",
        f"{_percent(summary.in_time)} in time" if summary.in_time is not None else "",
        f"{t.count(summary.ignored, 'post')} left aside" if summary.ignored else "",
    ]
    told = [DOT.join(part for part in line if part) for line in (now, today)]
    return [*told, *_drafts(summary), *(f"*{t.escape(rising(each))}*" for each in summary.surges[:SURGES])]


def rising(found: Rising) -> str:
    """Return a surge in one line, as plain text: «📈 ‹on hold› 34 posts in 40 min, 5× usual»."""
    sign = "🚨" if found.is_incident else "📈"
    much = f"{found.times:.0f}× usual" if found.times < NEVER else "hardly ever said before"
    words = f"{t.count(found.posts, 'post')} in {t.span(found.length)}, {much}"
    return f"{sign} ‹{t.first_line(found.name, 60)}› {words}"


def _drafts(summary: Summary) -> list[str]:
    if not summary.approved:
        return []
    same = (
        f"{_percent(summary.unchanged / summary.approved)} of {t.count(summary.approved, 'draft')} approved unchanged"
    )
    removed = ", ".join(f"«{t.escape(t.first_line(run, 60))}»" for run in summary.removed)
    return [f"In 30 days {same}" + (f"; most removed: {removed}" if removed else "")]


def _percent(share: float) -> str:
    """Return whole per cents; 100 % is for all of them alone."""
    return "100 %" if share >= 1 else f"{min(99, int(share * 100 + 0.5))} %"


def _overdue(summary: Summary) -> str:
    if not summary.overdue:
        return ""
    worst = [
        t.span(summary.worst_overdue) if summary.worst_overdue is not None else "",
        t.person(summary.worst_overdue_assignee) if summary.worst_overdue_assignee else "",
    ]
    told = ", ".join(part for part in worst if part)
    return f"*{summary.overdue:,} overdue*" + (f" ({told})" if told else "")


def sources(found: Sequence[Source], now: datetime | None, gaps: Sequence[Gap] = ()) -> list[Block]:
    """Return one line a platform, those in trouble first, whether every post seen is accounted for, and each gap."""
    ordered = sorted(found, key=lambda source: (not source.red, source.ok))[:SOURCES]
    lines = [_source(source, now) for source in ordered]
    lines += [_account(found)] if found else []
    lines += [_gap(gap, found) for gap in gaps[:GAPS]]
    lines += [f"{len(gaps) - GAPS:,} more gaps: `amends coverage` names them all"] if len(gaps) > GAPS else []
    return [b.context(b.mrkdwn(line)) for line in lines]


def _source(source: Source, now: datetime | None) -> str:
    title = t.escape(t.first_line(source.title or source.name, 40))
    facts = "".join(f"{DOT}{fact}" for fact in _health(source))
    if source.ok and not source.error:
        return f"{title} ✓ {_ago(source.last_success_at, now)}{facts}"
    since = f" since {t.when(source.error_since, 'date_time')}" if source.error_since else ""
    sign = "🔴" if source.red else "⚠"
    return f"{title} {sign} {t.escape(t.first_line(source.error or 'no answer', 200))}{since}{facts}"


def _health(source: Source) -> Iterator[str]:
    """Yield what is worth a word: a quiet, free account has nothing to say."""
    if source.lag is not None and source.lag >= BEHIND:
        yield f"{t.span(source.lag)} behind"
    if source.errors_today:
        yield f"{t.count(source.errors_today, 'error')} today"
    if source.left is not None:
        yield f"{t.count(source.left, 'call')} left"
    if source.cost_month or source.budget:
        of = f" of ${source.budget:,.2f}" if source.budget else ""
        yield f"${source.cost_today:,.2f} today, ${source.cost_month:,.2f}{of} this month"


def _ago(at: datetime | None, now: datetime | None) -> str:
    if at is None:
        return "not asked yet"
    return f"{t.span(now - at)} ago" if now is not None else t.when(at, "ago")


def _account(found: Sequence[Source]) -> str:
    seen, accounted = sum(source.seen for source in found), sum(source.accounted for source in found)
    words = f"{seen:,} seen, {accounted:,} accounted for"
    told = words if seen == accounted else f"⚠ *{words}: {abs(seen - accounted):,} missing*"
    return told + _proven([source.proof for source in found if source.proof])


def _proven(proofs: Sequence[Proof]) -> str:
    if not proofs:
        return ""
    seen, missing = sum(proof.seen for proof in proofs), sum(proof.found for proof in proofs)
    last = t.when(max(proof.ended_at for proof in proofs))
    return f"{DOT}read again {last}: {seen - missing:,} of {seen:,} were there"


def _gap(gap: Gap, found: Sequence[Source]) -> str:
    title = next((source.title for source in found if source.name == gap.account), gap.account)
    became = ", ".join(f"{number:,} {bucket}" for bucket, number in sorted(gap.became.items()))
    when = t.when(gap.first_at, "date_time") + (f" to {t.when(gap.last_at)}" if gap.posts > 1 else "")
    words = f"{t.count(gap.posts, 'post')} of {when} came only by the second look {t.when(gap.found_at)} ({became})"
    return f"⚠ {t.escape(t.first_line(title, 40))}: {words}. {t.escape(t.first_line(gap.cause, 200))}"


def icon(priority: Priority) -> str:
    """Return the sign of a priority."""
    return ICONS[priority]
