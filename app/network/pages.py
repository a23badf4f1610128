"""The texts of the network's pages: those that come with the product, until a region writes its own."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from app.core.db import session
from app.core.i18n import Text, lazy
from app.network.models import NetworkPage, PageKey

DEFAULTS = Path(__file__).parent / "defaults"
TITLES: dict[PageKey, Text] = {
    PageKey.ABOUT: lazy("The network"),
    PageKey.INTENT: lazy("Declaration of intent"),
    PageKey.JOIN: lazy("Take part"),
    PageKey.CONTACT: lazy("Contact"),
    PageKey.ACCESSIBILITY: lazy("Accessibility"),
    PageKey.COLOPHON: lazy("Colophon"),
}


@dataclass(frozen=True)
class PageText:
    """`changed_at` is None of a text that came with the product; `version` is 0 then."""

    key: PageKey
    language: str
    text: str
    changed_at: datetime | None = None
    version: int = 0


def page_text(key: PageKey, language: str, region: str) -> PageText:
    own = own_text(key, language)
    if own is None:
        return PageText(key, language, default_text(key, language, region))
    return PageText(key, language, own.text, own.changed_at, own.version)


def own_text(key: PageKey, language: str) -> NetworkPage | None:
    return session.get(NetworkPage, (key, language))


def default_text(key: PageKey, language: str, region: str) -> str:
    return _default(key, language).replace("{region}", region).strip()


@cache
def _default(key: PageKey, language: str) -> str:
    return (DEFAULTS / language / f"{key.value}.txt").read_text(encoding="utf-8")


def page_with(name: str) -> PageKey | None:
    """That which an address names."""
    return PageKey(name) if name in set(PageKey) else None
