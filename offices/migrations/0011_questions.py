"""A ready question has sides and sentences of its own; what was its two sides and its answer moves there."""

from collections import defaultdict
from functools import partial

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
import simple_history.models
from django.conf import settings
from django.db import migrations, models


SIDES = {
    "one-leader-or-two": ("one_leader", "two_leaders"),
    "generalists-or-specialists": ("generalists", "specialists"),
}
"""What ships calls its sides so; those of a curator are called one and other."""
ENTRY = ("history_date", "history_change_reason", "history_type", "history_user_id")


def move(apps, schema_editor):
    """Each of the two sides becomes a row, the answer a sentence, and so do all that their history has of them."""
    get = partial(apps.get_model, "offices")
    history = defaultdict(list)
    for entry in get("HistoricalQuestion").objects.order_by("history_id"):
        history[entry.id].append(entry)
    questions = get("Question").objects.in_bulk()
    for number in {*history, *questions}:
        move_question(get, number, questions.get(number), history[number])
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # else no table that was written can be altered


def move_question(get, number, question, history):
    """Of a question that was deleted there is only the history; its rows get numbers that no other can have."""
    seeded = get("SeededRow").objects.filter(model="question", row_id=number).first() if question else None
    untouched = seeded and history and history[-1].history_id == seeded.history_id
    keys = SIDES.get((question or history[-1]).key, ("one", "other"))
    moved = [
        move_side(get, question, history, column, key, place, -2 * number - place)
        for place, (column, key) in enumerate(zip(("one", "other"), keys))
    ]
    moved.append(move_answer(get, question, history, -number))
    if question:
        categories = [*question.one.all(), *question.other.all()]
        question.from_dimensions.set({one.dimension_id for one in categories})
    for model, key, row, entry in moved if untouched else ():
        get("SeededRow").objects.create(
            model=model, key=f"{question.key}/{key}", row_id=row.pk, digest="", history_id=entry.pk
        )


def move_side(get, question, history, column, key, place, number):
    names = {"one": "side", "other": "other"}[column]

    def told(row):
        label = {f"label_{language}": getattr(row, f"{names}_{language}") for language in ("en", "nb")}
        return {"key": key, "order": place, "question_id": question.pk if question else row.id, **label}

    side = get("QuestionSide").objects.create(**told(question)) if question else None
    if side:
        side.categories.set(getattr(question, column).all())
    entry = None
    for before in history:
        entry = keep(get("HistoricalQuestionSide"), before, id=side.pk if side else number, **told(before))
        for link in get(f"HistoricalQuestion_{column}").objects.filter(history_id=before.history_id):
            get("HistoricalQuestionSide_categories").objects.create(
                id=link.id, history=entry, questionside_id=entry.id, category_id=link.category_id
            )
    return "questionside", key, side, entry


def move_answer(get, question, history, number):
    def told(row):
        texts = {f"text_{language}": getattr(row, f"answer_{language}") for language in ("en", "nb")}
        return {"kind": "answer", "question_id": question.pk if question else row.id, **texts}

    answer = get("QuestionSentence").objects.create(**told(question)) if question else None
    entry = None
    for before in history:
        entry = keep(get("HistoricalQuestionSentence"), before, id=answer.pk if answer else number, **told(before))
    return "questionsentence", "answer/0", answer, entry


def keep(model, before, **values):
    """One entry of the history, by whom and when it was."""
    return model.objects.create(**values, **{name: getattr(before, name) for name in ENTRY})


