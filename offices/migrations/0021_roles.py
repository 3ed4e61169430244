"""The four groups of curators, with what each may; a group of the same name that is there keeps its own as well."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

CODEBOOK = (
    *("area", "dimensiongroup", "dimension", "category", "conflict", "theme", "outcome", "speaker", "design"),
    *("synonym", "untreated"),
)
CASES = (
    *("source", "sample", "datafamily", "citation", "caveat", "reviewentry"),
    *("office", "visit", "part", "coding", "possiblematch", "comparison"),
    *("finding", "findingsource", "contradiction", "indicator", "measurement"),
    *("question", "questionside", "questionsentence", "sentencefinding", "questionsource"),
)
READ = ("missedsearch",)


def may(verbs, models):
    return {f"{verb}_{model}" for verb in verbs for model in models}


SEE = may(["view"], CODEBOOK + CASES + READ)
GROUPS = {
    "Coder": SEE | may(["add", "change"], CASES),
    "Codebook editor": SEE | may(["add", "change"], CODEBOOK),
    "Reviewer": SEE | {"publish"},
    "Administrator": SEE | {"publish"} | may(["delete"], CODEBOOK + CASES),
}
USERS = {"add_user", "change_user", "view_user", "view_group"}


def make_groups(apps, schema_editor):
    """Django makes permissions only after the last migration; they are needed here."""
    for label in ("auth", "offices"):
        config = apps.get_app_config(label)
        config.models_module = True
        create_permissions(config, apps=apps, verbosity=0)
        config.models_module = None
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    for name, codenames in GROUPS.items():
        group, _made = Group.objects.get_or_create(name=name)
        group.permissions.add(*Permission.objects.filter(content_type__app_label="offices", codename__in=codenames))
    administrators = Group.objects.get(name="Administrator")
    administrators.permissions.add(*Permission.objects.filter(content_type__app_label="auth", codename__in=USERS))


class Migration(migrations.Migration):
    dependencies = [("offices", "0020_workflow"), ("auth", "0012_alter_user_first_name_max_length")]

    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
