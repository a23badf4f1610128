"""How gunicorn serves the site; it finds this file by itself. Addresses and numbers come from the settings."""

import gc
import sys
import tempfile
import threading
import time
from pathlib import Path

from app.core.patience import give_up_after
from app.core.start import prepare, settle, warm_up
from config import Config

gc.disable()  # until a web process is warm: nothing of what is made before then is garbage

SECONDS_TO_SETTLE = 5
SECONDS_OF_SILENCE = 20  # in the middle of a request

_config = Config.from_environment()
NEW_OBJECTS = 10_000  # between two searches for garbage: a page makes thousands, and almost all go by themselves
_in_memory = Path("/dev/shm")  # noqa: S108 - gunicorn makes its own unpredictable names there

wsgi_app = "wsgi:application"
bind = f"0.0.0.0:{_config.PORT}"
workers = _config.WEB_PROCESSES
threads = 4
loglevel = "warning"
timeout = 60  # seconds; a process that shows no life for so long is replaced
keepalive = 5  # seconds that an open connection may wait for its next request
limit_request_line = 8190  # bytes
limit_request_fields = 60
limit_request_field_size = 8190
preload_app = True
control_socket_disable = True  # it would lie in the home folder, shared by all installations
# Heartbeat files: on a slow disk a living worker would look dead.
worker_tmp_dir = str(_in_memory) if _in_memory.is_dir() else tempfile.gettempdir()


def on_starting(server):
    """In the first process, before it takes its first visitor."""
    for line in prepare(server.app.wsgi()):
        sys.stdout.write(f"{line}\n")
    sys.stdout.write(f"\nStreekbron is at {_config.BASE_URL}  (Ctrl-C stops it)\n")
    sys.stdout.flush()


def when_ready(server):
    for listener in server.LISTENERS:
        give_up_after(listener.sock, SECONDS_OF_SILENCE)


def post_worker_init(worker):
    """Build what the first visitor would otherwise wait for, while the worker serves already."""
    threading.Thread(target=_warm_up, args=(worker.app.callable,), daemon=True).start()


def _warm_up(app):
    """What is there by then stays: looking through all of it for garbage made a visitor now and then wait for long."""
    warm_up(app)
    time.sleep(SECONDS_TO_SETTLE)
    settle(app)
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS)
    gc.enable()
