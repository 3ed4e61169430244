"""The data version says when it was taken, so that a page can be cited with its date."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("offices", "0014_areas")]

    operations = [
        migrations.AddField(
            model_name="dataversion",
            name="taken_at",
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False),
        ),
    ]
