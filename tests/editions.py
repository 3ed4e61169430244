"""The parts of the current edition, a matrix of an edition of its own, and pages of another edition. No data are made."""

from collections.abc import Iterator
from contextlib import contextmanager

from offices.data import editions
from offices.data.editions import Edition, current_edition, with_edition
from offices.data.evidence import read_evidence
from offices.data.findings import Evidence
from offices.matrix.build import read_matrix
from offices.matrix.matrix import Matrix
from offices.models import DataVersion


def current_matrix() -> Matrix:
    return with_edition(lambda edition: edition.of(read_matrix))


def build_matrix() -> Matrix:
    """A matrix that nothing else keeps."""
    return Edition(DataVersion.current()).of(read_matrix)


def current_evidence() -> Evidence:
    return current_edition().of(read_evidence)


@contextmanager
def pages_of(edition: Edition) -> Iterator[None]:
    """Every page is made of this edition, as one of its data version."""
    public = editions._current
    editions._current = edition
    try:
        yield
    finally:
        assert editions._current is edition, "nothing was written meanwhile"
        editions._current = public
