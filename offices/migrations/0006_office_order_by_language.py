"""Each office is sorted by the name that is shown, in either language, and by letters put together first (NFC)."""

from django.db import migrations, models

from offices.models.sorting import sort_key

AT_ONCE = 2000


def fill(apps, schema_editor):
    """Both keys of every office, from its names."""
    Office = apps.get_model("offices", "Office")
    batch = []
    for office in Office.objects.only("name_en", "name_nb").iterator(chunk_size=AT_ONCE):
        office.sort_key_en, office.sort_key_nb = sort_key(office.name_en), sort_key(office.name_nb)
        batch.append(office)
    Office.objects.bulk_update(batch, ["sort_key_en", "sort_key_nb"], batch_size=AT_ONCE // 10)


class Migration(migrations.Migration):
    dependencies = [("offices", "0005_limits")]

    operations = [
        migrations.RemoveIndex(model_name="office", name="office_record_sort_key"),
        migrations.AlterModelOptions(name="office", options={}),
        migrations.RenameField(model_name="office", old_name="sort_key", new_name="sort_key_nb"),
        migrations.AlterModelOptions(name="office", options={"ordering": ["sort_key_nb"]}),
        migrations.AddField(
            model_name="office",
            name="sort_key_en",
            field=models.CharField(blank=True, editable=False, max_length=300),
        ),
        migrations.AddIndex(
            model_name="office",
            index=models.Index(fields=["record", "sort_key_en"], name="office_record_sort_key_en"),
        ),
        migrations.AddIndex(
            model_name="office",
            index=models.Index(fields=["record", "sort_key_nb"], name="office_record_sort_key_nb"),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
