"""Run in a process of its own: asks every page once more for its queries, and says how much memory the process took."""

import json
import os
import resource
import sys
import time

import django


def main(paths: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nav_compare.settings")
    django.setup()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from offices.data.editions import current_edition
    from offices.matrix.build import read_matrix

    started = time.perf_counter()
    current_edition().of(read_matrix)
    built, client, queries = time.perf_counter() - started, Client(SERVER_NAME="127.0.0.1"), {}
    for path in paths:
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        queries[path] = len(captured)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"build_seconds": built, "memory_mb": memory, "queries": queries}))


if __name__ == "__main__":
    main(sys.argv[1:])
