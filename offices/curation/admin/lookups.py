"""The fields in which a related row is looked up by typing. Which rows are offered is each panel's own matter."""

from typing import Any

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple

from nav_compare.panel import is_number


class OnlyNumbers:
    """Django asks the database for whatever was sent, to print it again: what is no row's number is left out."""

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[tuple]:
        return super().optgroups(name, [one for one in value if not one or is_number(str(one))], attrs)


class LookUp(OnlyNumbers, AutocompleteSelect):
    """One row."""


class LookUpSeveral(OnlyNumbers, AutocompleteSelectMultiple):
    """Several rows."""


class LooksUp:
    """A panel, or rows inside one, whose `autocomplete_fields` are such fields."""

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        return super().formfield_for_foreignkey(db_field, request, **self.looked_up(LookUp, db_field, request, kwargs))

    def formfield_for_manytomany(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        several = self.looked_up(LookUpSeveral, db_field, request, kwargs)
        return super().formfield_for_manytomany(db_field, request, **several)

    def looked_up(self, widget: type, db_field: Any, request: Any, kwargs: dict[str, Any]) -> dict[str, Any]:
        if "widget" in kwargs or db_field.name not in self.get_autocomplete_fields(request):
            return kwargs
        return {**kwargs, "widget": widget(db_field, self.admin_site, using=kwargs.get("using"))}