class Migration(migrations.Migration):

    dependencies = [
        ('offices', '0010_studies'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalQuestion_from_dimensions',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('m2m_history_id', models.AutoField(primary_key=True, serialize=False)),
            ],
            options={
                'verbose_name': 'HistoricalQuestion_from_dimensions',
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalQuestion_outcomes',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('m2m_history_id', models.AutoField(primary_key=True, serialize=False)),
            ],
            options={
                'verbose_name': 'HistoricalQuestion_outcomes',
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalQuestion_to_dimensions',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('m2m_history_id', models.AutoField(primary_key=True, serialize=False)),
            ],
            options={
                'verbose_name': 'HistoricalQuestion_to_dimensions',
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalQuestionSentence',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('kind', models.CharField(choices=[('answer', 'answer'), ('point', 'point'), ('change', 'what would change the answer'), ('effect', 'effect'), ('mechanism', 'mechanism'), ('moderators', 'for whom and when'), ('implementation', 'implementation'), ('cost', 'cost')], default='point', max_length=20)),
                ('text_en', models.TextField(help_text='An answer has at most 30 words.', verbose_name='text (English)')),
                ('text_nb', models.TextField(verbose_name='text (Norwegian)')),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ],
            options={
                'verbose_name': 'historical question sentence',
                'verbose_name_plural': 'historical question sentences',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalQuestionSide',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('key', models.SlugField(max_length=60)),
                ('label_en', models.CharField(help_text='What findings speak for or against.', max_length=60, verbose_name='label (English)')),
                ('label_nb', models.CharField(max_length=60, verbose_name='label (Norwegian)')),
                ('speaks_for', models.CharField(blank=True, choices=[('promotes', 'promotes'), ('hinders', 'hinders')], default='', help_text='Of outcomes: the direction that speaks for them; the other is against.', max_length=20)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ],
            options={
                'verbose_name': 'historical question side',
                'verbose_name_plural': 'historical question sides',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalQuestionSide_categories',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('m2m_history_id', models.AutoField(primary_key=True, serialize=False)),
            ],
            options={
                'verbose_name': 'HistoricalQuestionSide_categories',
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalQuestionSide_outcomes',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('m2m_history_id', models.AutoField(primary_key=True, serialize=False)),
            ],
            options={
                'verbose_name': 'HistoricalQuestionSide_outcomes',
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalSentenceFinding',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('digest', models.CharField(blank=True, help_text='Of what the finding said. Emptied, it is filled in anew: once read again.', max_length=20)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ],
            options={
                'verbose_name': 'historical sentence finding',
                'verbose_name_plural': 'historical sentence findings',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='QuestionSentence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('answer', 'answer'), ('point', 'point'), ('change', 'what would change the answer'), ('effect', 'effect'), ('mechanism', 'mechanism'), ('moderators', 'for whom and when'), ('implementation', 'implementation'), ('cost', 'cost')], default='point', max_length=20)),
                ('text_en', models.TextField(help_text='An answer has at most 30 words.', verbose_name='text (English)')),
                ('text_nb', models.TextField(verbose_name='text (Norwegian)')),
                ('order', models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                'ordering': ['question', 'kind', 'order'],
            },
        ),
        migrations.CreateModel(
            name='QuestionSide',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=60)),
                ('label_en', models.CharField(help_text='What findings speak for or against.', max_length=60, verbose_name='label (English)')),
                ('label_nb', models.CharField(max_length=60, verbose_name='label (Norwegian)')),
                ('speaks_for', models.CharField(blank=True, choices=[('promotes', 'promotes'), ('hinders', 'hinders')], default='', help_text='Of outcomes: the direction that speaks for them; the other is against.', max_length=20)),
                ('order', models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                'ordering': ['question', 'order'],
            },
        ),
        migrations.CreateModel(
            name='SentenceFinding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(blank=True, help_text='Of what the finding said. Emptied, it is filled in anew: once read again.', max_length=20)),
            ],
            options={
                'ordering': ['sentence', 'finding'],
            },
        ),
        migrations.AddField(
            model_name='historicalquestion',
            name='review_by',
            field=models.DateField(blank=True, help_text='When they are to be read again.', null=True),
        ),
        migrations.AddField(
            model_name='historicalquestion',
            name='signed_by',
            field=models.CharField(blank=True, help_text='Who answers for them; shown once it is filled in.', max_length=150),
        ),
        migrations.AddField(
            model_name='historicalquestion',
            name='written_on',
            field=models.DateField(blank=True, help_text='When its sentences were written.', null=True),
        ),
        migrations.AddField(
            model_name='question',
            name='from_dimensions',
            field=models.ManyToManyField(blank=True, help_text='Findings that start from one of these are about the question.', related_name='questions_from', to='offices.dimension'),
        ),
        migrations.AddField(
            model_name='question',
            name='outcomes',
            field=models.ManyToManyField(blank=True, help_text='So are those that lead to one of these.', related_name='questions', to='offices.outcome'),
        ),
        migrations.AddField(
            model_name='question',
            name='review_by',
            field=models.DateField(blank=True, help_text='When they are to be read again.', null=True),
        ),
        migrations.AddField(
            model_name='question',
            name='signed_by',
            field=models.CharField(blank=True, help_text='Who answers for them; shown once it is filled in.', max_length=150),
        ),
        migrations.AddField(
            model_name='question',
            name='to_dimensions',
            field=models.ManyToManyField(blank=True, help_text='So are those that lead to one of these.', related_name='questions_to', to='offices.dimension'),
        ),
        migrations.AddField(
            model_name='question',
            name='written_on',
            field=models.DateField(blank=True, help_text='When its sentences were written.', null=True),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.CheckConstraint(condition=models.Q(('written_on__lte', models.F('review_by'))), name='question_review_after_writing', violation_error_message='review_by: it is reviewed before it is written.'),
        ),
        migrations.AddField(
            model_name='historicalquestion_from_dimensions',
            name='dimension',
            field=models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='offices.dimension'),
        ),
        migrations.AddField(
            model_name='historicalquestion_from_dimensions',
            name='history',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, to='offices.historicalquestion'),
        ),
        migrations.AddField(
            model_name='historicalquestion_from_dimensions',
            name='question',
            field=models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='offices.question'),
        ),
        migrations.AddField(
            model_name='historicalquestion_outcomes',
            name='history',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, to='offices.historicalquestion'),
        ),
        migrations.AddField(
            model_name='historicalquestion_outcomes',
            name='outcome',
            field=models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='offices.outcome'),
        ),
        migrations.AddField(
            model_name='historicalquestion_outcomes',
            name='question',
            field=models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='offices.question'),
        ),
        migrations.AddField(
            model_name='historicalquestion_to_dimensions',
            name='dimension',
            field=models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='offices.dimension'),
        ),
        migrations.AddField(
            model_name='historicalquestion_to_dimensions',
            name='history',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, to='offices.historicalquestion'),
        ),
        migrations.AddField(
            model_name='historicalquestion_to_dimensions',
            name='question',
            field=models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='offices.question'),
        ),
        migrations.AddField(
            model_name='historicalquestionsentence',
            name='history_user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='historicalquestionsentence',
            name='question',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='offices.question'),
        ),
        migrations.AddField(
            model_name='historicalquestionside',
            name='history_user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='historicalquestionside',
            name='question',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='offices.question'),
        ),
        migrations.AddField(
            model_name='historicalquestionside_categories',
            name='category',
            field=models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='offices.category'),
        ),
        migrations.AddField(
            model_name='historicalquestionside_categories',
            name='history',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, to='offices.historicalquestionside'),
        ),
        migrations.AddField(
            model_name='historicalquestionside_outcomes',
            name='history',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, to='offices.historicalquestionside'),
        ),
        migrations.AddField(
            model_name='historicalquestionside_outcomes',
            name='outcome',
            field=models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='offices.outcome'),
        ),
        migrations.AddField(
            model_name='historicalsentencefinding',
            name='finding',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='offices.finding'),
        ),
        migrations.AddField(
            model_name='historicalsentencefinding',
            name='history_user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='questionsentence',
            name='question',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sentences', to='offices.question'),
        ),
        migrations.AddField(
            model_name='historicalsentencefinding',
            name='sentence',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='offices.questionsentence'),
        ),
        migrations.AddField(
            model_name='questionside',
            name='categories',
            field=models.ManyToManyField(blank=True, help_text='What a finding of this side starts from.', related_name='question_sides', to='offices.category'),
        ),
        migrations.AddField(
            model_name='questionside',
            name='outcomes',
            field=models.ManyToManyField(blank=True, help_text='What it leads to, where the question asks what leads to something.', related_name='question_sides', to='offices.outcome'),
        ),
        migrations.AddField(
            model_name='questionside',
            name='question',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sides', to='offices.question'),
        ),
        migrations.AddField(
            model_name='historicalquestionside_outcomes',
            name='questionside',
            field=models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='offices.questionside'),
        ),
        migrations.AddField(
            model_name='historicalquestionside_categories',
            name='questionside',
            field=models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='offices.questionside'),
        ),
        migrations.AddField(
            model_name='sentencefinding',
            name='finding',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='carries', to='offices.finding'),
        ),
        migrations.AddField(
            model_name='sentencefinding',
            name='sentence',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='carriers', to='offices.questionsentence'),
        ),
        migrations.AddConstraint(
            model_name='questionsentence',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['answer', 'point', 'change', 'effect', 'mechanism', 'moderators', 'implementation', 'cost'])), name='questionsentence_kind', violation_error_message='kind: allowed are answer, point, change, effect, mechanism, moderators, implementation, cost.'),
        ),
        migrations.AddConstraint(
            model_name='questionsentence',
            constraint=models.UniqueConstraint(fields=('question', 'kind', 'order'), name='questionsentence_order', violation_error_message='order: a sentence of this kind already exists at this place.'),
        ),
        migrations.AddConstraint(
            model_name='questionsentence',
            constraint=models.UniqueConstraint(condition=models.Q(('kind__in', ('point', 'change')), _negated=True), fields=('question', 'kind'), name='questionsentence_once', violation_error_message='kind: a sentence of this kind already exists in this question.'),
        ),
        migrations.AddConstraint(
            model_name='questionsentence',
            constraint=models.CheckConstraint(condition=models.Q(('order__range', (0, 9999))), name='questionsentence_order_within_limits', violation_error_message='order: from 0 to 9999.'),
        ),
        migrations.AddConstraint(
            model_name='questionsentence',
            constraint=models.CheckConstraint(condition=models.Q(django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('text_en'), models.Value(10000)), django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('text_nb'), models.Value(10000))), name='questionsentence_texts_within_limits', violation_error_message='A text has at most 10,000 characters (text_en, text_nb).'),
        ),
        migrations.AddConstraint(
            model_name='questionside',
            constraint=models.UniqueConstraint(fields=('question', 'key'), name='questionside_key', violation_error_message='key: a side of this key already exists in this question.'),
        ),
        migrations.AddConstraint(
            model_name='questionside',
            constraint=models.CheckConstraint(condition=models.Q(('speaks_for__in', ['promotes', 'hinders', ''])), name='questionside_speaks_for', violation_error_message='speaks_for: allowed are promotes, hinders.'),
        ),
        migrations.AddConstraint(
            model_name='questionside',
            constraint=models.CheckConstraint(condition=models.Q(('order__range', (0, 9999))), name='questionside_order_within_limits', violation_error_message='order: from 0 to 9999.'),
        ),
        migrations.AddConstraint(
            model_name='sentencefinding',
            constraint=models.UniqueConstraint(fields=('sentence', 'finding'), name='sentencefinding_once', violation_error_message='finding: this finding already exists in this sentence.'),
        ),
        migrations.RunPython(move, migrations.RunPython.noop),
        migrations.RemoveConstraint(
            model_name='question',
            name='question_texts_within_limits',
        ),
        migrations.RemoveField(
            model_name='historicalquestion',
            name='answer_en',
        ),
        migrations.RemoveField(
            model_name='historicalquestion',
            name='answer_nb',
        ),
        migrations.RemoveField(
            model_name='historicalquestion',
            name='other_en',
        ),
        migrations.RemoveField(
            model_name='historicalquestion',
            name='other_nb',
        ),
        migrations.RemoveField(
            model_name='historicalquestion',
            name='side_en',
        ),
        migrations.RemoveField(
            model_name='historicalquestion',
            name='side_nb',
        ),
        migrations.RemoveField(
            model_name='question',
            name='answer_en',
        ),
        migrations.RemoveField(
            model_name='question',
            name='answer_nb',
        ),
        migrations.RemoveField(
            model_name='question',
            name='one',
        ),
        migrations.RemoveField(
            model_name='question',
            name='other',
        ),
        migrations.RemoveField(
            model_name='question',
            name='other_en',
        ),
        migrations.RemoveField(
            model_name='question',
            name='other_nb',
        ),
        migrations.RemoveField(
            model_name='question',
            name='side_en',
        ),
        migrations.RemoveField(
            model_name='question',
            name='side_nb',
        ),
        migrations.DeleteModel(
            name='HistoricalQuestion_one',
        ),
        migrations.DeleteModel(
            name='HistoricalQuestion_other',
        ),
    ]
