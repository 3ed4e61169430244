"""Which writes readers can notice: only those replace the data version. The token itself is in version.py.

A row that is not public before a write and not after it is on no page, so pages and their tags stand while a case is
entered as drafts. Whoever cannot tell says yes.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from offices.models.vocabulary import Stage

if TYPE_CHECKING:
    from offices.models.base import Row

STAGE = "stage"


def remember(row: "Row", raw: bool = False) -> None:
    """Before a row is saved or deleted: whether readers see it as it is stored."""
    row._was_seen = raw or is_seen(stored(row))


def is_noticed(row: "Row") -> bool:
    """After it: whether they saw it or see it now."""
    return row._was_seen or is_seen(row)


def is_seen(row: "Row | None") -> bool:
    """Of words that pages may list before anything uses them, such as themes, nobody asks."""
    return row is not None and (row.is_public or not (hasattr(row, STAGE) or row.BELONGS_TO))


def stored(row: "Row") -> "Row | None":
    """The row as it is in the database; of one with a stage nothing more is asked for."""
    if row.pk is None or row._state.adding:
        return None
    rows = type(row)._base_manager.filter(pk=row.pk)
    return (rows.only("pk", STAGE) if hasattr(row, STAGE) else rows).first()


def any_seen(rows: Iterable["Row"]) -> bool:
    """Of rows that are created together: of one without a stage it would take questions to tell."""
    return any(getattr(row, STAGE, Stage.PUBLISHED) == Stage.PUBLISHED for row in rows)


def any_stored_seen(rows: Any, changed: dict[str, Any]) -> bool:
    """Of rows that are changed in place, before they are: a stage that the database works out may be any."""
    stage = changed.get(STAGE, Stage.DRAFT)
    if not hasattr(rows.model, STAGE) or rows.query.is_sliced or not isinstance(stage, str) or stage == Stage.PUBLISHED:
        return True
    return bool(rows.filter(**{STAGE: Stage.PUBLISHED}).exists())
