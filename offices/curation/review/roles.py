"""The roles of curators in words. What each may is given by the groups, which a migration makes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


@dataclass(frozen=True)
class Role:
    """A group by its name in the database, what it is called and may, and may not."""

    group: str
    label: Text
    may: Text
    may_not: Text


ROLES = (
    Role(
        "Coder",
        _("Coder"),
        _(
            "Enters and changes drafts of offices, visits, codings, sources, findings, figures and questions; proposes "
            "changes and withdrawals of what is published; sends both for review with a comment."
        ),
        _("Publishes nothing, deletes nothing that readers see, leaves the codebook alone."),
    ),
    Role(
        "Codebook editor",
        _("Codebook editor"),
        _("The same for dimensions, categories, themes, outcomes and the other word lists."),
        _("Publishes nothing, leaves cases alone."),
    ),
    Role(
        "Reviewer",
        _("Reviewer"),
        _("Looks at what waits, returns it with a comment, publishes it; withdraws, with a reason for readers."),
        _("Changes no values, and publishes nothing that they changed themselves since it was last published."),
    ),
    Role(
        "Administrator",
        _("Administrator"),
        _("All that a reviewer may; deletes and restores; makes users and puts them in groups."),
        _("Changes no values, and publishes nothing that they changed themselves since it was last published."),
    ),
)


def told_roles() -> Sequence[Role]:
    return ROLES


def roles_of(user: Any) -> set[str]:
    """The groups that somebody is in."""
    return set(user.groups.values_list("name", flat=True))
