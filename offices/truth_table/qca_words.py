"""A truth table in the words of R's package QCA: names of sets and the lines to type. Its file: qca.py."""

import re
from collections.abc import Iterable
from itertools import count

from offices.truth_table.rows import TruthTable

FILE = "truth-table.csv"
OUTCOME = "OUT"

R_LINES = (
    f'data <- na.omit(read.csv("{FILE}", row.names = 1))',
    "library(QCA)",
    f'truthTable(data, outcome = "{OUTCOME}", incl.cut = c(1, 0.001), complete = TRUE, show.cases = TRUE)',
)
"""truthTable() refuses missing values, hence na.omit; with one cut alone it would call a contradiction 0, hence two."""


def set_names(table: TruthTable) -> list[str]:
    """Names that R takes as they are, capital letters, digits and _ only; the outcome is last."""
    names = distinct(re.sub(r"[^A-Z0-9]+", "_", condition.word.upper()) for condition in table.conditions)
    return [*(name if name[0].isalpha() else f"X{name}" for name in names), OUTCOME]


def distinct(names: Iterable[str]) -> list[str]:
    """The names, a further one of the same with a number behind it: R takes no row or column twice."""
    found: dict[str, None] = {}
    for name in names:
        free = (f"{name}_{number}" for number in count(2))
        found[name if name not in found else next(other for other in free if other not in found)] = None
    return list(found)
