"""A change of what readers see is proposed beside it: the form shows both, and readers keep the old until it is published."""

import pytest

from offices.data.proposals import apply_proposal, send_proposals
from offices.models import Coding, DataVersion, Proposal
from tests.builders import code, make_citation, make_office, whole
from tests.curation.coding_form.helpers import address, make_group, pick, post_row

pytestmark = pytest.mark.django_db


@pytest.fixture
def four_eyes(settings):
    settings.SINGLE_CURATOR = False


def published(scale="nominal", value="red", **values):
    (dimension,) = make_group(scale)
    office = make_office()
    row = code(whole(office), dimension, value, citation=make_citation(section="2.1"), **values)
    return office.visits.get(), dimension, row


def place_of(row) -> str:
    return f"{row.citation.source.key}, {row.citation.section}, p. {row.citation.page}"


def change(client, visit, dimension, row, key="blue", **typed):
    fields = {"ids": str(row.pk), "place": place_of(row), "category": pick(dimension, key), **typed}
    return post_row(client, visit, dimension, **fields)


@pytest.mark.usefixtures("four_eyes")
def test_a_change_is_proposed_and_readers_keep_the_old(editing, editor, curator):
    visit, dimension, row = published()
    before = DataVersion.current()
    answer = change(editing, visit, dimension, row, note_en="N", note_nb="M")
    assert answer.status_code == 200
    assert "your change of it: draft" in answer.content.decode() and "readers see: red" in answer.content.decode()
    row.refresh_from_db()
    assert row.category.key == "red" and DataVersion.current() == before and row.history.count() == 1
    proposal = Proposal.objects.get()
    assert proposal.by == editor and set(proposal.values) == {"category", "note_en", "note_nb"}
    page = editing.get(address(visit, dimension)).content.decode()
    assert f'value="{pick(dimension, "blue")}" checked' in " ".join(page.split())
    send_proposals([proposal], editor)
    apply_proposal(Proposal.objects.get(), curator)
    row.refresh_from_db()
    assert (row.category.key, row.note_nb, row.stage) == ("blue", "M", "published")
    assert DataVersion.current() != before


@pytest.mark.usefixtures("four_eyes")
def test_what_is_put_back_is_no_proposal_any_more(editing):
    visit, dimension, row = published()
    change(editing, visit, dimension, row)
    change(editing, visit, dimension, row, "red")
    assert not Proposal.objects.filter(stage="draft").exists()
    assert change(editing, visit, dimension, row, "red").status_code == 200
    assert Proposal.objects.count() == 1


@pytest.mark.usefixtures("four_eyes")
def test_two_who_change_one_row_are_told_of_each_other(editing, client, curator):
    visit, dimension, row = published()
    change(editing, visit, dimension, row)
    client.force_login(curator)
    page = client.get(address(visit, dimension)).content.decode()
    assert "editor proposes another change of this" in page
    assert f'value="{pick(dimension, "red")}" checked' in " ".join(page.split())


@pytest.mark.usefixtures("four_eyes")
def test_of_several_categories_one_is_changed_and_one_is_added(editing):
    visit, dimension, row = published("multi", ("red", True))
    both = {
        "ids": str(row.pk),
        "place": place_of(row),
        "no": [pick(dimension, "red")],
        "yes": [pick(dimension, "blue")],
    }
    assert post_row(editing, visit, dimension, **both).status_code == 200
    assert Proposal.objects.get().values == {"holds": False}
    assert Coding.objects.get(dimension=dimension, category__key="blue").stage == "draft"


def test_what_readers_know_is_not_emptied(editing, curating):
    visit, dimension, row = published()
    answer = post_row(editing, visit, dimension, ids=str(row.pk), place=place_of(row))
    assert answer.status_code == 422 and "withdraw it" in answer.content.decode()
    assert Coding.objects.filter(pk=row.pk).exists()


def test_the_only_curator_writes_it_at_once(curating):
    visit, dimension, row = published()
    assert change(curating, visit, dimension, row).status_code == 200
    row.refresh_from_db()
    assert row.category.key == "blue" and not Proposal.objects.exists()


@pytest.mark.usefixtures("four_eyes")
def test_who_may_only_look_proposes_nothing(client, onlooker):
    visit, dimension, row = published()
    client.force_login(onlooker)
    assert change(client, visit, dimension, row).status_code == 403
    assert not Proposal.objects.exists()
