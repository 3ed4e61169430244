"""What one finding of the guard is: a kind and the text. How it is found is beside this."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Kind(TextChoices):
    """What it looks like."""

    PLACE = "place", gettext_lazy("the name of a municipality")
    EMAIL = "email", gettext_lazy("an e-mail address")
    TELEPHONE = "telephone", gettext_lazy("a telephone number")
    NATIONAL_ID = "national_id", gettext_lazy("a national identity number")
    PERSON = "person", gettext_lazy("the name of a person")


@dataclass(frozen=True)
class Found:
    """One thing found in a text, as it stands there but for its disguise."""

    kind: Kind
    text: str

    def __str__(self) -> str:
        return _("“%(text)s” looks like %(kind)s.") % {"text": self.text, "kind": self.kind.label}

    @property
    def key(self) -> str:
        """By which a reason for letting it stand is kept."""
        return " ".join(self.text.casefold().split())
