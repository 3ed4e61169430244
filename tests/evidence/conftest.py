"""What several tests of the evidence start from."""

import pytest

from offices.models import Outcome
from tests.builders import make_outcome
from tests.editions import current_evidence


@pytest.fixture
def evidence():
    return current_evidence()


@pytest.fixture
def wanted() -> Outcome:
    return make_outcome(polarity="rises_is_better")


@pytest.fixture
def unwanted() -> Outcome:
    return make_outcome(polarity="falls_is_better")
