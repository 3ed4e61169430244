"""The app, and the signals that no write path can forget. No logic beyond connecting them."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from simple_history.signals import pre_create_historical_record


def check_row(sender: Any, instance: Any, **kwargs: Any) -> None:
    """All rules hold on every save, `loaddata` included."""
    instance.check_before_save()


def replace_data_version(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """Every change to a published table makes a new data version, in the transaction of that change.

    What `loaddata` writes may have been moved from elsewhere, so it is not said where that was.
    """
    from offices.models import DataVersion

    DataVersion.replace("" if raw else instance.within_office())


def replace_for_links(**kwargs: Any) -> None:
    """Links lead from one office, or study, to another."""
    from offices.models import DataVersion

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
            for signal in (post_save, post_delete):
                signal.connect(replace_data_version, sender=model)
        for link in LINKS:
            m2m_changed.connect(replace_for_links, sender=link.through)
        pre_create_historical_record.connect(dated)
