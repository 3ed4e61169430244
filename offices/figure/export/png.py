"""A sheet as PNG, set by typst in the site's own fonts: no other font of a machine is looked at. No layout here."""

from functools import cache, lru_cache

import typst
from django.conf import settings

DOCUMENT = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg")"""
PPI = 192
"""Two dots for each pixel of the sheet, which are 96 an inch."""


@lru_cache(maxsize=32)
def png(svg: str) -> bytes:
    """The sheet in pixels; the same bytes each time, so that the last ones are kept."""
    return typst.compile(DOCUMENT, format="png", ppi=PPI, font_paths=fonts(), sys_inputs={"svg": svg})


@cache
def fonts() -> typst.Fonts:
    """Read once in a process."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(settings.PRINT_FONTS)])
