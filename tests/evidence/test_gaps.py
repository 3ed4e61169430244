"""What is not known: each kind of gap on data made for it, the rule of what is early, then page and file as shipped."""

import re
from html import unescape

import pytest

from offices.evidence.gaps.early import ESTABLISHED, SETTLING_MONTHS, early_rule
from offices.evidence.gaps.rows import Gap, gap_cells, open_groups
from offices.evidence.map.cells import cells_of
from offices.models import Dimension, Finding, Outcome
from offices.models.vocabulary import RELATIONS
from tests.builders import (
    make_citation,
    make_dimension,
    make_finding,
    make_office,
    make_outcome,
    make_place,
    make_source,
    make_visit,
)
from tests.editions import current_evidence, current_matrix

pytestmark = pytest.mark.django_db
PATH = "/evidence/gaps/"


def cells() -> dict[tuple[str, str], Gap]:
    evidence, matrix = current_evidence(), current_matrix()
    return {(one.choice, one.outcome): one.gap for one in gap_cells(evidence, matrix, early_rule(evidence, matrix))}


@pytest.fixture
def choice() -> Dimension:
    return make_dimension()


@pytest.fixture
def outcome() -> Outcome:
    return make_outcome()


def found(choice: Dimension, outcome: Outcome, direction: str = "promotes", basis: str = "told", **values) -> Finding:
    """A finding about the pair, of a study of 2020 unless told."""
    source = make_source(**{"year": 2020, **values})
    finding = make_finding(antecedent=choice, outcome=outcome, direction=direction, basis=basis)
    make_place(finding, citation=make_citation(source=source))
    return finding


# --- one kind for each pair ---


@pytest.mark.parametrize(
    ("findings", "gap"),
    [
        ([("describes", "told")], "unstudied"),
        ([("open", "argued")], "unstudied"),
        ([("promotes", "argued"), ("hinders", "argued")], "argued"),
        ([("mixed", "argued")], "argued"),
        ([("mixed", "told"), ("no_clear", "observed")], "unclear"),
        ([("mixed", "told"), ("promotes", "argued")], "unclear"),
        ([("mixed", "told"), ("promotes", "retold")], None),
        ([("promotes", "retold")], None),
        ([("promotes", "told"), ("open", "argued"), ("describes", "told")], None),
    ],
)
def test_a_pair_is_of_the_worst_kind_that_holds(choice, outcome, findings, gap):
    found(choice, make_outcome())  # so that the choice has a row
    for direction, basis in findings:
        found(choice, outcome, direction, basis)
    assert cells().get((choice.key, outcome.key)) == gap


def test_a_pair_without_any_finding_is_unstudied_where_the_choice_leads_to_anything(choice, outcome):
    assert (choice.key, outcome.key) not in cells(), "a choice that leads to nothing has no row"
    found(choice, make_outcome(), "describes")
    assert (choice.key, outcome.key) not in cells()
    found(choice, make_outcome())
    assert cells()[choice.key, outcome.key] == Gap.UNSTUDIED


def test_each_pair_stands_once_and_all_others_have_an_answer():
    evidence, matrix = current_evidence(), current_matrix()
    made = gap_cells(evidence, matrix, early_rule(evidence, matrix))
    pairs = [(one.choice, one.outcome) for one in made]
    assert len(pairs) == len(set(pairs))
    answered = [
        (pair, here)
        for pair, here in cells_of(evidence, matrix).items()
        if pair[1] in evidence.outcomes and pair not in set(pairs) and pair[0] != pair[1]
    ]
    assert answered
    for pair, here in answered:
        relations = [one for one in here if one.direction in RELATIONS]
        if relations:
            assert any(one.basis != "argued" and one.direction in ("promotes", "hinders") for one in relations), pair


# --- what is early ---


@pytest.mark.parametrize(
    ("years", "is_early"),
    [
        ({"data_year_low": 2007, "data_year_high": ESTABLISHED - 1}, True),
        ({"data_year_low": 2007, "data_year_high": ESTABLISHED}, False),
        ({"year": ESTABLISHED - 1}, True),
        ({"year": ESTABLISHED}, False),
        ({"year": ESTABLISHED - 1, "data_year_low": 2006}, True),
    ],
)
def test_data_that_end_before_the_offices_were_established_are_early(choice, outcome, years, is_early):
    found(choice, outcome, **years)
    assert (cells().get((choice.key, outcome.key)) == Gap.EARLY) is is_early


def test_one_later_study_is_enough_and_what_is_only_argued_is_no_study(choice, outcome):
    early = found(choice, outcome, year=2008)
    found(choice, outcome, basis="argued")
    assert cells()[choice.key, outcome.key] == Gap.EARLY
    make_place(early, citation=make_citation(source=make_source(year=2014)))
    assert (choice.key, outcome.key) not in cells()


