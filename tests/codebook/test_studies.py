"""The list of studies: filtered by the engine of the offices, held against the tables read one by one."""

import csv
import html
import json
import re
from io import StringIO

import pytest
from django.core.exceptions import ValidationError

from offices.codebook.studies import in_order, select_studies, studies_of, study_counts
from offices.data.editions import current_edition
from offices.matrix.filters import read_selection
from offices.matrix.selection import Selection
from offices.models import DataFamily, Design, ReviewEntry, Source, Theme
from offices.models.vocabulary import SampleUnit
from tests.builders import make_citation, make_design, make_family, make_review_entry, make_sample, make_source

pytestmark = pytest.mark.django_db
READ_HERE = {"andreassen2008", "breit2016", "klemsdal2008", "larsen2012", "vatnoy2019"}


def page(client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status, response.content.decode()[:2000]
    return html.unescape(response.content.decode())


def listed(text: str) -> list[str]:
    """The keys of the studies on the page, in its order."""
    return re.findall(r'<tr id="([^"]+)"', text)


def found(client, query: str) -> list[str]:
    """All of them, through the API."""
    body = client.get(f"/api/v1/sources/?page_size=500&{query}").json()
    assert body["count"] == len(body["results"])
    return [row["key"] for row in body["results"]]


def keys(rows) -> set[str]:
    return set(rows.values_list("key", flat=True))


# --- the engine against the tables ---


def words_of(source: Source) -> dict[str, set[str]]:
    """What the study has of each facet, read the slow way."""
    silent = "not_stated" if source.described else "not_yet_coded"
    no_data = silent if source.own_data else "not_applicable"
    samples = {one.unit: one for one in source.samples.all()}
    reviewed = source.reviewed_in.filter(stage="published").exists()
    sizes = {}
    for unit in SampleUnit.values:
        if unit in samples:
            sizes[f"sample_{unit}"] = {"coded" if samples[unit].comparator else "not_stated"}
        else:
            sizes[f"sample_{unit}"] = {no_data}
    return {
        "design": {one.key for one in source.designs.all()} or {silent},
        "theme": {one.key for one in source.themes.all()} or {silent},
        "years": {"coded"} if source.data_year_low or source.data_year_high else {no_data},
        "sample": set(samples) or {no_data},
        "read": {"here" if source.method_en or not reviewed else "told"},
        "family": {one.key for one in source.data_families.all()} or {"independent"},
        "publication": {source.kind},
        **sizes,
    }


def make_varied() -> None:
    """One that nobody has described, one without data of its own, one with open bounds."""
    make_source(key="undescribed")
    make_source(key="comment", own_data=False, described=True)
    open_ended = make_source(key="open_ended", described=True, data_year_low=2012, method_en="a", method_nb="b")
    open_ended.designs.set([make_design(key="diary")])
    make_sample(open_ended, number_low=100, comparator=">=")
    make_sample(open_ended, unit="answers", number_low=None, comparator="")
    make_family(open_ended, key="diaries")
    make_review_entry(study=open_ended)


def test_every_word_finds_and_counts_what_the_tables_say():
    make_varied()
    studies = studies_of(current_edition())
    told = {source.key: words_of(source) for source in Source.objects.all()}
    counts = study_counts(studies, Selection())
    assert set(counts) == set(words_of(Source.objects.first()))
    for key, words in counts.items():
        for word, count in words.items():
            wanted = {name for name, facets in told.items() if word in facets[key]}
            assert {one.key for one in select_studies(studies, Selection({key: (word,)}))} == wanted, (key, word)
            assert count == len(wanted), (key, word)
    assert sum(counts["years"].values()) + len(studies.facets["years"].numbers) == len(studies.rows)


def test_a_count_leaves_the_own_choice_out_and_all_at_once_narrows():
    studies = studies_of(current_edition())
    chosen = Selection({"design": ("survey",), "read": ("told",)})
    counts = study_counts(studies, chosen)
    assert (
        counts["design"]["interviews"]
        == Source.objects.filter(designs__key="interviews", reviewed_in__isnull=False, method_en="").count()
    )
    assert counts["read"]["here"] == 1, "Breit et al. asked in a survey"
    both = Selection({"design": ("interviews", "documents")}, match_all=frozenset(["design"]))
    wanted = keys(Source.objects.filter(designs__key="interviews").filter(designs__key="documents"))
    assert {one.key for one in select_studies(studies, both)} == wanted
    assert study_counts(studies, both)["design"]["survey"] == len(
        wanted & keys(Source.objects.filter(designs__key="survey"))
    )


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("sample_informants_min=43&sample_informants_max=49",
         {"askim_fimreite2008", "askim_fimreite_laegreid2008", "fimreite2008"}),
        ("sample_informants_max=40", {"albrigtsen2011", "grung2008", "munch_ellingsen2008", "pedersen_reisch2007",
                                      "rodelv2008", "vatnoy2019"}),
        ("sample_offices_min=50", {"breit2016", "monkerud2008", "fimreite_hagen2009"}),
        ("sample_cases_min=10", {"breit2016", "andreassen_fossestol2011", "andreassen_fossestol_klemsdal2011"}),
        ("years_min=2014", {"breit2016", "vatnoy2019"}),
        ("years_max=2006", {"dyhrnielsen2006", "karlsen2011", "monkerud2008"}),
        ("read=here", READ_HERE),
        ("design=case_study", {"munch_ellingsen2008"}),
        ("family=agder_pilot_study", {"dyhrnielsen2006", "dyhrnielsen2007"}),
        ("sample_studies=coded", {"larsen2012"}),
        ("sample=studies&sample_studies=not_stated", {"fjaer2011"}),
        ("publication=thesis&design=survey", {"dahle2008", "lunden2008", "thoresen2011"}),
        ("read=told&theme=users&design=interviews", {"andreassen_etal2007", "rodelv2008"}),
    ],
)  # fmt: skip
def test_what_is_asked_of_the_shipped_studies(client, query, wanted):
    """Over 40 is not 40 and not fewer; bounds that are open stay open."""
    assert set(found(client, query)) == wanted
    assert set(listed(page(client, f"/sources/?{query}"))) == wanted


