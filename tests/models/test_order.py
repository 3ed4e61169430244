"""The order of names: by the name that is shown, in each language, however its letters were typed."""

import re
import unicodedata

import pytest
from django.utils import translation

from offices.matrix.counting import select
from offices.matrix.matrix import DENSE
from offices.matrix.selection import Selection
from offices.models import Office
from offices.models.sorting import sort_key
from offices.table.sources import distinct_sources
from offices.wording.statements import Place
from tests.builders import code, make_dimension, make_office, whole
from tests.editions import current_matrix

pytestmark = pytest.mark.django_db
LANGUAGES = {"en": "", "nb": "/nb"}


def slugs(html: str) -> list[str]:
    """The offices that a page leads to, in the order of their first links."""
    main = html.split("<main")[1].split("</main>")[0]
    return list(dict.fromkeys(re.findall(r'/offices/([a-z0-9-]+)/"', main)))


@pytest.fixture
def crossed() -> list[str]:
    """Three cases whose English names run the other way than their Norwegian ones, and one with a loose ring."""
    names = {"made-a": ("Zebra", "Agder"), "made-b": ("Medium", "Midtre"), "made-c": ("Alpha", "Østre")}
    for slug, (english, norwegian) in names.items():
        make_office(slug=slug, name_en=english, name_nb=norwegian)
    make_office(slug="made-d", name_en="Last", name_nb=unicodedata.normalize("NFD", "Ålesund"))
    return [*names, "made-d"]


ORDER = {
    "en": ["made-c", "made-d", "made-b", "made-a"],
    "nb": ["made-a", "made-b", "made-c", "made-d"],
}


def test_letters_are_put_together_first():
    for name in ("Ålesund", "Østre Åmot", "Ærøy", "Él", "Ångström"):
        assert sort_key(unicodedata.normalize("NFD", name)) == sort_key(name)
    loose = [unicodedata.normalize("NFD", name) for name in ("Ålesund", "Zulu", "Aust")]
    assert [unicodedata.normalize("NFC", one) for one in sorted(loose, key=sort_key)] == ["Aust", "Zulu", "Ålesund"]


def test_both_keys_are_stored_with_the_names(crossed):
    office = Office.objects.get(slug="made-d")
    assert (office.sort_key_en, office.sort_key_nb) == (sort_key("Last"), sort_key("Ålesund"))
    office.name_en = "First"
    office.save()
    assert Office.objects.get(slug="made-d").sort_key_en == sort_key("First")


@pytest.mark.parametrize(("language", "prefix"), LANGUAGES.items())
def test_every_list_is_in_the_order_of_the_names_it_shows(client, crossed, language, prefix):
    dimension = make_dimension()
    for slug in crossed:
        code(whole(Office.objects.get(slug=slug)), dimension, "red")
    lists = [
        *("/offices/?record=case", f"/offices/?{dimension.key}=red", "/explore/trajectories/"),
        *(f"/explore/?x={dimension.key}&y=leadership&record=case", f"/codebook/{dimension.key}/", "/explore/services/"),
    ]
    for path in lists:
        shown = [slug for slug in slugs(client.get(prefix + path).content.decode()) if slug in crossed]
        assert shown in (ORDER[language], []), path
    chooser = client.get(f"{prefix}/compare/").content.decode()
    ticked = re.findall(r'name="office" value="([^"]+)"', chooser)
    assert [slug for slug in ticked if slug in crossed] == ORDER[language]
    answered = client.get(f"/api/v1/offices/?record=case&lang={language}").json()["results"]
    assert [one["slug"] for one in answered if one["slug"] in crossed] == ORDER[language]


def test_the_shipped_offices_too(client):
    english = slugs(client.get("/offices/?record=case").content.decode())
    norwegian = slugs(client.get("/nb/offices/?record=case").content.decode())
    assert english == ["lillevik", "one-leader-office", "storvik", "two-leader-office"]
    assert norwegian == ["one-leader-office", "lillevik", "storvik", "two-leader-office"]


@pytest.mark.parametrize(("language", "prefix"), LANGUAGES.items())
def test_pages_hold_each_record_once_in_one_order(client, language, prefix):
    """Few among many are sorted, many are looked for in order: both ways give the same order."""
    for number in range(40):
        make_office(slug=f"many-{number}", name_en=f"{97 * number % 40:02} x", name_nb=f"{61 * number % 40:02} y")
    found: list[str] = []
    for page in range(1, 5):
        found += re.findall(
            r'<h3><a href="[^"]*/offices/([^/"]+)/', client.get(f"{prefix}/offices/?page={page}").content.decode()
        )
    matrix = current_matrix()
    with translation.override(language):
        everything = select(matrix, Selection()).offices
        assert [one.slug for one in matrix.office_rows(everything)] == found
        assert len(found) == len(set(found)) == everything.bit_count() > DENSE
        one_by_one = [slug for slug in found if [*matrix.office_rows(1 << matrix.first_row[slug])]]
        assert one_by_one == found
        few = matrix.first_row[found[3]], matrix.first_row[found[50]]
        assert [one.slug for one in matrix.office_rows(sum(1 << row for row in few))] == [found[3], found[50]]
        cases = [one for one in matrix.by_name if one.record == "case"]
        assert [sort_key(str(one.name)) for one in cases] == sorted(sort_key(str(one.name)) for one in cases)


def test_sources_of_a_file_stand_in_that_order_too():
    places = [Place(name, f"/sources/{name}/", "") for name in ("Ørn 2010", "Ås 2009", "Berg 2012", "Ære 2011")]
    assert [one.cited_as for one in distinct_sources(places)] == ["Berg 2012", "Ære 2011", "Ørn 2010", "Ås 2009"]
