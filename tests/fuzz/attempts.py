"""Requests that go wrong on purpose: any route, role and thing, with an address and a form that are nearly right."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote_from_bytes

from hypothesis import strategies as st

from app.core.doors import Door
from tests.fuzz.fields import Fields
from tests.fuzz.knowledge import Knowledge
from tests.fuzz.values import MUCH, broken_token, encoded, number_near, strange

Pairs = list[tuple[bytes, bytes]]

HEADERS = (
    {},
    {"HX-Request": "true"},
    {"HX-Request": "true", "HX-Target": "\u00ff"},
    {"Accept-Language": "xx;q=abc, -, nl-\u00e9"},
    {"Accept": "application/json"},
    {"Referer": "http://["},
    {"Range": "bytes=9-1,x"},
    {"If-None-Match": '"', "If-Modified-Since": "0"},
    {"X-Forwarded-For": "'", "X-Forwarded-Host": "example.nl", "X-Forwarded-Proto": "x"},
    {"User-Agent": "a" * 5_000},
)
BODIES = (
    ("application/json", b'{"a": '),
    ("application/x-www-form-urlencoded", b"&&=&%&a=%zz" + b"&a=1" * 2_000),
    ("multipart/form-data", b"--"),
    ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\n"),
    ("text/plain; charset=utf-16", b"\xff"),
    ("", b"\x00"),
)
BOUNDARY = "streekbron"


@dataclass(frozen=True)
class Attempt:
    """A request as it goes over the line."""

    role: str
    endpoint: str
    method: str
    path: bytes
    query: str
    headers: dict[str, str]
    content_type: str
    body: bytes

    def __repr__(self) -> str:
        sent = f"{self.body[:300]!r}{'…' if len(self.body) > 300 else ''}" if self.body else "nothing"
        path = quote_from_bytes(self.path)
        address = f"{path[:300]}?{self.query[:300]}"
        return f"{self.method} {address} as {self.role} ({self.content_type}), {self.headers}: {sent}"


@st.composite
def attempts(draw: Any, knowledge: Knowledge) -> Attempt:
    door = draw(st.sampled_from(knowledge.doors))
    role = draw(st.sampled_from(knowledge.roles(door)))
    method = draw(st.sampled_from(door.methods)) if draw(st.integers(0, 29)) else draw(st.sampled_from(["PUT", "HEAD"]))
    fields = knowledge.fields.of(door.endpoint, method)
    asked = knowledge.fields.of(door.endpoint, "GET")
    content_type, body = "", b""
    if method == "POST":
        content_type, body = draw(bodies(fields, knowledge.fields.names))
    return Attempt(
        role=role,
        endpoint=door.endpoint,
        method=method,
        path=draw(paths(door, knowledge, role)),
        query=_urlencoded(draw(queries(asked, knowledge.fields.names))),
        headers=draw(st.sampled_from(HEADERS)) if draw(st.booleans()) else {},
        content_type=content_type,
        body=body,
    )


@st.composite
def paths(draw: Any, door: Door, knowledge: Knowledge, role: str) -> bytes:
    """The address of something own, of something foreign, or of nothing."""
    address = draw(st.sampled_from(knowledge.addresses(door, role)))
    path = b""
    for text, name in re.findall(r"([^<]*)(?:<(\w+)>)?", door.address):
        path += text.encode()
        if name and draw(st.integers(0, 4)):
            path += encoded(str(address.get(name, "")))
        elif name:
            path += draw(_other(address.get(name, "")))
    return path


def _other(value: object) -> st.SearchStrategy[bytes]:
    return strange() | (broken_token(value) if isinstance(value, str) else number_near(value))


@st.composite
def queries(draw: Any, fields: Fields, names: list[str]) -> Pairs:
    if draw(st.booleans()):
        return []
    known = [(encoded(name), encoded(value)) for name, values in fields.values.items() for value in values]
    fitting = st.sampled_from(known) if known else st.nothing()
    name = st.sampled_from([*fields.values, *names]).map(encoded) | strange()
    return draw(st.lists(fitting | st.tuples(name, strange()), max_size=6))


@st.composite
def bodies(draw: Any, fields: Fields, names: list[str]) -> tuple[str, bytes]:
    if not draw(st.integers(0, 19)):
        return draw(st.sampled_from(BODIES))
    pairs = draw(forms(fields, names))
    if fields.files or not draw(st.integers(0, 4)):
        return draw(_multipart(pairs, fields))
    return "application/x-www-form-urlencoded", _urlencoded(pairs).encode()


@st.composite
def forms(draw: Any, fields: Fields, names: list[str]) -> Pairs:
    """Filled in as it should be, but for a few fields."""
    filled = [(encoded(name), encoded(draw(st.sampled_from(values)))) for name, values in fields.values.items()]
    for _ in range(draw(st.integers(0, 3))):
        filled = draw(_spoiled(filled, names))
    return filled


@st.composite
def _spoiled(draw: Any, pairs: Pairs, names: list[str]) -> Pairs:
    name = st.sampled_from(names).map(encoded) | strange()
    if not pairs:
        return [(draw(name), draw(strange()))]
    place = draw(st.integers(0, len(pairs) - 1))
    before, (field, value), after = pairs[:place], pairs[place], pairs[place + 1 :]
    changes = {
        "missing": [],
        "doubled": [(field, value), (field, draw(strange()))],
        "strange": [(field, draw(strange()))],
        "of another": [(field, draw(number_near(0)))],
        "unknown": [(draw(name), value)],
        "too much": [(field, MUCH)] if not draw(st.integers(0, 9)) else [(field, value * 50)],
    }
    return [*before, *changes[draw(st.sampled_from([*changes]))], *after]


@st.composite
def _multipart(draw: Any, pairs: Pairs, fields: Fields) -> tuple[str, bytes]:
    """Files where they belong, and sometimes where text does."""
    parts = []
    for name in [*map(encoded, sorted(fields.files)), *(name for name, _value in pairs)]:
        value = dict(pairs).get(name)
        if value is None or not draw(st.integers(0, 9)):
            parts.append(_part(name, draw(strange() | st.sampled_from(FILES)), draw(strange())))
        else:
            parts.append(_part(name, value))
    return f"multipart/form-data; boundary={BOUNDARY}", b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()


FILES = (
    b"naam;plaats\nDe Heg;Zeist\n",
    b"PK\x03\x04",
    b"%PDF-1.7",
    b"\x89PNG\r\n\x1a\n",
    b"<svg xmlns=''/>",
    b"GIF89a",
)


def _part(name: bytes, value: bytes, file_name: bytes | None = None) -> bytes:
    as_file = b'; filename="%s"' % _quoted(file_name) if file_name is not None else b""
    head = b'--%s\r\nContent-Disposition: form-data; name="%s"%s\r\n\r\n'
    return head % (BOUNDARY.encode(), _quoted(name), as_file) + value + b"\r\n"


def _quoted(name: bytes) -> bytes:
    return name.replace(b'"', b"%22").replace(b"\r", b"%0D").replace(b"\n", b"%0A")


def _urlencoded(pairs: Pairs) -> str:
    return "&".join(f"{quote_from_bytes(name, safe='')}={quote_from_bytes(value, safe='')}" for name, value in pairs)