def test_the_search_reads_studies_and_what_reviews_say_of_them(client):
    assert found(client, "q=Hordaland") == ["grung2008"]
    assert listed(page(client, "/nb/sources/?q=Avtaledatabasen&design=register")) == ["aars_christensen2011"]


# --- the shipped data ---


def test_every_shipped_study_is_described_and_none_is_without_a_word():
    assert not Source.objects.filter(described=False).exists()
    assert not Source.objects.filter(designs=None).exists()
    assert not Source.objects.filter(themes=None).exists()
    assert Source.objects.count() == 49
    assert not Design.objects.filter(sources=None).exists()


def test_who_has_no_data_says_so_and_who_is_second_hand_collected_nothing():
    without = keys(Source.objects.filter(own_data=False))
    assert without == {"andreassen2007", "fimreite2011a", "fimreite2011b", "fjeldstad2011a", "fjeldstad2011b",
                       "fjaer2011", "larsen2012"}  # fmt: skip
    said = ReviewEntry.objects.filter(sample_en__regex="^(None of its own|No sample of its own)")
    assert without - {"fjaer2011", "larsen2012"} == {entry.study.key for entry in said}
    assert without - {"larsen2012"} <= set(
        ReviewEntry.objects.filter(second_hand=True).values_list("study__key", flat=True)
    )


