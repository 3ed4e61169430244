"""How much of each source is in the data, beside how much should be: fixtures/expected.yaml. Reads only."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db.models import Count

from offices.curation.question_checks import Reach
from offices.curation.seeding.files import load
from offices.curation.seeding.reading import read
from offices.curation.seeding.schema import Figure, Names, Schema, TextPair
from offices.models import Coding, Dimension, Finding, Measurement
from offices.models.visibility import ON_SITE

COUNTED = ("dimensions", "codings", "findings", "figures")


class ExpectedSource(Schema):
    """What a source should give at least, and how that was counted."""

    source: str
    counted: TextPair
    dimensions: int = 0
    codings: int = 0
    findings: int = 0
    figures: int = 0


class ExpectedQuestions(Schema):
    """Which ready questions there are, and how many of 100 relations they reach together at least."""

    keys: Names
    reach: Figure


class ExpectedFile(Schema):
    sources: list[ExpectedSource] = []
    questions: ExpectedQuestions | None = None


@dataclass(frozen=True)
class Coverage:
    """Of one source: what there is, and what there should be at least, by COUNTED."""

    source: str
    actual: dict[str, int]
    expected: dict[str, int]

    @property
    def short(self) -> list[str]:
        """What there is too little of."""
        return [name for name in COUNTED if self.actual[name] < self.expected[name]]

    def __str__(self) -> str:
        told = [f"{self.actual[name]} {name} (at least {self.expected[name]})" for name in COUNTED]
        return f"{self.source}: {', '.join(told)}"


def coverage(path: Path) -> Iterator[Coverage]:
    """One row for each source that the file expects something of; raises FixtureError."""
    actual = {
        "dimensions": rows_by_source(Dimension),
        "codings": rows_by_source(Coding),
        "findings": Counter(
            key.rpartition("-")[0] for key in Finding.objects.visible(ON_SITE).values_list("key", flat=True)
        ),
        "figures": rows_by_source(Measurement),
    }
    for expected in read(ExpectedFile, load(path), path.name).sources:
        source = expected.source
        wanted = {name: getattr(expected, name) for name in COUNTED}
        yield Coverage(source, {name: actual[name][source] for name in COUNTED}, wanted)


def rows_by_source(model: type[Coding | Dimension | Measurement]) -> Counter[str]:
    """Source key -> visible rows that cite it first."""
    counts = model.objects.visible(ON_SITE).order_by().values_list("citation__source__key").annotate(n=Count("id"))
    return Counter(dict(counts))


def left_out(path: Path, reached: Reach) -> Iterator[str]:
    """What the questions do not reach, or which there are not, of what the file expects of them."""
    expected = read(ExpectedFile, load(path), path.name).questions
    if not expected:
        return
    if missing := [key for key in expected.keys if key not in reached.keys]:
        yield f"Questions: these are not there: {', '.join(missing)}."
    if reached.percent < expected.reach:
        yield f"Questions: they reach {reached.percent:.0f} per cent of the relations, not {expected.reach}."
    if reached.unreached:
        yield f"Questions: these open findings start from a choice: {', '.join(reached.unreached)}."
