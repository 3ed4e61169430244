"""Probes: the process lives; it can serve. Plain text, no template, no language."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse


def healthz(request: HttpRequest) -> HttpResponse:
    """/healthz: the process answers; nothing else is asked."""
    return plain("ok")


def readyz(request: HttpRequest) -> HttpResponse:
    """/readyz: the database answers and every migration is applied; 503 with the reason otherwise."""
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return plain("the database does not answer", 503)
    return (
        plain("ok") if not waiting else plain(f"{len(waiting)} migrations are not applied; run manage.py migrate", 503)
    )


def plain(text: str, status: int = 200) -> HttpResponse:
    response = HttpResponse(f"{text}\n", status=status, content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = "no-store"
    return response
