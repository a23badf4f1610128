"""A browser in twenty lines, for tests that talk to a real server: cookies, and forms with their tokens."""

import re
import urllib.error
import urllib.parse
import urllib.request
from http.client import HTTPException
from http.cookiejar import Cookie, CookieJar

HIDDEN = re.compile(r'<input(?=[^>]*type="hidden")(?=[^>]*name="([^"]+)")(?=[^>]*value="([^"]*)")[^>]*>')


class ServerGone(Exception):
    """No answer: the server died or is starting."""


class Browser:
    def __init__(self, address: str) -> None:
        self.address = address
        self._jar = CookieJar()
        cookies = urllib.request.HTTPCookieProcessor(self._jar)
        self._opener = urllib.request.build_opener(cookies, _NoRedirects)

    def hold(self, name: str, value: str) -> None:
        """A cookie that the browser has from before."""
        host = urllib.parse.urlsplit(self.address).hostname or ""
        where = {"domain": host, "domain_specified": False, "domain_initial_dot": False, "port": None}
        ends = {"expires": None, "discard": False, "comment": None, "comment_url": None, "rest": {}}
        self._jar.set_cookie(
            Cookie(0, name, value, port_specified=False, path="/", path_specified=True, secure=False, **where, **ends)
        )

    def get(self, path: str) -> str:
        return self._open(path, None)[1]

    def post(self, path: str, values: dict[str, str]) -> int:
        """The status of the answer; 303 means that what was asked is done."""
        return self._open(path, urllib.parse.urlencode(values).encode())[0]

    def submit(self, page: str, path: str, values: dict[str, str]) -> int:
        """Send a form of `page` to `path` with what it hides and these values."""
        hidden = dict(HIDDEN.findall(self.get(page)))
        return self.post(path, {**hidden, **values})

    def _open(self, path: str, data: bytes | None) -> tuple[int, str]:
        try:
            with self._opener.open(self.address + path, data, timeout=20) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except (OSError, HTTPException) as error:
            raise ServerGone from error


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_arguments: object) -> None:
        return None
