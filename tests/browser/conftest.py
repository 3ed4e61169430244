"""A real site for the browser: its own database, collected static files, gunicorn; and a real Chromium."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
import uuid
from collections.abc import Iterator
from pathlib import Path

import dj_database_url
import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

LAUNCH = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
          "--disable-component-update", "--disable-sync"]  # fmt: skip

expect.set_options(
    timeout=20_000
)  # milliseconds: each process reads all data for its first page, on PostgreSQL for seconds


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def environment(tmp_path_factory) -> Iterator[dict[str, str]]:
    """What the site's processes see: a fresh database beside the tests' own, on the same kind of server."""
    given = os.environ.get("DATABASE_URL", "")
    common = {**os.environ, "HTTPS": "off", "ALLOWED_HOSTS": "127.0.0.1", "STYLEGUIDE": "on", "SINGLE_CURATOR": "on"}
    if not given.startswith("postgres"):
        yield {**common, "DATABASE_URL": f"sqlite:///{tmp_path_factory.mktemp('site') / 'site.sqlite3'}"}
        return
    import psycopg

    name = f"browser_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(given, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
    # The database's name is the path of the address; a socket folder may stand in the query, which is kept.
    address, _, query = given.partition("?")
    yield {**common, "DATABASE_URL": f"{address.rpartition('/')[0]}/{name}" + (f"?{query}" if query else "")}
    with psycopg.connect(given, autocommit=True) as server:
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def manage(environment: dict[str, str], *arguments: str) -> None:
    subprocess.run([sys.executable, "manage.py", *arguments], cwd=settings.BASE_DIR, env=environment, check=True)


def manage_output(environment: dict[str, str], *arguments: str) -> str:
    """What the command prints."""
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, check=True, capture_output=True, text=True)
    return done.stdout


def collect_static(environment: dict[str, str]) -> None:
    """Compressing takes half a minute, so it is done when make would do it too."""
    stamp = settings.VAR_DIR / "static" / ".stamp"
    if subprocess.call(["make", "--question", stamp.relative_to(settings.BASE_DIR)], cwd=settings.BASE_DIR):
        manage(environment, "collectstatic", "--no-input", "--verbosity", "0")
        stamp.touch()


@pytest.fixture(scope="session")
def site(environment) -> Iterator[str]:
    """The address of the running site, with the shipped data and a curator who may log in."""
    assert dj_database_url.parse(environment["DATABASE_URL"])["NAME"]
    manage(environment, "migrate", "--verbosity", "0")
    manage(environment, "seed")
    collect_static(environment)
    made = {**environment, "DJANGO_SUPERUSER_PASSWORD": "long-enough-for-a-test"}
    manage(made, "createsuperuser", "--no-input", "--username", "curator", "--email", "curator@example.org")
    port = free_port()
    command = [Path(sys.executable).parent / "gunicorn", "--config", "gunicorn.conf.py", "--bind", f"127.0.0.1:{port}"]
    server = subprocess.Popen([*command, "nav_compare.wsgi"], cwd=settings.BASE_DIR, env=environment)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/readyz")
        yield address
    finally:
        server.terminate()
        server.wait(10)


def wait_for(url: str) -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(url, timeout=2)
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(url)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert path, "The browser tests need Chromium. On Debian: sudo apt-get install chromium"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=LAUNCH)
        yield chromium
        chromium.close()


@pytest.fixture
def context(browser, site) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=site, viewport={"width": 1280, "height": 900})
    yield context
    context.close()


@pytest.fixture
def page(context) -> Iterator[Page]:
    """A page on which anything written to the console or blocked by the policy fails the test."""
    page = context.new_page()
    complaints = []
    page.on(
        "console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.complaints = complaints
    yield page
    assert not complaints, complaints


@pytest.fixture
def quiet_page(context) -> Page:
    """A page where the browser's own remarks about a refused address (400) are no failure."""
    return context.new_page()
