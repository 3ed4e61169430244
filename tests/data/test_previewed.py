"""Rows taken as published: the same readers and pages show them, and nothing of it is in what the public reads."""

import pytest

from offices.compare.rows import compare
from offices.data.editions import Edition, current_edition, previewed
from offices.data.evidence import all_evidence, read_evidence
from offices.data.offices import listed_offices, slugs_coded, whole_offices
from offices.data.sources import codings_by_source
from offices.matrix.build import read_matrix
from offices.matrix.counting import facet_counts, select
from offices.matrix.selection import Selection
from offices.models import Office, Source, Visit
from offices.models.base import Curated
from offices.search.found import keys_found
from tests.builders import (
    code,
    make_citation,
    make_dimension,
    make_finding,
    make_office,
    make_place,
    make_source,
    make_visit,
    whole,
)
from tests.crawl import Crawl
from tests.data.test_unpublished import marks, mistyped
from tests.editions import pages_of
from tests.marked import make_marked

pytestmark = pytest.mark.django_db
DRAFT = {"stage": "draft"}


def draft_office(dimension) -> list[Curated]:
    """One with a visit and a coding of "red", nothing of it published yet."""
    office = make_office(visits=0, slug="draftvik", name_en="Draftvik", name_nb="Utkastvik", **DRAFT)
    visit = make_visit(office, **DRAFT)
    return [office, visit, code(whole(office), dimension, "red", **DRAFT)]


def told_of(edition: Edition, dimension) -> dict[str, object]:
    """What list, profile, comparison, counts, search and sources say of the office, each by the reader of its page."""
    matrix = edition.of(read_matrix)
    red = Selection({dimension.key: ("red",)})
    compared = compare(whole_offices(edition, ["draftvik", "lillevik"]), matrix.groups)
    return {
        "list": "draftvik" in [one.slug for one in matrix.office_rows(select(matrix, red).offices)],
        "count": select(matrix, red).count,
        "click": facet_counts(matrix, Selection())[dimension.key]["red"],
        "card": [one.slug for one in listed_offices(edition, ["draftvik"], [dimension.key])],
        "profile": [len(visit.codings) for one in whole_offices(edition, ["draftvik"]) for visit in one.visits],
        "compared": [case.office.slug for case in compared.cases],
        "found": "draftvik" in keys_found(edition, "Draftvik", "office"),
        "codebook": slugs_coded(edition, dimension.key, 10),
        "sources": sum(one.codings for one in edition.of(codings_by_source).values() if "draftvik" in one.offices),
    }


NOTHING = {
    "list": False,
    "count": 0,
    "click": 0,
    "card": [],
    "profile": [],
    "compared": ["lillevik"],
    "found": False,
    "codebook": [],
    "sources": 0,
}
EVERYTHING = {
    "list": True,
    "count": 1,
    "click": 1,
    "card": ["draftvik"],
    "profile": [1],
    "compared": ["draftvik", "lillevik"],
    "found": True,
    "codebook": ["draftvik"],
    "sources": 1,
}


@pytest.mark.parametrize("is_read", [True, False], ids=["the public one read before", "read alone"])
def test_a_draft_office_is_in_its_preview_and_nowhere_else(is_read):
    dimension = make_dimension(key="colour")
    rows = draft_office(dimension)
    if is_read:
        assert told_of(current_edition(), dimension) == NOTHING
    preview = previewed(current_edition(), rows)
    assert told_of(preview, dimension) == EVERYTHING
    assert told_of(current_edition(), dimension) == NOTHING
    assert told_of(Edition(preview.token), dimension) == NOTHING


def test_a_draft_coding_of_a_published_office():
    dimension, office = make_dimension(key="colour"), make_office(slug="shown")
    public = code(whole(office), dimension, "red")
    draft = code(whole(make_office(slug="second")), dimension, "blue", **DRAFT)
    edition = current_edition()
    preview = previewed(edition, [draft])

    def of(one: Edition):
        column = one.of(read_matrix).columns["colour"]
        codings = [
            coding.ref for found in whole_offices(one, ["shown", "second"]) for coding in found.visits[0].codings
        ]
        return column.held["red"].bit_count(), column.held["blue"].bit_count(), column.coded.bit_count(), codings

    assert of(edition) == (1, 0, 1, [public.ref])
    assert of(preview) == (1, 1, 2, [public.ref, draft.ref])
    assert of(edition) == of(Edition(edition.token)) == (1, 0, 1, [public.ref])


