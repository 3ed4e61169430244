"""The truth table as a page and as a file for R: what a user asks, what an attacker sends, both languages."""

import csv
import re
from decimal import Decimal
from html import unescape
from io import StringIO
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from offices.truth_table.grammar import Unreadable, read_condition
from tests.builders import code, make_dimension, make_office, whole
from tests.editions import current_matrix
from tests.oracle import Oracle

pytestmark = pytest.mark.django_db
PATH = "/explore/truth-table/"
FILE = f"{PATH}data.csv"
ASKED = "condition=leadership:one_leader&condition=office_size:large&outcome=goal_clarity:clear"


def page(client, query: str = "", status: int = 200, path: str = PATH) -> str:
    response = client.get(f"{path}?{query}")
    assert response.status_code == status, response.content.decode()[:2000]
    return unescape(response.content.decode())


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", html))


def section(html: str, key: str) -> str:
    """The words between a heading and the next."""
    return words(html.split(f'id="{key}"')[1].split("<h2")[0])


def file(client, query: str = ASKED, path: str = FILE) -> list[list[str]]:
    response = client.get(f"{path}?{query}")
    assert response.status_code == 200, response.content.decode()[:2000]
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.reader(StringIO(response.content.decode())))


def test_the_ready_table_has_the_four_offices_and_its_doubts(client):
    html = page(client)
    rows = section(html, "rows")
    assert all(name in rows for name in ("Lillevik", "Storvik", "One-leader office", "Two-leader office"))
    assert "4 of 8 rows are remainders" in html
    assert "No outcome was measured alike in all" in html
    assert html.count("<h1") == 1


def test_names_outcome_and_contradiction_stand_in_the_rows(client):
    """Lillevik and the one-leader office have one leader, are not large, and have a clear goal: 2 of 2."""
    rows = section(page(client, ASKED), "rows")
    assert "2 of 2 Lillevik One-leader office (outcome: vague)" in rows
    asked = "condition=leadership:one_leader&condition=leader_employer:municipality&outcome=goal_clarity:clear"
    rows = section(page(client, asked), "rows")
    assert "C contradiction 2 1 of 2 One-leader office 1 (outcome: vague) Storvik 0" in rows


def test_incomplete_cases_say_what_is_missing_and_stand_in_no_row(client):
    """Lillevik has "just over 20" full-time equivalents; which employer its leader does not have is not said."""
    asked = "condition=leader_employer:municipality&condition=staff_fte:min:25&outcome=perceived_equality:higher"
    html = page(client, asked)
    told = section(html, "incomplete")
    assert "municipality (the sources are silent on it)" in told
    assert "at least 25 FTE (just over 20 FTE leaves it open)" in told
    assert "higher (not stated)" in told
    assert "No case is complete" in section(html, "rows")
    assert "4 of 4 rows are remainders" in html


def test_no_per_cent_of_a_few(client):
    for query in ("", ASKED, f"{ASKED}&record=case&record=vignette"):
        assert "%" not in words(page(client, query).split("<footer>")[0])


def test_vignettes_come_on_request_and_are_no_offices(client):
    assert "afi10" not in page(client)
    asked = "condition=organisation_model:generalist&condition=leadership:one_leader&outcome=work_division:birth_date"
    html = page(client, f"{asked}&record=case&record=vignette")
    assert "31 cases are vignettes or settings. They may be the same office as another case" in html
    offices = int(re.search(r"of (\d+) studied offices", html)[1])
    assert offices <= 4


def test_visits_as_cases_are_named_after_their_visit(client):
    html = page(client, f"{ASKED}&cases=visits")
    assert "Lillevik, First visit" in section(html, "rows")
    assert "told afterwards" not in section(html, "rows")


def test_only_observed_visits_are_cases_and_one_office_twice_is_said(client):
    a, b, y = (make_dimension("boolean", key=f"made_{key}") for key in "aby")
    office = make_office(visits=3, slug="made-thrice")
    office.visits.filter(order=0).update(basis="retrospective")
    for number in range(3):
        for one in (a, b, y):
            code(whole(office, number), one, True)
    asked = "condition=made_a:yes&condition=made_b:yes&outcome=made_y:yes&cases=visits"
    assert [row[0] for row in file(client, asked) if row[1]] == ["CASE", "made-thrice / Visit", "made-thrice / Visit_2"]
    assert "made-thrice: the same office at several visits." in page(client, asked)


