"""What is read from the environment: right values, and messages that say how to mend wrong ones."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

from nav_compare.env import env_address, env_list, env_number, env_secret, env_switch, env_text


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
    done = manage("check", "--deploy", "--fail-level", "WARNING", ALLOWED_HOSTS="nav.example")
    assert done.returncode == 0, done.stderr


def test_without_a_key_nothing_starts_and_the_message_says_what_to_do():
    done = manage("check", SECRET_KEY="")
    assert done.returncode != 0
    assert "Set SECRET_KEY or SECRET_KEY_FILE" in done.stderr
