"""The second pass: what it finds is filed, what only it brings is a gap, and reading keeps its place."""

from datetime import timedelta
from itertools import pairwise

import pytest
from sqlalchemy import func, select

from bot import covering
from bot.domain import errors
from bot.domain.coverage import DROPPED, LATE, Gap
from bot.flow import coverage, report
from bot.store.session import Sessions
from bot.store.tables import AccountRow, PostRow, TicketRow
from bot.store.watching import GapRow, PassRow
from tests.flow.shelf import Office

HOUR, QUARTER, MINUTE = timedelta(hours=1), timedelta(minutes=15), timedelta(minutes=1)


@pytest.fixture
def office(sessions: Sessions) -> Office:
    made = Office(sessions)
    made.read()
    made.read(QUARTER)
    return made


def gaps(office: Office) -> tuple[Gap, ...]:
    with office.sessions() as session:
        return coverage.gaps(session, since=office.now - HOUR)


def left_out(office: Office, *, posts: int) -> list[str]:
    """Let posts be written that no page shows, and then one that is shown."""
    missing = [office.said() for _ in range(posts)]
    office.shelf.hidden |= set(missing)
    office.said()
    office.read()
    office.shelf.hidden.clear()
    return missing


def test_a_post_that_was_left_out_is_filed_and_named_as_a_gap(office: Office) -> None:
    (missing,) = left_out(office, posts=1)

    office.prove(HOUR)
    office.read()
    office.read()

    (gap,) = gaps(office)
    assert (gap.posts, gap.became, gap.cause) == (1, {"ticket": 1}, LATE)
    with office.sessions() as session:
        row = session.scalars(select(PostRow).where(PostRow.remote_id == missing)).one()
        assert session.scalars(select(TicketRow).where(TicketRow.post_id == row.id)).one()


def test_several_in_a_row_are_told_as_a_page_that_was_left_out(office: Office) -> None:
    left_out(office, posts=3)

    office.prove(HOUR)
    office.read()
    office.read()

    (gap,) = gaps(office)
    assert (gap.posts, gap.cause) == (3, DROPPED)


def test_a_gap_of_a_time_with_errors_says_which(office: Office) -> None:
    office.shelf.refuses = errors.Unreachable("The platform cannot be reached.")
    office.read()
    missing = office.said()
    office.shelf.hidden.add(missing)
    office.shelf.refuses = None
    office.read()
    office.shelf.hidden.clear()

    office.prove(HOUR)
    office.read()
    office.read()

    (gap,) = gaps(office)
    assert "The platform cannot be reached" in gap.cause


def test_what_the_second_pass_only_saw_first_is_no_gap(office: Office) -> None:
    office.now += HOUR
    office.said()

    office.prove()
    office.read()
    office.read()

    assert gaps(office) == ()
    with office.sessions() as session:
        assert session.scalar(select(func.count()).select_from(GapRow)) == 0
        assert session.get_one(AccountRow, "sandbox").seen == 1


def test_a_suspect_is_no_gap_before_reading_has_come_round_twice(office: Office) -> None:
    left_out(office, posts=1)
    office.prove(HOUR)
    office.read()

    assert gaps(office) == ()


def test_the_second_pass_leaves_the_place_of_reading_alone(office: Office) -> None:
    office.said()
    office.read()
    with office.sessions() as session:
        before = session.get_one(AccountRow, "sandbox").cursor

    office.prove(HOUR)

    with office.sessions() as session:
        assert session.get_one(AccountRow, "sandbox").cursor == before
        one = session.scalars(select(PassRow)).one()
    assert (one.seen, one.found, one.ended_at) == (1, 0, office.now)


def test_a_pass_is_made_once_an_hour_and_reaches_back_beyond_the_one_before(office: Office) -> None:
    for _ in range(12):
        office.read(QUARTER)
        office.prove()

    with office.sessions() as session:
        passes = session.scalars(select(PassRow).order_by(PassRow.id)).all()
    assert len(passes) == 3
    for before, after in pairwise(passes):
        assert after.began_at - before.began_at == HOUR
        assert before.began_at - after.since_at >= QUARTER


def test_a_pass_that_is_broken_off_goes_on_where_it_was(office: Office) -> None:
    office.shelf.refuses = errors.Unreachable("The platform cannot be reached.")
    office.prove(HOUR)
    office.shelf.refuses = None
    office.said()

    office.prove(QUARTER)

    with office.sessions() as session:
        one = session.scalars(select(PassRow)).one()
    assert (one.seen, one.ended_at) == (1, office.now)


def test_nothing_is_read_twice_while_the_money_runs_short(office: Office) -> None:
    left_out(office, posts=1)
    office.budget(0.6)

    office.prove(HOUR)

    with office.sessions() as session:
        assert session.scalars(select(PassRow)).all() == []


def test_the_receipt_counts_anew_and_names_the_gaps(office: Office) -> None:
    left_out(office, posts=2)
    office.prove(HOUR)
    office.read()
    office.read()

    with office.sessions() as session:
        seen = session.get_one(AccountRow, "sandbox").seen
        (receipt,) = covering.receipts(session, {"sandbox": seen}, now=office.now)
        status = report.summary(session, office.desk.platforms, zone="UTC", now=office.now)

    first, proof, gap = receipt.lines()
    assert first == "✓ sandbox: 3 seen, 3 accounted for (3 ticket)"
    assert "1 of 3 were there" in proof
    assert "2 of " in gap
    assert DROPPED in gap
    assert [each.posts for each in status.gaps] == [2]


def test_a_post_that_is_in_no_bucket_is_told(office: Office) -> None:
    with office.sessions() as session:
        (receipt,) = covering.receipts(session, {"sandbox": 5}, now=office.now)

    assert next(receipt.lines()).startswith("✗ sandbox: 5 seen, 0 accounted for")
