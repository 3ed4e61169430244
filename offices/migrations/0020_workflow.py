"""Steps of rows from stage to stage, and changes proposed beside published ones."""

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('offices', '0019_conflicts'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('model', models.CharField(editable=False, max_length=40)),
                ('comment', models.TextField(blank=True, help_text='For colleagues; readers never see it.', verbose_name='comment')),
                ('reason_en', models.TextField(blank=True, help_text='Why it is withdrawn; readers see it.', verbose_name='reason (English)')),
                ('reason_nb', models.TextField(blank=True, verbose_name='reason (Norwegian)')),
                ('row_id', models.BigIntegerField(editable=False, null=True)),
                ('values', models.JSONField(blank=True, default=dict, editable=False)),
                ('withdraws', models.BooleanField(default=False, editable=False)),
                ('seen', models.BigIntegerField(default=0, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('stage', models.CharField(choices=[('draft', 'draft'), ('in_review', 'in review'), ('published', 'published'), ('withdrawn', 'withdrawn')], default='draft', max_length=20)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('closed_at', models.DateTimeField(editable=False, null=True)),
                ('entry', models.BigIntegerField(editable=False, null=True)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['made_at', 'id'],
                'indexes': [models.Index(fields=['model', 'row_id'], name='proposal_of_row')],
                'constraints': [models.CheckConstraint(condition=models.Q(('stage__in', ['draft', 'in_review', 'published', 'withdrawn'])), name='proposal_stage', violation_error_message='stage: allowed are draft, in_review, published, withdrawn.'), models.CheckConstraint(condition=models.Q(('stage__in', ('published', 'withdrawn')), ('closed_at', None), _connector='XOR'), name='proposal_closed_when', violation_error_message='closed_at: only of what is closed.'), models.CheckConstraint(condition=models.Q(models.Q(('reason_en', ''), ('reason_nb', '')), ('withdraws', True), _connector='OR'), name='proposal_only_withdrawal_has_reason', violation_error_message='reason_en: only a withdrawal has a reason for the public.'), models.CheckConstraint(condition=models.Q(('row_id__isnull', False), ('withdraws', False), _connector='OR'), name='proposal_of_row_or_new', violation_error_message='row_id: only what is there can be withdrawn.'), models.UniqueConstraint(condition=models.Q(('stage__in', ('published', 'withdrawn')), _negated=True), fields=('model', 'row_id', 'by'), name='proposal_one_open_each', violation_error_message='by: you have a change of this row open already.'), models.CheckConstraint(condition=models.Q(django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('reason_en'), models.Value(10000)), django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('reason_nb'), models.Value(10000))), name='proposal_texts_within_limits', violation_error_message='A text has at most 10,000 characters (reason_en, reason_nb).')],
            },
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('model', models.CharField(editable=False, max_length=40)),
                ('comment', models.TextField(blank=True, help_text='For colleagues; readers never see it.', verbose_name='comment')),
                ('reason_en', models.TextField(blank=True, help_text='Why it is withdrawn; readers see it.', verbose_name='reason (English)')),
                ('reason_nb', models.TextField(blank=True, verbose_name='reason (Norwegian)')),
                ('row_id', models.BigIntegerField(editable=False)),
                ('before', models.CharField(blank=True, choices=[('draft', 'draft'), ('in_review', 'in review'), ('published', 'published'), ('withdrawn', 'withdrawn')], default='', max_length=20)),
                ('after', models.CharField(blank=True, choices=[('draft', 'draft'), ('in_review', 'in review'), ('published', 'published'), ('withdrawn', 'withdrawn')], default='', max_length=20)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('entry', models.BigIntegerField(editable=False, null=True)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-at', '-id'],
                'indexes': [models.Index(fields=['model', 'row_id'], name='step_of_row')],
                'constraints': [models.CheckConstraint(condition=models.Q(('before__in', ['draft', 'in_review', 'published', 'withdrawn'])), name='step_before', violation_error_message='before: allowed are draft, in_review, published, withdrawn.'), models.CheckConstraint(condition=models.Q(('after__in', ['draft', 'in_review', 'published', 'withdrawn'])), name='step_after', violation_error_message='after: allowed are draft, in_review, published, withdrawn.'), models.CheckConstraint(condition=models.Q(models.Q(('after', 'withdrawn'), ('before', 'published'), _negated=True), models.Q(models.Q(('reason_en', ''), _negated=True), models.Q(('reason_nb', ''), _negated=True)), _connector='OR'), name='step_withdrawal_has_reason', violation_error_message='reason_en: readers are told why what was published is withdrawn, in both languages.'), models.CheckConstraint(condition=models.Q(models.Q(('reason_en', ''), ('reason_nb', '')), ('after', 'withdrawn'), _connector='OR'), name='step_only_withdrawal_has_reason', violation_error_message='reason_en: only a withdrawal has a reason for the public.'), models.CheckConstraint(condition=models.Q(django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('reason_en'), models.Value(10000)), django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('reason_nb'), models.Value(10000))), name='step_texts_within_limits', violation_error_message='A text has at most 10,000 characters (reason_en, reason_nb).')],
            },
        ),
    ]
