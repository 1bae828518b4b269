"""Knowledge in the database: kept in step with the files, and found by the database's own full-text search."""

from collections.abc import Iterable

from sqlalchemy import delete, select, text
from sqlalchemy.orm import Session

from bot.domain.knowledge import Piece, ranked, stems
from bot.store.kept import KnowledgeRow

_CANDIDATES = 50
_FOUND_SQLITE = (
    "SELECT rowid FROM knowledge_search WHERE knowledge_search MATCH :words ORDER BY bm25(knowledge_search), rowid "
    "LIMIT :most"
)
_FOUND_POSTGRESQL = (
    "SELECT id FROM knowledge WHERE search @@ to_tsquery('simple', :words) "
    "ORDER BY ts_rank(search, to_tsquery('simple', :words)) DESC, id LIMIT :most"
)


def keep(session: Session, wanted: Iterable[Piece]) -> bool:
    """Make the stored sections those of the files; return whether anything has changed."""
    rows = {_piece(row): row.id for row in session.scalars(select(KnowledgeRow))}
    now = set(wanted)
    gone = [row for piece, row in rows.items() if piece not in now]
    new = sorted(now - set(rows), key=lambda piece: (piece.file, piece.heading, piece.text))
    for start in range(0, len(gone), 500):
        session.execute(delete(KnowledgeRow).where(KnowledgeRow.id.in_(gone[start : start + 500])))
    session.add_all(
        KnowledgeRow(file=piece.file, heading=piece.heading, text=piece.text, language=piece.language) for piece in new
    )
    return bool(gone or new)


def about(session: Session, wanted: str, *, most: int = 3) -> tuple[Piece, ...]:
    """Return the sections that are about what a text is about, the best first."""
    asked = stems(wanted)
    if not asked:
        return ()
    if session.get_bind().dialect.name == "sqlite":
        statement, words = _FOUND_SQLITE, " OR ".join(f'"{stem}"*' for stem in asked)
    else:
        statement, words = _FOUND_POSTGRESQL, " | ".join(f"{stem}:*" for stem in asked)
    found = list(session.scalars(text(statement), {"words": words, "most": _CANDIDATES}))
    rows = session.scalars(select(KnowledgeRow).where(KnowledgeRow.id.in_(found))) if found else ()
    return ranked(map(_piece, rows), wanted, most=most)


def _piece(row: KnowledgeRow) -> Piece:
    return Piece(row.file, row.heading, row.text, row.language)
