"""What every chart says of itself to whoever does not see it. The pictures are in charts."""

from django.utils.translation import gettext as _


def described(caption: str, sentence: str) -> str:
    """The text that stands for the picture: what it shows, and where the same values are."""
    return " ".join([f"{caption.rstrip('.')}.", sentence, _("The same values stand in the table below.")])
