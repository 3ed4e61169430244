"""Where a description can start from: offices that were studied, and the sides of the ready questions. No HTML."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from django.urls import reverse

from offices.data.evidence import read_evidence
from offices.data.offices import partial_offices
from offices.matrix.matrix import Matrix
from offices.wording.describing import own_params
from offices.wording.urls import with_params

MOST_STARTS = 6
"""Studied offices by name."""

Link = tuple[str, str]
"""Label and address."""


@dataclass(frozen=True)
class Asked:
    """A ready question, and a description for each of its choices."""

    title: str
    links: tuple[Link, ...]


def from_offices(matrix: Matrix) -> Iterator[Link]:
    """Studied offices, each with its own key facts."""
    cases = matrix.office_rows(matrix.collapse(matrix.latest & matrix.records.get("case", 0)))
    facts = [one for one in matrix.dimensions.values() if one.headline]
    slugs = [one.slug for one in islice(cases, MOST_STARTS)]
    for office in partial_offices(matrix.edition, slugs, [one.key for one in facts]):
        if params := own_params(office.latest, facts):
            yield str(office.name), with_params(reverse("offices:our-office"), params)


def from_questions(matrix: Matrix) -> Iterator[Asked]:
    """Each side of a ready question that is a choice of one category."""
    here = reverse("offices:our-office")
    for question in matrix.edition.of(read_evidence).questions.values():
        ends = [(str(side.label), next(iter(side.categories))) for side in question.sides if len(side.categories) == 1]
        links = [
            (label, with_params(here, [(end.dimension, end.category)]))
            for label, end in ends
            if end.dimension in matrix.dimensions
        ]
        if links:
            yield Asked(str(question.title), tuple(links))
