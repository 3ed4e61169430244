"""An address that was on the site and is no longer: 410 with the day and nothing else. What never was: 404 as any other."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from offices.data.actions import delete_row, save_row
from offices.data.steps import publish_rows, withdraw_rows
from offices.models import DataVersion, Dimension, Finding, Indicator, Measurement, Office, Source
from tests.builders import (
    make_citation,
    make_dimension,
    make_finding,
    make_indicator,
    make_measurement,
    make_office,
    make_place,
    make_source,
    unpublish,
)

pytestmark = pytest.mark.django_db
LATE = datetime(2026, 11, 11, 23, 30, tzinfo=UTC)
"""In Oslo that is the twelfth."""
DAYS = {"": "withdrawn on 12 November 2026", "/nb": "trukket tilbake 12. november 2026"}
SECRET = "secretword"


def a_finding(**values) -> Finding:
    finding = make_finding(**values)
    make_place(finding)
    return finding


def an_indicator(**values) -> Indicator:
    indicator = make_indicator(**values)
    make_measurement(indicator)
    return indicator


KINDS = {
    "office": (lambda **values: make_office(slug="gone-a", name_en=SECRET, name_nb=SECRET, **values), "offices"),
    "similar": (lambda **values: make_office(slug="gone-b", name_en=SECRET, name_nb=SECRET, **values), "offices"),
    "dimension": (
        lambda **values: make_dimension(key="gone_c", label_en=SECRET, label_nb=SECRET, **values),
        "codebook",
    ),
    "source": (lambda **values: make_source(key="gone-d", authors=SECRET, **values), "sources"),
    "finding": (
        lambda **values: a_finding(key="gone-e", statement_en=SECRET, statement_nb=SECRET, **values),
        "evidence",
    ),
}
API = {"codebook": "dimensions", "evidence": "findings"}
EACH_KIND = pytest.mark.parametrize("kind", KINDS)


def key_of(row) -> str:
    return row.slug if isinstance(row, Office) else row.key


def addresses(kind: str, row) -> tuple[str, str]:
    folder = KINDS[kind][1]
    page = f"/{folder}/{key_of(row)}/{'similar/' if kind == 'similar' else ''}"
    return page, f"/api/v1/{API.get(folder, folder)}/{key_of(row)}/"


def withdraw(row, stage: str = "withdrawn") -> None:
    row.stage = stage
    save_row(row=row, by=None, reason="test")
    dated(row)


def as_older_data(row, **changed) -> None:
    """What the rules refuse today and data written before them can hold, with its entry in the history."""
    QuerySet(type(row)).filter(pk=row.pk).update(**changed)
    DataVersion.replace()
    entry = type(row).history.filter(id=row.pk).latest("history_id")
    entry.history_id, entry.history_date = None, LATE
    for name, value in changed.items():
        setattr(entry, name, value)
    entry.save()


def long_ago() -> None:
    """What has happened as yet happened before the day that the tests are about."""
    for model in (Office, Dimension, Source, Finding, Indicator, Measurement):
        model.history.update(history_date=datetime(2026, 1, 1, tzinfo=UTC))


def dated(row, when: datetime = LATE) -> None:
    """Move the row's newest history entry to the day."""
    newest = type(row).history.filter(id=row.pk).latest("history_id")
    type(row).history.filter(history_id=newest.history_id).update(history_date=when)


@EACH_KIND
@pytest.mark.parametrize("stage", ["withdrawn", "draft"])
def test_what_was_published_and_is_not_answers_410_with_the_day_alone(client, kind, stage):
    row = KINDS[kind][0]()
    page, api = addresses(kind, row)
    assert client.get(page).status_code == 200
    long_ago()
    withdraw(row, stage)
    for prefix, day in DAYS.items():
        response = client.get(prefix + page)
        html = response.content.decode()
        assert response.status_code == 410
        assert response.headers["Cache-Control"] == "no-store"
        assert day in html
        assert SECRET not in html
        assert all(f'href="{prefix}/{one}/"' in html for one in ("offices", "codebook", "evidence", "sources"))
        answer = client.get(api, {"lang": "nb"} if prefix else {})
        assert answer.status_code == 410
        assert set(answer.json()["error"]) == {"code", "message", "field", "allowed"}
        assert day in answer.json()["error"]["message"]
        assert SECRET not in answer.content.decode()


@EACH_KIND
def test_readers_are_told_the_reason_in_their_language(client, in_role, kind):
    row = KINDS[kind][0]()
    page, api = addresses(kind, row)
    withdraw_rows([row], in_role("Reviewer"), SECRET, "A <b>count</b> was wrong.", "Et <b>tall</b> var feil.")
    reasons = {"": "The reason given: A %s was wrong.", "/nb": "Et %s var feil."}
    for prefix, reason in reasons.items():
        word = "count" if not prefix else "tall"
        html = client.get(prefix + page).content.decode()
        assert reason % f"&lt;b&gt;{word}&lt;/b&gt;" in html
        assert SECRET not in html
        message = client.get(api, {"lang": "nb"} if prefix else {}).json()["error"]["message"]
        assert reason % f"<b>{word}</b>" in message
        assert SECRET not in message


