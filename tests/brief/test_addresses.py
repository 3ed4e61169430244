"""The addresses of briefs: what a page offers, parts left out, wrong words, what is carried, how long it is kept."""

import re
from html import unescape

import pytest

from tests.brief.reading import Read, article, headings
from tests.page.test_pages import page

pytestmark = pytest.mark.django_db

COMPARED = "/compare/?office=lillevik&office=storvik"
PAGES = {
    "/questions/which-size/": "which-size",
    "/offices/lillevik/": "lillevik",
    "/nb/offices/afi10-case-b/": "afi10-case-b",
    COMPARED: "comparison",
    "/our-office/?leadership=one_leader&office_size=small": "our-office",
}


def asked(path: str, *params: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}{'&'.join(params)}"


def links(html: str) -> list[str]:
    return [unescape(one) for one in re.findall(r'href="([^"]*)"', html)]


@pytest.mark.parametrize(("path", "key"), PAGES.items())
def test_a_page_offers_its_brief_and_the_brief_its_page(client, path, key):
    offered = {re.search(r"format=(\w+)", one)[1]: one for one in links(page(client, path)) if "format=" in one}
    html = page(client, offered["brief"])
    pdf = client.get(offered["pdf"])
    assert pdf.headers["Content-Disposition"] == f'inline; filename="nav-compare-brief-{key}.pdf"'
    assert pdf.headers["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in html
    assert {asked(path, "format=pdf"), path} <= {one.partition("&compare=")[0] for one in links(html)}
    assert f"http://testserver{path}" in unescape(article(html)), "its lasting address is on the paper"


@pytest.mark.parametrize("path", PAGES)
def test_a_pdf_is_kept_as_long_as_the_data_stand(client, path):
    first = client.get(asked(path, "format=pdf"))
    assert first.content == client.get(asked(path, "format=pdf")).content
    assert client.get(asked(path, "format=pdf"), headers={"if-none-match": first.headers["ETag"]}).status_code == 304


def test_every_part_can_be_left_out(client):
    for path in PAGES:
        whole = article(page(client, asked(path, "format=brief")))
        for key in re.findall(r'<h2 id="(\w+)"', whole):
            if key == "sources":
                continue
            less = article(page(client, asked(path, "format=brief", f"without={key}")))
            assert f'<h2 id="{key}"' not in less, path
        assert 'class="points"' not in article(page(client, asked(path, "format=brief", "without=points")))


def test_what_is_left_out_is_left_out_of_the_pdf_and_its_sources_with_it(client):
    path = asked(COMPARED, "without=care", "without=warnings", "without=differ", "without=findings")
    html = page(client, asked(path, "format=brief"))
    read = Read(client.get(asked(path, "format=pdf")).content)
    assert read.titles == headings(article(html))
    assert "Read with care" not in read.text
    assert len(re.findall("checked", html)) == 4
    (pdf,) = (one for one in links(html) if "format=pdf" in one)
    assert pdf.count("without=") == 4, "the PDF is of the same parts"
    assert html.count("<li><a href=") < page(client, asked(COMPARED, "format=brief")).count("<li><a href=")


@pytest.mark.parametrize("form", ["brief", "pdf"])
def test_a_wrong_part_is_named_with_those_that_there_are(client, form):
    html = page(client, asked("/offices/lillevik/", f"format={form}", "without=nothing", "without=care"), 400)
    assert "“without” cannot be “nothing”." in html
    assert "points, organisation, facts, phases, changes, findings, care, unknown, about" in html
    assert '<h2 id="care"' not in html
    assert '<h2 id="facts"' in html, "the brief of the rest"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/questions/which-size/?format=pdf&foo=1", "There is no parameter “foo”."),
        ("/questions/which-size/?format=xlsx", "“format” cannot be “xlsx”. Allowed: csv, json, brief, pdf"),
        ("/offices/lillevik/?format=csv", "“format” cannot be “csv”. Allowed: brief, pdf"),
        ("/offices/lillevik/?format=brief&format=pdf", "“format” can be given only once. Allowed: brief, pdf"),
        ("/offices/lillevik/?without=care", "There is no parameter “without”."),
        (f"{COMPARED}&format=pdf&compare=nobody", "There is no office “nobody”."),
        ("/compare/?office=lillevik&format=brief", "There is no table here that “format” could take along."),
        ("/compare/?office=lillevik&office=nobody&format=pdf", "There is no office “nobody”."),
    ],
)
def test_a_wrong_address_says_what_is_wrong_in_html(client, path, message):
    response = client.get(path)
    assert response.status_code == 400
    assert response.headers["Content-Type"].startswith("text/html")
    assert message in " ".join(re.sub("<[^>]+>", "", response.content.decode()).split())


@pytest.mark.parametrize("form", ["brief", "pdf"])
def test_what_is_not_there_has_no_brief(client, form):
    for path in ("/questions/nothing/", "/offices/nobody/"):
        assert client.get(f"{path}?format={form}").status_code == 404


def test_what_is_carried_along_stays_and_changes_nothing_on_paper(client):
    path = "/offices/lillevik/?format=brief"
    html = page(client, f"{path}&compare=storvik")
    assert article(html).replace("?compare=storvik", "") == article(page(client, path))
    assert "/offices/lillevik/?compare=storvik" in links(html)
    assert '<input type="hidden" name="compare" value="storvik">' in html
    carried = client.get("/offices/lillevik/?format=pdf&compare=storvik")
    assert carried.content == client.get("/offices/lillevik/?format=pdf").content