def test_numbers_of_samples_stand_in_what_the_review_says():
    """A number of a study that was not read here is one that its entry names, as a figure or in words."""
    spelt = dict(enumerate(["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]))
    spelt |= {14: "14", 18: "eighteen"}
    for entry in ReviewEntry.objects.exclude(study__key__in=READ_HERE).prefetch_related("study__samples"):
        for sample in entry.study.samples.exclude(comparator=""):
            number = int(sample.number_low)
            words = {str(number), spelt.get(number, "")} - {""}
            if entry.study.key == "andreassen_etal2007":
                words = {"two large pilot offices and a smaller one"}
            said = entry.sample_en.lower()
            assert any(re.search(rf"\b{word}\b", said) for word in words), (entry.study.key, sample.unit)


# --- the page ---


def test_the_list_in_its_orders(client):
    first = listed(page(client, "/sources/"))
    assert set(first[:5]) == READ_HERE
    whole = [*first, *listed(page(client, "/sources/?page=2"))]
    assert len(whole) == len(set(whole)) == 49
    rows = {one.key: one for one in studies_of(current_edition()).rows}
    by_year = [rows[key].year for key in found(client, "sort=-year")]
    assert by_year == sorted(by_year, reverse=True)
    names = found(client, "sort=name")
    assert (names[0], names[-1]) == ("aars_christensen2011", "vatnoy2019")
    assert found(client, "sort=-name") == names[::-1]
    assert listed(page(client, "/sources/?sort=name")) == names[:25]
    assert found(client, "") == found(client, "sort=year")


def test_the_same_name_is_sorted_by_year():
    one, other = make_source(authors="Berg, A.", year=2012, key="berg-b"), make_source(authors="Berg, A.", year=2010)
    rows = [one for one in studies_of(current_edition()).rows if one.authors == "Berg, A."]
    assert [row.key for row in in_order(rows[::-1], "name")] == [other.key, one.key]


def test_the_panel_says_what_a_click_gives_and_what_is_chosen(client):
    text = page(client, "/sources/?design=interviews&sample_informants_min=20&sort=name")
    assert re.search(r'name="design" value="interviews" checked>', text)
    assert 'name="sample_informants_min" value="20"' in text
    assert '<option value="name" selected>' in text
    assert "Design: interviews" in text and "people interviewed: from 20" in text
    assert 'href="/sources/?sample_informants_min=20&sort=name"' in text, "the chip drops the design alone"
    assert 'href="/sources/?design=interviews&sample_informants_min=20&sort=name"' in text, "the permanent link"
    assert re.search(r'id="found"[^>]*>5 studies<', text)
    assert 'value="diary"' not in text
    assert not re.search(r'name="years" value="withheld"', text)


def test_one_row_says_how_it_was_studied(client):
    text = page(client, "/sources/?read=here")
    row = re.sub(r"<[^>]+>", " ", re.search(r'<tr id="breit2016">.*?</tr>', text, re.S)[0])
    row = " ".join(row.split())
    assert "survey, several cases, followed over time, interviews" in row
    assert "10 offices as cases; 57 offices in a survey or archive; people interviewed: number not stated" in row
    assert "2008–2014" in row and "read here" in row
    assert "shares data: The office panel of the NAV evaluation" in row
    told = re.search(r'<tr id="fimreite2011b">.*?</tr>', page(client, "/sources/?family=evaluation_commentary"), re.S)[
        0
    ]
    assert told.count("not applicable") == 2
    norsk = page(client, "/nb/sources/?design=theory")
    assert "over 40 intervjuede" in norsk and "teori eller begreper" in norsk and "ikke oppgitt" in norsk


def test_what_to_leave_out_where_nothing_is_found(client):
    text = page(client, "/sources/?design=register&sample_informants_min=20&sort=year")
    assert "No study matches all your choices." in text
    drops = re.search(r'<ul class="drops".*?</ul>', text, re.S)[0]
    assert "without Design: register or archive" in drops and "without people interviewed: from 20" in drops
    assert 'href="/sources/?design=register&sort=year"' in drops and "6 studies" in drops


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("design=guess", "“design” cannot be “guess”."),
        ("sort=size", "“sort” cannot be “size”."),
        ("sort=name&sort=year", "“sort” can be given only once."),
        ("sample_informants_min=many", "“sample_informants_min” must be a number"),
        ("sample_cases_min=9&sample_cases_max=1", "“sample_cases_min” is above “sample_cases_max”"),
        ("leadership=one_leader", "There is no parameter “leadership”."),
        ("read=withheld", "“read” cannot be “withheld”."),
        ("page=9", "“page” must be a whole number from 1 to 2."),
        ("format=docx", "“format” cannot be “docx”."),
    ],
)
def test_bad_input_is_told_at_its_field_and_the_rest_stays(client, query, told):
    text = page(client, f"/sources/?{query}", 400)
    assert told in text
    assert listed(text)


def test_errors_name_what_is_allowed(client):
    assert "name, -name, year, -year" in page(client, "/sources/?sort=size", 400)
    assert "register, survey, comparative_case" in page(client, "/sources/?design=guess", 400)
    kept = page(client, "/sources/?design=guess&design=register", 400)
    assert set(listed(kept)) == keys(Source.objects.filter(designs__key="register"))
    assert "“design” kan ikke være “guess”." in page(client, "/nb/sources/?design=guess", 400).replace(
        "«", "“"
    ).replace("»", "”")


@pytest.mark.parametrize(
    ("sent", "tidy"),
    [
        ("q=&sort=&years_min=&years_max=&design=survey", "/sources/?design=survey"),
        ("q=&sort=&sample_cases_min=2", "/sources/?sample_cases_min=2"),
        ("q=&sort=&compare=lillevik", "/sources/?compare=lillevik"),
    ],
)
def test_a_form_that_sent_empty_fields_gets_a_tidy_address(client, sent, tidy):
    response = client.get(f"/sources/?{sent}")
    assert (response.status_code, response["Location"]) == (302, tidy)


def test_what_is_carried_to_compare_stays_with_the_filters(client):
    text = page(client, "/sources/?design=survey&compare=lillevik")
    assert '<input type="hidden" name="compare" value="lillevik">' in text
    assert 'href="/sources/klemsdal2008/?compare=lillevik"' not in text
    assert 'href="/sources/breit2016/?compare=lillevik"' in text


# --- files ---


def test_files_hold_all_studies_of_the_selection_in_its_order(client):
    content = page(client, "/sources/?format=csv&sort=name&page=2")
    rows = list(csv.reader(StringIO(content[1:], newline="")))
    head, body = rows[0], rows[1 : rows.index([])]
    assert [row[head.index("source.key")] for row in body] == found(client, "sort=name")
    table = json.loads(page(client, "/nb/sources/?format=json&design=register&sort=-year"))
    labels = table["columns"]
    assert {row[labels.index("source.key")] for row in table["rows"]} == keys(
        Source.objects.filter(designs__key="register")
    )
    assert "Opplegg: register eller arkiv" in json.dumps(table["filters"], ensure_ascii=False)
    one = dict(zip(head, next(row for row in body if row[head.index("source.key")] == "fimreite2011b"), strict=True))
    assert (one["Years of the data"], one["Sample"]) == ("not applicable", "not applicable")
    assert one["read.key"] == "told" and one["Body of data"] == "Comments on the NAV evaluation"


# --- what a curator adds ---


def test_a_new_design_family_and_study_appear_by_themselves(client):
    make_varied()
    text = page(client, "/sources/?design=diary")
    assert listed(text) == ["open_ended"]
    assert "at least 100 people interviewed; answers to a survey: number not stated" in text
    assert "not yet coded" in page(client, "/sources/?design=not_yet_coded")
    assert set(found(client, "years=not_yet_coded")) == {"undescribed"} | {
        one.key for one in Source.objects.filter(described=False)
    }
    assert found(client, "family=diaries&years_min=2030") == ["open_ended"], "an open bound stays open"


def test_what_is_not_published_is_neither_listed_nor_counted(client):
    source = make_source(key="drafted", stage="draft", described=True)
    source.designs.set([make_design(key="diary")])
    family = make_family(source, key="hidden-family")
    assert found(client, "design=diary") == []
    assert family.key not in page(client, "/sources/")
    assert 'value="diary"' not in page(client, "/sources/")
    told = make_source(key="told")
    entry = make_review_entry(study=told, citation=make_citation(source=make_source(key="review2020")))
    assert "told" in found(client, "read=told")
    entry.stage = "withdrawn"
    entry.save()
    assert "told" in found(client, "read=here"), "no review on the site tells of it"


def test_a_selection_round_trips(rf):
    studies = studies_of(current_edition())
    query = "design=survey&design=interviews&design_match=all&years_min=2008&sample_cases=not_stated&q=leder"
    parsed = read_selection(studies, rf.get(f"/?{query}").GET)
    assert not parsed.errors
    assert "&".join(f"{name}={value}" for name, value in parsed.selection.params()).split("&") == [
        "design=survey", "design=interviews", "sample_cases=not_stated", "years_min=2008", "design_match=all", "q=leder",
    ]  # fmt: skip


# --- the page of one study ---


def test_the_page_of_a_study_says_the_same_and_leads_to_others_like_it(client):
    text = page(client, "/sources/fimreite2008/")
    assert 'href="/sources/?design=theory"' in text and 'href="/sources/?theme=equality"' in text
    assert "more than 40 people interviewed" in text
    assert "This study was not read here." in text
    make_source(key="undescribed")
    assert page(client, "/sources/undescribed/").count("not yet coded") == 4


def test_a_study_leads_to_its_publication_which_has_a_safe_address(client):
    make_source(key="printed", url="https://example.org/report.pdf")
    assert 'href="https://example.org/report.pdf"' in page(client, "/sources/printed/")
    assert client.get("/api/v1/sources/printed/").json()["publication_url"] == "https://example.org/report.pdf"
    assert "The publication itself" not in page(client, "/sources/klemsdal2008/")
    for wrong in ("http://example.org/", "javascript:alert(1)", "example.org"):
        with pytest.raises(ValidationError, match="begins with https"):
            Source(key="a", authors="A", year=2008, title_en="A", title_nb="B", url=wrong).full_clean()


def test_the_api_gives_the_same_fields(client):
    row = client.get("/api/v1/sources/fimreite_hagen2009/").json()
    assert row["samples"] == [
        {"key": "informants", "number": {"low": 60, "high": 60, "comparator": "=", "unit": "people interviewed"}},
        {
            "key": "offices",
            "number": {"low": 310, "high": 310, "comparator": "=", "unit": "offices in a survey or archive"},
        },
    ]
    assert (row["read_here"], row["told_in"], row["own_data"], row["described"]) == (False, ["larsen2012"], True, True)
    assert row["families"] == ["agreement_archive", "rokkan_interviews"]
    assert row["designs"] == ["interviews"] and set(row["themes"]) <= keys(Theme.objects.all())
    assert set(row["families"]) <= keys(DataFamily.objects.all())
    wrong = client.get("/api/v1/sources/?sort=size")
    assert wrong.status_code == 400 and wrong.json()["error"]["field"] == "sort"
    for query in ("design=guess", "leadership=one_leader", "years_min=x", "sort=name&sort=year", "page=0"):
        assert client.get(f"/api/v1/sources/?{query}").status_code == 400, query
