"""A truth table's data as R's package QCA reads them. What is for people to read: truth_table.py."""

import csv
import re
from io import StringIO

from offices.data.case import Case
from offices.table.safe import safe_cell
from offices.truth_table.qca_words import distinct, set_names
from offices.truth_table.rows import TruthTable

MEMBERSHIP = {True: "1", False: "0", None: ""}


def qca_text(table: TruthTable, *, by_visit: bool) -> str:
    """Case names, a column of 0 and 1 for each condition, the outcome last; what is not known is empty, in R NA.

    Nothing else: no byte order mark, always the comma, since read.csv() is to take it as it is.
    """
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(["CASE", *set_names(table)])
    names = distinct(case_name(one.case, by_visit) for one in table.cases)
    for name, one in zip(names, table.cases, strict=True):
        writer.writerow([name, *(MEMBERSHIP[inside] for inside in (*one.sets, one.outcome))])
    return text.getvalue()


def case_name(case: Case, by_visit: bool) -> str:
    """As plain as QCA needs it, which prints cases with , and ; between them, and harmless in a spreadsheet."""
    words = f"{case.office.name} / {case.visit.label}" if by_visit else str(case.office.name)
    return safe_cell(" ".join(re.sub(r'[,;"]', " ", words).split()))
