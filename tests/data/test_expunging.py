"""What must not exist is gone from every table of the database, and nothing of it is kept or printed."""

import io
import json
import unicodedata

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from offices.data.actions import delete_row, save_row
from offices.data.proposals import propose
from offices.data.restoring import restore
from offices.models import Coding, DataVersion, Deletion, Expunction, MissedSearch, Office, Proposal, Step
from tests import builders as make

pytestmark = pytest.mark.django_db
NAME = "Bjørg Åsneswold"
FORMS = (
    NAME,
    NAME.upper(),
    unicodedata.normalize("NFD", NAME),
    "bjørg-åsneswold",
    json.dumps(NAME)[1:-1],
    "Bjørg  Åsneswold",
)


def cells():
    """Every column of every table as text, by table."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                for value in row:
                    yield table, str(value)


def holding(*texts: str) -> set[str]:
    """The tables in which one of these stands, however it is written."""
    found = set()
    for table, value in cells():
        whole = unicodedata.normalize("NFC", value).casefold()
        told = whole + unicodedata.normalize("NFC", unescaped(value)).casefold()
        if any(unicodedata.normalize("NFC", text).casefold() in told for text in texts):
            found.add(table)
    return found


def unescaped(value: str) -> str:
    try:
        return json.dumps(json.loads(value), ensure_ascii=False)
    except ValueError:
        return value


def run(monkeypatch, text=NAME, *args: str) -> str:
    out = io.StringIO()
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{text}\n"))
    call_command("expunge", "--who=the operator", "--why=a real name", *args, stdout=out, stderr=out)
    return out.getvalue()


@pytest.fixture
def everywhere(curator, settings) -> dict:
    """The name in rows, their history, proposals, steps, deletions, logs and searches."""
    office = make.make_office(slug="bjorg", name_en=f"Office of {NAME}", name_nb=NAME.upper())
    coding = make.code(make.whole(office), make.make_dimension(), "red", note_en=f"Told by {FORMS[2]}.", note_nb="x")
    coding.note_en = "mended"
    save_row(row=coding, by=curator, reason=f"{NAME} is no pseudonym")
    settings.SINGLE_CURATOR = False
    propose(coding, {"note_en": f"says {NAME}", "note_nb": "y"}, curator, 10**9, NAME)
    Step.objects.create(model="coding", row_id=coding.pk, before="draft", after="in_review", comment=f"ask {NAME}")
    gone = make.make_office(slug="goes", name_en=NAME, name_nb="Borte")
    delete_row(row=gone, by=None, reason=f"is {NAME}")
    message = json.dumps([{"changed": {"name": "coding", "object": NAME}}])
    LogEntry.objects.create(user=curator, content_type=ContentType.objects.get_for_model(Coding), object_id=coding.pk,
                            object_repr=NAME, action_flag=CHANGE, change_message=message)  # fmt: skip
    MissedSearch.objects.create(day="2026-11-30", words=NAME.lower())
    return {"office": office, "coding": coding}


def test_it_is_gone_from_every_table(everywhere, monkeypatch):
    before = holding(*FORMS)
    assert {"offices_office", "offices_historicalcoding", "offices_proposal", "offices_step", "offices_deletion",
            "django_admin_log", "offices_missedsearch"} <= before  # fmt: skip
    version = DataVersion.current()
    told = run(monkeypatch)
    assert "Nothing was changed" in told
    assert holding(*FORMS) == before
    told = run(monkeypatch, NAME, "--yes")
    assert holding(*FORMS) == set()
    assert DataVersion.current() != version
    assert not any(form.casefold() in told.casefold() for form in FORMS)
    noted = Expunction.objects.get()
    assert (noted.who, noted.why) == ("the operator", "a real name")
    assert noted.counts["offices_historicalcoding.note_en"] >= 1
    office, coding = everywhere["office"], everywhere["coding"]
    office.refresh_from_db()
    assert (office.name_en, office.name_nb, office.slug) == ("Office of […]", "[…]", "bjorg")
    assert office.sort_key_nb == "[…]"
    assert Coding.history.filter(id=coding.pk).order_by("history_id").first().note_en == "Told by […]."
    assert Proposal.objects.get().values["note_en"] == "says […]"


def test_readers_are_given_none_of_it(everywhere, client, monkeypatch):
    assert NAME in client.get("/offices/bjorg/").content.decode()
    run(monkeypatch, NAME, "--yes")
    for path in ("/offices/bjorg/", "/nb/offices/", "/api/v1/offices/bjorg/", "/search/?q=office"):
        assert NAME not in client.get(path).content.decode()


def test_what_was_deleted_comes_back_without_it(everywhere, monkeypatch):
    run(monkeypatch, NAME, "--yes")
    deletion = Deletion.objects.get()
    restore(deletion.pk, None, "back")
    assert Office.objects.get(slug="goes").name_en == "[…]"


def test_an_address_that_holds_it_becomes_a_number(monkeypatch):
    office = make.make_office(slug="bjørg-åsneswold")
    coding = make.code(make.whole(office), make.make_dimension(), "red")
    run(monkeypatch, NAME, "--yes")
    office.refresh_from_db()
    assert office.slug == f"x{office.pk}"
    assert {one.slug for one in Office.history.filter(id=office.pk)} == {office.slug}
    coding.refresh_from_db()
    assert holding("bjørg-åsneswold") == set()


def test_one_kind_of_row_alone(everywhere, monkeypatch):
    run(monkeypatch, NAME, "--in=coding", "--yes")
    left = holding(*FORMS)
    assert {"offices_coding", "offices_historicalcoding"}.isdisjoint(left)
    assert "offices_office" in left


def test_what_only_looks_alike_stays(monkeypatch):
    office = make.make_office(name_en="Bjørgvin", name_nb="Åsnes")
    run(monkeypatch, NAME, "--yes")
    office.refresh_from_db()
    assert (office.name_en, office.name_nb) == ("Bjørgvin", "Åsnes")


def test_a_text_is_no_pattern(monkeypatch):
    office = make.make_office(name_en="a.b (c)* d", name_nb="a-b c d")
    run(monkeypatch, "a.b (c)*", "--yes")
    office.refresh_from_db()
    assert (office.name_en, office.name_nb) == ("[…] d", "a-b c d")


@pytest.mark.parametrize(
    ("text", "args", "said"),
    [
        ("ab", (), "fewer than 3"),
        ("", (), "fewer than 3"),
        ("   a   ", (), "fewer than 3"),
        ("the operator", (), "must not hold the text"),
        (NAME, ("--in=nothing",), "allowed are"),
    ],
)
def test_what_is_asked_wrongly_is_refused(monkeypatch, text, args, said):
    with pytest.raises(CommandError, match=said):
        run(monkeypatch, text, "--yes", *args)
    assert not Expunction.objects.exists()


def test_accounts_and_shipped_files_are_told_of_and_sessions_end(curator, monkeypatch, settings, tmp_path):
    curator.last_name = NAME
    curator.save()
    Client().force_login(curator)
    settings.BASE_DIR = tmp_path
    (tmp_path / "fixtures").mkdir()
    (tmp_path / "fixtures" / "one.yaml").write_text(f"note: {NAME}", encoding="utf-8")
    assert Session.objects.exists()
    told = run(monkeypatch, NAME, "--yes")
    assert f"user {curator.pk}: rename the account" in told
    assert "one.yaml: a shipped file" in told
    assert not Session.objects.exists()


def test_two_rows_that_would_be_alike_are_refused_whole(monkeypatch):
    for name in ("Bjørg Åsneswold A", "BJØRG ÅSNESWOLD A"):
        MissedSearch.objects.create(day="2026-11-30", words=name)
    source = make.make_source()
    for key in (NAME, NAME.upper()):
        make.make_citation(source=source, key=key)
    told = run(monkeypatch, NAME, "--yes")
    assert "Done" in told
    assert len({one.key for one in source.citations.all()}) == 2
