"""System checks: what would break the site silently, said at start. No checks of the data (see check_data)."""

import json
from typing import Any

from django.conf import settings
from django.core.checks import Error, Warning, register
from plotly.offline import get_plotlyjs_version


@register()
def plotly_versions_agree(**kwargs: Any) -> list[Error]:
    """The bundle that npm installs must be the plotly.js that the Python package writes figures for."""
    manifest = json.loads((settings.BASE_DIR / "package.json").read_text(encoding="utf-8"))
    pinned = manifest["dependencies"]["plotly.js-basic-dist-min"]
    if pinned == get_plotlyjs_version():
        return []
    return [
        Error(
            f"package.json pins plotly.js {pinned}, the Python package expects {get_plotlyjs_version()}.",
            hint="Set plotly.js-basic-dist-min in package.json to that, and run npm install --package-lock-only.",
            id="offices.E001",
        )
    ]


@register()
def a_proxy_stands_in_front(**kwargs: Any) -> list[Warning]:
    """A process serves one request at a time: without a proxy that buffers, a few slow readers stop the site."""
    if settings.PROXIES or not settings.HTTPS:
        return []
    return [
        Warning(
            "HTTPS is on and PROXIES is 0: no proxy is said to stand in front of the site.",
            hint="Two slow connections would keep everybody waiting. Put a proxy that buffers in front, such as nginx "
            "(docs/operations.md), and set PROXIES to how many there are.",
            id="offices.W001",
        )
    ]
