"""The site as several processes serve it: a change is seen by all at once, headers set nothing, the policy is obeyed."""

import http.client
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import expect

from tests.browser.conftest import free_port, wait_for

pytestmark = pytest.mark.browser


def ask(url: str, etag: str = "") -> tuple[int, str, str]:
    request = urllib.request.Request(url, headers={"If-None-Match": etag} if etag else {})
    try:
        with urllib.request.urlopen(request, timeout=10) as response:
            return response.status, response.headers["ETag"], response.read().decode()
    except urllib.error.HTTPError as answer:
        with answer:
            return answer.code, answer.headers["ETag"], ""


def test_a_published_change_is_seen_at_once_by_four_workers(site, environment):
    port = free_port()
    gunicorn = [Path(sys.executable).parent / "gunicorn", "--config", "gunicorn.conf.py", "--workers", "4"]
    command = [*gunicorn, "--bind", f"127.0.0.1:{port}", "nav_compare.wsgi"]
    server = subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment)
    url = f"http://127.0.0.1:{port}/offices/storvik/"
    try:
        wait_for(f"http://127.0.0.1:{port}/readyz")
        before = {ask(url)[:2] for _ in range(40)}
        ((_, etag),) = before
        assert all(ask(url, etag)[0] == 304 for _ in range(40))
        rename = "from offices.models import Office; o = Office.objects.get(slug='storvik'); o.about_en += ' Seen.'; o.save()"
        subprocess.run(
            [sys.executable, "manage.py", "shell", "-c", rename], cwd=settings.BASE_DIR, env=environment, check=True
        )
        after = [ask(url, etag) for _ in range(40)]
        assert {status for status, _, _ in after} == {200}
        assert all("Seen." in html for _, _, html in after)
        assert len({tag for _, tag, _ in after}) == 1
    finally:
        server.terminate()
        server.wait(20)


def test_the_description_of_the_api_is_shown_under_the_policy(page):
    page.goto("/api/v1/docs")
    expect(page.get_by_text("/api/v1/offices/{slug}/")).to_be_visible(timeout=15_000)


def raw(address: str, path: str, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
    """The answer to exactly these headers, from the same machine, as a proxy that passes all on would ask."""
    connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=10)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    told = {name: value for name, value in answer.getheaders() if name not in ("Date", "Set-Cookie")}
    status, body = answer.status, answer.read()
    connection.close()
    return status, told, body


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/nb/offices/", {"SCRIPT_NAME": "/nb"}),
        ("/x/admin/login/", {"SCRIPT_NAME": "/x"}),
        ("//evil.example/offices/?q=", {"SCRIPT_NAME": "//evil.example"}),
        ("/offices/", {"SCRIPT_NAME": "/nothing"}),
        ("/offices/", {"PATH_INFO": "/admin/"}),
        ("/offices/", {"REMOTE_ADDR": "192.0.2.1", "REMOTE_USER": "curator"}),
        ("/offices/", {"X_FORWARDED_FOR": "192.0.2.1", "X_FORWARDED_PROTO": "https"}),
        ("/offices/?q=", {"X-Forwarded-Proto": "https"}),
        ("/offices/", {"X-Forwarded-Proto": "https", "X-Forwarded-Ssl": "off"}),
        ("/offices/", {"X-Forwarded-Protocol": "ssl", "X-Forwarded-Host": "evil.example"}),
    ],
)
def test_no_header_sets_what_a_request_is(site, path, headers):
    assert raw(site, path, headers) == raw(site, path, {})


def test_an_address_that_is_too_long_gets_our_page(site):
    """More than gunicorn reads, and more than one packet holds: what is not read must not cost the answer."""
    for length in (9_000, 400_000):
        status, told, body = raw(site, "/offices/?" + "leadership=one_leader&" * (length // 22), {})
        text = body.decode()
        assert status == 414
        assert told["Content-Security-Policy"].startswith("default-src 'none'")
        assert "at most 8,190 characters" in text
        assert '<p lang="nb">Denne adressen er for lang.' in text
        assert 'href="/offices/"' in text


def test_who_opens_a_connection_and_says_nothing_holds_nobody_up(site):
    """Browsers open some ahead of need; there are two processes."""
    host, port = site.removeprefix("http://").split(":")
    silent = [socket.create_connection((host, int(port))) for _ in range(6)]
    begun = time.monotonic()
    assert ask(f"{site}/about/")[0] == 200
    assert time.monotonic() - begun < 10, "one after another would hold both processes for a minute and a half"
    for one in silent:
        one.close()
