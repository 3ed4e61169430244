"""Searches in vain: counted in the process, written by a visit of the panel, kept for a while, shown if they recur."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from offices.data import missed
from offices.models import DataVersion, MissedSearch

pytestmark = pytest.mark.django_db
VAIN = "lunch polarisation"
"""Words that stand here, and on no page together."""


@pytest.fixture(autouse=True)
def _nothing_waits():
    missed._waiting.clear()
    yield
    missed._waiting.clear()


def search(client, q: str) -> None:
    assert client.get("/search/", {"q": q}).status_code == 200


def test_a_reader_writes_nothing_and_the_panel_does(client, admin_client, django_assert_max_num_queries):
    search(client, VAIN)
    assert MissedSearch.objects.count() == 0
    with django_assert_max_num_queries(1):
        search(client, VAIN)
    version = DataVersion.current()
    admin_client.get("/admin/")
    row = MissedSearch.objects.get()
    assert (row.words, row.times, row.day) == (VAIN, 2, timezone.localdate())
    assert DataVersion.current() == version, "readers' pages stand"
    search(client, VAIN)
    admin_client.get("/admin/")
    assert MissedSearch.objects.get().times == 3


def test_who_is_not_let_in_makes_nothing_be_written(client):
    search(client, VAIN)
    client.get("/admin/")
    assert MissedSearch.objects.count() == 0


@pytest.mark.parametrize("q", ["leadership", "Kari Nordmannsen quasar", "lunch 12345678901", "lunch polarisation " * 4])
def test_what_is_found_or_may_be_somebodys_name_is_not_counted(client, q):
    search(client, q[:100])
    assert not missed._waiting


def test_it_is_shown_from_three_days_on(admin_client):
    today = timezone.localdate()
    for back in range(3):
        MissedSearch.objects.create(day=today - timedelta(days=back), words="often")
    MissedSearch.objects.create(day=today, words="once", times=50)
    html = admin_client.get("/admin/offices/missedsearch/").content.decode()
    assert "often" in html
    assert "once" not in html
    out = StringIO()
    call_command("missed_searches", stdout=out)
    assert out.getvalue().split() == ["3", "often"]
    assert admin_client.get("/admin/offices/missedsearch/add/").status_code == 403


def test_what_is_old_or_too_much_goes(monkeypatch, client, admin_client):
    today = timezone.localdate()
    MissedSearch.objects.create(day=today - timedelta(days=91), words="old")
    MissedSearch.objects.create(day=today - timedelta(days=90), words="kept")
    monkeypatch.setattr(missed, "MOST_KEPT", 2)
    MissedSearch.objects.create(day=today - timedelta(days=80), words="newer")
    search(client, VAIN)
    admin_client.get("/admin/")
    assert set(MissedSearch.objects.values_list("words", flat=True)) == {VAIN, "newer"}


def test_a_process_counts_no_more_than_so_many(monkeypatch, client):
    monkeypatch.setattr(missed, "MOST_WAITING", 1)
    search(client, VAIN)
    search(client, "polarisation lunch seating")
    assert len(missed._waiting) == 1
