"""Findings, questions and figures: filters, counts, independence of data, what the pages say and do not say."""

import re
from decimal import Decimal

import pytest
from django.urls import reverse

from offices.data.records import Number
from offices.evidence.bodies import independent_families
from offices.evidence.indicators.words import is_told
from offices.evidence.selection import FACETS, finding_counts, findings_of, select_findings, words_of
from offices.matrix.selection import Selection
from offices.models import Category, Contradiction, DataVersion, Finding, Source, Speaker
from tests import builders
from tests.builders import make_office, make_place, make_source
from tests.editions import current_evidence, current_matrix

pytestmark = pytest.mark.django_db


def make_finding(*, antecedent: tuple[str, str] | None = None, offices=(), **values) -> Finding:
    """A finding with a place of its own; `antecedent` is a dimension and one of its categories."""
    if antecedent:
        category = Category.objects.get(dimension__key=antecedent[0], key=antecedent[1])
        values |= {"antecedent": category.dimension, "antecedent_category": category}
    finding = builders.make_finding(**values)
    finding.offices.set(offices)
    make_place(finding)
    return finding


def page(client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status, response.content.decode()[:1000]
    return response.content.decode()


def listed(html: str) -> int:
    return int(re.search(r'id="found"[^>]*>(\d+) finding', html)[1])


def test_each_count_of_the_panel_is_what_the_click_gives(client):
    for query in ("", "theme=size", "direction=hinders&basis=told", "source=larsen2012&q=leder"):
        html = page(client, f"/evidence/?{query}")
        options = re.findall(
            r'name="(\w+)" value="([\w-]+)"(?: checked)?><span>[^<]*</span><span class="n">(\d+)', html
        )
        assert len(options) > 30
        for facet, word, n in options[::9]:
            others = "&".join(part for part in query.split("&") if not part.startswith(f"{facet}="))
            assert listed(page(client, f"/evidence/?{others}&{facet}={word}".replace("?&", "?"))) == int(n), (
                facet,
                word,
            )


def test_selection_is_or_within_and_across(evidence):
    every = findings_of(evidence, current_matrix())
    either = select_findings(every, Selection({"theme": ("size", "services")}))
    assert {one.theme for one in either} == {"size", "services"}
    both = select_findings(every, Selection({"theme": ("size",), "direction": ("hinders",)}))
    assert both == [one for one in evidence.findings.values() if one.theme == "size" and one.direction == "hinders"]
    counts = finding_counts(every, Selection({"theme": ("size",)}))
    assert set(counts) == set(FACETS)
    assert sum(counts["theme"].values()) == len(evidence.findings), "a facet's own choice is left out of its counts"


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("theme=nonsense", "“theme” cannot be “nonsense”. Allowed: leadership, steering"),
        ("direction=up", "Allowed: promotes, hinders, mixed, no_clear, open, describes"),
        ("themes=size", "There is no parameter “themes”. Allowed: theme and 16 more"),
        ("sort=size", "“sort” cannot be “size”. Allowed: bodies, -bodies, year, -year, kind, -kind"),
        ("sort=year&sort=kind", "“sort” can be given only once."),
        ("page=99", "“page” must be a whole number from 1 to"),
        (f"q={'x' * 101}", "“q” can be at most 100 characters long."),
        ("q=%3F%3F", "“q” must hold a word to search for."),
    ],
)
def test_a_wrong_parameter_is_named_and_the_rest_is_kept(client, query, message):
    html = page(client, f"/evidence/?basis=measured&{query}", 400)
    assert message in re.sub(r"\s+", " ", re.sub("<[^>]+>", "", html))
    assert 'name="basis" value="measured" checked' in html
    if not query.startswith("page="):
        error = client.get(f"/api/v1/findings/?basis=measured&{query}").json()["error"]
        assert error["field"] == query.split("=")[0]


def test_every_published_finding_can_be_reached_and_says_how_it_is_known(client, evidence):
    for finding in list(evidence.findings.values())[::40]:
        html = page(client, reverse("offices:finding-detail", args=[finding.key]))
        assert "How it is known" in html
        assert all(f"/sources/{study}/" in html for study in finding.studies)
    assert "There is no finding “nothing”." in page(client, "/evidence/nothing/", 404)


