"""The fonts, made at set-up from what npm brought: for browsers as they come, for pictures as TTF. No style."""

import shutil
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ROOT / "node_modules"
FONTS = ROOT / "var" / "fonts"
WEB, PRINT = FONTS / "web", FONTS / "print"
FAMILIES = ("source-serif-4", "source-sans-3")
WEIGHTS = (400, 600)
SETS = ("latin", "latin-ext")
"""Pictures and briefs may hold Sámi letters; a browser has fonts of its own for those."""


def make_fonts() -> None:
    """Write the two variable fonts that a browser gets, and the static ones that typst reads.

    typst reads no WOFF2, and takes one weight of a variable font for all. Of two files with one name it knows one, so
    that both sets of letters stand in one file.
    """
    shutil.rmtree(FONTS, ignore_errors=True)
    for folder in (WEB, PRINT):
        folder.mkdir(parents=True)
    for family in FAMILIES:
        variable = PACKAGES / "@fontsource-variable" / family / "files" / f"{family}-latin-wght-normal.woff2"
        shutil.copyfile(variable, WEB / f"{family}.woff2")
        for weight in WEIGHTS:
            print_font(family, weight).save(PRINT / f"{family}-{weight}.ttf")


def print_font(family: str, weight: int) -> TTFont:
    """All letters of one weight."""
    parts = []
    for letters in SETS:
        name = f"{family}-{letters}-{weight}-normal"
        font = TTFont(PACKAGES / "@fontsource" / family / "files" / f"{name}.woff2")
        font.flavor = None
        parts.append(PRINT / f"{name}.ttf")
        font.save(parts[-1])
    whole = Merger().merge([str(part) for part in parts])
    for part in parts:
        part.unlink()
    return whole


if __name__ == "__main__":
    make_fonts()