def test_a_coding_is_not_shown_while_what_it_rests_on_is_a_draft():
    dimension = make_dimension(key="colour")
    office, visit, coding = draft_office(dimension)
    for rows in ([coding], [office, coding], [visit, coding]):
        assert told_of(previewed(current_edition(), rows), dimension) == NOTHING | {
            "card": ["draftvik"] if office in rows else [],
            "found": office in rows,
        }


def test_a_draft_of_the_codebook_and_of_the_sources_is_shown_with_what_rests_on_it():
    """Other offices can rest on these, so all is read again."""
    source = make_source(key="new2024", **DRAFT)
    dimension = make_dimension(key="shade", citation=make_citation(), **DRAFT)
    coding = code(whole(make_office(slug="coded")), dimension, "red", citation=make_citation(source=source), **DRAFT)
    public = current_edition()
    assert "shade" not in public.of(read_matrix).columns
    preview = previewed(public, [source, dimension, coding])
    matrix = preview.of(read_matrix)
    assert matrix.count(matrix.columns["shade"].held["red"]) == 1
    assert matrix.count(matrix.own["source"].held["new2024"]) == 1
    assert "shade" not in Edition(public.token).of(read_matrix).columns


def test_every_page_of_a_preview_is_as_if_it_were_published(client):
    """A row of every kind, none of it published: each word stands on some page of the preview, and on no public one."""
    marked = make_marked()
    marked.set_stage("draft")
    rows = [row for row in marked.own if isinstance(row, Curated)]
    for row in rows:
        row.refresh_from_db()
    public = current_edition()
    with pages_of(previewed(public, rows)):
        shown = Crawl(client).run(mistyped(marked))
    assert marked.words - set(marks(shown)) == set()
    assert shown.dead == {}
    assert current_edition() is public
    assert marks(Crawl(client).run(mistyped(marked))) == {}


def test_a_preview_of_an_office_reads_nothing_again_that_is_of_all(django_assert_max_num_queries):
    """Findings follow the office, though: one that names it tells so, and one that rests on it alone is seen with it."""
    rows = draft_office(make_dimension(key="colour"))
    office = rows[0]
    one, other = make_finding(key="one-f1"), make_finding(key="one-f2")
    for finding, offices in ((one, [Office.objects.get(slug="lillevik"), office]), (other, [office])):
        make_place(finding)
        finding.offices.set(offices)
    public = current_edition().read_ahead()
    assert public.of(read_evidence).findings[one.key].offices == ("lillevik",)
    assert other.key not in public.of(read_evidence).findings
    other.delete()
    public = current_edition().read_ahead()
    preview = previewed(public, rows)
    with django_assert_max_num_queries(3):
        told = preview.of(read_evidence)
    assert set(told.findings[one.key].offices) == {"lillevik", "draftvik"}
    assert told.findings == all_evidence(preview.published).findings


def test_a_finding_that_rests_on_a_draft_office_alone_is_in_its_preview():
    rows = draft_office(make_dimension(key="colour"))
    finding = make_finding(key="one-f1")
    make_place(finding)
    finding.offices.set(rows[:1])
    preview = previewed(current_edition().read_ahead(), rows)
    assert preview.of(read_evidence).findings == all_evidence(preview.published).findings
    assert preview.of(read_evidence).findings["one-f1"].offices == ("draftvik",)


def test_rows_of_other_models_with_the_same_number_are_not_meant():
    office = make_office(slug="numbered", visits=0, **DRAFT)
    preview = previewed(current_edition(), [Visit(pk=office.pk, office=office), Source(pk=office.pk)])
    assert not Office.objects.visible(preview.published).filter(pk=office.pk).exists()
