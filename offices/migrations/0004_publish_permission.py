from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('offices', '0003_office_order'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='dataversion',
            options={'permissions': [('publish', 'Can publish and withdraw')]},
        ),
    ]