# --- order ---


def speaking(*speakers: str, **values) -> Finding:
    finding = make_finding(**values)
    finding.speakers.set(Speaker.objects.filter(key__in=speakers))
    return finding


def found_by(client, query: str) -> set[str]:
    """Keys of the findings of the page, the same as the API and the file have."""
    html = page(client, f"/evidence/?{query}")
    keys = set(re.findall(r'class="statement"><a href="/evidence/([^/"]+)/"', html))
    results = client.get(f"/api/v1/findings/?{query}&page_size=500").json()["results"]
    assert {one["id"] for one in results} == keys
    rows = client.get(f"/evidence/?{query}&format=json").json()["rows"]
    assert {row[0] for row in rows} == keys
    return keys


def test_findings_are_filtered_by_who_speaks(client):
    Finding.objects.exclude(key__startswith="larsen2012-l0").update(stage="withdrawn")
    for shipped in Finding.objects.filter(stage="published"):
        shipped.speakers.clear()
    told = speaking("staff", "leaders").key
    unions, silent = speaking("unions", basis="retold").key, speaking().key
    assert found_by(client, "speaker=leaders") == {told}
    assert found_by(client, "speaker=leaders&speaker=unions") == {told, unions}
    assert found_by(client, "speaker=leaders&speaker=staff&speaker_match=all") == {told}
    assert found_by(client, "speaker=leaders&speaker=unions&speaker_match=all") == set()
    assert found_by(client, "speaker=unions&basis=retold") == {unions}
    assert {silent} < found_by(client, "speaker=not_stated")
    assert not {told, unions} & found_by(client, "speaker=not_stated")
    counts = finding_counts(findings_of(current_evidence(), current_matrix()), Selection({"basis": ("retold",)}))
    assert counts["speaker"]["unions"] == 1
    unsaid = Finding.objects.filter(stage="published", basis="retold", speakers=None).count()
    assert (counts["speaker"]["not_stated"], counts["speaker"]["leaders"]) == (unsaid, 0)


@pytest.mark.parametrize(
    ("prefix", "title", "words", "unsaid", "every", "basis"),
    [
        ("", "Who speaks", "leaders, staff", "not stated", "all that I choose", "retold"),
        ("/nb", "Hvem som sier det", "ledere, ansatte", "ikke oppgitt", "alle jeg velger", "gjengitt"),
    ],
)
def test_who_speaks_stands_on_card_page_panel_and_chips(client, prefix, title, words, unsaid, every, basis):
    key, silent = speaking("staff", "leaders", basis="retold").key, speaking(basis="retold")
    html = page(client, f"{prefix}/evidence/?speaker=leaders&speaker=not_stated&basis=retold")
    assert f"<b>{basis}</b>" in html
    assert f"{title}: {words}" in html
    assert f"<summary>{title} " in html
    assert f"{title}: {unsaid}" in html, "a chip"
    assert re.search(rf'class="opt none"><input [^>]*value="not_stated" checked><span>{unsaid}</span>', html)
    assert re.search(rf'name="speaker_match" value="all"><span>{every}', html)
    own = page(client, f"{prefix}/evidence/{key}/")
    first, second = (Speaker.objects.get(key=one) for one in ("leaders", "staff"))
    language = "nb" if prefix else "en"
    for speaker in (first, second):
        assert getattr(speaker, f"definition_{language}") in own
    assert f"<dt>{title}</dt>" in own
    assert f"<dt>{title}</dt>" not in page(client, f"{prefix}/evidence/{silent.key}/")
    csv = client.get(f"{prefix}/evidence/?speaker=leaders&basis=retold&format=csv").content.decode()
    assert title in csv
    assert "speaker.key" in csv
    assert words in csv
    assert "leaders; staff" in csv


