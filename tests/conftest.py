"""What all tests stand on: the shipped data loaded once, plain static files, users."""

import gc
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, Permission, User
from django.test import Client

from offices.curation.seeding.rows import read_rows
from offices.curation.seeding.writer import write_rows
from offices.data import editions
from offices.data.editions import Edition
from offices.models import DataVersion


def pytest_configure() -> None:
    # The hashed names exist only after collectstatic; the browser tests run that and the production storage.
    # Each client would look through all that was collected, a tenth of a second: an empty folder is enough.
    settings.STATIC_ROOT = settings.VAR_DIR / "no-static"
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # whitenoise warns of a missing folder
    if settings.DATABASES["default"]["ENGINE"] == "nav_compare.sqlite":
        settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = (
            ":memory:"  # pytest-xdist knows only Django's own engine
        )
    # Guessing a password is made slow on purpose; thousands of tests log somebody in.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}


HERE = Path(__file__).parent
DATABASE = {"db", "transactional_db", "django_db_setup"}
OF_RECORDS = {"table", "figure", "wording", "browse", "compare", "similar", "our_office", "truth_table", "explore"}
OF_RECORDS |= {"evidence", "codebook", "brief"}
"""Packages that work on records and ask no database (a contract in pyproject.toml): what they make is held by a run on
one, since test_same_everywhere.py holds that readers get the same of both."""
MEASURED = 3
"""Cases of one test that coverage follows, which takes as long as the test itself: further cases reach the same lines."""


@pytest.hookimpl(tryfirst=True)  # before `-m` chooses by marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The browser's driver keeps an event loop in this thread, in which Django refuses queries: its tests come last."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)
    cases: Counter[str] = Counter()
    for item in items:
        test = item.nodeid.partition("[")[0]
        cases[test] += 1
        if cases[test] > MEASURED:
            item.add_marker("no_cover")
        asks = any(map(item.get_closest_marker, ("browser", "django_db"))) or DATABASE & set(item.fixturenames)
        if not asks or OF_RECORDS & set(item.path.relative_to(HERE).parts):
            item.add_marker("once")


class Shipped(Edition):
    """What was read of the shipped data. A test that writes has editions of its own, and its data are rolled back."""

    only: "Shipped | None" = None

    def drop(self) -> None:
        """Kept for the tests that follow."""


def pytest_runtest_setup() -> None:
    if Shipped.only and editions._current is not Shipped.only:
        editions._current.drop()
        editions._current = Shipped.only


@pytest.fixture(scope="session")
def unmeasured(request) -> Callable[[], None]:
    """Coverage is of tests, not of what they stand on, and would double its time; what is handed out goes on with it."""
    plugin = request.config.pluginmanager.getplugin("_cov")
    if not (plugin and plugin.cov_controller):
        return lambda: None
    plugin.cov_controller.pause()
    return plugin.cov_controller.resume


@pytest.fixture(scope="session")
def django_db_setup(unmeasured, django_db_setup, django_db_blocker):
    """The test database with the shipped data: four offices are small enough to try everything on the real thing."""
    with django_db_blocker.unblock():
        write_rows(read_rows(settings.BASE_DIR / "fixtures"))
        Shipped.only = Shipped(DataVersion.current())
    seldom_look_for_garbage()
    unmeasured()


def seldom_look_for_garbage() -> None:
    """As a server does (gunicorn.conf.py): what is loaded by now stays. Reading all data takes two thirds of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(5_000, 10, 50)


@pytest.fixture
def single_curator(settings) -> None:
    """One person may write and publish, so that a test of something else needs no second one."""
    settings.SINGLE_CURATOR = True


@pytest.fixture
def curator(db, single_curator) -> User:
    """Somebody who may do everything with the data, alone, and is no superuser."""
    user = User.objects.create_user("curator", password="long-enough-for-a-test", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(content_type__app_label="offices"))
    return user


@pytest.fixture
def viewer(db) -> User:
    """Somebody who may log in to the admin and do nothing there."""
    return User.objects.create_user("viewer", password="long-enough-for-a-test", is_staff=True)


def staff_with(name: str, permissions) -> User:
    user = User.objects.create_user(name, password="long-enough-for-a-test", is_staff=True)
    user.user_permissions.set(permissions)
    return user


@pytest.fixture
def in_role(db) -> Callable[..., User]:
    """Makes somebody in these groups; without a password, which takes its time."""

    def make(*groups: str, name: str = "") -> User:
        user = User.objects.create_user(name or f"{groups[0]} {User.objects.count()}", is_staff=True)
        user.groups.set([Group.objects.get(name=group) for group in groups])
        return user

    return make


@pytest.fixture
def editor(db) -> User:
    """Somebody who may write everything that readers do not see, and publish nothing."""
    return staff_with(
        "editor", Permission.objects.filter(content_type__app_label="offices").exclude(codename="publish")
    )


@pytest.fixture
def onlooker(db) -> User:
    """Somebody who may look at all data in the admin, and change nothing."""
    seen = {"content_type__app_label": "offices", "codename__startswith": "view_"}
    return staff_with("onlooker", Permission.objects.filter(**seen))


@pytest.fixture
def editing(editor):
    """A client of its own, logged in as the editor."""
    client = Client()
    client.force_login(editor)
    return client


@pytest.fixture
def curating(client, curator):
    """A client logged in as the curator."""
    client.force_login(curator)
    return client
