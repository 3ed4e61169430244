"""Probes, error pages and headers."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client, RequestFactory

from offices.views import errors, health


def test_healthz_asks_nobody(client):
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_readyz_wants_the_database_and_every_migration(client, monkeypatch):
    response = client.get("/readyz")
    assert (response.status_code, response.headers["Cache-Control"]) == (200, "no-store")
    MigrationRecorder.Migration.objects.filter(app="offices").delete()
    response = client.get("/readyz")
    assert response.status_code == 503
    assert b"run manage.py migrate" in response.content

    def down(*args, **kwargs):
        raise DatabaseError

    monkeypatch.setattr(health, "MigrationExecutor", down)
    assert client.get("/readyz").content == b"the database does not answer\n"


@pytest.mark.parametrize("path", ["/nothing/", "/nb/ingenting/"])
@pytest.mark.django_db
def test_a_page_that_is_not_there(client, path):
    response = client.get(path)
    assert response.status_code == 404
    assert b"<h1>" in response.content
    assert (b'lang="nb"' in response.content) is path.startswith("/nb/")


def test_the_error_pages_need_no_database():
    """No django_db mark: a query would fail the test."""
    request = RequestFactory().get("/")
    assert errors.server_error(request).status_code == 500
    assert errors.bad_request(request, ValueError()).status_code == 400
    assert errors.forbidden(request, PermissionDenied()).status_code == 403


@pytest.mark.django_db
def test_a_fault_is_a_page_without_its_reasons(monkeypatch):
    from offices.views import context

    monkeypatch.setattr(context, "current_matrix", lambda: 1 / 0)
    response = Client(raise_request_exception=False).get("/about/")
    assert response.status_code == 500
    assert b"Something went wrong here" in response.content
    assert b"ZeroDivision" not in response.content


@pytest.mark.django_db
def test_a_foreign_host_is_refused(client):
    response = client.get("/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert b"evil" not in response.content


@pytest.mark.django_db
def test_headers_of_a_page(client):
    headers = client.get("/").headers
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Cookie" not in headers.get("Vary", "")
    assert "Accept-Language" not in headers.get("Vary", "")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace", "options"])
@pytest.mark.parametrize("path", ["/", "/nb/offices/", "/compare/"])
def test_public_pages_can_only_be_read(client, path, method):
    """No django_db mark: nothing is asked of the database."""
    response = getattr(client, method)(path)
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD"
    assert b"<h1>" in response.content
