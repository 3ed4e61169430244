"""The data version says where the last writes were, so that an edit of one office rereads that office."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("offices", "0007_record_words")]

    operations = [
        migrations.AddField(
            model_name="dataversion",
            name="writes",
            field=models.TextField(default="", editable=False),
        ),
    ]
