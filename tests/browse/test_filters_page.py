"""The filters of /offices/ and /evidence/: folded lists, what to drop, links, errors, and answers that can be kept."""

import html as escaping
import re
from types import SimpleNamespace

import pytest
from django.template import engines

from offices.browse.drops import office_drops
from offices.browse.panel import filter_panel
from offices.matrix.counting import select
from offices.matrix.filters import ParameterError
from offices.matrix.selection import Selection
from offices.wording.errors import MOST_ERRORS, error_texts
from offices.wording.facets import MOST_UNFOLDED, SHOWN_FIRST, Facet
from tests.editions import current_matrix

pytestmark = pytest.mark.django_db
AJAX = {"HTTP_HX_REQUEST": "true"}


def page(client, path: str, status: int = 200, **headers) -> str:
    response = client.get(path, **headers)
    assert response.status_code == status, response.content.decode()[:1000]
    return response.content.decode()


def options(html: str) -> list[tuple[str, str]]:
    return re.findall(r'<input type="checkbox" name="(\w+)" value="(\w+)"', html)


def choices(facet: Facet) -> str:
    """The choices of one dimension, on a page without messages."""
    macros = engines["jinja2"].env.get_template("page/facets.jinja").module
    return macros.options(SimpleNamespace(messages=()), facet)


def drops(html: str) -> list[tuple[str, str, str]]:
    """Address, words of the link, what it would give."""
    listed = re.search(r'<ul class="drops".*?</ul>', html, re.S)
    found = re.findall(r'<a href="([^"]+)">(.*?)</a>:\s+([^<]+)</li>', listed[0]) if listed else []
    return [tuple(escaping.unescape(one) for one in drop) for drop in found]


# --- the panel ---


@pytest.mark.parametrize(
    ("path", "narrower"),
    [
        ("/offices/", "/offices/?leadership=two_leaders&record=setting&visit=any"),
        ("/nb/offices/", "/nb/offices/?q=xyzzy"),
        ("/evidence/", "/evidence/?theme=leadership&basis=measured&q=leder"),
    ],
)
def test_the_choices_are_the_same_whatever_is_chosen(client, path, narrower):
    every = options(page(client, path))
    assert len(every) > 100
    assert options(page(client, narrower)) == every, "so that a count can change where it stands"


def test_a_choice_that_gives_nothing_is_dimmed_and_can_be_chosen(client):
    html = page(client, "/offices/?leadership=two_leaders")
    choice = re.search(r'<label class="([^"]*)">(<input [^>]*value="hybrid"[^>]*>)', html)
    assert choice[1] == "opt zero"
    assert "disabled" not in choice[2]
    assert 'class="opt"><input type="checkbox" name="organisation_model" value="specialist"' in html


def test_a_status_that_no_record_has_is_offered_only_where_it_is_chosen(client):
    assert ("leadership", "withheld") not in options(page(client, "/offices/"))
    html = page(client, "/offices/?leadership=withheld")
    assert re.search(r'value="withheld" checked><span>[^<]+</span><span class="n">0</span>', html)


def test_a_long_list_is_folded_and_open_where_something_in_it_is_chosen():
    matrix = current_matrix()

    def shown(selection: Selection) -> str:
        groups = filter_panel(matrix, selection).groups
        facet = next(one for group in groups for one in group.facets if one.key == "municipal_services")
        return choices(facet)

    html = shown(Selection())
    words = [word for _name, word in options(html)]
    categories = list(matrix.dimensions["municipal_services"].by_key)
    assert words[: len(categories)] == categories
    before, fold, after = re.match(r"(.*?)(<details.*</details>)</div>(.*)", html, re.S).groups()
    assert len(options(before)) == SHOWN_FIRST
    assert f"{len(categories) - SHOWN_FIRST} more" in fold
    assert '<details class="more">' in fold
    stored, derived = {"not_stated", "withheld", "not_applicable"}, {"not_told_of_phase", "not_yet_coded"}
    assert {word for _name, word in options(after)} <= stored | derived
    assert '<details class="more" open>' in shown(Selection({"municipal_services": (categories[-1],)}))
    assert '<details class="more">' in shown(Selection({"municipal_services": (categories[0],)}))


def test_a_short_list_is_not_folded():
    panel = filter_panel(current_matrix(), Selection())
    for facet in panel.headline:
        assert len(facet.options) <= MOST_UNFOLDED + 3
        assert "<details" not in choices(facet)


