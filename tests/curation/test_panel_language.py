"""The language of the panel: a switch, else what the browser asks for; pages of the site have theirs in the address."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.utils.translation import override, pgettext

from offices.models import Coding, Dimension, Office
from offices.models.labels import COLUMN, TABLE
from tests.builders import make_citation, make_dimension, make_office, whole
from tests.panel import url

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "language"),
    [("nb", "nb"), ("no-NO,en;q=0.5", "nb"), ("nn", "nb"), ("en-GB,nb;q=0.9", "en"), ("de,nb;q=0.5", "nb"), ("de", "en"),
     ("", "en"), ("*", "en"), ("x" * 5000, "en")],
)  # fmt: skip
def test_the_browser_is_asked(curating, asked, language):
    response = curating.get("/admin/", headers={"Accept-Language": asked})
    assert response.headers["Content-Language"] == language
    assert f'<html lang="{language}"' in response.content.decode()


def test_the_switch_goes_before_the_browser_and_leads_back(curating):
    there = url(Office, "changelist")
    response = curating.post("/admin/language/", {"language": "nb", "next": there})
    assert (response.status_code, response.headers["Location"]) == (302, there)
    assert response.cookies["panel_language"]["path"] == "/admin/"
    html = curating.get(there, headers={"Accept-Language": "en"}).content.decode()
    assert "Kontorer" in html or "kontorer" in html
    assert "på nettstedet" in html.lower()
    curating.post("/admin/language/", {"language": "en", "next": there})
    assert "On the site" in curating.get(there, headers={"Accept-Language": "nb"}).content.decode()


@pytest.mark.parametrize("back", ["https://example.org/", "//example.org/admin/", "/offices/", "/admin/\nx", ""])
def test_the_switch_leads_nowhere_else_and_takes_no_other_word(curating, back):
    response = curating.post("/admin/language/", {"language": "xx", "next": back})
    assert response.headers["Location"] in ("/admin/", back.replace("\n", "%0A")) and "example" not in str(
        response.headers
    )
    assert "panel_language" not in response.cookies
    assert curating.get("/admin/language/").status_code == 405


def test_pages_of_the_site_and_the_api_know_nothing_of_it(client):
    client.cookies["panel_language"] = "nb"
    for path, language in (("/offices/", "en"), ("/nb/offices/", "nb"), ("/api/v1/offices/", "en")):
        response = client.get(path, headers={"Accept-Language": "nb"})
        assert response.headers["Content-Language"] == language
        assert "Accept-Language" not in response.headers.get("Vary", "")
        assert not response.cookies


def test_every_name_of_a_table_and_of_a_column_is_in_norwegian():
    same = {"status", "design", "indikator"}
    with override("nb"):
        for model in apps.get_app_config("offices").get_models():
            if model not in admin.site._registry:
                continue
            for field in (*model._meta.local_fields, *model._meta.local_many_to_many):
                if field._verbose_name is None and field.editable and not field.primary_key:
                    name = field.name.replace("_", " ")
                    assert pgettext(COLUMN, name) != name or name in same or name in ("side", "slug"), (model, name)
            if "verbose_name" not in model._meta.original_attrs:
                english = model._meta.verbose_name_raw
                assert str(model._meta.verbose_name) != english or english in ("synonym", "design"), (TABLE, english)


def test_messages_are_in_the_language_of_the_panel(curating):
    curating.cookies["panel_language"] = "nb"
    colour, taste = make_dimension(), make_dimension(categories=("sweet",))
    sent = {
        "part": whole(make_office()).pk, "dimension": colour.pk, "status": "coded", "category": taste.categories.get().pk,
        "holds": "unknown", "account": "author", "certainty": "inferred", "realisation": "in_place", "shown": "on",
        "citation": make_citation().pk, "stage": "draft",
    }  # fmt: skip
    said = str(curating.post(url(Coding, "add"), sent).context["adminform"].form.errors)
    assert "er en kategori i" in said
    assert "det som er utledet, sier av hva, på begge språk." in said
    response = curating.get(url(Dimension, "changelist"), {"q": "x " * 20})
    assert "høyst 10 ord" in response.content.decode()
