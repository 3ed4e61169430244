"""Probes, error pages and headers."""

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.db.migrations.recorder import MigrationRecorder
from django.http import StreamingHttpResponse
from django.test import Client, RequestFactory

from nav_compare.compression import CompressionMiddleware
from offices.page import errors, health


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
    from offices.page import page

    monkeypatch.setattr(page, "read_matrix", lambda edition: 1 / 0)
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


def test_the_way_to_https_carries_the_headers_of_a_page(settings):
    """No django_db mark: nothing is asked of the database."""
    settings.SECURE_SSL_REDIRECT = True
    response = Client().get("/offices/")
    assert response.status_code == 301
    assert_secured(response.headers)


def test_static_files_carry_the_headers_of_a_page(settings, tmp_path):
    """No django_db mark: nothing is asked of the database."""
    (tmp_path / "icon.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    settings.STATIC_ROOT = tmp_path
    response = Client().get("/static/icon.svg")
    assert response.getvalue().startswith(b"<svg")
    assert_secured(response.headers)


def assert_secured(headers):
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_a_login_on_another_port_than_443(curator):
    """As the proxy of docs/operations.md passes it on: the host with its port, as the browser's Origin has it."""
    browser = Client(enforce_csrf_checks=True, headers={"host": "testserver:8443"})
    browser.get("/admin/login/", secure=True)
    data = {"username": "curator", "password": "long-enough-for-a-test", "next": "/admin/",
            "csrfmiddlewaretoken": browser.cookies["csrftoken"].value}  # fmt: skip
    origin = {"origin": "https://testserver:8443", "referer": "https://testserver:8443/admin/login/"}
    assert browser.post("/admin/login/", data, secure=True, headers=origin).status_code == 302
    without = {**origin, "host": "testserver"}
    assert browser.post("/admin/login/", data, secure=True, headers=without).status_code == 403
    assert "proxy_set_header Host $http_host;" in (settings.BASE_DIR / "docs/operations.md").read_text()


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/api/v1/offices/", "/api/v1/offices/?nothing=1", "/api/v1/none/"])
def test_a_page_of_another_site_may_read_the_api(client, path):
    response = client.get(path, headers={"Origin": "https://elsewhere.example"})
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response.headers
    again = client.get(path, headers={"If-None-Match": response.headers.get("ETag", '"none"')})
    assert again.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/admin/login/", "/healthz"])
def test_nothing_else_is_open_to_other_sites(client, path):
    assert "Access-Control-Allow-Origin" not in client.get(path).headers


def test_what_is_sent_while_it_is_made_is_not_kept_back_to_be_compressed(rf):
    request = rf.get("/", headers={"Accept-Encoding": "gzip, br"})
    answer = CompressionMiddleware(lambda _request: StreamingHttpResponse(iter(["a" * 500, "b"])))(request)
    assert "Content-Encoding" not in answer.headers and list(answer) == [b"a" * 500, b"b"]
