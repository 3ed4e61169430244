"""The WSGI entry point that gunicorn loads. Nothing else lives here."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nav_compare.settings")

application = get_wsgi_application()

from nav_compare.starting import before_serving  # noqa: E402 - it needs the apps that were just loaded

before_serving()