def test_a_row_links_to_the_list_of_just_its_cases(client):
    html = page(client, ASKED)
    links = re.findall(r'<th scope="row"><a href="(/offices/[^"]+)">(\d+)', html)
    assert len(links) == 3
    for link, number in links:
        listed = re.findall(
            r'<h3><a href="[^"]*/offices/([^/"]+)/">', page(client, path=link.split("?")[0], query=link.split("?")[1])
        )
        row = next(row for row in html.split("<tr>") if f">{number}<span" in row)
        assert listed == re.findall(r'<a href="/offices/([^/"]+)/">', row)


def test_no_link_where_the_list_would_show_more_than_the_row(client):
    """A range that may lie on either side of the threshold is in a list, but in no row."""
    html = page(client, "condition=leadership:one_leader&condition=staff_fte:min:20&outcome=goal_clarity:clear")
    assert "/offices/?" in section_html(html, "rows"), "both Lillevik and Storvik surely have 20"
    html = page(client, "condition=leadership:one_leader&condition=staff_fte:min:25&outcome=goal_clarity:clear")
    assert "/offices/?" not in section_html(html, "rows"), "Lillevik may have 25"


def section_html(html: str, key: str) -> str:
    return html.split(f'id="{key}"')[1].split("<h2")[0]


WRONG = [
    ("condition=leadership:one_leader&outcome=goal_clarity:clear", "takes 2 to 6 conditions; 1 were given"),
    ("condition=a:b&condition=leadership:one_leader&outcome=goal_clarity:clear", "there is no dimension “a”"),
    (f"{ASKED}&condition=office_size:huge", "“office_size:huge” is no condition"),
    (f"{ASKED}&condition=leadership:at_least:one_leader", "“leadership” has no such value"),
    (f"{ASKED}&condition=staff_fte:20", "staff_fte:min:20"),
    (f"{ASKED}&condition=staff_fte:min:", "needs a threshold"),
    (f"{ASKED}&condition=staff_fte:min:NaN", "needs a threshold"),
    (f"{ASKED}&condition=staff_fte:min:1e9", "needs a threshold"),
    (f"{ASKED}&condition=model_label:x", "“model_label” has no such value"),
    (f"{ASKED}&condition=leadership:one_leader", "names “leadership:one_leader” twice"),
    (f"{ASKED}&condition=goal_clarity:less_definite", "is the outcome, so it cannot be a condition too"),
    (f"{ASKED}&outcome=leadership:two_leaders", "“outcome” can be given only once"),
    (ASKED.split("&outcome")[0], "Choose an outcome"),
    ("outcome=goal_clarity:clear", "takes 2 to 6 conditions; 0 were given"),
    (f"{ASKED}&cases=people", "“cases” cannot be “people”"),
    (f"{ASKED}&cases=offices&cases=visits", "“cases” can be given only once"),
    (f"{ASKED}&visit=any", "Here “cases” says which visits are read"),
    (f"{ASKED}&record=shop", "“record” cannot be “shop”"),
    (f"{ASKED}&colour=red", "There is no parameter “colour”"),
    (f"{ASKED}&condition=%00", "is no condition"),
    (f"{ASKED}&condition=<script>alert(1)</script>", "is no condition"),
    ("&".join(f"condition=leadership:one_leader{n}" for n in range(200)), "200 were given"),
]


@pytest.mark.parametrize(("query", "message"), WRONG)
def test_a_wrong_address_says_what_is_wrong(client, query, message):
    for path in (PATH, FILE):
        response = client.get(f"{path}?{query}")
        assert response.status_code == 400
        assert message in unescape(response.content.decode())
        assert "<script>alert" not in response.content.decode()


def test_the_valid_part_is_kept(client):
    html = page(client, f"{ASKED}&condition=office_size:huge&cases=people", 400)
    assert "2 of 2" in section(html, "rows")
    assert 'value="leadership:one_leader" selected' in html