@pytest.mark.parametrize(
    ("months", "is_early"), [((2, SETTLING_MONTHS), True), ((2, SETTLING_MONTHS + 1), False), (None, False)]
)
def test_visits_soon_after_opening_are_early_whatever_the_year(choice, outcome, months, is_early):
    office = make_office(visits=0)
    known = {"months_low": months[0], "months_high": months[1], "months_certainty": "stated"} if months else {}
    make_visit(office, **known)
    found(choice, outcome).offices.set([office])
    assert (cells().get((choice.key, outcome.key)) == Gap.EARLY) is is_early


def test_all_visits_must_be_early(choice, outcome):
    soon, late = make_office(visits=0), make_office()
    make_visit(soon, months_low=2, months_high=3, months_certainty="stated")
    finding = found(choice, outcome)
    finding.offices.set([soon, late])
    assert (choice.key, outcome.key) not in cells()


# --- what sources name as open ---


def test_open_findings_stand_by_choice_then_by_theme(choice, outcome):
    of_choice = found(choice, outcome, "open", "argued")
    of_none = make_finding(direction="open", basis="argued")
    make_place(of_none)
    groups = list(open_groups(current_evidence(), current_matrix()))
    keys = [one.key for group in groups for one in group.findings]
    assert sorted(keys) == sorted(Finding.objects.filter(direction="open").values_list("key", flat=True))
    assert len(keys) == len(set(keys))
    by_key = {one.key: group for group in groups for one in group.findings}
    assert (by_key[of_choice.key].choice, by_key[of_choice.key].theme) == (choice.key, "")
    assert (by_key[of_none.key].choice, by_key[of_none.key].theme) == ("", of_none.theme.key)
    is_theme = [bool(group.theme) for group in groups]
    assert is_theme == sorted(is_theme)


# --- the page and the file ---


def words(html: str) -> str:
    return " ".join(unescape(re.sub("<[^>]+>", " ", html)).split())


def test_the_page_counts_what_it_lists_and_leads_to_the_findings(client):
    html = client.get(PATH).content.decode()
    kinds = cells()
    for gap in Gap:
        n = re.search(rf'([\d,]+) pairs?</summary>\s*<dl class="defs" id="{gap.value}">', html)[1]
        assert int(n.replace(",", "")) == list(kinds.values()).count(gap), gap
    links = re.findall(r'href="(/evidence/\?antecedent=[^"]+outcome=[^"]+)"', html)
    assert len(links) > 50
    for link in links[::12]:
        listed = client.get(unescape(link)).content.decode()
        assert int(re.search(r'id="found"[^>]*>(\d+) finding', listed)[1]) > 0
    for key in Finding.objects.filter(direction="open").values_list("key", flat=True):
        assert f'href="/evidence/{key}/"' in html


def test_the_page_says_its_rule_of_what_is_early_and_no_source_here(client):
    for prefix, told in (
        ("", f"they end before {ESTABLISHED}, or come from visits within {SETTLING_MONTHS} months"),
        ("/nb", f"De slutter før {ESTABLISHED}, eller de kommer fra besøk innen {SETTLING_MONTHS} måneder"),
    ):
        assert told in words(client.get(prefix + PATH).content.decode())
    html = words(client.get(PATH).content.decode())
    assert "No source here studied it" in html
    assert "does not mean that nobody knows it" in html


def test_the_page_begins_with_how_much_is_not_known(client):
    kinds = list(cells().values())
    unstudied = kinds.count(Gap.UNSTUDIED)
    lede = words(client.get(PATH).content.decode().split("<h1>")[1][:600])
    assert f"For {unstudied:,} pairs of a choice and an outcome no source here" in lede
    assert f"for {len(kinds) - unstudied} more it is only argued" in lede


def test_the_file_has_each_open_finding_and_each_pair_with_its_findings(client):
    table = client.get(f"{PATH}?format=json").json()
    place = {name: table["columns"].index(name) for name in ("gap.key", "choice.key", "outcome.key", "findings.key")}
    rows = [{name: row[at] for name, at in place.items()} for row in table["rows"]]
    named = [row["findings.key"] for row in rows if row["gap.key"] == "named"]
    assert sorted(named) == sorted(Finding.objects.filter(direction="open").values_list("key", flat=True))
    pairs = {(row["choice.key"], row["outcome.key"]): row for row in rows if row["gap.key"] != "named"}
    assert {pair: row["gap.key"] for pair, row in pairs.items()} == cells()
    known = cells_of(current_evidence(), current_matrix())
    for pair, row in pairs.items():
        assert row["findings.key"] == "; ".join(one.key for one in known.get(pair, ()))
    assert any(table["notes"][0].startswith("No source here studied it") for _one in table["notes"])


def test_the_pages_can_be_reached(client):
    for prefix in ("", "/nb"):
        for path in ("/evidence/", "/evidence/map/"):
            html = client.get(prefix + path).content.decode()
            assert f'href="{prefix}{PATH}"' in html
            assert f'href="{prefix}/evidence/hypotheses/"' in html
