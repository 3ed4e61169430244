"""Notices of whatever is compared: the order of the offices does not matter, what is missing warns of nothing."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.compare.test_notices import MODEL, PLACE, SIZE, SMALL_CHOICE, coding, found, office

CELLS = st.fixed_dictionaries(
    {
        one.key: st.sampled_from(
            [
                None,
                coding(one, "red"),
                coding(one, "blue", account="leader"),
                coding(one, "red", "two", certainty="vague"),
                coding(one, status="not_stated", account="staff", certainty="inferred", source="two"),
            ]
        )
        for one in (SIZE, PLACE, MODEL, SMALL_CHOICE)
    }
)


@given(st.lists(CELLS, min_size=2, max_size=6))
def test_who_stands_first_does_not_matter(table):
    several = [office(f"o{n}", *filter(None, cells.values())) for n, cells in enumerate(table)]

    def said(records):
        return {code: set(notice.keys) for code, notice in found(*records).items()}

    assert said(several) == said(several[::-1])


@given(st.lists(CELLS, min_size=2, max_size=5))
def test_what_is_missing_gives_no_notice(table):
    """Whether silence is written down or not changes no notice about values."""
    several = [office(f"o{n}", *filter(None, cells.values())) for n, cells in enumerate(table)]
    codes = "confounded", "different_informants", "certainty_differs"
    spoken = [
        replace(one, visits=tuple(replace(v, codings=tuple(c for c in v.codings if c.is_coded)) for v in one.visits))
        for one in several
    ]
    full, bare = found(*several), found(*spoken)
    assert {code: full[code].keys for code in codes if code in full} == {
        code: bare[code].keys for code in codes if code in bare
    }
