"""What every HTML page must have; the test client checks each page it fetches."""

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

UNLABELLED_TYPES = {"hidden", "submit", "button", "image", "reset"}


@dataclass
class _Field:
    line: str
    identifier: str | None
    named: bool


@dataclass
class Page:
    """What was found in a page, ready to be judged."""

    language: str | None = None
    title: str = ""
    headings: int = 0
    ids: Counter[str] = field(default_factory=Counter)
    labels_for: set[str] = field(default_factory=set)
    fields: list[_Field] = field(default_factory=list)
    forms_without_action: list[str] = field(default_factory=list)
    mistakes: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if len(values) < len(attrs):
            self.page.mistakes.append(f"an attribute stands twice in {self.get_starttag_text()}")
        if values.get("id"):
            self.page.ids[str(values["id"])] += 1
        if any(name == "style" or name.startswith("on") for name in values):
            self.page.mistakes.append(f"inline style or script in {self.get_starttag_text()}")
        if tag in ("html", "title", "label"):
            self.open.append(tag)
        method = f"see_{tag}"
        if hasattr(self, method):
            getattr(self, method)(values)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            self.open.remove(tag)

    def handle_data(self, data: str) -> None:
        if "title" in self.open and "svg" not in self.open:
            self.page.title += data.strip()

    def see_html(self, values: dict[str, str | None]) -> None:
        self.page.language = values.get("lang")

    def see_h1(self, _values: dict[str, str | None]) -> None:
        self.page.headings += 1

    def see_label(self, values: dict[str, str | None]) -> None:
        self.page.labels_for.add(values.get("for") or "")

    def see_img(self, values: dict[str, str | None]) -> None:
        if "alt" not in values:
            self.page.mistakes.append(f"no alt in {self.get_starttag_text()}")

    def see_form(self, values: dict[str, str | None]) -> None:
        if "action" not in values:
            self.page.forms_without_action.append(self.get_starttag_text() or "")
        elif not values["action"]:
            self.page.mistakes.append(f"empty action in {self.get_starttag_text()}")

    def see_input(self, values: dict[str, str | None]) -> None:
        if values.get("type") not in UNLABELLED_TYPES:
            self._see_field(values)

    def see_select(self, values: dict[str, str | None]) -> None:
        self._see_field(values)

    def see_textarea(self, values: dict[str, str | None]) -> None:
        self._see_field(values)

    def _see_field(self, values: dict[str, str | None]) -> None:
        named = "label" in self.open or bool(values.get("aria-label") or values.get("aria-labelledby"))
        self.page.fields.append(_Field(self.get_starttag_text() or "", values.get("id"), named))


def mistakes_in(html: str, *, fragment: bool = False) -> list[str]:
    """Say what is wrong with a page, or with a fragment that htmx puts into one."""
    reader = _Reader()
    reader.feed(html)
    page = reader.page
    found = page.mistakes
    found += [f"id {name} stands {times} times" for name, times in page.ids.items() if times > 1]
    found += [
        f"no label for {each.line}" for each in page.fields if not each.named and each.identifier not in page.labels_for
    ]
    if fragment:  # its own address is not the one of the page that a form without action would go to
        return found + [f"no action in {form}" for form in page.forms_without_action]
    if not page.language:
        found.append("html has no lang")
    if not page.title:
        found.append("no title")
    if page.headings != 1:
        found.append(f"{page.headings} h1 headings instead of one")
    return found
