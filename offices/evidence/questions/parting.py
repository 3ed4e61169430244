"""Where a text parts into what is read first and the rest. Nothing is left out, and no word is added."""

import re

CLAUSE = re.compile(r"(?<=[:;])\s+")
SENTENCE = re.compile(r"(?<=\w{3}[.!?])\s+(?=[A-ZÆØÅ“«])")
"""Not after an abbreviation of two letters, nor before a word in small letters."""


def first_clause(text: str) -> tuple[str, str]:
    """Up to the first colon or semicolon, and what follows; all of it where there is none."""
    return parted(CLAUSE, text)


def first_sentence(text: str) -> tuple[str, str]:
    """The first sentence, and the others."""
    return parted(SENTENCE, text)


def parted(where: re.Pattern[str], text: str) -> tuple[str, str]:
    first, *rest = where.split(text, maxsplit=1)
    return first, "".join(rest)