def test_what_to_leave_out_names_who_speaks(client):
    speaking("unions")
    html = page(client, "/evidence/?speaker=unions&q=xyzzy")
    assert "Who speaks: union representatives" in html
    both = page(client, "/evidence/?speaker=unions&speaker=leaders&speaker_match=all&q=xyzzy")
    assert 'name="speaker_match" value="all" checked' in both
    cleared = client.get("/evidence/?speaker=unions&speaker_match=all&q=&compare=lillevik")
    assert cleared.headers["Location"] == "/evidence/?speaker=unions&speaker_match=all&compare=lillevik"


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("speaker=nobody", "“speaker” cannot be “nobody”. Allowed: leaders, staff, unions, politicians, researchers"),
        ("speaker_match=some", "“speaker_match” cannot be “some”. Allowed: any, all"),
        ("basis=heard", "Allowed: measured, observed, told, retold, argued"),
    ],
)
def test_a_speaker_that_there_is_not_is_a_message(client, query, message):
    html = page(client, f"/evidence/?{query}", 400)
    assert message in re.sub(r"\s+", " ", re.sub("<[^>]+>", "", html))
    assert client.get(f"/api/v1/findings/?{query}").json()["error"]["field"] == query.split("=")[0]


def test_a_speaker_added_in_the_panel_is_a_choice_at_once(client):
    finding, speaker = make_finding(), builders.make_speaker(key="users", label_en="users")
    finding.speakers.add(speaker)
    assert found_by(client, "speaker=users") == {finding.key}
    assert "Who speaks: users" in page(client, "/evidence/?speaker=users")


def test_a_contradiction_is_seen_from_both_sides(client):
    pair = Contradiction.objects.select_related("finding", "other").first()
    assert f"/evidence/{pair.other.key}/" in page(client, f"/evidence/{pair.finding.key}/")
    assert f"/evidence/{pair.finding.key}/" in page(client, f"/evidence/{pair.other.key}/")


def test_what_is_not_published_is_nowhere(client, evidence):
    finding = make_finding(stage="draft")
    assert finding.key not in current_evidence().findings
    page(client, f"/evidence/{finding.key}/", 404)
    Finding.objects.filter(pk=finding.pk).update(stage="published")
    assert finding.key in current_evidence().findings
    builders.unpublish(*Source.objects.filter(findings__finding=finding))
    assert finding.key not in current_evidence().findings


# --- independence ---


def keyed(evidence, *keys: str):
    return [evidence.findings[key] for key in keys]


def test_studies_of_one_family_count_once(evidence):
    assert independent_families(evidence, keyed(evidence, "larsen2012-l09", "larsen2012-l10")) == 1
    assert independent_families(evidence, keyed(evidence, "larsen2012-l09", "vatnoy2019-f10")) == 2
    assert independent_families(evidence, []) == 0


def test_a_review_and_what_is_only_retold_add_nothing(evidence):
    review = next(one for one in evidence.findings.values() if one.studies == {"larsen2012"})
    assert independent_families(evidence, [review]) == 0
    retold = evidence.findings["vatnoy2019-f44"]
    assert all(one.second_hand for one in retold.places)
    assert independent_families(evidence, [retold]) == 0


def test_two_families_that_a_study_links_count_once(evidence):
    linking = [key for key, families in evidence.families_of.items() if len(families) > 1]
    assert linking, "fimreite_hagen2009 rests on interviews and on agreements"
    one, other = make_finding(), make_finding()
    fresh = current_evidence()
    assert independent_families(fresh, [fresh.findings[one.key], fresh.findings[other.key]]) == 2


def test_findings_stand_on_profiles_dimensions_and_sources(client, evidence):
    finding = evidence.findings["vatnoy2019-f10"]
    office = finding.offices[0]
    assert f"/evidence/?office={office}" in page(client, f"/offices/{office}/") or finding.key in page(
        client, f"/offices/{office}/"
    )
    every = re.search(r'href="([^"]+)">All \d+ findings', page(client, f"/codebook/{finding.antecedent.dimension}/"))[1]
    assert any(finding.key in page(client, f"{every}&page={number}") for number in (1, 2))
    assert "findings" in page(client, "/sources/vatnoy2019/").lower()


def test_a_source_says_when_only_a_review_tells_of_it(client):
    unread = page(client, "/sources/monkerud2008/")
    assert "This study was not read here." in unread
    assert "What Larsen et al. 2012 says of it" in unread
    assert "Shares data with others" in unread
    assert "This study was not read here." not in page(client, "/sources/klemsdal2008/")
    assert "The 46 studies it read" in page(client, "/sources/larsen2012/")
    assert "There is no source “nothing”." in page(client, "/sources/nothing/", 404)


