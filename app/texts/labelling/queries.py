"""Selects on labels, and how often each is used."""

from collections import Counter

from sqlalchemy import Select, func, select

from app.core.db import session
from app.texts.models import Label
from app.texts.pointers import pointing_at

BY_NAME = Label.name_nl, Label.key


def all_labels() -> list[Label]:
    return list(session.scalars(select(Label).order_by(*BY_NAME)))


def labels_with(keys: Select[str]) -> list[Label]:
    return list(session.scalars(select(Label).where(Label.key.in_(keys)).order_by(*BY_NAME)))


def find_label(key: str) -> Label | None:
    return session.get(Label, key)


def uses() -> Counter[str]:
    """Of each label by its key, over the texts of all features."""
    counted: Counter[str] = Counter()
    for column in pointing_at(Label.__tablename__):
        for key, times in session.execute(select(column, func.count()).group_by(column)):
            counted[key] += times
    return counted
