"""Who asks, as far as counting needs it: people, not programs, and each once."""

import hashlib
import re
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Hashable

from flask import request

from app.core.guard import visitor

MOST_REMEMBERED = 10_000
REPEAT_WITHIN = 3_600.0  # seconds
PROGRAM = re.compile(r"bot\b|crawl|spider|slurp|curl|wget|python|java/|go-http|monitor|preview|scan", re.IGNORECASE)


class Repeats:
    """Who asked what within the last hour: a reload, another order or a way back is no second question.

    For that, a digest of visitor and question, under a key that no one knows, is remembered here and nowhere else.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._recent: OrderedDict[bytes, float] = OrderedDict()
        self._key = secrets.token_bytes(32)

    def is_repeat(self, asker: str, question: Hashable) -> bool:
        with self._lock:
            moment = time.monotonic()
            mark = hashlib.blake2b(repr((asker, question)).encode(), key=self._key, digest_size=16).digest()
            last = self._recent.pop(mark, None)
            self._recent[mark] = moment
            if len(self._recent) > MOST_REMEMBERED:
                self._recent.popitem(last=False)
            return last is not None and moment - last < REPEAT_WITHIN


def is_by_a_person() -> bool:
    """Neither a program nor a page that a browser fetches before anybody asks for it."""
    headers = request.headers
    purpose = " ".join(headers.get(name, "") for name in ("Sec-Purpose", "Purpose", "X-Moz"))
    agent = headers.get("User-Agent", "")
    return request.method == "GET" and "prefetch" not in purpose and bool(agent) and not PROGRAM.search(agent)


def asker() -> str:
    """What tells visitors apart for an hour, in memory only. Behind a proxy that PROXIES does not count all are one."""
    user = visitor()
    return f"user {user.id}" if user else f"{request.remote_addr} {request.headers.get('User-Agent')}"
