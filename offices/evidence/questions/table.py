"""The findings about a question as a table, each with the group that it stands in."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.evidence.questions.words import GroupWords, QuestionLine, QuestionWords
from offices.evidence.table import finding_columns
from offices.evidence.words import count_words, families_words
from offices.table.columns import Column, column, column_within, key_column, keyed
from offices.table.table import Table, table_of
from offices.wording.findings import FindingCard
from offices.wording.statements import Place

Row = tuple[GroupWords, FindingCard]


def findings_of_question(words: QuestionWords) -> Table:
    """/questions/<key>/: a row a finding, group by group."""
    rows = [(group, card) for group in words.groups for card in group.cards]
    answer = [words.answer.text] if words.answer else []
    return table_of(
        columns(),
        rows,
        name=f"question-{words.key}",
        title=words.title,
        n=f"{count_words(len(rows))}, {families_words(words.whole.n_families)}" if rows else count_words(0),
        filters=words.asks,
        notes=[*answer, *filter(None, [words.several]), *(one.text for one in words.points)],
        also=[Place(one.source, one.url, "") for one in words.supports],
    )


def columns() -> Iterator[Column[Row]]:
    yield keyed("group", _("What it says of the question"), lambda row: row[0].label, lambda row: row[0].key)
    yield from (column_within(one, lambda row: row[1]) for one in finding_columns())


def questions(lines: list[QuestionLine]) -> Table:
    """/questions/: a row a question."""
    return table_of(
        line_columns(),
        lines,
        name="questions",
        title=_("Ready questions"),
        n=ngettext("%(n)s question", "%(n)s questions", len(lines)) % {"n": len(lines)},
        also=[source for line in lines for source in line.sources],
    )


def line_columns() -> Iterator[Column[QuestionLine]]:
    keys: Column[QuestionLine] = key_column("question.key", lambda line: line.key)
    yield column("question", _("Question"), lambda line: line.title, keys=keys)
    yield column("answer", _("Answer"), lambda line: line.answer)
    yield column("findings", _("Findings"), lambda line: line.n, "integer")
    yield column("families", _("Independent bodies of data"), lambda line: line.n_families, "integer")
