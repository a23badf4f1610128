"""Verbs on labels."""

from app.accounts.models import User
from app.audit.services import record
from app.core.db import session, take_turn
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.core.seen import demand_unchanged
from app.core.slugs import slug
from app.texts.labelling.queries import uses
from app.texts.models import Label

TURN = "labels"


class NameTaken(DomainError):
    """Another label has this name, or one so much like it that both would have one address."""


def add_label(name_nl: str, name_en: str, *, by: User) -> Label:
    """Its key is made from the Dutch name and never changes. Raises NameTaken."""
    take_turn(TURN)
    key = slug(name_nl)
    if session.get(Label, key) is not None:
        raise NameTaken(lazy("There is a label with this name already."))
    label = Label(key=key, name_nl=name_nl, name_en=name_en)
    session.add(label)
    record("label.added", None, by=by, key=key, name_nl=name_nl, name_en=name_en)
    return label


def rename_label(label: Label, name_nl: str, name_en: str, *, seen_version: int, by: User) -> None:
    """Addresses stay. Raises DomainError when somebody else was first."""
    demand_unchanged(label, seen_version)
    before = {"name_nl": label.name_nl, "name_en": label.name_en}
    label.name_nl, label.name_en = name_nl, name_en
    after = {"name_nl": name_nl, "name_en": name_en}
    record("label.renamed", None, by=by, key=label.key, before=before, after=after)


def remove_label(label: Label, *, by: User) -> None:
    """Raises DomainError while texts stand under it."""
    if uses()[label.key]:
        raise DomainError(lazy("There are texts under this label. Take it off those first."))
    record("label.removed", None, by=by, key=label.key, name_nl=label.name_nl, name_en=label.name_en)
    session.delete(label)
