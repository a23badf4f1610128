"""Bodies in words, as the authors of news."""

from app.core.errors import DomainError
from app.core.i18n import _, in_language, lazy
from app.organisations.bodies import Body, name_of

FLAWS = lazy("Write an introduction first: lists and feeds show it.")


def authors_of(body: Body, language: str) -> str:
    """Who wrote for this body, in the language of the item: "bestuur van ..."."""
    name = name_of(body)
    with in_language(language):
        if body.association_id is not None:
            return _("board of %(name)s", name=name)
        return _("municipality of %(name)s", name=name) if body.municipality_code else name


def demand_ready(introduction: str) -> None:
    """Raises DomainError for what cannot be shown in a list."""
    if not introduction.strip():
        raise DomainError(FLAWS)
