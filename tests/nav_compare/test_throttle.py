"""The panel's login: how much guessing it takes, what odd things can be sent to it, where it leads."""

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.test import Client

LOGIN = "/admin/login/"
RIGHT = {"username": "curator", "password": "long-enough-for-a-test"}

pytestmark = pytest.mark.django_db


def guess(client, name: str, **extra):
    return client.post(LOGIN, {"username": name, "password": "Summer-2026"}, **extra).status_code


def test_one_password_for_many_names_closes_the_door_to_that_address(client, curator):
    assert [guess(client, f"user{number}") for number in range(9)] == [200] * 9
    assert [guess(client, f"user{number}") for number in range(9, 12)] == [429] * 3
    closed = client.post(LOGIN, RIGHT)
    assert closed.status_code == 429, "even with the right password"
    assert "for this user name or for all" in closed.content.decode()
    elsewhere = client.post(LOGIN, RIGHT, REMOTE_ADDR="192.0.2.7")
    assert elsewhere.status_code == 302, "from elsewhere it is open"


def test_another_browser_is_the_same_address(client):
    answers = [guess(client, f"user{number}", headers={"user-agent": f"browser {number}"}) for number in range(10)]
    assert answers == [200] * 9 + [429]


def test_colleagues_behind_one_address_can_log_in_while_some_mistype(client, curator):
    """Each of nine is shut out for guessing too often; the tenth is not."""
    for number in range(9):
        assert [guess(client, f"colleague{number}") for _ in range(5)] == [200] * 4 + [429]
    assert client.post(LOGIN, RIGHT).status_code == 302


def test_a_right_password_forgets_only_the_wrong_ones_of_its_user(client, curator):
    """Somebody with a user of their own cannot start anew."""
    for number in range(8):
        guess(client, f"user{number}")
    guess(client, "curator")
    client.post(LOGIN, RIGHT)
    assert AccessAttempt.objects.count() == 8
    assert [guess(Client(), f"other{number}") for number in range(2)] == [200, 429]


@pytest.mark.parametrize("name", ["a" * 151, "a" * 10_000, "å" * 151])
def test_a_name_that_no_user_can_have_is_told_at_its_field(client, name):
    response = client.post(LOGIN, {"username": name, "password": "x"})
    assert response.status_code == 200
    assert f"at most 150 characters (it has {len(name)})" in response.context["form"].errors["username"][0]
    assert AccessAttempt.objects.count() == 0


def test_the_longest_name_there_can_be_logs_in(client):
    name = "a" * 150
    User.objects.create_user(name, password=RIGHT["password"], is_staff=True)
    assert client.post(LOGIN, RIGHT | {"username": name}).status_code == 302


@pytest.mark.parametrize(
    ("data", "fields"),
    [
        ({}, {"username", "password"}),
        ({"username": "curator"}, {"password"}),
        ({"username": "cur\0ator", "password": "x"}, {"username"}),
        ({"username": "curator", "password": "x\0"}, {"password"}),
        ({"username": "   ", "password": "x"}, {"username"}),
        ({"username": "\ufffd\U0001f512", "password": "x" * 100_000}, {"__all__"}),
    ],
)
def test_what_is_wrong_is_told_at_its_field(client, data, fields):
    response = client.post(f"{LOGIN}?next=%00&p=%ff", data)
    assert response.status_code == 200
    assert set(response.context["form"].errors) == fields


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"username=%ff%fe&password=%ed%a0%80", "application/x-www-form-urlencoded", 200),
        (b"\xff\xfe\x00", "application/x-www-form-urlencoded", 200),
        (b"username=a&password=b", "application/x-www-form-urlencoded; charset=utf-16", 400),
        (b"username=a&password=b", "application/x-www-form-urlencoded; charset=none", 200),
        (b"nothing", "multipart/form-data; boundary=x", 200),
        (b"nothing", "multipart/form-data", 400),
        (b"{}", "application/json", 200),
    ],
)
def test_no_body_is_a_fault(client, body, kind, status):
    assert client.generic("POST", LOGIN, body, content_type=kind).status_code == status


@pytest.mark.parametrize(
    "forwarded", ["1.2.3.4:5678", "[2001:db8::1]:443", "unknown", "", "x" * 10_000, "fe80::1%eth0"]
)
def test_a_failed_login_through_an_odd_proxy_is_a_failed_login(client, settings, forwarded):
    settings.PROXIES = 1
    assert guess(client, "curator", headers={"x-forwarded-for": forwarded}) == 200


@pytest.mark.parametrize("target", ["//evil.example/", "https://evil.example/", "javascript:alert(1)"])
def test_a_login_with_an_unsafe_address_to_go_on_leads_to_the_panel(client, curator, target):
    response = client.post(LOGIN, RIGHT | {"next": target}, follow=True)
    assert response.redirect_chain == [("/admin/", 302)]
    assert response.status_code == 200