# --- figures ---


def test_no_line_joins_what_cannot_be_compared(evidence):
    from offices.evidence.indicators.words import can_be_compared, points

    joined = [
        (before, after)
        for indicator in evidence.indicators.values()
        for before, after in zip(indicator.measurements, indicator.measurements[1:], strict=False)
        if can_be_compared(before, after)
    ]
    assert joined
    assert all(not after.not_comparable and before.group == after.group for before, after in joined)
    warned = [one for one in evidence.indicators.values() if any(two.not_comparable for two in one.measurements)]
    assert warned
    for indicator in warned:
        drawn = [one for one in indicator.measurements if one.number]
        for measurement, point in zip(drawn, points(indicator), strict=True):
            assert not (measurement.not_comparable and point.joined)


def test_figures_keep_their_bounds_and_words(client):
    html = re.sub(r"\s+", " ", page(client, "/indicators/"))
    assert "over 90 per cent" in html
    assert "only in words" in html
    assert "not comparable with the figure above:" in html
    assert "most municipalities (93 per cent)" in html
    assert "93 per cent (most" not in html
    assert "over 90 prosent" in re.sub(r"\s+", " ", page(client, "/nb/indicators/"))


@pytest.mark.parametrize(("low", "high", "words", "told"), [(93, 93, "most of them (93 per cent)", True),
                                                             (93, 93, "193 of 201, 93.5 per cent", False),
                                                             (7, 57, "7 to 57 per cent", True),
                                                             (7, 57, "from 7 per cent on", False),
                                                             (50, None, "more than half", False)])  # fmt: skip
def test_words_that_give_the_figure_stand_alone(low, high, words, told):
    bounds = [None if one is None else Decimal(one) for one in (low, high)]
    assert is_told(Number(*bounds, "="), words) is told


def test_the_api_gives_findings_and_figures(client):
    body = client.get("/api/v1/findings/?antecedent=leadership&page_size=5").json()
    assert body["count"] > 5
    assert len(body["results"]) == 5
    assert body["n_families"] >= 2
    row = client.get("/api/v1/findings/larsen2012-l09/?lang=nb").json()
    assert row["antecedent"] == {"dimension": "leadership", "category": "one_leader"}
    assert row["consequent"] == {"outcome": "cooperation"}
    assert all(place["second_hand"] and place["source"] == "larsen2012" for place in row["sources"][:1])
    pages = [client.get(f"/api/v1/findings/?page_size=500&page={number}").json() for number in (1, 2)]
    assert pages[0]["count"] == sum(len(one["results"]) for one in pages) == len(current_evidence().findings)
    figures = client.get("/api/v1/indicators/?page_size=500").json()
    assert all(one["number"] or one["words"] for row in figures["results"] for one in row["measurements"])
    assert client.get("/api/v1/indicators/nothing/").status_code == 404


def test_a_change_is_seen_at_once(client):
    before = DataVersion.current()
    finding = make_finding(statement_en="Coffee helps.", statement_nb="Kaffe hjelper.")
    assert DataVersion.current() != before
    assert "Coffee helps." in page(client, f"/evidence/{finding.key}/")
    assert "Kaffe hjelper." in page(client, f"/nb/evidence/{finding.key}/")


def test_words_of_every_facet(evidence):
    finding = evidence.findings["larsen2012-l09"]
    assert {facet: set(words_of(finding, facet)) for facet in ("antecedent", "outcome", "source", "direction")} == {
        "antecedent": {"leadership"},
        "outcome": {"cooperation"},
        "source": {"andreassen2007", "larsen2012"} | finding.sources,
        "direction": {"promotes"},
    }


def test_what_a_curator_writes_is_shown_as_text(client):
    office = make_office(slug="hostile")
    finding = make_finding(statement_en="<script>x</script>", note_en="<b>n</b>", note_nb="n", offices=[office])
    make_source(key="bad", title_en="<i>title</i>")
    for path in (
        f"/evidence/{finding.key}/",
        "/evidence/?q=script",
        "/offices/hostile/",
        "/sources/",
        "/search/?q=script",
    ):
        html = page(client, path)
        assert "<script>x" not in html
        assert "<b>n</b>" not in html
        assert "<i>title" not in html
