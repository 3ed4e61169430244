"""The admin's door: throttled, with the strongest hash; whose address a request comes from."""

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.hashers import make_password
from django.test import RequestFactory

from nav_compare import settings as shipped
from nav_compare.proxies import client_address

WRONG = {"username": "curator", "password": "wrong"}
RIGHT = {"username": "curator", "password": "long-enough-for-a-test"}


@pytest.mark.django_db
def test_guessing_closes_the_door_for_that_user_from_that_address(client, curator):
    for _ in range(4):
        assert client.post("/admin/login/", WRONG).status_code == 200
    assert client.post("/admin/login/", WRONG).status_code == 429
    assert client.post("/admin/login/", RIGHT).status_code == 429, "even with the right password"
    elsewhere = client.post("/admin/login/?next=/admin/", RIGHT, REMOTE_ADDR="192.0.2.7")
    assert elsewhere.status_code == 302, "the user is not locked out from elsewhere"
    assert AccessAttempt.objects.count() >= 1


@pytest.mark.django_db
def test_a_right_password_forgets_the_wrong_ones(client, curator):
    for _ in range(3):
        client.post("/admin/login/", WRONG)
        client.post("/admin/login/", WRONG)
        assert client.post("/admin/login/?next=/admin/", RIGHT).status_code == 302


def test_passwords_are_kept_with_argon2(settings):
    settings.PASSWORD_HASHERS = shipped.PASSWORD_HASHERS  # tests have a quick one
    assert make_password("anything").startswith("argon2$argon2id$")


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "198.51.100.1", "127.0.0.1"),
        (1, "198.51.100.1", "198.51.100.1"),
        (1, "203.0.113.9, 198.51.100.1", "198.51.100.1"),
        (2, "203.0.113.9, 198.51.100.1, 10.0.0.1", "198.51.100.1"),
        (2, "198.51.100.1", "127.0.0.1"),
        (1, "", "127.0.0.1"),
        (1, "198.51.100.1:5678", "198.51.100.1"),
        (1, "2001:DB8::1", "2001:db8::1"),
        (1, "[2001:db8::1]", "2001:db8::1"),
        (1, "203.0.113.9, [2001:db8::1]:443", "2001:db8::1"),
        (1, "::ffff:198.51.100.1", "198.51.100.1"),
        (1, "fe80::1%eth0", "fe80::1"),
        (1, "203.0.113.9, unknown", "127.0.0.1"),
        (1, "203.0.113.9,", "127.0.0.1"),
        (1, "198.51.100.1:5678:9", "127.0.0.1"),
        (2, "_hidden, 10.0.0.1", "127.0.0.1"),
        (1, "x" * 10_000, "127.0.0.1"),
        (1, "[" * 10_000, "127.0.0.1"),
    ],
)
def test_only_what_our_own_proxies_wrote_is_believed(settings, proxies, forwarded, expected):
    settings.PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR="127.0.0.1", headers={"x-forwarded-for": forwarded})
    assert client_address(request) == expected
