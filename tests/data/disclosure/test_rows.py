"""What is public gives nothing away: asked on every way of writing it, unless somebody said why it may stand."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from offices.curation.data_checks import disclosing
from offices.data.actions import RowRefused, RowsRefused, create_rows, save_row
from offices.data.disclosure.look import find
from offices.data.disclosure.rows import authors, columns, disclosed, found_in
from offices.data.proposals import apply_proposal, propose
from offices.data.steps import publish_rows
from offices.models import PUBLISHED_MODELS, LetStand, Office, Part, Source, Visit
from tests.builders import code, make_citation, make_dimension, make_office, make_part, make_source, make_visit, whole

pytestmark = pytest.mark.django_db
REASON = "for a test"


def office(**values) -> Office:
    names = {"slug": "elvebyen", "name_en": "Elvebyen", "name_nb": "Elvebyen"}
    return Office(**{**names, "stage": "published", **values})


def refused(by, row) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as told:
        save_row(row=row, by=by, reason=REASON)
    return told.value.message_dict


def test_what_is_shipped_gives_nothing_away():
    assert list(disclosing()) == []


def test_the_shipped_texts_are_looked_through_in_both_languages():
    """Every model with words has columns here, so that the test above can fail."""
    looked = {model: columns(model) for model in PUBLISHED_MODELS if columns(model)}
    assert {"about_en", "about_nb", "name_en", "name_nb", "slug"} <= set(looked[Office])
    assert all(f"{name[:-3]}_nb" in names for names in looked.values() for name in names if name.endswith("_en"))
    assert Source.objects.exclude(publisher="").filter(publisher__contains="Oslo").exists()
    assert found_in(Office(about_en="In Tromsø.", about_nb="I Tromsø.")).keys() == {"about_en", "about_nb"}


def test_a_name_is_refused_at_its_field_and_nothing_is_written(curator):
    told = refused(curator, office(about_en="The office in Tromsø.", about_nb="Leder Kari Nordmann."))
    assert told.keys() == {"about_en", "about_nb"}
    assert "“Tromsø” looks like the name of a municipality." in told["about_en"]
    assert not Office.objects.filter(slug="elvebyen").exists()


@pytest.mark.parametrize("slug", ["tromso", "tromsoe-kontoret", "nav-drammen", "aurskog-hoeland"])
def test_a_slug_is_looked_at_too(curator, slug):
    assert refused(curator, office(slug=slug)).keys() == {"slug"}


@pytest.mark.parametrize("stage", ["draft", "in_review", "withdrawn"])
def test_a_draft_may_hold_it(curator, stage):
    row = save_row(row=office(about_en="In Tromsø.", about_nb="I Tromsø.", stage=stage), by=curator, reason=REASON)
    row.stage = "published"
    assert refused(curator, row).keys() == {"about_en", "about_nb"}
    row.refresh_from_db()
    assert row.stage == stage


def test_a_change_of_what_is_public_is_asked(curator):
    row = make_office(visits=0)
    row.about_en, row.about_nb = "Ring 22 33 44 55.", "Ring 22 33 44 55."
    assert refused(curator, row).keys() == {"about_en", "about_nb"}


def test_what_has_no_stage_is_asked_when_it_is_public(curator):
    visit = make_visit(make_office(visits=0))
    part = Part(visit=visit, kind="unit", key="unit", name_en="Unit in Tromsø", name_nb="Enhet i Tromsø")
    assert refused(curator, part).keys() == {"name_en", "name_nb"}


def test_what_is_seen_once_it_is_used_is_asked_before_that(editor):
    """A part, say: the coding that makes it public is written by somebody who does not write the part."""
    visit = make_visit(make_office(visits=0))
    part = Part(visit=visit, kind="unit", key="unit", name_en="Unit in Tromsø", name_nb="Enhet i Tromsø")
    assert refused(editor, part).keys() == {"name_en", "name_nb"}
    visit = make_visit(make_office(visits=0), stage="draft")
    save_row(row=Part(visit=visit, kind="unit", key="unit", name_en="In Os", name_nb="I Os"), by=editor, reason=REASON)


def test_what_is_public_with_a_row_is_asked_when_that_is_published(curator):
    visit = make_visit(make_office(visits=0), stage="draft")
    make_part(visit, "unit", name_en="Unit in Tromsø", name_nb="Enhet i Tromsø")
    visit.stage = "published"
    assert "name_en" in refused(curator, visit)
    assert Visit.objects.get(pk=visit.pk).stage == "draft"


def test_many_rows_at_once_name_the_one(curator):
    dimension, part, citation = make_dimension("text"), whole(make_office()), make_citation()
    rows = [
        code(part, make_dimension("text"), "x", stage="draft", citation=citation).__class__(
            part=part,
            dimension=dimension if number == 1 else make_dimension("text"),
            citation=citation,
            stage="published",
            text_en=text,
            text_nb=text,
        )
        for number, text in enumerate(["plain", "Skriv til kari@nav.no", "plain"])
    ]
    with pytest.raises(RowRefused) as told:
        create_rows(rows=rows, by=curator, reason=REASON)
    assert told.value.row is rows[1]
    assert told.value.error.message_dict.keys() == {"text_en", "text_nb"}
    assert not type(rows[0]).objects.filter(part=part, stage="published").exists()


def test_nobody_is_asked_nothing_and_the_data_checks_tell_it():
    save_row(row=office(about_en="In Tromsø.", about_nb="I Tromsø."), by=None, reason=REASON)
    assert [line.partition(": ")[2][:8] for line in disclosing()] == ["about_en", "about_nb"]


def test_what_stands_with_a_reason_is_let_through_in_that_row_alone(curator):
    row = save_row(row=office(about_en="In Tromsø.", about_nb="I Tromsø.", stage="draft"), by=curator, reason=REASON)
    LetStand.objects.create(model="office", row=row.pk, found="tromsø", reason="The report names it.", by=curator)
    row.stage = "published"
    save_row(row=row, by=curator, reason=REASON)
    assert list(disclosing()) == []
    row.about_en += " Not in Bodø."
    assert refused(curator, row).keys() == {"about_en"}
    other = office(slug="annet", about_en="In Tromsø.", about_nb="I Tromsø.")
    assert refused(curator, other).keys() == {"about_en", "about_nb"}


@pytest.mark.parametrize("wrong", [{"reason": ""}, {"found": ""}, {"model": ""}])
def test_what_stands_says_why(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        LetStand.objects.create(**{"model": "office", "row": 1, "found": "x", "reason": "y", **wrong})


def test_a_publication_is_named_as_printed(curator):
    printed = {"key": "oslo2020", "authors": "Lund, K.; Nordmann, O.", "publisher": "Universitetet i Bergen"}
    titles = {"title_en": "The NAV office in Tromsø", "title_nb": "NAV-kontoret i Tromsø"}
    row = Source(**printed, **titles, year=2020, stage="published")
    save_row(row=row, by=curator, reason=REASON)
    row.publisher = "kari@nav.no"
    assert refused(curator, row).keys() == {"publisher"}
    row.publisher, row.method_en, row.method_nb = "", "In Tromsø.", "I Tromsø."
    assert refused(curator, row).keys() == {"method_en", "method_nb"}


def test_those_whom_we_cite_are_known():
    make_source(authors="Munch-Ellingsen, A.; Nordmann, O.")
    assert {"munch-ellingsen", "ellingsen", "nordmann", "klemsdal"} <= authors()
    assert find("the leader Klemsdal Nordmann", authors()) == []


def test_two_hundred_rows_ask_the_database_nothing():
    text = "The office has one leader, who answers to both partners. " * 10
    rows = [Office(about_en=text, about_nb=text, name_en="Elv", name_nb="Elv", stage="published") for _ in range(200)]
    list(disclosed(rows[:1]))
    with CaptureQueriesContext(connection) as asked:
        assert list(disclosed(rows)) == []
    assert len(asked) == 0
    rows[7].about_en = "In Tromsø."
    with CaptureQueriesContext(connection) as asked:
        assert [row for row, _found in disclosed(rows)] == [rows[7]]
    assert len(asked) == 1, "the authors; of rows that are not saved nothing can stand yet"


def test_publishing_many_names_each_that_gives_something_away(in_role):
    coder, reviewer = in_role("Coder"), in_role("Reviewer")
    plain = save_row(row=office(stage="draft"), by=coder, reason=REASON)
    telling = office(slug="annet", about_en="In Tromsø.", about_nb="Ring 22 33 44 55.", stage="draft")
    save_row(row=telling, by=coder, reason=REASON)
    with pytest.raises(RowsRefused) as told:
        publish_rows([plain, telling], reviewer)
    [(row, why)] = told.value.refused
    assert row == telling and "“Tromsø”" in why and "“22 33 44 55”" in why
    assert not Office.objects.filter(slug__in=["elvebyen", "annet"], stage="published").exists()


def test_a_change_that_two_people_make_is_asked_too(in_role):
    coder, reviewer = in_role("Coder"), in_role("Reviewer")
    row = make_office(visits=0)
    proposal = propose(row, {"about_en": "In Tromsø.", "about_nb": "I Tromsø."}, coder, 0, stage="in_review")
    with pytest.raises(RowsRefused) as told:
        apply_proposal(proposal, reviewer)
    assert "“Tromsø”" in told.value.refused[0][1]
    row.refresh_from_db()
    assert row.about_en == ""