@pytest.mark.parametrize(("prefix", "words"), [("", "3 chosen"), ("/nb", "3 valgt")])
def test_the_closed_panel_says_how_many_choices_are_in_use(client, prefix, words):
    html = page(client, f"{prefix}/offices/?leadership=one_leader&leadership=two_leaders&staff_fte_min=1&q=leder")
    assert f'<span class="chosen">{words}</span></summary>' in html
    assert '<details class="filter-panel"><summary>' in html
    found = page(client, f"{prefix}/evidence/?theme=leadership&theme=steering&basis=told&q=leder")
    assert f'<span class="chosen">{words}</span></summary>' in found
    assert '<span class="chosen"></span></summary>' in page(client, f"{prefix}/evidence/")


def test_what_was_typed_stays_where_it_is_to_be_mended(client):
    html = page(client, "/offices/?staff_fte_min=many&staff_fte_max=50", 400)
    assert re.search(r'name="staff_fte_min" value="many"', html)
    assert re.search(r'name="staff_fte_max" value="50"', html)
    upside = page(client, "/offices/?staff_fte_min=50&staff_fte_max=5", 400)
    assert re.search(r'name="staff_fte_min" value="50"', upside)
    assert "&#34;&gt;&lt;b&gt;" in page(client, "/offices/?staff_fte_min=%22%3E%3Cb%3E", 400)


# --- nothing found ---


@pytest.mark.parametrize("prefix", ["", "/nb"])
def test_each_link_that_drops_a_choice_gives_what_it_says(client, prefix):
    found = drops(page(client, f"{prefix}/offices/?leadership=two_leaders&organisation_model=hybrid"))
    counts = [int(re.findall(r"\d+", words)[-1]) for _path, _label, words in found]
    assert len(counts) > 1
    assert counts == sorted(counts, reverse=True)
    for path, _label, words in found:
        html = page(client, path)
        assert words == escaping.unescape(re.search(r'id="found"[^>]*>([^<]+)<', html)[1])
        assert not words.startswith("0 ")


def test_all_words_of_a_dimension_are_dropped_together_since_any_is_enough(client):
    query = "organisation_model=hybrid&organisation_model=generalist&leadership=two_leaders"
    found = drops(page(client, f"/offices/?{query}"))
    assert {label for _path, label, _words in found} == {
        "without Organisation model: hybrid, generalist",
        "without Leadership model: two leaders",
    }


def test_where_all_must_hold_one_word_can_be_dropped():
    matrix = current_matrix()
    words = tuple(matrix.dimensions["work_division"].by_key)
    selection = Selection({"work_division": words, "record": ("case",)}, match_all=frozenset({"work_division"}))
    assert select(matrix, selection).count == 0
    one_less = Selection({"work_division": ("duration", "birth_date", "workplace")}, match_all=selection.match_all)
    labels = [one.label for one in office_drops(matrix, one_less, "/offices/")]
    assert "Principles of division: workplace" in labels
    assert "Principles of division: duration of need, birth date, workplace" in labels


def test_a_search_or_a_kind_of_record_can_be_what_is_too_much(client):
    assert [one[1] for one in drops(page(client, "/offices/?q=xyzzy"))] == ["without “xyzzy”"]
    found = drops(page(client, "/offices/?record=setting&leadership=two_leaders"))
    assert any(label == "without Kind of record: setting" for _path, label, _words in found)
    assert drops(page(client, "/evidence/?q=xyzzy&theme=leadership"))[0][1] == "without “xyzzy”"


def test_where_one_choice_fewer_is_not_enough_it_says_so(client):
    html = page(client, "/offices/?q=xyzzy&leadership=two_leaders&organisation_model=hybrid")
    assert drops(html) == []
    assert "Dropping just one of them is not enough." in html
    assert '<a href="/offices/">Clear all</a>' in html


def test_nothing_is_to_drop_where_something_is_found(client):
    assert 'class="drops"' not in page(client, "/offices/?leadership=two_leaders")
    assert 'class="drops"' not in page(client, "/evidence/?theme=leadership")


def test_findings_say_what_to_drop_too(client):
    html = page(client, "/evidence/?theme=leadership&q=xyzzy&basis=told")
    assert drops(html), "the search alone is too much"
    for path, _label, words in drops(html):
        assert re.search(r'id="found"[^>]*>([^<,]+)', page(client, path))[1].strip() == words
    assert "is not evidence that there is nothing" in html