@given(seed=st.integers(0, 2**32))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_address_breaks_the_page(client, seed):
    random = Random(seed)
    keys = ["leadership", "office_size", "staff_fte", "work_division", "x", "", "model_label"]
    ends = ["one_leader", "min:20", "at_least:medium", "min:-1", ":", "large", "at_least:", "min:20.5:3", "duration"]
    names = ["condition", "condition", "outcome", "cases", "threshold", "outcome_threshold", "compare", "record", "q"]
    made = [f"{random.choice(names)}={random.choice(keys)}:{random.choice(ends)}" for _ in range(random.randint(0, 7))]
    response = client.get(f"{PATH}?{'&'.join(made)}", follow=True)
    assert response.status_code in (200, 400)


def test_a_sent_form_leads_to_a_clean_address(client):
    sent = (
        "condition=leadership:one_leader&threshold=&condition=staff_fte:min&threshold=20&condition=&threshold="
        "&outcome=goal_clarity:clear&outcome_threshold=&cases=offices&record=case"
    )
    response = client.get(f"{PATH}?{sent}")
    assert response.status_code == 302
    clean = "condition=leadership%3Aone_leader&condition=staff_fte%3Amin%3A20&outcome=goal_clarity%3Aclear"
    assert response.headers["Location"] == f"{PATH}?{clean}&cases=offices&record=case"
    html = page(client, clean)
    assert 'value="staff_fte:min" selected' in html
    assert 'name="threshold" value="20"' in html


def test_a_number_beside_a_category_is_refused_and_not_dropped(client):
    sent = (
        "condition=leadership:one_leader&threshold=20&condition=office_size:large&threshold=&outcome=goal_clarity:clear"
    )
    response = client.get(f"{PATH}?{sent}", follow=True)
    assert response.status_code == 400
    assert "“leadership:one_leader:20” is no condition" in response.content.decode()


def test_every_condition_of_the_form_can_be_asked(client):
    dimensions = current_matrix().dimensions
    offered = set(re.findall(r'<option value="([a-z_0-9]+:[^"]+)"', page(client)))
    assert len(offered) > 100
    for word in offered:
        read_condition(dimensions, f"{word}:20" if word.endswith(":min") else word)


def test_a_condition_is_its_own_word():
    dimensions = current_matrix().dimensions
    for word in ("leadership:one_leader", "office_size:at_least:medium", "staff_fte:min:20.5", "staff_fte:min:-3"):
        assert read_condition(dimensions, word).word == word
    assert read_condition(dimensions, "staff_fte:min:020.50").least == Decimal("20.5")
    with pytest.raises(Unreadable):
        read_condition(dimensions, "staff_fte:min:２０")


def test_the_file_is_what_r_reads(client):
    rows = file(client, f"{ASKED}&condition=staff_fte:min:25")
    assert rows == [
        ["CASE", "LEADERSHIP_ONE_LEADER", "OFFICE_SIZE_LARGE", "STAFF_FTE_MIN_25", "OUT"],
        ["Lillevik", "1", "0", "", "1"],
        ["One-leader office", "1", "0", "", "1"],
        ["Storvik", "1", "1", "1", "0"],
        ["Two-leader office", "0", "0", "", "0"],
    ]
    html = page(client, ASKED)
    assert 'data <- na.omit(read.csv("truth-table.csv", row.names = 1))' in html
    assert 'truthTable(data, outcome = "OUT"' in html
    assert "LEADERSHIP_ONE_LEADER" in html


def test_names_in_the_file_are_harmless_distinct_and_without_the_signs_of_qca(client):
    a, b, y = (make_dimension("boolean", key=f"made_{key}") for key in "aby")
    for name in ('=HYPERLINK("http://x")', "Twin", "Twin", "One, two; three", "@cmd"):
        office = make_office(name_en=name, name_nb=name)
        for one in (a, b, y):
            code(whole(office), one, True)
    rows = file(client, "condition=made_a:yes&condition=made_b:yes&outcome=made_y:yes")
    names = [row[0] for row in rows[1:] if row[1]]
    assert len(names) == len(set(names)) == 5
    assert {"Twin", "Twin_2", "One two three", "'@cmd"} < set(names)
    assert not any(name[0] in "=+-@" or set(name) & set(',;"') for name in names)
    header = file(client, "condition=staff_fte:min:20.5&condition=staff_fte:min:205&outcome=goal_clarity:clear")[0]
    assert all(re.fullmatch("[A-Z][A-Z0-9_]*", name) for name in header)
    assert len(set(header)) == 4


