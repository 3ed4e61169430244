"""What the tests of the form share: an empty visit, and what a browser sends of its rows."""

import re

from django.urls import reverse

from offices.models import Coding, Dimension, DimensionGroup, Office, Visit
from tests.builders import make_dimension, unique

HIDDEN = re.compile(r'<input type="hidden" name="([\w.]+)" value="([^"]*)"')


def make_group(*scales: str, **values) -> list[Dimension]:
    """Dimensions of a group of their own, one for each scale."""
    group = DimensionGroup.objects.create(key=unique("group_"), label_en="Group", label_nb="Gruppe")
    return [make_dimension(scale, group=group, order=order, **values) for order, scale in enumerate(scales)]


def empty_visit() -> Visit:
    """Of a draft office; it has no part yet."""
    slug = unique("office-")
    office = Office.objects.create(slug=slug, name_en=slug, name_nb=slug)
    return Visit.objects.create(office=office, key="first", label_en="First", label_nb="Første")


def address(visit: Visit, dimension: Dimension, part: str = "") -> str:
    url = reverse("admin:coding-form", args=[visit.pk, dimension.group.key])
    return f"{url}?part={part}" if part else url


def hidden(client, visit: Visit, dimension: Dimension, part: str = "") -> dict[str, str]:
    """What the page's rows were made from."""
    page = client.get(address(visit, dimension, part))
    assert page.status_code == 200
    return {name: value for name, value in HIDDEN.findall(page.content.decode()) if "." in name}


def sent(dimension: Dimension, number: int = 0, **typed) -> dict[str, object]:
    """The fields of a line, as its browser would send them; what is not told is at its default."""
    defaults = {"ids": "", "status": "coded", "certainty": "stated", "account": "author", "realisation": "in_place"}
    given = {**defaults, "shown": "on", **typed}
    return {f"{dimension.key}.{number}.{name}": value for name, value in given.items() if value is not None}


def post_row(client, visit: Visit, dimension: Dimension, data=(), part: str = "", **typed):
    """Save one row as the script does, on what the page says that it was made from."""
    seen = hidden(client, visit, dimension, part)
    own = {name: value for name, value in seen.items() if name.startswith(f"{dimension.key}.")}
    fields = dict(data) or sent(dimension, **typed)
    return client.post(address(visit, dimension, part), {**own, **fields, "row": dimension.key})


def codings(visit: Visit) -> list[Coding]:
    return list(Coding.objects.filter(part__visit=visit).order_by("id"))


def pick(dimension: Dimension, key: str) -> str:
    return str(dimension.categories.get(key=key).pk)
