"""How gunicorn serves the site; each value with its reason. Address and number of workers come from outside."""

import gc
import os

# One process per core, plus none: pages are pure computation of a few milliseconds, so more would only take turns.
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
# Sync workers measured best behind a buffering proxy; threads of one process share the interpreter's lock. Ours is one
# that has a page for an address that is too long.
worker_class = "nav_compare.worker.Worker"
# The heartbeat file must not lie on a disk that can stall: in a container /tmp may be one.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108, PTH112 - a directory of the system
# A filter form with very many boxes ticked makes a long address; this is the longest that gunicorn allows.
limit_request_line = 8190
# Nothing of a request's environment comes from its headers: by gunicorn's defaults whoever reaches it from the same
# machine, and so every client of a proxy there, could set SCRIPT_NAME, PATH_INFO and the scheme. Django reads the one
# header that the proxy writes, X-Forwarded-Proto, itself. Over a Unix socket every peer counts as the proxy, so it is
# not enough to name no addresses: nothing may be left to be taken.
forwarded_allow_ips = ""
forwarder_headers = ""
secure_scheme_headers = {}
# No page takes seconds; a request that does is a fault, and its worker is replaced.
timeout = 30
# Load the site once, before the workers are forked: they share its memory and start at once.
preload_app = True


def when_ready(server: object) -> None:
    """What is loaded before the fork lives as long as the process; searching it for garbage cost 40 ms a time.

    What is kept of the data since does too, and was searched (80 ms) at every tenth page; now at every hundredth or so.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(5_000, 10, 50)


# A proxy writes the access log; errors go to the console.
accesslog = None
errorlog = "-"
loglevel = "warning"
