"""The OpenAPI description: the framework's, with the parameters of the data as they are now. No request is answered."""

import json
import re
from typing import Any

from django.urls import reverse

from offices.api import parameters
from offices.api.endpoints import ASKED, api
from offices.api.parameters import Json
from offices.data.editions import Last
from offices.page.page import Page

MOST_ROOTS = 4


def description(page: Page) -> bytes:
    """The description as JSON, kept with the edition for each root: the framework needs 100 ms for its part."""
    kept: Last[bytes] = page.edition.last(description, MOST_ROOTS)
    root = reverse("api-home")
    return kept[root] if root in kept else kept.keep(root, json.dumps(described(page), ensure_ascii=False).encode())


def described(page: Page) -> Json:
    """Every operation with its parameters; those that several operations take stand once, for all of them."""
    bare = api.get_openapi_schema(path_prefix=reverse("api-home"))
    shared = {**parameters.selection(page), **{f"finding.{key}": one for key, one in parameters.findings(page).items()}}
    names = {id(one): name for name, one in shared.items()}
    for methods in bare["paths"].values():
        for operation in methods.values():
            taken = parameters.asked(page, ASKED[operation["operationId"]])
            operation["parameters"] += [
                reference(names[id(one)]) if id(one) in names else one.described() for one in taken.values()
            ]
    bare["components"]["parameters"] = {name: one.described() for name, one in shared.items()}
    return bare


def reference(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/parameters/{name}"}


def addresses() -> list[str]:
    """The paths of all operations, as the description writes them."""
    routes = {route for _prefix, router in api._routers for route in router.path_operations}
    return sorted(f"/api/v1{re.sub('{[a-z]+:', '{', route)}" for route in routes)
