"""What RFC 4287 demands of a feed; `breaches` says which of it a document breaks."""

import re
from xml.etree.ElementTree import Element, fromstring

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# RFC 3339, upper case T and Z (section 3.3).
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:\S+")
ONCE = {
    "feed": ("generator", "icon", "id", "logo", "rights", "subtitle", "title", "updated"),
    "entry": ("content", "id", "published", "rights", "source", "summary", "title", "updated"),
}
NEEDED = ("id", "title", "updated")


def breaches(document: bytes) -> list[str]:
    feed = fromstring(document)
    if feed.tag != f"{ATOM}feed":
        return ["2: the document element is no atom:feed"]
    entries = feed.findall(f"{ATOM}entry")
    found = [*_of_parts(feed, "feed"), *(flaw for entry in entries for flaw in _of_entry(feed, entry))]
    ids = [(entry.findtext(f"{ATOM}id"), entry.findtext(f"{ATOM}updated")) for entry in entries]
    if len(set(ids)) < len(ids):
        found.append("4.1.1: two entries have the same atom:id and atom:updated")
    relations = [(link.get("rel"), link.get("type"), link.get("hreflang")) for link in feed.findall(f"{ATOM}link")]
    if "self" not in {relation for relation, *_rest in relations}:
        found.append("4.1.1: no link of the feed to itself (SHOULD)")
    return found + _of_alternates(feed, "feed")


def _of_entry(feed: Element, entry: Element) -> list[str]:
    found = [*_of_parts(entry, "entry"), *_of_alternates(entry, "entry")]
    if entry.find(f"{ATOM}author") is None and feed.find(f"{ATOM}author") is None:
        found.append("4.1.2: neither entry nor feed has an author")
    content = entry.find(f"{ATOM}content")
    if content is None and entry.find(f"{ATOM}link[@rel='alternate']") is None:
        found.append("4.1.2: no content and no link of the kind alternate")
    nameless = [category for category in entry.findall(f"{ATOM}category") if not category.get("term")]
    return found + ["4.2.2.1: a category without a term"] * len(nameless)


def _of_parts(node: Element, kind: str) -> list[str]:
    found = [f"4.1: {kind} needs one {name}" for name in NEEDED if len(node.findall(ATOM + name)) != 1]
    found += [f"4.1: {kind} has more than one {name}" for name in ONCE[kind] if len(node.findall(ATOM + name)) > 1]
    if not ABSOLUTE.fullmatch(node.findtext(f"{ATOM}id") or ""):
        found.append(f"4.2.6: the id of a {kind} is no IRI")
    for name in ("updated", "published"):
        found += [
            f"3.3: {name} is no date" for part in node.findall(ATOM + name) if not MOMENT.fullmatch(part.text or "")
        ]
    for person in node.findall(f"{ATOM}author"):
        if len(person.findall(f"{ATOM}name")) != 1 or not (person.findtext(f"{ATOM}name") or "").strip():
            found.append("3.2.1: an author without a name")
    for link in node.findall(f"{ATOM}link"):
        if not ABSOLUTE.fullmatch(link.get("href", "")):
            found.append("4.2.7: a link that is not absolute")
    return found + _of_texts(node)


def _of_texts(node: Element) -> list[str]:
    found = []
    for name in ("title", "summary", "content", "rights", "subtitle"):
        for part in node.findall(ATOM + name):
            if part.get("type", "text") not in ("text", "html", "xhtml"):
                found.append(f"3.1.1: {name} of type {part.get('type')}")
            if part.get("type", "text") in ("text", "html") and len(part):
                found.append(f"3.1.1: {name} holds elements")
    return found


def _of_alternates(node: Element, kind: str) -> list[str]:
    alternates = [link for link in node.findall(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"]
    if len({(link.get("type"), link.get("hreflang")) for link in alternates}) < len(alternates):
        return [f"4.1: {kind} has two alternate links of the same type and language"]
    return []