def test_the_reason_is_of_the_step_that_took_it_from_the_site(client, in_role):
    """Published again and then withdrawn by a command, it has no reason; what went with its source has that one's."""
    reviewer = in_role("Reviewer")
    office = make_office(slug="gone-r", record="setting")
    withdraw_rows([office], reviewer, "", "The first reason.", "Den første.")
    publish_rows([office], reviewer)
    assert client.get("/offices/gone-r/").status_code == 200
    office.refresh_from_db()
    office.stage = "withdrawn"
    save_row(row=office, by=None, reason="test")
    assert "The first reason." not in client.get("/offices/gone-r/").content.decode()
    finding = make_finding(key="gone-s")
    place = make_place(finding)
    source = place.citation.source
    withdraw_rows([finding, source, place.study], reviewer, "", "The study was retracted.", "Studien ble trukket.")
    assert "The study was retracted." in client.get("/evidence/gone-s/").content.decode()


def test_the_reason_gives_nothing_away(in_role):
    office = make_office(slug="gone-t")
    with pytest.raises(ValidationError) as told:
        withdraw_rows([office], in_role("Reviewer"), "", "It named Tromsø.", "Ring 22 33 44 55.")
    assert told.value.message_dict.keys() == {"reason_en", "reason_nb"}
    assert Office.objects.get(pk=office.pk).stage == "published"


@EACH_KIND
def test_what_was_never_published_is_a_404_like_any_other(client, kind):
    draft = KINDS[kind][0](stage="draft")
    for known in addresses(kind, draft):
        unknown = known.replace(key_of(draft), "unknown")
        told, other = (client.get(path) for path in (known, unknown))
        assert told.status_code == other.status_code == 404
        assert told.content.decode().replace(key_of(draft), "unknown") == other.content.decode()


def test_an_indicator_has_an_address_in_the_api_alone(client):
    row = an_indicator(key="gone-f", text_en=SECRET)
    assert client.get("/api/v1/indicators/gone-f/").status_code == 200
    long_ago()
    withdraw(row)
    answer = client.get("/api/v1/indicators/gone-f/")
    assert answer.status_code == 410
    assert answer.json()["error"]["code"] == "withdrawn"


def test_what_is_deleted_is_gone_from_that_day(client):
    row = make_source(key="gone-g")
    long_ago()
    number = row.pk
    delete_row(row=row, by=None, reason="test")
    Source.history.filter(id=number, history_type="-").update(history_date=LATE)
    assert DAYS[""] in client.get("/sources/gone-g/").content.decode()


def test_a_finding_goes_with_its_only_study(client):
    study = make_source()
    finding = make_finding(key="gone-h")
    make_place(finding, citation=make_citation(source=study))
    long_ago()
    as_older_data(study, stage="withdrawn")
    assert DAYS[""] in client.get("/evidence/gone-h/").content.decode()


def test_a_finding_that_never_was_visible_is_a_404(client):
    finding = make_finding(key="never-i")
    study = make_source(stage="draft")
    unpublish(study, stage="published")
    study.refresh_from_db()
    make_place(finding, citation=make_citation(source=study))
    unpublish(study, stage="draft")
    assert client.get("/evidence/never-i/").status_code == 404


def test_what_is_published_again_is_there_and_later_gone_from_the_last_day(client):
    row = make_dimension(key="gone_j")
    long_ago()
    withdraw(row)
    dated(row, datetime(2026, 2, 2, tzinfo=UTC))
    row.stage = "published"
    save_row(row=row, by=None, reason="test")
    dated(row, datetime(2026, 3, 3, tzinfo=UTC))
    assert client.get("/codebook/gone_j/").status_code == 200
    withdraw(row)
    assert DAYS[""] in client.get("/codebook/gone_j/").content.decode()


def test_a_key_that_was_left_answers_for_what_had_it(client):
    row = make_office(slug="gone-k")
    long_ago()
    as_older_data(row, slug="moved-k")
    assert DAYS[""] in client.get("/offices/gone-k/").content.decode()
    assert client.get("/offices/moved-k/").status_code == 200


def test_only_what_is_not_there_is_looked_up_in_the_history(client):
    def asked(path: str) -> list[str]:
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        return [one["sql"] for one in captured if "historical" in one["sql"]]

    assert asked("/codebook/leadership/") == []
    assert len(asked("/codebook/nowhere/")) == 1
    assert asked("/api/v1/sources/no%20such/") == []


def test_a_parameter_that_names_what_was_withdrawn_is_wrong_and_not_suggested(client):
    dimension, office = make_dimension(key="gone_l"), make_office(slug="gone-l")
    withdraw(dimension)
    withdraw(office)
    for path, word in (("/offices/?gone_x=red", "gone_l"), ("/compare/?office=gone-x&office=lillevik", "gone-l")):
        response = client.get(path)
        assert response.status_code == 400
        assert word not in response.content.decode()
    assert client.get("/offices/?gone_l=red").status_code == 400
    assert client.get("/compare/?office=gone-l&office=lillevik").status_code == 400
    assert client.get("/api/v1/compare/?office=gone-l&office=lillevik").json()["error"]["allowed"].count("gone-l") == 0
    assert Dimension.objects.filter(key="gone_l").exists()
