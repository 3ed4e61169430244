"""Collects the texts of Django's templates, which Babel cannot read. Only `make messages` and its test use it."""

import re
from collections.abc import Collection, Iterator
from typing import Any, BinaryIO

from django.utils.translation.template import templatize

CALL = re.compile(r"\b(gettext|ngettext|pgettext|npgettext)\(((?:[^()\"']|\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')*)\)")
TEXT = re.compile(r"""u?"((?:[^"\\]|\\.)*)"|u?'((?:[^'\\]|\\.)*)'""")


def collect(
    source: BinaryIO, keywords: Collection[str], comment_tags: Collection[str], options: Any
) -> Iterator[tuple[int, str, Any, list[str]]]:
    """In Babel's terms: line, function, its texts, no comments."""
    for number, line in enumerate(templatize(source.read().decode()).splitlines(), 1):
        for function, inside in CALL.findall(line):
            texts = [(one or two).replace('\\"', '"').replace("\\'", "'") for one, two in TEXT.findall(inside)]
            if any(text.strip() for text in texts):
                yield number, function, texts[0] if len(texts) == 1 else tuple(texts), []
