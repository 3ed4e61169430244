"""What Django says in its admin and has no Norwegian for, listed for our catalogue. Nothing uses the list."""

from django.utils.translation import gettext_noop, ngettext_lazy

WORDS = (
    *(gettext_noop("Start typing to filter…"), gettext_noop("Filter navigation items"), gettext_noop("Sidebar")),
    *(gettext_noop("Skip to main content"), gettext_noop("Breadcrumbs"), gettext_noop("Model name")),
    *(gettext_noop("Toggle theme (current theme: auto)"), gettext_noop("Toggle theme (current theme: dark)")),
    *(gettext_noop("Toggle theme (current theme: light)"), gettext_noop("Show counts"), gettext_noop("Hide counts")),
    *(gettext_noop("Add link"), gettext_noop("Change or view list link"), gettext_noop("View selected %(model)s")),
    *(gettext_noop("Added:"), gettext_noop("Changed:"), gettext_noop("Deleted:"), gettext_noop("Error:")),
    *(gettext_noop("Select all objects on this page for an action"), gettext_noop("Forgotten your login credentials?")),
    gettext_noop("Select this object for an action - {}"),
    gettext_noop("Thanks for spending some quality time with the web site today."),
    ngettext_lazy("Please correct the error below.", "Please correct the errors below."),
    ngettext_lazy("entry", "entries"),
)
