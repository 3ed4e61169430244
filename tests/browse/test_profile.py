"""The profile and the overview as pages: what stands first, what is folded, that links lead somewhere."""

import re
from html import unescape

import pytest

from offices.models import Caveat, Coding, Finding, Office, Question
from tests.builders import code, make_citation, make_dimension, make_match, make_office, whole
from tests.editions import current_matrix

pytestmark = pytest.mark.django_db


def page(client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def dangling(html: str) -> set[str]:
    """Links to a place on the same page that is not there."""
    return set(re.findall(r'href="#([^"]+)"', html)) - set(re.findall(r'\bid="([^"]+)"', html))


def texts(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_no_profile_has_a_link_to_nowhere_or_an_id_twice(client):
    for slug in ("lillevik", "two-leader-office", "afi10-case-j", "setting-afi-panel"):
        html = page(client, f"/offices/{slug}/")
        ids = re.findall(r'\sid="([^"]+)"', html)
        assert not dangling(html), slug
        assert len(ids) == len(set(ids)), slug


def test_first_the_answer_and_the_drawing_last_all_codings(client):
    html = page(client, "/offices/lillevik/")
    order = ['class="in-short"', "twins", 'class="contents"', 'id="built"', 'id="facts"', 'id="phases"', 'id="changes"',
             'id="findings"', 'id="caveats"', 'id="similar"', 'id="cite"', 'id="visit-first-visit"', 'id="visit-opening"']  # fmt: skip
    places = [html.index(word) for word in order]
    assert places == sorted(places)
    assert '<a href="#fact-staff_fte">just over 20 FTE</a>' in html
    assert re.search(r'name="description" content="Lillevik\. The office is medium-sized \(by our reading\), ', html)


def test_the_answer_is_four_sentences_and_the_rest_folded(client):
    for slug in ("lillevik", "one-leader-office", "afi10-case-c", "setting-afi-panel"):
        html = page(client, f"/offices/{slug}/")
        lede = re.search(r'<p class="lede">(.*?)</p>', html, re.S)[1]
        assert 1 <= lede.count("data-rests") <= 4, slug
        folded = re.search(r"<summary>(\d+) more sentences?</summary><p>(.*?)</p>", html, re.S)
        assert folded[2].count("data-rests") == int(folded[1]), slug


def test_key_facts_without_a_value_are_folded_with_their_names(client):
    html = page(client, "/offices/two-leader-office/")
    opened, folded = re.findall(r'<dl class="keyfacts">(.*?)</dl>', html, re.S)
    assert "v missing" not in opened
    assert folded.count("<dt>") == re.sub(r'<section class="ev-note".*?</section>', "", folded).count("v missing") == 4
    assert "4 without a value Full-time equivalents, Inhabitants of the municipality" in texts(html)


@pytest.mark.parametrize(("path", "word"), [("/offices/", "by our reading"), ("/nb/offices/", "etter vår tolkning")])
def test_both_languages_tell_it(client, path, word):
    html = page(client, f"{path}lillevik/")
    short = html[html.index('class="in-short"') : html.index("</section>")]
    assert word in short
    assert "no value" not in texts(short)


def test_all_codings_and_earlier_phases_are_folded_with_their_counts(client):
    html = page(client, "/offices/lillevik/")
    groups = re.findall(
        r'<details class="fold group"( open)?><summary><h3>[^<]+</h3><span class="muted">(.+)</span>.*\n'
        r'<div class="scroll" id="(first-visit|opening)-(\w+)"',
        html,
    )
    latest = {key: counted for is_open, counted, phase, key in groups if phase == "first-visit" and not is_open}
    assert {"leadership", "model", "work", "services", "size"} < set(latest)
    assert all(re.match(r"\d+ with", counted) for counted in latest.values())
    assert len(latest) == sum(phase == "first-visit" for _open, _counted, phase, _key in groups)
    assert '<details class="fold phase"><summary><h2>Preparation and opening</h2>' in html


def test_what_has_no_value_stands_together_with_its_places(client):
    dimension, other, told = (make_dimension(label_en=name) for name in ("First", "Second", "Third"))
    part = whole(make_office(slug="femvik"))
    for one in (dimension, other):
        code(part, one, status="not_stated", citation=make_citation(section=f"Section {one.label_en}"))
    code(part, told, "red")
    html = page(client, "/offices/femvik/")
    (row,) = re.findall(r'<tr class="silence">(.*?)</tr>', html)
    assert "First" in row
    assert "Second" in row
    assert "Third" not in row
    assert "Section First" in row
    assert "Section Second" in row
    assert "1 with a value, 2 without" in texts(html)


def test_a_silence_about_one_category_is_not_one_about_the_dimension(client):
    dimension = make_dimension("multi", label_en="Tools")
    part = whole(make_office(slug="femvik"))
    code(part, dimension, status="not_stated", category=dimension.categories.first())
    html = page(client, "/offices/femvik/")
    assert 'class="silence"' not in html
    assert "red: not stated" in html


def test_every_coding_of_every_phase_is_on_the_page_with_its_evidence(client):
    for slug in ("lillevik", "one-leader-office", "afi10-case-b", "setting-fauske2009"):
        html = page(client, f"/offices/{slug}/")
        codings = Coding.objects.filter(part__visit__office__slug=slug, stage="published")
        assert html.count('class="ev-item"') >= codings.count()
        shown = texts(html)
        for label in codings.values_list("dimension__label_en", flat=True).distinct():
            assert label in shown


def test_warnings_of_the_office_come_first_and_the_rest_are_folded_not_dropped(client):
    html = page(client, "/offices/one-leader-office/")
    listed = texts(html[html.index('id="caveats"') : html.index('id="similar"')])
    own = Caveat.objects.filter(offices__slug="one-leader-office", stage="published")
    others = Caveat.objects.filter(citation__source__key="breit2016", offices=None, stage="published")
    others = others.exclude(kind="law")  # it is said where findings are carried over
    assert max(listed.index(one.text_en) for one in own) < min(listed.index(one.text_en) for one in others)
    assert re.search(r"\d+ more warnings", listed)


def test_a_warning_is_its_first_sentence_and_opens_to_the_rest(client):
    html = page(client, "/offices/two-leader-office/")
    warned = html[html.index('id="caveats"') : html.index('id="similar"')]
    assert re.search(
        r"<summary><b>few cases:</b> Four interviews at each office, two in each line: eight in all\.</summary>"
        r"<p>The author calls the sample strategic",
        warned,
    )


def test_twins_are_folded_with_their_reasons(client):
    office, other = make_office(slug="femvik"), make_office(slug="seksvik", record="vignette")
    make_match(office=office, other=other, reason_en="Both have a ferry.", reason_nb="Begge har ferje.")
    html = page(client, "/offices/femvik/")
    twins = html[html.index('class="fold twins"') :]
    twins = texts(twins[: twins.index("</details>")])
    assert "It may be the same office as another record" in twins
    assert "seksvik vignette Both have a ferry." in twins


def test_how_to_cite_names_page_and_data_version(client):
    html = page(client, "/nb/offices/storvik/?compare=lillevik")
    token = current_matrix().token[:12]
    assert f"versjon {token}): Storvik. http://testserver/nb/offices/storvik/</p>" in html
    assert "Klemsdal 2008" in texts(html[html.index('id="cite"') :])[:200]


def test_findings_beyond_the_first_are_folded_and_all_are_one_link_away(client):
    html = page(client, "/offices/lillevik/")
    count = Finding.objects.filter(offices__slug="lillevik", stage="published").distinct().count()
    assert count > 20
    assert "3 more findings" in html
    assert f"All {count} findings, with filters" in html
    assert 'href="/evidence/?office=lillevik"' in html


def test_findings_about_this_office_alone_come_first_and_all_are_counted_by_how_they_are_known(client):
    html = page(client, "/offices/lillevik/")
    told = html[html.index('id="findings"') : html.index('id="caveats"')]
    of_it = Finding.objects.filter(offices__slug="lillevik", stage="published").distinct()
    alone = [one for one in of_it if one.offices.count() == 1]
    opened = re.findall(r'class="statement"><a href="/findings/([\w-]+)/"', told)[:5]
    assert set(opened) <= {one.key for one in alone}
    counts = [int(n) for n in re.findall(r"(\d+) [a-z ]+[,.]", texts(told.split("</p>")[0]))]
    assert sum(counts) == of_it.count()


def test_an_office_with_nothing_coded(client):
    make_office(slug="bare", visits=0)
    assert "This is a studied office. Nothing is coded of it yet." in texts(page(client, "/offices/bare/"))
    make_office(slug="visited")
    html = page(client, "/offices/visited/")
    assert "Nothing is coded of this phase yet." in html
    assert not dangling(html)


# --- the overview ---


@pytest.mark.parametrize("prefix", ["", "/nb"])
def test_the_overview_leads_each_kind_of_user_on(client, prefix):
    html = page(client, f"{prefix}/")
    main = html[html.index("<main") :]
    for path in ("/offices/", "/offices/lillevik/", "/explore/", "/evidence/", "/codebook/", "/about/words/",
                 "/compare/?office=lillevik&amp;office=storvik", "/questions/one-leader-or-two/"):  # fmt: skip
        assert f'href="{prefix}{path}"' in main, path
    assert 'href="/admin/"' in main
    assert not dangling(html)


def test_the_overview_answers_every_question_the_first_two_in_a_balance(client):
    main = page(client, "/").split("<main")[1]
    keys = re.findall(r'id="q-([\w-]+)"', main)
    assert len(keys) == 8
    assert all(f'href="/questions/{key}/"' in main and page(client, f"/questions/{key}/") for key in keys)
    cards = re.findall(r'(?s)<article class="answer" id="q-([\w-]+)">(.*?)</article>', main)
    assert [key for key, _ in cards] == keys[:2] == ["one-leader-or-two", "generalists-or-specialists"]
    for _, card in cards:
        assert 'class="balance"' in card
        assert "None of these findings is measured." in texts(card)


def test_the_answers_stand_before_anything_else(client):
    main = page(client, "/").split("<main")[1]
    places = [main.index(one) for one in ("<h1", 'class="answers"', "<figure", 'class="offices"', 'class="questions"')]
    assert places == sorted(places)
    assert len(texts(main[: main.index('class="links also"')])) < 1100, "both fit the first screen of a phone"


def test_an_overview_without_data_says_what_it_would_hold(client):
    Question.objects.update(stage="draft")
    Office.objects.update(stage="draft")
    html = page(client, "/")
    assert 'class="answer' not in html
    assert "<b>0</b><span>studied offices" in html
    assert 'href="/questions/"' in html
    assert not dangling(html)
