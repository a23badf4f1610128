"""How long the web server waits for somebody who says nothing."""

import socket
import struct


def give_up_after(listener: socket.socket, seconds: int) -> None:
    """Connections that `listener` accepts end when nothing comes in for so long, in the middle of a request too.

    On Linux a connection inherits this from its listener (socket(7), SO_RCVTIMEO); a thread that reads from one that
    stays silent would otherwise wait for ever, and four of them would be a web process.
    """
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack("ll", seconds, 0))  # struct timeval
