"""A mail server in this process that remembers what it was given."""

import asyncio
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.smtp import SMTP


class Mailbag:
    """What a server took. `refuse` says with what an address is refused; `took` is called with each mail."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.returns_to: list[str] = []
        self.copies: Counter[str] = Counter()
        self.connections = 0
        self.refuse: Callable[[str], str | None] = lambda _address: None
        self.took: Callable[[], None] = lambda: None
        self.lock = threading.Lock()

    async def handle_EHLO(self, _server: Any, session: Any, _envelope: Any, hostname: str, responses: Any) -> Any:  # noqa: N802
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802
        refusal = self.refuse(address)
        if refusal:
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        with self.lock:
            self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
            self.returns_to.append(envelope.mail_from)
            self.copies.update(envelope.rcpt_tos)
        self.took()
        return "250 OK"


@contextmanager
def mail_server(bag: Mailbag) -> Iterator[str]:
    """Yield the address of a server on this host that puts what it gets into `bag`, as MAIL_URL has it."""
    loop = asyncio.new_event_loop()
    server = loop.run_until_complete(loop.create_server(lambda: SMTP(bag, loop=loop), "127.0.0.1", 0))
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield f"smtp://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        server.close()
        loop.run_until_complete(_end_all(loop))
        loop.close()


async def _end_all(loop: asyncio.AbstractEventLoop) -> None:
    """Connections that somebody left open, because they were killed."""
    others = [task for task in asyncio.all_tasks(loop) if task is not asyncio.current_task()]
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
