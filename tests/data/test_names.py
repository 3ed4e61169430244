"""What is alike and what is found: names of offices but for case, spaces and accents; the panel's search in any case."""

import unicodedata

import pytest
from django.core.management import call_command
from django.urls import reverse

from offices.data.names import alike_to, name_key
from offices.models import Coding, Office
from tests.builders import make_office
from tests.panel import filled_in, url

pytestmark = pytest.mark.django_db
NEW = {"record": "case", "anonymised": "on", "stage": "draft", "visits-TOTAL_FORMS": 0, "visits-INITIAL_FORMS": 0,
       "visits-2-TOTAL_FORMS": 0, "visits-2-INITIAL_FORMS": 0}  # fmt: skip


@pytest.mark.parametrize(
    "other", ["Nav Ås", "nav  ås", "NAV\xa0ÅS", unicodedata.normalize("NFD", "NAV Ås"), "NavÅs", "Náv Ås"]
)
def test_names_that_are_taken_for_one_another(other):
    assert name_key(other) == name_key("NAV Ås")


@pytest.mark.parametrize("other", ["NAV As", "NAV Øs", "NAV Ås 2", "NAV-Ås"])
def test_names_that_are_not(other):
    assert name_key(other) != name_key("NAV Ås")


def test_the_panel_names_the_office_that_a_new_one_is_like(curating):
    make_office(slug="nav-as", name_en="NAV Ås", name_nb="NAV Ås", stage="draft")
    sent = NEW | {"slug": "nav-as-2", "name_en": "The office at Ås", "name_nb": unicodedata.normalize("NFD", "Nav Ås")}
    page = curating.post(url(Office, "add"), sent, follow=True).content.decode()
    assert "There is an office with a name like this: NAV Ås (nav-as)." in page
    assert Office.objects.filter(slug="nav-as-2").exists(), "it warns and does not refuse"


def test_nothing_is_said_of_a_name_of_its_own_or_of_one_that_stayed(curating):
    one, other = make_office(name_nb="Haram"), make_office(name_nb="haram")
    assert alike_to(one) == [other]
    path, data = filled_in(curating, one, about_en="More.", about_nb="Mer.")
    assert "name like this" not in curating.post(path, data, follow=True).content.decode()
    path, data = filled_in(curating, one, name_nb="Larvik")
    assert "name like this" not in curating.post(path, data, follow=True).content.decode()
    path, data = filled_in(curating, one, name_nb="HARAM")
    assert "name like this: haram" in curating.post(path, data, follow=True).content.decode()


def test_seeding_names_offices_that_are_alike(capsys):
    call_command("seed")
    assert "names alike" not in capsys.readouterr().out
    make_office(slug="haram", name_nb="Haram")
    make_office(slug="haram-2", name_nb="HARAM")
    call_command("seed")
    assert "  names alike: Haram (haram), HARAM (haram-2)\n" in capsys.readouterr().out


@pytest.mark.parametrize("search", ["ærøy", "ÆRØY", "Ærøy å", "éCOLE", "ås ærøy", "nav", "100%_\\"])
def test_the_panel_finds_letters_in_any_case(curating, search):
    office = make_office(slug="found", name_en="NAV École", name_nb="NAV Ærøy Ås 100%_\\")
    make_office(slug="other", name_en="Other", name_nb="100 Øyer")
    for path, asked in (
        (url(Office, "changelist"), {"q": search}),
        (url(Office, "changelist"), {"name_nb__icontains": "æRØY å"}),
    ):
        found = [row.slug for row in curating.get(path, asked).context["cl"].result_list]
        assert "found" in found
        assert "other" not in found
    asked = {"term": search, "app_label": "offices", "model_name": "visit", "field_name": "office"}
    found = curating.get(reverse("admin:autocomplete"), asked).json()["results"]
    assert str(office.pk) in {row["id"] for row in found}


def test_long_texts_are_searched_too(curating):
    row = Coding.objects.filter(note_nb="").first()
    Coding.objects.filter(pk=row.pk).update(note_en="Ærøy", note_nb="ÆRØY STÅR HER")
    listed = curating.get(url(Coding, "changelist"), {"q": "ærøy står"}).context["cl"].result_list
    assert [one.pk for one in listed] == [row.pk]
