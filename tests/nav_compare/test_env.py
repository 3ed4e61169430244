"""What is read from the environment: right values, and messages that say how to mend wrong ones."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

from nav_compare.env import env_address, env_database, env_list, env_number, env_secret, env_switch, env_text


def test_switches_are_on_or_off_and_nothing_else(monkeypatch):
    monkeypatch.setenv("FLAG", "on")
    assert env_switch("FLAG", default=False)
    monkeypatch.setenv("FLAG", "")
    assert env_switch("FLAG", default=True)
    monkeypatch.setenv("FLAG", "True")
    with pytest.raises(ImproperlyConfigured, match="set it to 'on' or 'off'"):
        env_switch("FLAG", default=False)


def test_numbers_and_lists(monkeypatch):
    monkeypatch.setenv("SECONDS", "12")
    assert env_number("SECONDS", default=1) == 12
    monkeypatch.setenv("SECONDS", "soon")
    with pytest.raises(ImproperlyConfigured, match="a whole number, such as 1"):
        env_number("SECONDS", default=1)
    monkeypatch.setenv("HOSTS", " a.example , ,b.example")
    assert env_list("HOSTS", default="") == ["a.example", "b.example"]


@pytest.mark.parametrize("address", ["", "data@nav.example", "https://nav.example/report?kind=data#form"])
def test_an_address_is_a_mail_or_a_page(monkeypatch, address):
    monkeypatch.setenv("ADDRESS", f" {address} ")
    assert env_address("ADDRESS") == env_text("ADDRESS") == address


@pytest.mark.parametrize(
    "address", ["somebody", "http://nav.example/", "javascript:alert(1)", "a@b@c", "a@nav.example\nb"]
)
def test_another_address_is_refused(monkeypatch, address):
    monkeypatch.setenv("ADDRESS", address)
    with pytest.raises(ImproperlyConfigured, match="set it to an e-mail address or a page"):
        env_address("ADDRESS")


def test_secrets_come_from_the_variable_or_from_a_file(monkeypatch, tmp_path):
    monkeypatch.delenv("TOKEN_FILE", raising=False)
    monkeypatch.setenv("TOKEN", "abc")
    assert env_secret("TOKEN", hint="") == "abc"
    (tmp_path / "token").write_text("def\n")
    monkeypatch.setenv("TOKEN_FILE", str(tmp_path / "token"))
    assert env_secret("TOKEN", hint="") == "def"
    monkeypatch.setenv("TOKEN_FILE", str(tmp_path / "none"))
    with pytest.raises(ImproperlyConfigured, match="cannot be read: No such file"):
        env_secret("TOKEN", hint="")
    monkeypatch.delenv("TOKEN_FILE")
    monkeypatch.delenv("TOKEN")
    with pytest.raises(ImproperlyConfigured, match=r"TOKEN is not set\. Make one\."):
        env_secret("TOKEN", hint="Make one.")


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    """manage.py in a process of its own, with just this environment."""
    kept = {"PATH": os.environ["PATH"], "SECRET_KEY": get_random_secret_key()}
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, cwd=settings.BASE_DIR, env=kept | environment, capture_output=True, text=True)


def test_production_settings_pass_the_deployment_checks():
    done = manage("check", "--deploy", "--fail-level", "WARNING", ALLOWED_HOSTS="nav.example", PROXIES="1")
    assert done.returncode == 0, done.stderr


def test_without_a_key_nothing_starts_and_the_message_says_what_to_do():
    done = manage("check", SECRET_KEY="")
    assert done.returncode != 0
    assert "Set SECRET_KEY or SECRET_KEY_FILE" in done.stderr


DATABASE = "set it to postgres://user:password@host:5432/name or sqlite:///path"


@pytest.mark.parametrize(
    "url", ["foo://", "foo://host/name", "mysql://host/name", "postgres://", "postgres://host:port/name", "postgres",
            "postgres://u:p@[host/name", "sqlite://", "sqlite:", "sqlite:///", "/var/site.sqlite3"]
)  # fmt: skip
def test_another_database_is_refused_and_no_password_printed(monkeypatch, url):
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(ImproperlyConfigured) as refused:
        env_database("DATABASE_URL", default="sqlite:///site.sqlite3")
    assert DATABASE in str(refused.value)
    assert "u:p" not in str(refused.value)


@pytest.mark.parametrize(
    ("url", "name"),
    [("postgres://u:p%40@db/nav", "nav"), ("postgresql://postgres:@/nav?host=/tmp/pg", "nav"), ("", "site.sqlite3"),
     ("sqlite:////var/site.sqlite3", "/var/site.sqlite3"), ("sqlite://:memory:", ":memory:")],
)  # fmt: skip
def test_databases_that_the_site_knows(monkeypatch, url, name):
    monkeypatch.setenv("DATABASE_URL", url)
    assert env_database("DATABASE_URL", default="sqlite:///site.sqlite3")["NAME"] == name


def test_nothing_starts_with_a_database_that_is_none():
    done = manage("check", DATABASE_URL="foo://")
    assert done.returncode != 0
    assert DATABASE in done.stderr
    assert "registered backends" not in done.stderr, "the library's list names what cannot be used"


def test_without_a_proxy_in_front_the_start_warns():
    done = manage("check", PROXIES="0")
    assert "offices.W001" in done.stderr
    assert "Put a proxy that buffers in front" in done.stderr
    assert "offices.W001" not in manage("check", PROXIES="1").stderr
    assert "offices.W001" not in manage("check", HTTPS="off").stderr


@pytest.mark.parametrize(("switch", "expected"), [("off", "max-age=31536000"), ("on", "max-age=31536000; includeSubDomains; preload")])  # fmt: skip
def test_strict_transport_speaks_for_other_hosts_only_when_told_to(switch, expected):
    ask = "from django.test import Client; print(Client().get('/healthz', secure=True).headers['Strict-Transport-Security'])"
    done = manage("shell", "--no-imports", "-c", ask, ALLOWED_HOSTS="testserver", PROXIES="1", HSTS_SUBDOMAINS=switch)
    assert done.stdout.strip() == expected, done.stderr
