"""The OpenAPI description: the framework's, with the parameters of the data as they are now. No request is answered."""

import json
import re
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from offices.api import parameters
from offices.api.endpoints import ASKED, api
from offices.api.parameters import Json
from offices.page.context import request_matrix

_kept: dict[tuple[str, str], bytes] = {}
"""The description of one edition of the data, below one root; the framework needs 100 ms for its part."""


def description(request: HttpRequest) -> bytes:
    """The description as JSON, written once per data version."""
    edition = (request_matrix(request).token, reverse("api-home"))
    made = _kept.get(edition) or json.dumps(described(request), ensure_ascii=False).encode()
    if edition[0]:
        _kept.clear()
        _kept[edition] = made
    return made


def described(request: HttpRequest) -> Json:
    """Every operation with its parameters; those of the codebook stand once, for all operations that take them."""
    bare = api.get_openapi_schema(path_prefix=reverse("api-home"))
    shared = parameters.selection(request)
    for methods in bare["paths"].values():
        for operation in methods.values():
            taken = parameters.asked(request, ASKED[operation["operationId"]])
            operation["parameters"] += [
                reference(name) if shared.get(name) is one else one.described() for name, one in taken.items()
            ]
    bare["components"]["parameters"] = {name: one.described() for name, one in shared.items()}
    return bare


def reference(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/parameters/{name}"}


def addresses() -> list[str]:
    """The paths of all operations, as the description writes them."""
    routes = {route for _prefix, router in api._routers for route in router.path_operations}
    return sorted(f"/api/v1{re.sub('{[a-z]+:', '{', route)}" for route in routes)
