"""Atom feeds (RFC 4287)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape, unescape
from urllib.parse import urljoin
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from app.core.markdown import rendered
from app.news.models import NewsItem

ATOM = "http://www.w3.org/2005/Atom"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # a feed has to say when it changed, also before its first entry

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2
_LINK = re.compile(r'href="([^"]*)"')

register_namespace("", ATOM)


@dataclass(frozen=True)
class Source:
    """Another feed, in which an entry appeared first (RFC 4287, 4.2.11)."""

    address: str
    title: str


@dataclass(frozen=True)
class Entry:
    item: NewsItem
    address: str  # absolute
    source: Source | None
    picture: str | None  # absolute


@dataclass(frozen=True)
class Feed:
    """`address` is that of the feed itself, and its id; `page` that of the list. Both absolute."""

    address: str
    page: str
    title: str
    author: str
    language: str
    changed_at: datetime | None
    entries: Iterable[Entry]


def atom(feed: Feed) -> bytes:
    root = Element(f"{{{ATOM}}}feed", {LANGUAGE: feed.language})
    _add(root, "id", feed.address)
    _add(root, "title", feed.title)
    _add(root, "updated", _moment(feed.changed_at or NEVER))
    _link(root, "self", feed.address, "application/atom+xml")
    _link(root, "alternate", feed.page, "text/html")
    _add(SubElement(root, f"{{{ATOM}}}author"), "name", feed.author)
    for entry in feed.entries:
        _add_entry(root, entry)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _add_entry(root: Element, entry: Entry) -> None:
    item = entry.item
    node = SubElement(root, f"{{{ATOM}}}entry", {LANGUAGE: item.language})
    _add(node, "id", item.uid)
    _add(node, "title", item.title)
    _add(node, "published", _moment(item.publish_at or item.changed_at))
    _add(node, "updated", _moment(item.changed_at))
    _add(SubElement(node, f"{{{ATOM}}}author"), "name", item.authors)
    _link(node, "alternate", entry.address, "text/html")
    for label in item.labels:
        SubElement(node, f"{{{ATOM}}}category", {"term": label.key, "label": _legal(label.name(item.language))})
    _add(node, "summary", item.introduction)
    _add(node, "content", _content(entry), type="html")
    if entry.source:
        source = SubElement(node, f"{{{ATOM}}}source")
        _add(source, "id", entry.source.address)
        _add(source, "title", entry.source.title)
        _add(source, "updated", _moment(item.changed_at))


def _content(entry: Entry) -> str:
    """The cleaned HTML of the page, with addresses that hold anywhere."""
    html = f"<p>{escape(entry.item.introduction)}</p>{rendered(entry.item.text)}"
    if entry.item.picture and entry.picture:
        image = entry.item.picture
        html = f'<p><img src="{escape(entry.picture)}" alt="{escape(image.alt)}"></p>' + html
    return _LINK.sub(lambda link: f'href="{_joined(entry.address, link[1])}"', html)


def _joined(base: str, link: str) -> str:
    try:
        return escape(urljoin(base, unescape(link)))
    except ValueError:  # "http://[": no address at all
        return ""


def _add(parent: Element, name: str, text: str, **attributes: str) -> None:
    SubElement(parent, f"{{{ATOM}}}{name}", attributes).text = _legal(text)


def _link(parent: Element, rel: str, address: str, kind: str) -> None:
    SubElement(parent, f"{{{ATOM}}}link", {"rel": rel, "href": address, "type": kind})


def _legal(text: str) -> str:
    return _NOT_XML.sub("", text)


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
