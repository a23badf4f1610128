"""What the tests of this feature ask of an answer."""

from urllib.parse import urlsplit

from werkzeug.test import TestResponse


def path_of(address: str) -> str:
    """Of an address on this site, with its query."""
    parts = urlsplit(address)
    assert parts.netloc == "localhost", address
    return f"{parts.path}?{parts.query}"


def refused_with(answer: TestResponse, status: int, code: str) -> bool:
    """Whether the page that helps names this code; the status must be right."""
    assert answer.status_code == status, answer.get_data(as_text=True)
    return code in answer.get_data(as_text=True)
