"""`icontains` that is blind to the case of every letter, on SQLite as on PostgreSQL. No tables."""

from collections.abc import Sequence
from typing import Any

from django.db.models import CharField, TextField
from django.db.models.lookups import IContains


@CharField.register_lookup
@TextField.register_lookup
class AnyCaseContains(IContains):
    """SQLite's LIKE knows the case of ASCII letters only, so å would not find Å in the panel's search and look-ups."""

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, Sequence[str | int]]:
        """The slower function, which Python carries out row by row, is asked only where LIKE does not do."""
        if not isinstance(self.rhs, str) or self.rhs.isascii():
            return self.as_sql(compiler, connection)
        column, params = self.process_lhs(compiler, connection)
        pattern = f"%{connection.ops.prep_for_like_query(self.rhs.upper())}%"
        return f"UPPER_OF_ALL({column}) LIKE %s ESCAPE '\\'", [*params, pattern]
