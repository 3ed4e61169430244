"""Every brief of the shipped data: two pages at the most, for everybody to read, with the same figures as its page."""

import re
from itertools import combinations

import pytest

from benchmarks.reading import TEN_CHOICES
from offices.models import Office, Question
from tests.brief.reading import Read, article, figures, headings, numbers, text_of
from tests.our_office.test_descriptions import TOLD

pytestmark = [pytest.mark.django_db, pytest.mark.once]

FONTS = {
    "SourceSerif4-Regular",
    "SourceSerif4-SemiBold",
    "SourceSans3ExtraLight-Regular",
    "SourceSans3ExtraLight-SemiBold",
}
SIX = ["lillevik", "storvik", "one-leader-office", "two-leader-office.start", "two-leader-office", "afi10-case-b"]
LANGUAGES = {"en": "", "nb": "/nb"}


def questions() -> list[str]:
    return [f"/questions/{key}/" for key in Question.objects.values_list("key", flat=True)]


def offices() -> list[str]:
    return [f"/offices/{slug}/" for slug in Office.objects.values_list("slug", flat=True)]


def comparisons() -> list[str]:
    cases = sorted(Office.objects.filter(record="case").values_list("slug", flat=True))
    chosen = [*map(list, combinations(cases, 2)), SIX, SIX[:3], ["two-leader-office.start", "two-leader-office"]]
    return ["/compare/?" + "&".join(f"office={word}" for word in words) for words in chosen]


def described() -> list[str]:
    """The ten that were written from the sources, one with a change and one with ten choices among them."""
    return [f"/our-office/?{one['params']}" for one in TOLD] + [TEN_CHOICES]


def asked(path: str, word: str, *more: str) -> str:
    return path + ("&" if "?" in path else "?") + "&".join([f"format={word}", *more])


def both(client, path: str) -> tuple[Read, str]:
    """The PDF, and the sheet of the page."""
    pdf, html = client.get(asked(path, "pdf")), client.get(asked(path, "brief"))
    assert pdf.status_code == html.status_code == 200, path
    assert pdf.headers["Content-Type"] == "application/pdf", path
    return Read(pdf.content), article(html.content.decode())


@pytest.mark.parametrize("prefix", LANGUAGES.values(), ids=LANGUAGES)
@pytest.mark.parametrize("subjects", [questions, offices, comparisons, described])
def test_every_brief(client, subjects, prefix):
    for path in subjects():
        read, html = both(client, prefix + path)
        assert 1 <= len(read.pdf.pages) <= 2, path
        assert faults(read, html, "nb" if prefix else "en") == [], path
        if path.count("office=") < 3:  # of more the page shows one part of the codebook at a time
            assert figures(html) <= of_page(client, prefix + path), path


def of_page(client, path: str) -> set[str]:
    """The numbers of the page, and of the file that has all rows of a comparison."""
    pages = [client.get(one).content.decode() for one in [path, *([asked(path, "csv")] if "compare" in path else [])]]
    return {number for one in pages for number in numbers(text_of(one))}


@pytest.mark.parametrize("prefix", LANGUAGES.values(), ids=LANGUAGES)
def test_what_was_computed_stands_as_on_the_page_to_its_last_word(client, prefix):
    """The line and the points of offices and comparisons: how sure they are is said within them or behind them."""
    for path in [*offices(), *comparisons()]:
        html = client.get(asked(prefix + path, "brief")).content.decode()
        there = text_of(client.get(prefix + path).content.decode())
        line = re.search(r'<p class="line">(.*?)</p>', html, re.S)[1]
        for one in [line, *re.findall(r"<li>(?:<b>[^<]*:</b>)?(.*?)</li>", points(html))]:
            assert text_of(re.sub("<sup>.*?</sup>", "", one)) in there, path


def points(html: str) -> str:
    return re.search(r'<ul class="points">.*?</ul>|$', html, re.S)[0]


def faults(read: Read, html: str, language: str) -> list[str]:
    """What is amiss of what a reader who does not see needs, and of what paper must say alike."""
    told = headings(html)
    checks = {
        "marked": read.root["/MarkInfo"]["/Marked"],
        "language": read.root["/Lang"] == language,
        "title": read.pdf.metadata.title == told[0],
        "shown as its title": read.root["/ViewerPreferences"]["/DisplayDocTitle"],
        "conforms": b"pdfuaid:part" in read.content,
        "fonts": read.fonts >= FONTS,
        "headings": read.titles == told,
        "order": in_order(read.text, told),
        "one first heading": [tag for tag, _alt in read.tags].count("/H1") == 1,
        "alternatives": all(len(alt) > 20 for tag, alt in read.tags if tag == "/Figure"),
        "as many pictures": sum(tag == "/Figure" for tag, _alt in read.tags) == html.count("<figure"),
        "as many tables": sum(tag == "/Table" for tag, _alt in read.tags) == html.count("<table"),
        "heads of columns": sum(tag == "/TH" for tag, _alt in read.tags) >= html.count('<th scope="col"'),
        "figures": same_figures(read, html),
    }
    return [name for name, holds in checks.items() if not holds]


def in_order(text: str, titles: list[str]) -> bool:
    """Without spaces, since a line may end behind a hyphen."""
    places, at = [], 0
    text = text.replace(" ", "")
    for title in (one.replace(" ", "") for one in titles):
        at = text.find(title, at)
        places.append(at)
        at += len(title)
    return -1 not in places


def same_figures(read: Read, html: str) -> bool:
    """Each number of the sheet as often in the PDF, which has those of pages, notes and what is said on each page too."""
    of_page, of_pdf = numbers(text_of(html)), numbers(read.text)
    again = " ".join(re.findall(r"<h1.*?</h1>|<thead.*?</thead>", html, re.S))
    return not (of_page - of_pdf) and set(of_pdf - of_page) <= {*map(str, range(1, 100)), *numbers(text_of(again))}
