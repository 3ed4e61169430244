"""What is said, loaded and refused before the site is served. The checks themselves: offices.checks."""

import logging

from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.template import engines
from jinja2 import Environment

from nav_compare.sqlite.base import missing_file

logger = logging.getLogger(__name__)


def before_serving() -> None:
    """Say what is set up badly, as manage.py does and a server would not; refuse to serve without the database's file.

    A server that does not answer is no reason to refuse: it may come back, a missing file does not.
    """
    for message in run_checks():
        if not message.is_silenced():
            logger.log(message.level, "%s", message)
    load_templates()
    if connection.vendor == "sqlite" and (missing := missing_file(str(connection.settings_dict["NAME"]))):
        raise ImproperlyConfigured(missing)


def load_templates() -> None:
    """Compile the public pages' templates before the workers are forked: each would take 0.3 s and the memory."""
    pages: Environment = engines["jinja2"].env  # type: ignore[attr-defined]  # of this one backend
    for name in pages.list_templates(extensions=["jinja"]):
        pages.get_template(name)
