"""A search as a sentence, for people and for exports."""

from collections.abc import Sequence

from app.core.i18n import _
from app.search.groups import DISTANCES, GROUPS
from app.search.names import Names, load_names
from app.search.sorting import order_in_words
from search_index.query import SearchQuery


def to_words(query: SearchQuery) -> str:
    """The search in the language of the reader. A page that has the names at hand calls `in_words`."""
    return in_words(query, load_names())


def in_words(query: SearchQuery, names: Names) -> str:
    """What is looked for, and in which order it is shown."""
    return f"{question_in_words(query, names)}; {order_in_words(query.sort, has_text=bool(query.text))}"


def question_in_words(query: SearchQuery, names: Names) -> str:
    parts = [_("firms for “%(text)s”", text=query.text) if query.text else _("all firms")]
    chosen = {each.field: each.values for each in query.filters if each.values}
    for group in GROUPS:
        if group.field in chosen:
            values = either([names.label(group.field, value) for value in chosen[group.field]])
            parts.append(str(group.sentence) % {"values": values})
            if group is DISTANCES and query.near:
                parts[-1] += " " + _("of postcode %(postcode)s", postcode=query.near.label)
    if query.near and DISTANCES.field not in chosen:
        parts.append(_("measured from postcode %(postcode)s", postcode=query.near.label))
    sentence = ", ".join(parts)
    return sentence[:1].upper() + sentence[1:]


def either(words: Sequence[str]) -> str:
    """`a, b or c`."""
    if len(words) < 2:
        return "".join(words)
    return str(_("%(first)s or %(last)s", first=", ".join(words[:-1]), last=words[-1]))
