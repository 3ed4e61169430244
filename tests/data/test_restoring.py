"""What is deleted together comes back together: rows under their numbers, links, history, and what readers are given."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError, QuerySet
from django.db.models.deletion import RestrictedError

from offices.data.actions import delete_row, save_row
from offices.data.deleting import gathered
from offices.data.publishing import MayNotPublish
from offices.data.restoring import restore
from offices.models import (
    LINKS,
    PUBLISHED_MODELS,
    Caveat,
    Coding,
    DataVersion,
    Deletion,
    Finding,
    Office,
    Part,
)
from offices.models.base import Curated
from tests import builders as make
from tests.data.test_publishing import public

pytestmark = pytest.mark.django_db
ANSWERS = (
    "/api/v1/offices/?page_size=500", "/api/v1/offices/lillevik/", "/api/v1/facets/", "/api/v1/findings/?page_size=500",
    "/api/v1/crosstab/?x=office_size&y=organisation_model", "/offices/?format=csv", "/evidence/?format=csv",
    "/compare/?office=lillevik&office=storvik&format=csv", "/sources/klemsdal2008/",
    "/offices/lillevik/", "/nb/evidence/",
)  # fmt: skip


def tables() -> dict:
    """Every row of the data, and every link."""
    rows = {model.__name__: list(model.objects.order_by("pk").values()) for model in PUBLISHED_MODELS}
    for link in LINKS:
        ends = (link.field.m2m_column_name(), link.field.m2m_reverse_name())
        rows[f"{link.field.model.__name__}.{link.field.name}"] = sorted(link.through.objects.values_list(*ends))
    return rows


def told_by(client) -> dict[str, bytes]:
    """What readers are given, but for the data version that it is of."""
    of_it = re.compile(rb"\b%b[0-9a-f]*\b" % DataVersion.current()[:4].encode())
    return {path: of_it.sub(b"", b"".join(client.get(path))) for path in ANSWERS}


def taken(row, by=None) -> Deletion:
    delete_row(row=row, by=by, reason="entered twice")
    return Deletion.objects.first()


def publish_again(deletion: Deletion) -> None:
    """What was published, and nothing else."""
    for one in deletion.rows:
        if one["columns"].get("stage") == "published":
            model = next(model for model in PUBLISHED_MODELS if model._meta.model_name == one["model"])
            row = model.objects.get(pk=one["pk"])
            assert row.stage == "in_review"
            row.stage = "published"
            save_row(row=row, by=None, reason="publish")


def test_a_case_comes_back_with_all_that_hung_on_it(client):
    before, told = tables(), told_by(client)
    linked = Finding.objects.filter(offices__slug="lillevik").count()
    assert linked > 30
    deletion = taken(Office.objects.get(slug="lillevik"))
    assert client.get("/offices/lillevik/").status_code == 410
    assert deletion.counts["coding"] > 170
    assert not Finding.objects.filter(offices__slug="lillevik").exists()
    assert restore(deletion.pk, None, "it was right") == []
    assert client.get("/offices/lillevik/").status_code == 410, "a second person publishes it"
    publish_again(deletion)
    assert tables() == before
    assert told_by(client) == told


def test_history_goes_on_under_the_same_number_and_says_who_and_why(curator):
    office = make.make_office()
    coding = make.code(make.whole(office), make.make_dimension(), "red")
    other = make.make_citation()
    save_row(row=coding, by=curator, reason="admin", many={"further_citations": [other]})
    deletion = taken(office)
    entries = [(one.history_type, one.history_change_reason) for one in Coding.history.filter(id=coding.pk)]
    assert entries[0] == ("-", "entered twice"), "of what went along too"
    restore(deletion.pk, curator, "it was right")
    last = Coding.history.filter(id=coding.pk).order_by("-history_id").first()
    assert (last.history_user, last.history_change_reason) == (curator, "it was right")
    assert [one.citation for one in last.further_citations.all()] == [other]
    deletion.refresh_from_db()
    assert (deletion.restored_by, deletion.restored_at) == (curator, last.history_date)


@pytest.mark.parametrize("model", PUBLISHED_MODELS, ids=lambda model: model.__name__)
def test_each_kind_of_row_comes_back_as_it_was(model):
    """Where others rest on it, nothing is deleted and nothing recorded."""
    row = public(model)
    before = tables()
    try:
        deletion = taken(row)
    except (ProtectedError, RestrictedError):
        assert (tables(), Deletion.objects.count()) == (before, 0)
        return
    assert not model.objects.filter(pk=row.pk or deletion.row_id).exists()
    restore(deletion.pk, None, "back")
    publish_again(deletion)
    assert tables() == before


def test_a_part_stands_in_another_whichever_has_the_lower_number():
    visit = make.make_office().visits.get()
    inner = make.make_part(visit, "unit")
    outer = make.make_part(visit, "unit")
    QuerySet(Part).filter(pk=inner.pk).update(parent=outer)
    before = tables()
    deletion = taken(visit)
    numbers = [one["pk"] for one in deletion.rows if one["model"] == "part"]
    assert numbers.index(outer.pk) < numbers.index(inner.pk)
    restore(deletion.pk, None, "back")
    publish_again(deletion)
    assert tables() == before


def test_what_clashes_is_named_and_nothing_comes_back():
    office = make.make_office(slug="twice")
    deletion = taken(office)
    make.make_office(slug="twice")
    before = tables()
    with pytest.raises(ValidationError, match="The office twice cannot come back: slug: Office with this Slug already"):
        restore(deletion.pk, None, "back")
    assert tables() == before
    deletion.refresh_from_db()
    assert deletion.restored_at is None


def test_what_it_rests_on_has_to_be_there():
    coding = make.code(make.whole(make.make_office()), make.make_dimension(), "red")
    place, visit = coding.citation, coding.part.visit
    first = taken(coding)
    second = taken(place)
    third = taken(visit)
    with pytest.raises(ValidationError) as error:
        restore(first.pk, None, "back")
    part, cited = sorted(error.value.messages, reverse=True)
    assert place.key in cited
    assert part.startswith("The part ")
    assert not Coding.objects.filter(pk=first.row_id).exists()
    for deletion in (third, second, first):
        restore(deletion.pk, None, "back")
    assert Coding.objects.get(pk=first.row_id).citation_id == second.row_id


@pytest.mark.parametrize("of", [make.make_sample, lambda: make.make_family(make.make_source())])
def test_who_deleted_alone_what_readers_see_brings_it_back_alone(in_role, editor, of):
    """Such rows have no stage of their own to come back in review with; who may not publish does neither."""
    row = of()
    model, number, before = type(row), row.pk, tables()
    deletion = taken(row, in_role("Administrator"))
    with pytest.raises(MayNotPublish):
        restore(deletion.pk, editor, "mine")
    assert not model.objects.filter(pk=number).exists()
    restore(deletion.pk, in_role("Administrator"), "back")
    assert tables() == before


def test_it_comes_back_once():
    deletion = taken(make.make_office())
    restore(deletion.pk, None, "back")
    before = DataVersion.current()
    with pytest.raises(ValidationError, match="restored already"):
        restore(deletion.pk, None, "back")
    assert DataVersion.current() == before


def test_a_link_to_what_is_gone_since_is_left_out_and_told():
    office, finding = make.make_office(), make.make_finding()
    finding.offices.add(office)
    number, deletion = office.pk, taken(office)
    taken(finding)
    (left,) = restore(deletion.pk, None, "back")
    assert (left.field, left.other) == ("finding.offices", number)


def test_what_stays_and_loses_a_link_is_counted():
    office = Office.objects.get(slug="lillevik")
    lost = gathered(office).lost
    assert lost["finding.offices"] == Finding.objects.filter(offices=office).count()
    assert lost["caveat.offices"] == Caveat.objects.filter(offices=office).count()
    assert "coding.further_citations" not in lost


@pytest.mark.parametrize(
    "model", [one for one in PUBLISHED_MODELS if issubclass(one, Curated)], ids=lambda one: one.__name__
)
def test_a_deletion_refused_at_the_end_leaves_no_record(model, editor):
    row = public(model)
    with pytest.raises(Exception):  # noqa: B017 - the rule of who may, or that of what rests on it
        delete_row(row=row, by=editor, reason="mine")
    assert not Deletion.objects.exists()
    assert model.objects.filter(pk=row.pk).exists()
