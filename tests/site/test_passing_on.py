"""What goes along with a page: its link, how to cite it, what others show of it; and what machines ask at the root."""

import re
from datetime import UTC, datetime
from html import escape, unescape
from io import BytesIO
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.urls import get_resolver, reverse
from PIL import Image

from offices.models import DataVersion, Finding, Office
from offices.models.vocabulary import Stage
from offices.site import crawlers
from tests.builders import make_office

pytestmark = pytest.mark.django_db

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NO_PAGE = {"search", "suggestions", "styleguide", "truth-table-data", "share-picture"}
"""Named addresses without parameters that are no page to be found: what is there only with a question, or is a file."""


def page(client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def meta(html: str, name: str) -> str:
    return unescape(re.search(f'<meta (?:property|name)="{name}" content="([^"]*)">', html)[1])


def listed(client) -> list[ElementTree.Element]:
    """Every page of every file of the sitemap."""
    index = ElementTree.fromstring(client.get("/sitemap.xml").content)
    files = [one.text.removeprefix("http://testserver") for one in index.iter(f"{SITEMAP}loc")]
    return [one for file in files for one in ElementTree.fromstring(client.get(file).content)]


def places(client) -> list[str]:
    return [one.findtext(f"{SITEMAP}loc").removeprefix("http://testserver") for one in listed(client)]


# --- what others show of a page ---


@pytest.mark.parametrize("prefix", ["", "/nb"])
@pytest.mark.parametrize(
    "path", ["/", "/offices/lillevik/", "/questions/one-leader-or-two/", "/evidence/?theme=leadership"]
)
def test_others_show_the_title_the_description_and_a_picture(client, prefix, path):
    html = page(client, prefix + path)
    title = unescape(re.search("<title>(.*?) · NAV Compare</title>", html, re.S)[1])
    assert meta(html, "og:title") == title.strip()
    assert meta(html, "og:description") == meta(html, "description")
    assert meta(html, "og:url") == f"http://testserver{prefix}{path}"
    assert (meta(html, "og:locale"), meta(html, "og:locale:alternate")) == (
        ("nb_NO", "en_GB") if prefix else ("en_GB", "nb_NO")
    )
    picture = client.get(meta(html, "og:image").removeprefix("http://testserver"))
    assert picture.headers["Content-Type"] == "image/png"
    size = Image.open(BytesIO(picture.content)).size
    assert size[0] > 1200 if path == "/" else size == (1200, 630), "a page with a chart is shown by its chart"


def test_the_picture_is_in_the_language_of_the_page(client):
    assert client.get("/share.png").content != client.get("/nb/share.png").content


# --- the link and how to cite ---


def test_the_link_to_copy_is_that_of_the_page_without_what_is_carried_along(client):
    for path, lasting in (
        ("/about/?compare=lillevik&utm_source=mail", "/about/"),
        ("/compare/?office=lillevik&office=storvik", "/compare/?office=lillevik&office=storvik"),
        ("/offices/?leadership=one_leader&compare=storvik", "/offices/?leadership=one_leader"),
    ):
        html = page(client, path)
        copied = re.search(r'class="share"[^>]*data-copy="([^"]*)"', html)[1]
        assert unescape(copied) == f"http://testserver{lasting}"
        assert f'rel="bookmark" data-tray href="{copied}"' in html, "there without a script too"


@pytest.mark.parametrize(("prefix", "day"), [("", "2 March 2026"), ("/nb", "2. mars 2026")])
def test_each_page_says_how_to_cite_it_with_the_day_of_the_data(client, prefix, day):
    DataVersion.replace()
    DataVersion.objects.update(taken_at=datetime(2026, 3, 1, 23, 30, tzinfo=UTC))
    version = DataVersion.current()[:12]
    cited = re.search(r'id="cite-page">.*?<p>(.*?)</p>', page(client, f"{prefix}/offices/lillevik/"), re.S)[1]
    assert day in cited, "the day in Norway"
    assert version in cited
    assert "Lillevik" in cited
    assert cited.endswith(f"http://testserver{prefix}/offices/lillevik/")


def test_a_write_gives_the_data_another_day(client):
    DataVersion.objects.update(taken_at=datetime(2020, 1, 1, tzinfo=UTC))
    make_office()
    assert "data of 1 January 2020" not in page(client, "/about/")


def test_an_empty_site_is_cited_without_a_day(client):
    DataVersion.objects.all().delete()
    assert "NAV Compare: About. http://testserver/about/" in page(client, "/about/")


# --- the data page ---


@pytest.mark.parametrize("prefix", ["", "/nb"])
def test_each_file_that_the_data_page_names_is_there(client, prefix):
    files = re.findall(r'href="([^"]*format=\w+)"', page(client, f"{prefix}/data/"))
    assert len(files) == 16
    for file in files:
        answer = client.get(file)
        assert answer.status_code == 200
        assert "attachment" in answer.headers["Content-Disposition"]


def test_the_terms_are_those_that_were_given(client, settings):
    settings.LICENCE = ""
    assert "None was given for the data." in page(client, "/data/")
    settings.LICENCE = "CC BY 4.0 & more"
    html = page(client, "/data/")
    assert "CC BY 4.0 &amp; more" in html
    assert "None was given" not in html


# --- machines ---


def test_the_sitemap_has_every_page_in_both_languages(client):
    found = places(client)
    assert len(found) == len(set(found))
    named = get_resolver("offices.urls").reverse_dict
    fixed = {one for one in named if isinstance(one, str) and not named.getlist(one)[0][0][0][1]} - NO_PAGE
    for path in [
        *(reverse(f"offices:{name}") for name in fixed),
        *("/offices/lillevik/", "/offices/larsen2012-setting-1/", "/questions/which-size/", "/codebook/leadership/"),
        *("/sources/larsen2012/", "/evidence/larsen2012-l09/"),
    ]:
        if "setting" not in path or Office.objects.filter(slug=path.split("/")[2]).exists():
            assert {path, f"/nb{path}"} <= set(found), path


def test_what_the_sitemap_lists_is_there(client):
    for path in places(client)[::97]:
        assert client.get(path).status_code == 200, path


def test_nothing_unpublished_is_in_the_sitemap(client):
    hidden, finding = make_office(), Finding.objects.first()
    hidden.stage = finding.stage = Stage.DRAFT
    hidden.save()
    finding.save()
    found = places(client)
    assert not [path for path in found if f"/{hidden.slug}/" in path or f"/{finding.key}/" in path]


def test_a_page_in_the_sitemap_names_its_translation_and_when_it_changed(client):
    one = next(
        one for one in listed(client) if one.findtext(f"{SITEMAP}loc") == "http://testserver/nb/sources/larsen2012/"
    )
    others = {link.get("hreflang"): link.get("href") for link in one.iter("{http://www.w3.org/1999/xhtml}link")}
    assert others == {
        "en": "http://testserver/sources/larsen2012/",
        "nb": "http://testserver/nb/sources/larsen2012/",
        "x-default": "http://testserver/sources/larsen2012/",
    }
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", one.findtext(f"{SITEMAP}lastmod"))


def test_a_long_sitemap_is_parted(client, monkeypatch):
    whole = places(client)
    monkeypatch.setattr(crawlers, "PER_FILE", 100)
    assert places(client) == whole
    assert client.get("/sitemap-0.xml").status_code == client.get("/sitemap-99.xml").status_code == 404


def test_the_sitemap_asks_nothing_for_each_row(client, django_assert_max_num_queries):
    client.get("/sitemap-1.xml")
    with django_assert_max_num_queries(1):
        client.get("/sitemap-1.xml")


def test_robots_are_kept_from_the_panel_and_told_of_the_sitemap(client):
    text = client.get("/robots.txt").content.decode()
    for line in ("Disallow: /admin/", "Disallow: /*?", "Sitemap: http://testserver/sitemap.xml"):
        assert line in text.splitlines()


def test_the_comparisons_that_a_researcher_made_are_for_search_engines_too(client):
    rules, pages = (client.get(path).content.decode() for path in ("/robots.txt", "/sitemap-1.xml"))
    for pair in ("lillevik&office=storvik", "one-leader-office&office=two-leader-office"):
        for prefix in ("", "/nb"):
            address = f"{prefix}/compare/?office={pair}"
            assert f"Allow: {address}$" in rules.splitlines()
            assert f"<loc>http://testserver{escape(address)}</loc>" in pages


@pytest.mark.parametrize("path", ["/robots.txt", "/sitemap.xml", "/sitemap-1.xml", "/share.png", "/nb/share.png"])
def test_what_machines_ask_is_kept_like_a_page(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert not answer.cookies
    assert client.get(path, headers={"if-none-match": answer.headers["ETag"]}).status_code == 304
    assert client.post(path).status_code == 405


@pytest.mark.parametrize(
    ("path", "kinds"),
    [("/favicon.ico", ("image/x-icon", "image/vnd.microsoft.icon")), ("/apple-touch-icon.png", ("image/png",))],
)
def test_icons_are_where_browsers_look_for_them(client, path, kinds):
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] in kinds
    assert answer.headers["Content-Security-Policy"]
    assert b"".join(answer.streaming_content) == (settings.WHITENOISE_ROOT / path[1:]).read_bytes()
    answer.close()
