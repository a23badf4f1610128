"""Languages in which somebody can speak with a firm, by ISO 639-1 code; their names are those of CLDR."""

from collections.abc import Iterable

from babel import Locale

from app.core.i18n import language

COMMON = ("nl", "en", "de", "fr", "pl", "tr", "ar", "uk")
# The other official languages of the European Union, and those that are spoken much in the Netherlands.
OTHERS = tuple(
    "bg bs cs da el es et fa fi fy ga hi hr hu id it lt lv mt no pt ro ru sk sl so sq sr sv ti ur vi zh".split()
)
KNOWN = frozenset((*COMMON, *OTHERS))


def language_names(codes: Iterable[str]) -> dict[str, str]:
    """Names in the reader's language, by code; a code that is not known is left out."""
    names = Locale.parse(language()).languages
    return {code: str(names[code]) for code in codes if code in KNOWN}
