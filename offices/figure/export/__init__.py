"""A chart as a picture that stands alone: with its caption, its legend and where it comes from, as SVG or PNG."""

from collections.abc import Callable
from typing import NamedTuple

from offices.figure.export.png import png
from offices.figure.export.sheet import sheet

__all__ = ["PICTURES", "sheet"]


class Form(NamedTuple):
    """A form of a picture."""

    content_type: str
    write: Callable[[str], bytes]
    """From a sheet."""


PICTURES = {"png": Form("image/png", png), "svg": Form("image/svg+xml; charset=utf-8", str.encode)}
"""The word of `format`, which is also the end of the file's name -> how the picture is written."""
