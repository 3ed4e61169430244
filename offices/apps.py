"""The app, and the signals that no write path can forget. No logic beyond connecting them."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
from simple_history.signals import pre_create_historical_record


def check_row(sender: Any, instance: Any, **kwargs: Any) -> None:
    """All rules hold on every save, `loaddata` included."""
    instance.check_before_save()


def remember_row(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """What `loaddata` writes counts as seen, since it says nothing of what was there."""
    from offices.models.renewal import remember

    remember(instance, raw)


def replace_data_version(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """Every change that readers can notice makes a new data version, in the transaction of that change.

    What `loaddata` writes may have been moved from elsewhere, so it is not said where that was.
    """
    from offices.models import DataVersion
    from offices.models.renewal import is_noticed

    if is_noticed(instance):
        DataVersion.replace("" if raw else instance.within_office())


def replace_for_links(instance: Any, reverse: bool = False, **kwargs: Any) -> None:
    """Links lead from one office, or study, to another; those of a row that readers do not see, from nowhere."""
    from offices.models import DataVersion
    from offices.models.renewal import is_noticed, remember

    remember(instance)
    if reverse or is_noticed(instance):
        DataVersion.replace()


class OfficesConfig(AppConfig):
    name = "offices"
    verbose_name = "NAV Compare"

    def ready(self) -> None:
        from offices import checks  # noqa: F401 - importing registers the system checks
        from offices.curation import admin  # noqa: F401 - and the panel
        from offices.data.saves import dated
        from offices.models import LINKS, PUBLISHED_MODELS
        from offices.models.labels import name_tables

        name_tables()
        for model in PUBLISHED_MODELS:
            pre_save.connect(check_row, sender=model)
            for signal in (pre_save, pre_delete):
                signal.connect(remember_row, sender=model)
            for signal in (post_save, post_delete):
                signal.connect(replace_data_version, sender=model)
        for link in LINKS:
            m2m_changed.connect(replace_for_links, sender=link.through)
        pre_create_historical_record.connect(dated)
