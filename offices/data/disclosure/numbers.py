"""E-mail addresses, telephone numbers and national identity numbers in a text."""

import re
from collections.abc import Iterator
from datetime import date

from offices.data.disclosure.found import Found, Kind

AT = r"\s*(?:@|[(\[{]\s*(?:at|a|krøllalfa)\s*[)\]}]|\bkrøllalfa\b)\s*"
DOT = r"\s*(?:\.|[(\[{]\s*(?:dot|punktum)\s*[)\]}])\s*"
EMAIL = re.compile(rf"[\w.+-]+{AT}[\w-]+(?:{DOT}[\w-]+)+", re.IGNORECASE)
SOME_AT = re.compile(r"[(\[{]\s*(?:at?|krøllalfa)\s*[)\]}]", re.IGNORECASE)
EIGHT = re.compile(r"\d(?:[\s./()-]{0,3}\d){7}")
ALONE, ENDS = r"(?<!\d)(?<!\d[ .,/-])", r"(?![ .,/-]?\d|[^\W_])"
"""No digits before it, nothing that it would be a part of after it."""
TELEPHONES = (
    re.compile(r"(?:\+|(?<!\d)00)\s?\(?47\)?(?:[\s.-]{0,3}\d){8}(?!\d)"),
    re.compile(rf"{ALONE}[2-9]\d([ ./-]{{0,3}})\d\d(?:\1\d\d){{2}}{ENDS}"),
    re.compile(rf"{ALONE}[2-9]\d\d([ .-]{{1,3}})\d\d\1\d{{3}}{ENDS}"),
    re.compile(rf"{ALONE}(?!20\d\d [12]\d{{3}})[2-9]\d{{3}} \d{{4}}{ENDS}"),
)
ELEVEN = re.compile(r"(?<!\d)\d(?:[\s.-]{0,3}\d){10}(?!\d)")
CHECKS = ((3, 7, 6, 1, 8, 9, 4, 5, 2, 1), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1))
"""By what the digits of an identity number are multiplied; each sum is a multiple of eleven."""


def emails(text: str) -> Iterator[Found]:
    if "@" in text or "krøllalfa" in text or SOME_AT.search(text):
        for address in EMAIL.finditer(text):
            yield Found(Kind.EMAIL, address.group())


def numbers(text: str) -> Iterator[Found]:
    """Telephone numbers as they are written in Norway, and identity numbers whose check digits are right."""
    if not EIGHT.search(text):
        return
    for eleven in ELEVEN.finditer(text):
        if is_national_id("".join(filter(str.isdecimal, eleven.group()))):
            yield Found(Kind.NATIONAL_ID, eleven.group())
    for pattern in TELEPHONES:
        for eight in pattern.finditer(text):
            if not is_day(eight.group()) and not eight.group().endswith("00000"):
                yield Found(Kind.TELEPHONE, eight.group())


def is_national_id(digits: str) -> bool:
    """Day, month and checks; a D-number has 40 more as its day, numbers for tests 40 or 80 more as their month."""
    day, month = int(digits[:2]) % 40, int(digits[2:4]) % 40
    sums = [sum(by * int(digit) for by, digit in zip(check, digits, strict=False)) for check in CHECKS]
    return 1 <= day <= 31 and 1 <= month <= 12 and not any(total % 11 for total in sums)


def is_day(digits: str) -> bool:
    """Whether eight digits are a date."""
    try:
        return date.fromisoformat(digits).year < 2100
    except ValueError:
        return False
