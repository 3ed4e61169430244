"""Few cases are shown as cases: no page prints a share or a coefficient that we worked out; files have them."""

import csv
import json
import re
from html import unescape
from io import StringIO

import pytest
from django.apps import apps
from django.db.models import CharField, TextField

from offices.models import Measurement
from tests.page.test_languages import LANGUAGES, PATHS

pytestmark = pytest.mark.django_db

SHARE = re.compile(r"[\d.,]*\d(?:\s?%|\s(?:per cent|prosent)\b)|(?<![\d.,])[01][.,]\d{2,}(?!\d)")
"""38 per cent, 38 %, 0.67, 1,000 where that is one: not 2.5 or 15,000."""
OURS = {"400 %"}
"""How far a page was enlarged, in the accessibility statement."""
MORE = [
    *("/offices/storvik/similar/?match=office_size&match=staff_fte&match=municipality_population&match=leadership",),
    "/explore/truth-table/?condition=leadership:one_leader&condition=office_size:large&outcome=goal_clarity:clear"
    "&record=case&record=vignette",
    "/explore/?x=staff_fte&y=staff_headcount&panel=leadership",
]


def shares(text: str) -> set[str]:
    return {" ".join(one.split()) for one in SHARE.findall(text)}


def visible(html: str) -> str:
    """What is read, in the order of the page, without code; a chart's figure is data, its words are in its table."""
    return unescape(re.sub(r"<[^>]*>", " ", re.sub(r"<(script|pre)\b.*?</\1>", " ", html, flags=re.S)))


def told_by_sources() -> set[str]:
    """The shares in all texts of the data, and the figures that sources give in per cent."""
    found = set(OURS)
    for model in apps.get_app_config("offices").get_models():
        names = [one.name for one in model._meta.concrete_fields if isinstance(one, (CharField, TextField))]
        for row in model.objects.values_list(*names) if names else ():
            found |= shares(" ".join(str(cell) for cell in row))
    for one in Measurement.objects.exclude(comparator="").select_related("indicator"):
        for bound in (one.number_low, one.number_high):
            figure = f"{bound.normalize():f}" if bound is not None else ""
            found |= {f"{figure} {unit}" for unit in ("per cent", "prosent")}
            found |= {f"{figure.replace('.', ',')} {unit}" for unit in ("per cent", "prosent")}
    return found


@pytest.fixture
def sources(db) -> set[str]:
    return told_by_sources()


@pytest.mark.parametrize("prefix", LANGUAGES.values())
def test_no_page_prints_a_share_or_a_coefficient_but_those_of_the_sources(client, sources, prefix):
    found = {}
    for path in (*PATHS, *MORE):
        response = client.get(prefix + path)
        assert response.status_code == 200, path
        if ours := shares(visible(response.content.decode())) - sources:
            found[path] = ours
    assert found == {}


def test_the_test_itself_sees_them():
    assert shares("12.5 per cent, 38 %, 7 prosent, (0.667) and 1,000") == {
        *("12.5 per cent", "38 %", "7 prosent", "0.667", "1,000")
    }
    assert shares("2 of 3, 15,000 inhabitants, 2.5 FTE, 2.1, p. 4") == set()


TRUTH = (
    "/explore/truth-table/?condition=leadership:one_leader&condition=leader_employer:municipality"
    "&outcome=goal_clarity:clear"
)


def test_a_truth_table_counts_on_the_page_and_has_its_coefficients_in_the_files(client):
    page = " ".join(visible(client.get(TRUTH).content.decode()).split())
    assert "C contradiction 2 1 of 2" in page
    assert "consistency (inclS) and PRI stand in the files" in page
    assert "Schneider and Wagemann 2012" in page
    found = json.loads(client.get(f"{TRUTH}&format=json").content)
    row = next(dict(zip(found["columns"], cells, strict=True)) for cells in found["rows"] if "C" in cells)
    assert (row["Cases"], row["Cases with the outcome"]) == ("2", "1")
    assert row["Consistency (inclS)"] == row["PRI"] == "0.500"
    assert row["row.key"] == "leadership:one_leader*leader_employer:municipality"
    assert sorted(row["slugs"].split("; ")) == ["one-leader-office", "storvik"]
    assert any("covN = inclS = PRI = 1 of 2 (0.500)" in note for note in found["notes"])


def test_a_row_without_cases_has_no_coefficient(client):
    rows = list(csv.DictReader(StringIO(client.get(f"{TRUTH}&format=csv").content.decode().lstrip("\ufeff"))))
    (empty, *_rest) = [row for row in rows if row["Cases"] == "0"]
    assert (empty["Consistency (inclS)"], empty["PRI"]) == ("", "")
