"""The map of the evidence: what a field counts and leads to, what joins rows and columns, what opens, the file."""

import re

import pytest

from offices.evidence.map.table import rows as file_rows
from offices.evidence.map.words import evidence_map
from offices.models import Area, DataFamily, DataVersion, DimensionGroup, Outcome
from offices.models.vocabulary import RELATIONS
from tests.builders import make_area, make_dimension, make_finding, make_outcome, make_place
from tests.editions import current_evidence, current_matrix

pytestmark = pytest.mark.django_db


def page(client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status, response.content.decode()[:1000]
    return response.content.decode()


def made():
    return evidence_map(current_evidence(), current_matrix(), "en")


def all_rows():
    """The rows of areas, and those that open in them."""
    return [one for row in made().rows for one in (row, *row.choices)]


def fields():
    return [field for row in all_rows() for field in row.fields if field]


def slow_families(findings) -> int:
    """Counts bodies of data by walking: from study to study that share a family with data, until nothing is left."""
    families = {one.key: {study.key for study in one.sources.all()} for one in DataFamily.objects.filter(own_data=True)}
    own = {study for members in families.values() for study in members}
    in_any = {study.key for one in DataFamily.objects.all() for study in one.sources.all()}
    keys = {study for one in findings for study in one.found_by}
    left, n = {key for key in keys if key in own or key not in in_any}, 0
    while left:
        reached, before = {left.pop()}, None
        while reached != before:
            before = set(reached)
            touched = [members for members in families.values() if members & reached]
            reached |= {study for members in touched for study in members if study in left}
        left -= reached
        n += 1
    return n


def test_each_field_counts_the_findings_and_bodies_of_data_that_link_its_ends():
    evidence, groups = current_evidence(), DimensionGroup.objects.select_related("area")
    area_of = {dimension.key: group.area.key for group in groups for dimension in group.dimensions.all()}
    relations = [one for one in evidence.findings.values() if one.direction in RELATIONS]
    assert made().n_findings == len(relations)
    for row in made().rows:
        for (label, _found), field in zip(made().heads, row.fields, strict=True):
            columns = {one.key for one in Outcome.objects.filter(area__label_en=label)}
            findings = [
                one
                for one in relations
                if area_of[one.antecedent.dimension] == row.key
                and (
                    (one.consequent.outcome or one.consequent.dimension) in columns
                    or (label == "Another choice" and one.consequent.dimension and not is_outcome(one))
                )
            ]
            assert (field.n_findings if field else 0) == len(findings), (row.key, label)
            assert (field.n_families if field else 0) == slow_families(findings), (row.key, label)
            assert not field or field.is_measured is any(one.basis == "measured" for one in findings)


def is_outcome(finding) -> bool:
    """One filter finds an outcome and a dimension of the same key."""
    return finding.consequent.dimension in current_evidence().outcomes


def test_links_of_the_map_lead_to_the_same_findings(client):
    found = fields()
    assert len(found) > 150
    for field in found[::9]:
        listed = page(client, field.url)
        assert re.search(rf'id="found"[^>]*>{field.n_findings} finding', listed), field.url
        said = f"from {field.n_families} independent bod" if field.n_families else "from no data of its own"
        assert said in listed.split('id="found"')[1][:200], field.url


def test_only_rows_and_columns_that_occur_and_few_of_them():
    shown = made()
    assert all(any(row.fields) for row in all_rows())
    assert all(any(row.fields[place] for row in shown.rows) for place in range(len(shown.heads)))
    assert all(len(row.fields) == len(shown.heads) for row in all_rows())
    assert len(shown.rows) <= 12 and len(shown.heads) <= 10
    assert shown.n_filled == sum(bool(field) for row in shown.rows for field in row.fields) < shown.n_fields
    numbers = [row.n_families for row in shown.rows]
    assert numbers == sorted(numbers, reverse=True)


def test_two_looks_at_the_same_data_are_one_body_and_retold_findings_are_none(client):
    dimension, outcome = make_dimension(group=DimensionGroup.objects.get(key="premises")), make_outcome()
    findings = [make_finding(antecedent=dimension, outcome=outcome, direction="promotes") for _ in range(2)]
    places = [make_place(finding) for finding in findings]
    url = f'"/evidence/?antecedent={dimension.key}&amp;outcome={outcome.key}&amp;direction=promotes"'

    def field() -> str:
        html = page(client, "/evidence/map/?group=daily_life")
        return " ".join(re.sub("<[^>]+>", "", "<a " + html[html.rindex(url) :].split("</a>")[0]).split())

    assert field() == "2 2 bodies of data, ↑2 2 promotes"
    family = DataFamily.objects.create(key="one", label_en="a", label_nb="a", note_en="b", note_nb="b")
    family.sources.set([place.study for place in places])
    assert field().startswith("1 1 body of data")
    for place in places:
        type(place).objects.filter(pk=place.pk).update(second_hand=True)
    DataVersion.replace()
    assert field().startswith("0 0 bodies of data")


def test_an_area_opens_into_its_choices(client):
    closed, opened = page(client, "/evidence/map/"), page(client, "/evidence/map/?group=leading")
    assert 'class="single"' not in closed
    row = next(row for row in made().rows if row.key == "leading")
    assert opened.count('class="single"') == len(row.choices) > 5
    assert 'href="/evidence/map/?group=leading#a-leading"' in closed
    assert 'href="/evidence/map/#a-leading"' in opened
    assert 'href="/nb/evidence/map/?group=leading"' in opened, "the other language keeps what is open"
    wrong = page(client, "/evidence/map/?group=sky", 400)
    assert "“group” cannot be “sky”." in wrong and "two_lines" in wrong


def test_what_joins_is_data_and_what_is_joined_with_nothing_stands_apart(client):
    outcome, area = Outcome.objects.get(key="efficiency"), make_area(label_en="Thrift", label_nb="Sparsomhet")
    outcome.area = area
    outcome.save()
    assert "Thrift" in dict(made().heads)
    assert "Sparsomhet" in page(client, "/nb/evidence/map/")
    Outcome.objects.update(area=None)
    DimensionGroup.objects.update(area=None)
    Area.objects.all().delete()
    shown = made()
    assert [label for label, _found in shown.heads] == ["Other", "Another choice"]
    assert [row.key for row in shown.rows] == ["other"]
    assert "Other" in page(client, "/evidence/map/?group=other")


def test_the_title_says_no_more_than_the_counts_carry(client):
    assert "<h1" in page(client, "/evidence/map/")
    assert re.fullmatch(r"Most data are about two lines and steering; \d+ of \d+ findings are measured", made().title)
    finding = current_evidence().findings
    from offices.models import Finding

    Finding.objects.exclude(pk=None).update(stage="withdrawn")
    assert finding and made().title == "Map of the evidence"
    assert "No finding yet joins" in page(client, "/evidence/map/")
    one, two = (make_dimension(group=DimensionGroup.objects.get(key=key)) for key in ("premises", "size"))
    for dimension, n in ((one, 2), (two, 1)):
        for _ in range(n):
            make_place(make_finding(antecedent=dimension, outcome=make_outcome(), direction="hinders"))
    assert made().title == "Most data are about daily life at work; nothing is measured"
    make_place(make_finding(antecedent=two, outcome=make_outcome(), direction="hinders"))
    assert made().title == "Map of the evidence", "two areas with as much"


def test_the_file_has_each_pair_of_single_keys_and_direction_whatever_is_open(client):
    evidence = current_evidence()
    found: dict[tuple[str, str, str], list] = {}
    for one in evidence.findings.values():
        following = one.consequent.outcome or one.consequent.dimension
        if one.antecedent.dimension and following:
            found.setdefault((one.antecedent.dimension, following, one.direction), []).append(one)
    rows = list(file_rows(evidence, current_matrix()))
    assert len(rows) == len(found)
    for row in rows:
        findings = found[row.choice[0], row.outcome[0], row.direction.value]
        assert (row.n_findings, row.n_families) == (len(findings), slow_families(findings))
        assert row.is_mixed is (len({(one.antecedent.category, one.consequent.category) for one in findings}) > 1)
    whole = client.get("/evidence/map/?format=json").json()
    assert len(whole["rows"]) == len(rows)
    assert client.get("/evidence/map/?group=leading&format=json").json()["rows"] == whole["rows"]
    head = client.get("/evidence/map/?format=csv").content.decode().splitlines()
    assert any("choice_area.key" in line for line in head)


def test_both_languages_are_kept_apart(client):
    english, norwegian = page(client, "/evidence/map/"), page(client, "/nb/evidence/map/")
    assert 'href="/evidence/?antecedent=' in english
    assert 'href="/evidence/?antecedent=' not in norwegian
    assert 'href="/nb/evidence/?antecedent=' in norwegian
    assert page(client, "/evidence/map/") == english
