"""What stands around a brief of any subject: where it is from, how to cite it, which parts its reader left out."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from offices.brief.document import Brief, Foot, Part, Text
from offices.brief.room import Room, clipped
from offices.data.studies import StudyRecords
from offices.table.table import Origin, cite_as
from offices.wording.findings import source_url

LONGEST_TITLE = 300


@dataclass(frozen=True)
class Frame:
    """Equal for the same brief, so that it is made once an edition."""

    origin: Origin
    """With the address of the page, which has all that there is."""
    left_out: frozenset[str]
    studies: StudyRecords

    def brief(
        self, room: Room, *, key: str, kind: str, title: str, line: Text, points: list[Text], parts: list[Part]
    ) -> Brief:
        """A brief of these, less what its reader left out."""
        whole = Brief(
            key=key,
            kind=kind,
            title=clipped(title, LONGEST_TITLE),
            line=line,
            points=tuple(points),
            parts=tuple(one for one in parts if one.blocks),
            foot=self.foot(title),
            titles=self.titles() if room.titles else (),
            most_notes=room.notes,
            most_places=room.places,
        )
        return whole.without(self.left_out)

    def foot(self, title: str) -> Foot:
        origin = self.origin
        return Foot(
            cite=cite_as(clipped(title, LONGEST_TITLE), origin),
            permalink=origin.permalink,
            day=date_format(origin.day, _("j F Y")) if origin.day else "",
            version=origin.data_version,
        )

    def titles(self) -> tuple[tuple[str, str], ...]:
        return tuple((source_url(key), str(one.title)) for key, one in self.studies.studies.items() if one.title)
