"""Somebody who says nothing does not keep a thread of the web server for ever."""

import socket
import sys
import time

import pytest

from app.core.patience import give_up_after

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems do not hand the option on")


def test_a_connection_that_stays_silent_ends_by_itself():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        give_up_after(listener, seconds=1)
        with socket.create_connection(listener.getsockname()) as _silent:
            connection, _address = listener.accept()
            connection.setblocking(True)  # as the web server does
            started = time.monotonic()
            with connection, pytest.raises(BlockingIOError):
                connection.recv(1)
            assert time.monotonic() - started < 10
