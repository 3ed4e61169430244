"""What /explore/ shows as a table to take along: the cross-tab or the scatter."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from offices.data.editions import Edition
from offices.explore.crosstab.table import crosstab
from offices.explore.scatter.table import scatters
from offices.table.table import Table


def table_shown(edition: Edition, context: Mapping[str, Any], chosen: Sequence[str]) -> Callable[[], Table] | None:
    """What makes the table that the page shows in `context`; None where it shows none. `chosen` is in words."""
    if drawn := context["scatters"]:
        return partial(scatters, drawn, context["empty"], chosen, context["meanings"])
    panels = context["panels"]
    parts = [(one.head, one.table) for one in panels.panels] if panels else []
    parts += [(None, context["table"])] if context["table"] else []
    told = (chosen, context["selection"], context["meanings"])
    return partial(crosstab, edition, parts, panels, *told) if parts else None
