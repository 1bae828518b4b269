from datetime import timedelta

from sqlalchemy import event
from sqlalchemy.orm import Session

from bot.store import session as database
from bot.store.dialect import update_all
from bot.store.tables import TicketRow, table
from tests import factories
from tests.factories import NOW
from tests.flow.test_tickets import take_in


def test_many_rows_change_together_each_to_its_own(made_url: str) -> None:
    engine = database.open_engine(made_url)
    posts = [factories.post(id=f"p{n}", conversation=f"c{n}") for n in range(3)]
    with Session(engine) as session, session.begin():
        opened = take_in(session, factories.settings(), *posts).opened
    said: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *told: said.append(told[2]))
    later = NOW + timedelta(minutes=7)
    with Session(engine) as session, session.begin():
        rows = [{"id": row, "status": "open", "reasons": [f"‹{row}›"], "due_at": None} for row in opened[:2]]
        update_all(session, table(TicketRow), rows)
        update_all(session, table(TicketRow), [{"id": opened[2], "due_at": later}])
        update_all(session, table(TicketRow), [])

    with Session(engine) as session:
        found = [session.get_one(TicketRow, row) for row in opened]
        assert [row.status for row in found] == ["open", "open", "new"]
        assert [row.reasons for row in found[:2]] == [[f"‹{row}›"] for row in opened[:2]]
        assert [row.due_at for row in found] == [None, None, later]
    assert sum(statement.startswith("UPDATE tickets") for statement in said) == 2
    engine.dispose()
