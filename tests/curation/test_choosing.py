"""Two people have one record open: who saves second sees what the other changed, and chooses for each field."""

import re

import pytest
from django.test import Client

from offices.models import Citation, Finding, Office, Proposal
from tests import builders as make
from tests.panel import filled_in, inline, post, url

pytestmark = pytest.mark.django_db


def seen_now(response) -> dict:
    """What the form that is shown again was made from."""
    return dict(re.findall(r'name="([\w-]*(?:_seen|SEEN))" value="(\d+)"', response.content.decode()))


@pytest.fixture
def office():
    return make.make_office(about_en="before", about_nb="før")


@pytest.fixture
def again(curating, admin_client, office):
    """The curator saves over what the admin saved meanwhile: the form as it comes back, and what was sent."""
    path, mine = filled_in(curating, office)
    _, theirs = filled_in(admin_client, office)
    post(admin_client, path, theirs | {"name_en": "theirs", "about_en": "theirs too"})
    mine |= {"name_en": "mine", "about_en": "mine too"}
    return path, mine, curating.post(path, mine)


@pytest.mark.parametrize(
    ("choices", "name", "about"),
    [
        ({}, "mine", "mine too"),
        ({"name_en-choice": "mine", "about_en-choice": "mine"}, "mine", "mine too"),
        ({"name_en-choice": "theirs", "about_en-choice": "mine"}, "theirs", "mine too"),
        ({"name_en-choice": "theirs", "about_en-choice": "theirs"}, "theirs", "theirs too"),
        ({"name_en-choice": "odd"}, "mine", "mine too"),
    ],
)
def test_each_field_is_chosen(curating, office, again, choices, name, about):
    path, mine, response = again
    html = response.content.decode()
    assert html.count('value="theirs"') == 2
    assert '<input type="radio" name="name_en-choice" value="mine" checked>' in html
    post(curating, path, mine | seen_now(response) | choices)
    office.refresh_from_db()
    assert (office.name_en, office.about_en) == (name, about)


def test_what_stands_in_a_choice_is_no_markup(curating, admin_client, office):
    path, mine = filled_in(curating, office)
    post(admin_client, path, filled_in(admin_client, office)[1] | {"name_en": "<script>alert(1)</script>"})
    html = curating.post(path, mine | {"name_en": "mine"}).content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html


def test_links_are_chosen_too(curating, admin_client):
    finding, theirs, mine = make.make_finding(), make.make_office(), make.make_office()
    path, data = filled_in(curating, finding)
    post(admin_client, path, filled_in(admin_client, finding)[1] | {"offices": [theirs.pk]})
    response = curating.post(path, data | {"offices": [mine.pk]})
    post(curating, path, data | {"offices": [mine.pk], "offices-choice": "theirs"} | seen_now(response))
    assert Finding.objects.get(pk=finding.pk).offices.get() == theirs


def rows_of(*places: Citation, **changed) -> list[dict]:
    return [
        {"id": one.pk, "source": one.source_id, "key": one.key, "page": one.page, "order": one.order} for one in places
    ]


@pytest.mark.parametrize(("choice", "page"), [("mine", "8"), ("theirs", "7")])
def test_each_field_of_a_row_within_a_form_is_chosen(curating, admin_client, choice, page):
    place = make.make_citation()
    path, mine = filled_in(curating, place.source)
    own, data = filled_in(admin_client, place)
    post(admin_client, own, data | {"page": "7", "order": 5})
    row = rows_of(place)[0] | {"page": "8"}
    response = curating.post(path, mine | inline("citations", row, initial=1))
    html = response.content.decode()
    assert 'name="citations-0-page-choice" value="theirs"' in html
    assert 'name="citations-0-order" value="5"' in html, "what was left alone is as they wrote it"
    row |= {"order": 5, "page-choice": choice}
    post(curating, path, mine | seen_now(response) | inline("citations", row, initial=1) | seen_now(response))
    place.refresh_from_db()
    assert (place.page, place.order) == (page, 5)


def test_a_row_in_which_nothing_was_typed_stays_as_the_other_left_it(curating, admin_client):
    place = make.make_citation()
    other = make.make_citation(source=place.source)
    path, mine = filled_in(curating, place.source)
    own, data = filled_in(admin_client, place)
    post(admin_client, own, data | {"page": "7"})
    rows = rows_of(place, other)
    post(curating, path, mine | inline("citations", rows[0], rows[1] | {"page": "9"}, initial=2))
    assert [Citation.objects.get(pk=one.pk).page for one in (place, other)] == ["7", "9"]


def test_what_is_proposed_is_held_to_it_too(in_role, admin_client, single_curator, settings):
    """The row itself is changed while somebody proposes a change of it."""
    office, coding = make.make_office(), Client()
    coding.force_login(in_role("Coder"))
    path, mine = filled_in(coding, office)
    post(admin_client, path, filled_in(admin_client, office)[1] | {"name_en": "theirs"})
    settings.SINGLE_CURATOR = False
    response = coding.post(path, mine | {"name_en": "mine"})
    assert response.status_code == 200
    assert not Proposal.objects.exists()
    post(coding, path, mine | {"name_en": "mine"} | seen_now(response))
    assert Proposal.objects.get().values == {"name_en": "mine"}


def test_a_program_that_says_nothing_of_what_it_saw_is_believed(curating, office):
    path, mine = filled_in(curating, office)
    mine.pop("_seen")
    post(curating, path, mine | {"name_en": "mine"})
    assert Office.objects.get(pk=office.pk).name_en == "mine"
    assert url(Office, "change", office.pk) == path
