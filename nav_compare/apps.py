"""The panel as an app, with a site of our own. Nothing is imported from the panel here: models are not loaded yet."""

from django.contrib.admin.apps import AdminConfig


class PanelConfig(AdminConfig):
    default_site = "nav_compare.panel.PanelSite"
