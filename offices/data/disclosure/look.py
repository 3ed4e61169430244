"""Text in, findings out: all that the guard against disclosure looks for. No rows and no database here."""

import re
from collections.abc import Collection

from offices.data.disclosure.disguise import undisguised
from offices.data.disclosure.found import Found
from offices.data.disclosure.numbers import emails, numbers
from offices.data.disclosure.people import persons
from offices.data.disclosure.places import municipalities
from offices.data.disclosure.words import shipped_words

NONE: frozenset[str] = frozenset()


def find(text: str, known: Collection[str] = NONE, *, names: bool = True) -> list[Found]:
    """All that is found, each once; `known` are surnames of authors that we cite, in lower case.

    Without `names` only what can stand nowhere is looked for: addresses and numbers of persons.
    """
    plain = undisguised(text)
    found = [*emails(plain), *numbers(plain)]
    if names:
        plain = without_public(plain)
        found += [*municipalities(plain, known), *persons(plain, known)]
    return list(dict.fromkeys(found))


def without_public(text: str) -> str:
    """The text without what the sources themselves name in public."""
    for phrase in shipped_words().public:
        if phrase in text:
            text = re.sub(re.escape(phrase), " - ", text)
    return text