def test_the_table_can_be_taken_along_too(client):
    for form in ("csv", "json"):
        response = client.get(f"{PATH}?{ASKED}&format={form}")
        assert response.status_code == 200
        assert response.headers["Content-Type"].startswith(("text/csv", "application/json"))
        assert "1.000" in response.content.decode(), "coefficients are for files"


def test_the_norwegian_page_has_norwegian_labels_and_names(client):
    html = page(client, ASKED, path=f"/nb{PATH}")
    assert "Ledelsesmodell: én leder" in html
    assert "2 av 2" in section(html, "rows")
    assert file(client, path=f"/nb{FILE}")[1][0] == "Enlederkontoret"


def test_the_other_language_is_the_same_question(client):
    html = page(client, ASKED)
    other = re.search(r'class="language" href="([^"]+)"', html)[1]
    assert other == f"/nb{PATH}?{ASKED}"


def test_a_comparison_is_carried_along(client):
    html = page(client, f"{ASKED}&compare=lillevik&compare=storvik")
    assert "/compare/?office=lillevik&office=storvik" in html


def test_too_many_records_are_not_read(client, monkeypatch):
    monkeypatch.setattr("offices.truth_table.cases.MOST_RECORDS", 3)
    html = page(client, ASKED)
    told = "4 of 4 cases of the selection have a value of each condition and of the outcome; a truth table reads at most 3."
    assert told in words(html)
    assert 'id="rows"' not in html
    assert client.get(f"{FILE}?{ASKED}").status_code == 400


def test_a_codebook_without_the_ready_example_shows_the_form(client, monkeypatch):
    monkeypatch.setattr("offices.truth_table.question.DEFAULT_CONDITIONS", ("gone:yes",))
    assert "Choose at least two conditions and an outcome." in page(client)


def test_memberships_are_those_of_the_oracle(client):
    """A category that the oracle sees makes a 1; what it does not see of a coded single value makes a 0."""
    asked = (
        "condition=leadership:one_leader&condition=organisation_model:at_least:hybrid&outcome=work_division:birth_date"
    )
    made = {row[0]: row[1:] for row in file(client, f"{asked}&record=case&record=vignette&record=setting")[1:]}
    oracle = Oracle()
    latest = {str(seen.office.name_en): seen for seen in latest_visits(oracle)}
    for seen in latest.values():
        row = made[" ".join(re.sub(r'[,;"]', " ", seen.office.name_en).split())]
        lead, model, birth = (seen.words(key) for key in ("leadership", "organisation_model", "work_division"))
        assert row[0] == ("1" if "one_leader" in lead else "0" if "coded" in lead else "")
        assert row[1] == ("1" if model & {"hybrid", "generalist"} else "0" if "coded" in model else "")
        assert (row[2] == "1") == ("birth_date" in birth)


def latest_visits(oracle):
    from offices.matrix.selection import Selection

    return oracle.visits_for(Selection({"record": ("case", "vignette", "setting")}))


def test_queries_do_not_grow_with_the_number_of_offices(client):
    def count(query: str) -> tuple[int, int]:
        """When the data are new, and when they were read before."""
        found = []
        for _ in range(2):
            with CaptureQueriesContext(connection) as captured:
                assert client.get(f"{PATH}?{query}").status_code == 200
            found.append(len(captured))
        return tuple(found)

    def grown(number: int) -> tuple[int, int]:
        for _ in range(number):
            make_office(visits=3)
        client.get("/about/")  # the matrix
        return count(ASKED)

    before = grown(1)
    assert before[0] <= 12
    assert before[1] == 1
    assert grown(20) == before
