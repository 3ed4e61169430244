"""The parts of the current edition, and a matrix of an edition of its own. No data are made here."""

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
