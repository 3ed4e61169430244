"""The admin as a curator's browser sees it: addresses, what forms send, what they say is wrong."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse


def client_of(user) -> Client:
    """A browser of its own, in which the user is logged in."""
    client = Client()
    client.force_login(user)
    return client


def url(model, page: str, *args) -> str:
    return reverse(f"admin:offices_{model._meta.model_name}_{page}", args=args)


def queries(client, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def inline(prefix: str, *rows: dict, initial: int = 0) -> dict:
    """The form data of an inline with these rows."""
    data = {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": initial}
    return data | {f"{prefix}-{n}-{name}": value for n, row in enumerate(rows) for name, value in row.items()}


def as_sent(value):
    """A value of a form as a browser sends it."""
    if isinstance(value, list):
        return [getattr(one, "pk", one) for one in value]
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else value


def filled_in(client, row, **changed) -> tuple[str, dict]:
    """The address of a row's form, and what it sends with these changes and no new rows in its inlines."""
    path = url(type(row), "change", row.pk)
    context = client.get(path).context
    data = {field.html_name: as_sent(field.value()) for field in context["adminform"].form}
    data |= {name: entry for name, entry in context["seen"].items() if entry}
    for formset in context["inline_admin_formsets"]:
        data |= inline(formset.formset.prefix)
    return path, data | changed


def errors(client, path: str, data: dict) -> dict:
    """What the form says is wrong; it is shown again."""
    response = client.post(path, data)
    assert response.status_code == 200
    return response.context["adminform"].form.errors


def post(client, path: str, data: dict):
    """Send what is to be saved; where it is not, the failure tells what the form said."""
    response = client.post(path, data)
    assert response.status_code == 302, response.context and response.context["errors"]
    return response
