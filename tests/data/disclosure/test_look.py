"""What the guard finds in a text, however it is disguised, and what it leaves alone."""

import pytest

from offices.data.disclosure.found import Kind
from offices.data.disclosure.look import find

PLACES = """
The office lies in Trondheim.
Kontoret ligger i trondheim
TRONDHEIM
Trondheims modell
Trondheim's model
(Trondheim)
T r o n d h e i m
T.r.o.n.d.h.e.i.m
Trond\u00adheim
Trond\u200bheim
Тrоndhеim
Ｔｒｏｎｄｈｅｉｍ
trondheim-kontoret
Trondheimskontoret
Trondheimsregionen
office_trondheim
Tromsø
Tromso
Tromsoe
Troms\u00f8's
Tromsø,
A\u030alesund
Alesund
AALESUND
Baerum
Aurskog-Høland
Aurskog – Høland
aurskog høland
Aurskog\u00a0Høland
Nore og Uvdal
Nore & Uvdal
nore-og-uvdal
Midtre  Gauldal
Guovdageaidnu
Kautokeino
Andebu
Nordre Follo
i Os
på Nes
fra Lund
ved Vik
kontoret i Bø.
in Os
at Nes
from Lund
I OS
Kontoret i «Os»
i Os'
i Ås
i  Sund
i\u00a0Moss
NAV Os
Os kommune
the municipality of Os
""".strip().splitlines()

NO_PLACES = """
They also demand enough time.
Time for development is very scarce at a small office.
Just in time. Time is short, and the times change.
et nes, en vik, et sund, en lund og et berg
Sel, Os og Nes
Moss grows; a hole, a marker and a grand strand
i en lund ved en vik på et berg
Lillevik and Storvik
Lillevik er et kontor, Storvik et annet.
to at re; se på os
Both of them: Os. Nes. Vik.
eid av staten, eide og solid
The Norwegian Labour and Welfare Administration
""".strip().splitlines()

PERSONS = """
the leader Kari Nordmann
leader, Kari Nordmann
Leader: Kari Nordmann
the leader (Kari Nordmann)
leader  Kari   Nordmann
leader\u00a0Kari\u00a0Nordmann
LEADER KARI NORDMANN
the leader's name is Kari Nordmann
lederen Kari Nordmann
NAV-leder Kari Nordmann
kontorleder, Kari Nordmann
leder K. Nordmann
leder Anne-Marie Å. Nordmann
lederen heter Kari Nordmann
the director, Ola Nordmann, says
ordfører Ola Nordmann
Mr Nordmann
mr. Nordmann
MR NORDMANN
Mrs. Nordmann's office
Ms Nordmann
herr Nordmann
fru Nordmann
Fru\u00a0Nordmann
frøken Østby
""".strip().splitlines()

NO_PERSONS = """
the leader of the NAV office
Lederen for NAV Lillevik
leader, NAV Lillevik
The leader. The Norwegian state decides.
One leader. Two Leaders.
Leder: Den statlige linjen
the leader Klemsdal Andreassen
mr. Klemsdal
a fruit, a firm, an herring; 20 ms
two leaders A and B
""".strip().splitlines()

NUMBERS = {
    Kind.EMAIL: """
kari@nav.no
Kari.Nordmann@nav.no.
kari @ nav . no
kari (at) nav.no
kari [at] nav [dot] no
kari krøllalfa nav.no
kari＠nav.no
<kari+x@kommune.example.no>
""",
    Kind.TELEPHONE: """
22 33 44 55
22334455
223 34 455
912 34 567
tlf. 22.33.44.55
tlf.22334455
22-33-44-55
+47 22 33 44 55
+4722334455
+47 2233 4455
(+47) 22334455
0047 22 33 44 55
2233 4455
22\u00a033\u00a044\u00a055
２２３３４４５５
22  33  44  55
""",
    Kind.NATIONAL_ID: """
01019000083
010190 00083
010190-00083
01 01 90 00083
41019000077
""",
}

NO_NUMBERS = """
2006-2010
2008, 2010 and 2014
20081231
2008 2010
40 000 000 kroner
40000000
12 345 678
01019012345
ISBN 978-82-7609-232-3
0809-1234
1, 2, 3, 4, 5, 6, 7, 8
57 offices in 2008/2010/2014
10-20, 30-40 and 50-60 per cent
a.b at c
at nav.no
""".strip().splitlines()

KNOWN = {"klemsdal", "andreassen", "fauske", "lund"}


def kinds(text: str) -> list[Kind]:
    return [found.kind for found in find(text, KNOWN)]


@pytest.mark.parametrize("text", PLACES)
def test_a_place_is_found(text):
    assert Kind.PLACE in kinds(text)


@pytest.mark.parametrize("text", PERSONS)
def test_a_person_is_found(text):
    assert Kind.PERSON in kinds(text)


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in NUMBERS.items() for text in texts.strip().splitlines()]
)
def test_an_address_or_number_is_found(kind, text):
    assert kind in kinds(text)
    assert kind in [found.kind for found in find(f"The office ({text}) answers.", names=False)]


@pytest.mark.parametrize("text", [*NO_PLACES, *NO_PERSONS, *NO_NUMBERS])
def test_what_is_none_of_these_is_left_alone(text):
    assert find(text, KNOWN) == []


def test_the_author_of_a_source_is_no_place():
    assert find("Three offices (Fauske 2009); Fauske's thesis; Lund mfl. (2008), i Lund 2008", KNOWN) == []
    assert [found.text for found in find("the office in Fauske", KNOWN)] == ["Fauske"]
    assert [found.text for found in find("Fauske's thesis")] == ["Fauske"]


def test_each_is_told_once_with_the_text_as_it_stands():
    found = find("Trondheim, Trondheim and Tromsø; kari@nav.no")
    assert [(one.kind, one.text) for one in found] == [
        (Kind.EMAIL, "kari@nav.no"),
        (Kind.PLACE, "Trondheim"),
        (Kind.PLACE, "Tromsø"),
    ]
    assert str(found[1]) == "“Trondheim” looks like the name of a municipality."
