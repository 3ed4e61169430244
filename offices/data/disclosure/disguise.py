"""A text in plain letters, however it was written: nothing invisible, no letters that only look like ours."""

import re
import unicodedata

INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
LOOKALIKES = str.maketrans(
    {
        **dict(zip("АВЕЅІЈКМНОРСТУХаеѕіјорсухё", "ABESIJKMHOPCTYXaesijopcyxe", strict=True)),
        **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονι", "ABEZHIKMNOPTYXovi", strict=True)),
        **dict.fromkeys("’‘ʼʹ`´′", "'"),
        **dict.fromkeys("‐‑‒–—―−﹘﹣", "-"),
        **dict.fromkeys("∅⌀", "ø"),
    }
)
"""Letters of other alphabets that look like ours, and the many apostrophes and dashes."""


PLAIN = frozenset(map(chr, range(32, 127))) | frozenset("\n\r\tæøåÆØÅéèêëóòôöüäáàçÉ«»“”§")
"""What nothing hides behind."""


def undisguised(text: str) -> str:
    if PLAIN.issuperset(text):
        return text
    return INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).translate(LOOKALIKES)
