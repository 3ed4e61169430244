"""Alpha against the worked examples of the method's author."""

import pytest

from offices.matrix.agreement import alpha

N = None
FOUR = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, N, N, N],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, N, 3],
    [N, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, N],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, N],
]
"""Four observers, twelve units: Krippendorff 2011, part C and D."""
BINARY = [[0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]]
"""Two observers, ten units: part A."""


@pytest.mark.parametrize(
    ("level", "expected"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_four_observers_with_missing_values(level, expected):
    assert alpha(zip(*FOUR, strict=True), level) == pytest.approx(expected, abs=0.0005)


def test_two_observers_and_two_values():
    assert alpha(zip(*BINARY, strict=True), "nominal") == pytest.approx(0.095, abs=0.0005)


def test_five_values_of_two_observers():
    found = alpha(zip("aabbdcccedda", "babbbccceddd", strict=True), "nominal")
    assert found == pytest.approx(0.692, abs=0.0005)


def test_full_agreement_is_one_and_one_single_value_tells_nothing():
    assert alpha([(1, 1), (2, 2)], "ordinal") == 1
    assert alpha([(1, 1), (1, 1)], "nominal") is None
    assert alpha([(1, None), (None, 2)], "nominal") is None
    assert alpha([], "interval") is None


def test_two_zeros_of_a_ratio_are_alike():
    assert alpha([(0, 0), (0, 4)], "ratio") == pytest.approx(1 - 3 * 2 / 6)


def test_words_have_no_place_in_an_order():
    with pytest.raises(TypeError, match="no number"):
        alpha([("a", "b")], "interval")
