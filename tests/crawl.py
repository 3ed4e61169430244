"""Every address of the site as a machine finds it: links of pages, the API's description and lists, and wrong ones."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from io import BytesIO
from itertools import pairwise
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from pypdf import PdfReader

LINK = re.compile(r'\b(?:href|action)="(/[^"]*)"')
SKIPPED = ("/static/", "/admin/", "/api/v1/docs")
STARTS = ("/", "/nb/", "/api/v1/openapi.json", "/api/v1/openapi.json?lang=nb")
ALIKE, MOST_PARAMETERS = 2, 2
"""Addresses read of one path with the same parameters, and how many of these: selections go together without end."""


@dataclass
class Crawl:
    """`bodies` are the answers by address, `dead` the links that led to no page and where they stood."""

    client: Any
    bodies: dict[str, str] = field(default_factory=dict)
    dead: dict[str, str] = field(default_factory=dict)
    waiting: dict[str, str] = field(default_factory=dict)
    alike: Counter = field(default_factory=Counter)

    def run(self, mistyped: Iterable[str] = ()) -> "Crawl":
        """Follow all that leads on, then ask for what is wrong in each way; `mistyped` are names that nothing has."""
        self.follow("", STARTS)
        while self.waiting:
            path = next(iter(self.waiting))
            found_on = self.waiting.pop(path)
            status = self.read(path)
            if status != 200 and not (status == 400 and path.startswith("/api/")):  # it asks for a parameter
                self.dead[path] = f"{status}, linked from {found_on}"
            self.follow(path, LINK.findall(self.bodies[path]))
            self.waiting |= dict.fromkeys(set(described(path, self.bodies[path])) - set(self.bodies), path)
        for path in {*wrong_words(self.bodies), *wrong_names(self.bodies, mistyped)}:
            self.read(path)
        return self

    def read(self, path: str) -> int:
        response = self.client.get(path, follow=True)
        self.bodies[path] = text_of(response.headers["Content-Type"], response.content)
        return response.status_code

    def follow(self, found_on: str, links: Iterable[str]) -> None:
        for path in (unescape(link).split("#")[0] for link in links):
            if path.startswith(SKIPPED) or path in self.bodies or path in self.waiting:
                continue
            shape = shape_of(path)
            self.alike[shape] += 1
            if self.alike[shape] <= ALIKE and len(shape) - 1 <= MOST_PARAMETERS:
                self.waiting[path] = found_on


def text_of(content_type: str, content: bytes) -> str:
    """What an answer says: of a PDF the words on its sheets, of a picture nothing."""
    if content_type == "image/png":
        return ""
    if content_type == "application/pdf":
        return "\n".join(sheet.extract_text() for sheet in PdfReader(BytesIO(content)).pages)
    return content.decode()


def shape_of(path: str) -> tuple[str, ...]:
    """The path and the names of its parameters; what the answer is written in does not count."""
    query = parse_qsl(urlsplit(path).query, keep_blank_values=True)
    return (urlsplit(path).path, *sorted({name for name, _value in query}))


def described(path: str, body: str) -> Iterator[str]:
    """The addresses that the API's description and its lists lead to, each in the language of `path`."""
    if not path.startswith("/api/"):
        return
    answer, asked = json.loads(body), urlsplit(path)
    spoken = "lang=nb" if "lang=nb" in asked.query else ""
    if "openapi" in answer:
        yield from (f"{route}?{spoken}" for route, verbs in answer["paths"].items() if not needs(verbs["get"]))
    keys = [row.get("slug") or row.get("id") or row.get("key") for row in answer.get("results", ())]
    yield from (f"{asked.path}{key}/?{spoken}" for key in keys)
    yield from (row["url"] for row in answer.get("results", ()) if "#" not in row["url"])
    if asked.path.endswith("/offices/"):
        yield from (f"/api/v1/compare/?office={one}&office={other}&{spoken}" for one, other in pairwise(keys))
    if asked.path.endswith("/dimensions/"):
        yield from (f"/api/v1/crosstab/?x={key}&y={keys[0]}&{spoken}" for key in keys)


def needs(described: dict[str, Any]) -> bool:
    """Whether an address of the API answers only with some parameter."""
    return any(one.get("required") for one in described.get("parameters", ()))


def wrong_words(seen: Iterable[str]) -> Iterator[str]:
    """Each parameter with a word that it does not have, and one that there is not: the answers list what is allowed."""
    names, beside = defaultdict(set), Counter()
    for path, *parameters in map(shape_of, seen):
        names[path] |= {"nosuch", *parameters}
    for path in names:
        kind = (folder_of(path), *sorted(names[path]))
        beside[kind] += 1
        if beside[kind] <= ALIKE:
            yield from (f"{path}?{name}=nosuch" for name in names[path])


def folder_of(path: str) -> str:
    return path[: path.rstrip("/").rfind("/") + 1]


def wrong_names(seen: Iterable[str], mistyped: Iterable[str]) -> Iterator[str]:
    """Each kind of page, and of answer of the API, of something that there is not: the answers suggest what there is."""
    folders = Counter(folder_of(path) for path, *_parameters in set(map(shape_of, seen)))
    yield from (f"{folder}{name}/" for folder, n in folders.items() if n > 1 for name in mistyped)
