"""Help and messages: every word defined once, what went wrong said beside its field, a way to report, the statement."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.utils.html import escape

from offices.codebook import study_list
from offices.codebook.studies import Studies
from offices.compare.notices import NOTICES
from offices.data.suggestions import MOST_NEAR, near_words
from offices.models import Dimension, Finding, Indicator, Office
from offices.models.vocabulary import (
    MISSING_LABELS,
    Account,
    Basis,
    Certainty,
    Direction,
    EvidenceKind,
    FindingBasis,
    Polarity,
    Realisation,
    RecordKind,
    Stage,
)
from offices.site.glossary import NOTES, TOPICS
from offices.wording.report import report_url

pytestmark = pytest.mark.django_db


def page(client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status
    return response.content.decode()


# --- every term has its definition, and one home ---


def test_every_word_of_the_vocabulary_has_a_definition():
    words = {str(term.word) for topic in TOPICS.values() for term in topic.terms}
    lists = (Certainty, Account, RecordKind, Basis, Direction, EvidenceKind, FindingBasis, Polarity, Realisation)
    wanted = {str(one.label) for words in lists for one in words} | {str(label) for label in MISSING_LABELS.values()}
    assert wanted - words == {str(Realisation.IN_PLACE.label)}, "in place is what everything is unless it says more"


def test_every_reason_to_read_with_care_has_a_definition():
    assert [term.key for term in TOPICS["fairness"].terms] == [one.code for one in NOTICES]


def test_the_help_page_has_them_all_under_addresses_of_their_own(client):
    for prefix in ("", "/nb"):
        html = page(client, f"{prefix}/about/words/")
        ids = re.findall(r'<h2 id="([^"]+)"', html)
        assert ids == list(TOPICS)
        assert html.count("<dt>") == sum(len(topic.terms) for topic in TOPICS.values())


@pytest.mark.parametrize(
    ("path", "keys"),
    [
        ("/offices/", ["counts"]),
        ("/offices/lillevik/", ["phases", "values"]),
        ("/compare/?office=lillevik&office=storvik", ["values"]),
        ("/explore/", ["counts"]),
        ("/evidence/", ["findings"]),
        ("/evidence/larsen2012-l09/", ["findings"]),
        ("/codebook/leadership/", ["counts"]),
    ],
)
def test_help_stands_where_it_is_needed_once(client, path, keys):
    html = page(client, path)
    assert set(re.findall(r'popovertarget="help-(\w+)">', html)) == set(keys)
    assert sorted(re.findall(r'id="help-(\w+)" popover', html)) == sorted(keys), "each note once"
    for key in keys:
        assert re.search(rf'href="/about/words/[^"#]*#{NOTES[key].topics[0].key}"', html)


# --- a way to report an error ---


def test_without_an_address_nothing_is_offered(client, settings):
    settings.REPORT_ADDRESS = ""
    assert report_url("", "https://nav.example/") == ""
    assert "Report an error" not in page(client, "/offices/lillevik/")
    assert "Report an error" not in page(client, "/nothing/", 404)


def test_a_report_by_mail_names_the_page(client, settings):
    settings.REPORT_ADDRESS = "data+nav@nav.example"
    html = page(client, "/explore/?x=leadership&y=office_size")
    link = re.search(r'href="(mailto:[^"]+)">Report an error on this page', html)[1].replace("&amp;", "&")
    assert link.startswith("mailto:data%2Bnav@nav.example?subject=NAV%20Compare%3A%20error%20on%20http")
    assert "+" not in link
    assert parse_qs(urlsplit(link).query)["subject"] == [
        "NAV Compare: error on http://testserver/explore/?x=leadership&y=office_size"
    ]
    assert "Meld fra om feil" in page(client, "/nb/about/")
    assert "mailto:" in page(client, "/nothing/", 404)


def test_a_report_on_a_page_gets_the_address(client, settings):
    settings.REPORT_ADDRESS = "https://nav.example/report?kind=data#form"
    html = page(client, "/about/")
    address = "https://nav.example/report?kind=data&page=http%3A%2F%2Ftestserver%2Fabout%2F#form"
    assert f'href="{escape(address)}"' in html


def test_an_address_that_breaks_out_is_only_text(client, settings):
    settings.REPORT_ADDRESS = "data@nav.example"
    html = page(client, '/offices/?q="><script>alert(1)</script>%0d%0aBcc:evil@example.org')
    assert "<script>alert" not in html
    link = re.search(r'href="(mailto:[^"]+)"', html)[1]
    assert not re.search(r"[\r\n<>\s]", link)
    assert "Bcc:" not in link


# --- the accessibility statement ---


@pytest.mark.parametrize(
    ("prefix", "nobody", "status"),
    [("", "Nobody is named", "Partly in accordance"), ("/nb", "Ikke oppgitt:", "Delvis i samsvar")],
)
def test_the_statement_says_who_answers_or_that_nobody_is_named(client, settings, prefix, nobody, status):
    settings.OPERATOR, settings.REPORT_ADDRESS = "", ""
    html = page(client, f"{prefix}/about/accessibility/")
    for told in (nobody, status, "WCAG 2.1", "Diskrimineringsnemnda", "uutilsynet.no", "uustatus.no", "2026"):
        assert told in html
    settings.OPERATOR, settings.REPORT_ADDRESS = "Example & Sons", "data@nav.example"
    html = page(client, f"{prefix}/about/accessibility/")
    assert "Example &amp; Sons" in html
    assert nobody not in html
    assert "mailto:data@nav.example" in html
    assert f'href="{prefix}/about/accessibility/"' in page(client, f"{prefix}/")


# --- errors are tied to their fields ---


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("/offices/?staff_fte_min=many", "staff_fte_min"),
        ("/offices/?leadership=three", "leadership"),
        ("/offices/?q=...", "q"),
        ("/explore/?x=nothing", "x"),
        ("/compare/?office=lillevik&office=nowhere", "office"),
        ("/explore/truth-table/?condition=nothing&outcome=goal_clarity:clear", "condition"),
        ("/offices/lillevik/similar/?order=sideways", "order"),
        ("/search/?q=...", "q"),
        ("/nb/evidence/?basis=guessed", "basis"),
    ],
)
def test_a_wrong_value_is_tied_to_its_field(client, path, field):
    html = page(client, path, 400)
    number = re.search(r'<li id="(error-\d+)"><a href="#([\w-]+)">', html)
    control = re.search(rf'<(?:input|select)[^>]*name="{field}"[^>]*aria-invalid="true"[^>]*>', html)[0]
    assert f'id="{number[2]}"' in control
    assert number[1] in control
    assert html.count('aria-invalid="true"') == 1
    assert re.search(r"<title>(Error|Feil): ", html)


def test_a_wrong_parameter_without_a_field_is_plain_text(client):
    html = page(client, "/offices/?nonsense=1&page=0", 400)
    assert html.count('<li id="error-') == 2
    assert "aria-invalid" not in html
    assert "data-field" not in html


# --- pages that say what happened and what next ---


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/codebook/", "The codebook is empty"),
        ("/compare/", "There is no office yet."),
        ("/evidence/", "No finding matches"),
        ("/evidence/map/", "No finding yet joins"),
        ("/evidence/gaps/", "No source here names anything as open."),
        ("/evidence/hypotheses/", "No such relation is set against any case."),
        ("/explore/trajectories/", "No studied office has a place on the scale."),
        ("/indicators/", "There is no figure yet."),
        ("/offices/", "No record matches all your choices."),
        ("/nb/codebook/", "Kodeboken er tom"),
    ],
)
def test_an_empty_list_says_that_it_is_empty(client, path, told):
    for model in (Dimension, Office, Finding, Indicator):
        model.objects.all().update(stage=Stage.DRAFT)
    assert told in page(client, path)


def test_without_sources_the_list_says_so(client, monkeypatch):
    monkeypatch.setattr(study_list, "studies_of", lambda edition: Studies(edition, (), {}))
    assert "There is no source yet." in page(client, "/sources/")


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("/offices/lilevik/", "/offices/lillevik/"),
        ("/nb/offices/Storwik/similar/", "/nb/offices/storvik/"),
        ("/codebook/leadrship/", "/codebook/leadership/"),
        ("/sources/larsen2021/", "/sources/larsen2012/"),
        ("/evidence/larsen2012-l9/", "/evidence/larsen2012-l09/"),
    ],
)
def test_a_mistyped_address_is_asked_back(client, path, meant):
    html = page(client, path, 404)
    assert ("Mente du …" if path.startswith("/nb/") else "Did you mean …") in html
    assert f'href="{meant}"' in html
    assert 'role="search"' in html


def test_what_is_like_nothing_is_not_asked_back(client):
    assert "Did you mean" not in page(client, "/offices/qqqqqqqq/", 404)
    assert "Did you mean" not in page(client, "/qqqq/", 404)


def test_many_names_are_not_all_weighed():
    names = {f"{letter}-office-{number:05d}": "" for letter in "ab" for number in range(5000)}
    assert near_words("b-office-00012", names)[0] == "b-office-00012"
    assert len(near_words("a-ofice-00001", names)) == MOST_NEAR


def test_a_form_without_its_token_says_that_nothing_was_saved():
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "a", "password": "b"})
    assert response.status_code == 403
    assert b"Nothing was saved." in response.content
    assert b"<style" not in response.content


def test_after_five_wrong_passwords_the_page_says_for_how_long(client, curator):
    for _ in range(6):
        response = client.post("/admin/login/", {"username": "curator", "password": "wrong"})
    assert response.status_code == 429
    assert "closed for 15 minutes" in response.content.decode()


@pytest.mark.parametrize(("prefix", "next_step"), [("", "Go back"), ("/nb", "Gå tilbake")])
def test_what_cannot_be_written_to_says_what_next(client, prefix, next_step):
    response = client.post(f"{prefix}/offices/")
    assert response.status_code == 405
    assert next_step in response.content.decode()
