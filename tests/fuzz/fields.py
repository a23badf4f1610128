"""Which fields the forms and addresses of the site have, learned from its pages and its code."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlsplit

from flask import Flask
from werkzeug.exceptions import HTTPException

from tests.rules.project import files_with, text_of

FITTING = {
    "email": "noor@example.nl",
    "number": "3",
    "date": "2026-09-01",
    "url": "https://example.nl",
    "tel": "030 123 45 67",
    "password": "een zin die niemand raadt",
    "textarea": "Wij leggen tuinen aan en onderhouden plantsoenen.",
}
ASKED = re.compile(r"""\b(?:args|form)\.get(?:list)?\(["']([\w-]+)["']""")
Place = tuple[str, str]  # endpoint and method


@dataclass
class Fields:
    """The names of the fields of one place, each with values that fit; `files`: those that want a file."""

    values: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    files: set[str] = field(default_factory=set)

    def add(self, name: str, value: str) -> None:
        if value not in self.values[name]:
            self.values[name].append(value)


class Known:
    """What is known of the fields of all places."""

    def __init__(self, app: Flask) -> None:
        self._addresses = app.url_map.bind("localhost")
        self._fields: dict[Place, Fields] = defaultdict(Fields)
        self.names = sorted(names_in_code())

    def of(self, endpoint: str, method: str) -> Fields:
        return self._fields[endpoint, method]

    def learn(self, html: str, address: str) -> None:
        """From the forms and links of the page at `address`."""
        reader = _Reader()
        reader.feed(html)
        for target in reader.links:
            self._add(target or address, "GET", parse_qsl(urlsplit(target).query))
        for form in reader.forms:
            action = form.action or address
            self._add(action, "GET", parse_qsl(urlsplit(action).query))
            self._add(action, form.method, form.values)
            if place := self._place(action, form.method):
                self._fields[place].files |= form.files

    def _add(self, address: str, method: str, values: list[tuple[str, str]]) -> None:
        if place := self._place(address, method):
            for name, value in values:
                self._fields[place].add(name, value)

    def _place(self, address: str, method: str) -> Place | None:
        parts = urlsplit(address)
        if parts.netloc or not parts.path.startswith("/"):
            return None
        try:
            endpoint, _arguments = self._addresses.match(parts.path, method)
        except HTTPException:
            return None
        return endpoint, method


@dataclass
class _Form:
    action: str
    method: str
    values: list[tuple[str, str]] = field(default_factory=list)
    files: set[str] = field(default_factory=set)


class _Reader(HTMLParser):
    """Fields belong to the form they stand in; those with a `form` of another place are few, and found by name."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.forms: list[_Form] = []
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "a" and values.get("href", "").startswith(("/", "?")):
            self.links.append(values["href"])
        if tag == "form":
            self.forms.append(_Form(values.get("action", ""), values.get("method", "get").upper()))
        if tag in ("input", "textarea", "select", "button") and values.get("name") and self.forms:
            self._see(tag, values)
        if tag == "option" and self._select and self.forms:
            self.forms[-1].values.append((self._select, values.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""

    def _see(self, tag: str, values: dict[str, str]) -> None:
        name, kind = values["name"], values.get("type", tag)
        if tag == "select":
            self._select = name
        elif kind == "file":
            self.forms[-1].files.add(name)
        else:
            self.forms[-1].values.append((name, values.get("value") or FITTING.get(kind, "Tuinen")))


def names_in_code() -> set[str]:
    """What the code asks of an address or form: `request.args.get("blad")`."""
    return {name for path in files_with(".py", below="app/") for name in ASKED.findall(text_of(path))}