# --- addresses ---


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("/offices/?q=&staff_fte_min=&record=case&record=vignette&visit=latest", "/offices/"),
        (
            "/offices/?q=&visit=any&leadership=one_leader&compare=lillevik",
            "/offices/?leadership=one_leader&visit=any&compare=lillevik",
        ),
        ("/nb/offices/?q=&record=vignette", "/nb/offices/?record=vignette"),
        ("/offices/?q=&leadership=nothing&visit=latest", "/offices/?leadership=nothing&visit=latest"),
        ("/evidence/?q=&theme=leadership&compare=lillevik", "/evidence/?theme=leadership&compare=lillevik"),
        ("/nb/evidence/?q=", "/nb/evidence/"),
    ],
)
def test_a_sent_form_leads_to_an_address_that_can_be_passed_on(client, sent, kept):
    response = client.get(sent)
    assert (response.status_code, response.headers["Location"]) == (302, kept)


def test_the_selection_is_a_link_without_what_is_carried_along(client):
    html = page(client, "/offices/?utm_source=mail&record=case&page=1&compare=lillevik&visit=latest")
    assert re.search(r'class="permalink" href="([^"]+)"', html)[1] == "/offices/?record=case"
    assert 'class="permalink" href="/nb/evidence/?theme=leadership"' in page(client, "/nb/evidence/?theme=leadership")
    assert 'class="permalink"' not in page(client, "/offices/?record=nothing", 400), "no link to what is refused"


@pytest.mark.parametrize("path", ["/offices/?leadership=one_leader", "/nb/evidence/?theme=leadership"])
def test_a_script_gets_the_very_page_so_no_piece_can_be_kept_for_the_whole(client, path):
    plain, asked = client.get(path), client.get(path, **AJAX)
    assert plain.content == asked.content
    assert plain.headers["ETag"] == asked.headers["ETag"]
    assert not asked.cookies
    assert "HX" not in asked.headers.get("Vary", "").upper()
    assert client.get(path, HTTP_IF_NONE_MATCH=plain.headers["ETag"], **AJAX).status_code == 304
    wrong = client.get(f"{path}&page=999", **AJAX)
    assert (wrong.status_code, wrong.headers["Cache-Control"]) == (400, "no-store")
    assert b'id="results"' in wrong.content


def test_scripts_of_the_filters_are_only_where_filters_are(client):
    for path, n in (("/offices/", 1), ("/evidence/", 1), ("/", 0), ("/offices/lillevik/", 0), ("/codebook/", 0)):
        assert len(re.findall(r"<script[^>]*htmx[^>]*\bdefer\b", page(client, path))) == n, path


# --- errors that list what is allowed ---


def test_of_many_allowed_words_the_nearest_are_named_and_the_rest_is_folded(client):
    html = page(client, "/offices/?leadersip=one_leader", 400)
    error = re.search(r'<li id="error-1">.*?</li>', html, re.S)[0]
    named, folded = re.findall(r'class="allowed">(.*?)</(?:span|details)>', error, re.S)
    assert named.split(", ")[0] == "leadership"
    assert len(named.split(", ")) <= 6
    count, rest = re.match(r"<summary>and (\d+) more</summary>(.*)", folded, re.S).groups()
    assert len(rest.split(", ")) == int(count) > 100
    assert not set(named.split(", ")) & set(rest.split(", "))
    allowed = client.get("/api/v1/offices/?leadersip=one_leader").json()["error"]["allowed"]
    assert set(named.split(", ")) <= set(allowed), "the API goes on listing all"
    assert len(allowed) > 100


def test_few_allowed_words_are_all_named_in_their_order():
    error = ParameterError("record", "…", ("case", "vignette", "setting"), "settin")
    assert [(one.named, one.folded) for one in error_texts([error])] == [(("case", "vignette", "setting"), ())]


def test_where_no_word_is_near_the_first_ones_are_named():
    words = tuple(f"word{number}" for number in range(40))
    (told,) = error_texts([ParameterError("x", "…", words, "ææææ")])
    assert told.named == words[:6]
    assert told.folded == words[6:]


def test_a_thousand_errors_are_cut_and_cost_no_time(client):
    query = "&".join(f"nothing{number}=1" for number in range(300))
    html = page(client, f"/offices/?{query}", 400)
    assert html.count('<li id="error-') == MOST_ERRORS
    assert f"and {300 - MOST_ERRORS} more" in html
    long = "x" * 5000
    assert "There is no parameter" in page(client, f"/offices/?{long}=1", 400)
