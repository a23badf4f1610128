"""How much of a file comes in: what goes over the limit is read and dropped, so that the form can still answer.

Without this a file of 100 MB ends in a page that says "too large", and everything else in the form is gone.
"""

from tempfile import SpooledTemporaryFile
from typing import IO, Any, cast

from flask import Request, current_app

from config import Config

IN_MEMORY = 500_000  # bytes; beyond these a file waits on disk
READ_MOST = 10  # files of the largest size in one form, when somebody who is signed in sends it


class Incoming(SpooledTemporaryFile[bytes]):
    """A file that keeps nothing once it has grown over `most` bytes, and says so."""

    def __init__(self, most: int, in_memory: int = IN_MEMORY) -> None:
        super().__init__(max_size=in_memory, mode="w+b")
        self._most = most
        self.is_too_large = False

    def write(self, content: Any) -> int:
        if self.is_too_large or self.tell() + len(content) > self._most:
            self._drop()
            return len(content)
        return super().write(content)

    def _drop(self) -> None:
        if not self.is_too_large:
            self.is_too_large = True
            self.seek(0)
            self.truncate()


class ReceivingRequest(Request):
    """The request class of the site: files come in through `Incoming`."""

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        most = largest_file(current_app.extensions["config"])
        view = current_app.view_functions.get(self.endpoint or "")
        in_memory = most + 1 if hasattr(view, "__files_in_memory__") else IN_MEMORY
        return cast(IO[bytes], Incoming(most, in_memory))


def largest_file(config: Config) -> int:
    """Bytes."""
    return config.MAX_UPLOAD_MB * 1024 * 1024


def is_too_large(stream: IO[bytes]) -> bool:
    return isinstance(stream, Incoming) and stream.is_too_large
