"""Published texts, found by their words: an inverted index in the database, changed in the transaction of the text."""

import functools
import math
import operator
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    and_,
    case,
    cast,
    delete,
    func,
    insert,
    or_,
    select,
)

from app.core.db import session
from app.texts.models import FoundText, FoundWord
from app.texts.words import BEGUN, WHOLE, Wanted, filed, length, wanted

TITLE_COUNTS = 4  # times a word of the text
# Okapi BM25 with the usual constants (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009).
K1, B = 1.2, 0.75
AFTER_ALL = "z" * 20  # behind the beginning of a word: sorts after all that begin so, in every collation


@dataclass(frozen=True)
class Found:
    kind: str
    number: int
    score: float
    dated_at: datetime


def put(kind: str, number: int, *, title: str, text: str, dated_at: datetime) -> None:
    """File a text that everybody may read, or file it anew; `text` without markup."""
    remove(kind, number)
    counted = filed(text)
    for term, weight in filed(title).items():
        counted[term] += TITLE_COUNTS * weight
    row = FoundText(kind=kind, number=number, dated_at=dated_at, length=TITLE_COUNTS * length(title) + length(text))
    session.add(row)
    session.flush()
    if counted:
        rows = [{"stem": term, "text_id": row.id, "times": times} for term, times in counted.items()]
        session.execute(insert(FoundWord), rows)


def remove(kind: str, number: int) -> None:
    """It is no longer for everybody. Does nothing when it never was."""
    row = select(FoundText.id).where(FoundText.kind == kind, FoundText.number == number).scalar_subquery()
    session.execute(delete(FoundWord).where(FoundWord.text_id == row))
    session.execute(delete(FoundText).where(FoundText.kind == kind, FoundText.number == number))


def remove_all() -> None:
    session.execute(delete(FoundWord))
    session.execute(delete(FoundText))


def counts(question: str, kinds: Collection[str]) -> dict[str, int]:
    """How many texts of each kind hold every word; no line for none."""
    words = wanted(question)
    if not words:
        return {}
    statement = select(FoundText.kind, func.count()).where(FoundText.kind.in_(kinds)).group_by(FoundText.kind)
    for word in words:
        statement = statement.where(FoundText.id.in_(select(FoundWord.text_id).where(_is_held(word))))
    return dict(session.execute(statement).all())


def find(question: str, kinds: Collection[str], *, limit: int, offset: int = 0) -> list[Found]:
    """Texts that hold every word, the best first; of equals the newest. The database reckons: most are never shown."""
    words = wanted(question)
    if not words:
        return []
    held = _times(words).subquery()
    times = [held.c[f"times_{place}"] for place in range(len(words))]
    score = _score(times, *_rarity(words))
    statement = select(FoundText.kind, FoundText.number, score, FoundText.dated_at).join(
        held, held.c.text_id == FoundText.id
    )
    statement = statement.where(FoundText.kind.in_(kinds), *(each.is_not(None) for each in times))
    in_order = (cast(score * 1_000_000, Integer).desc(), FoundText.dated_at.desc(), FoundText.id)
    rows = session.execute(statement.order_by(*in_order).limit(limit).offset(offset))
    return [Found(*row) for row in rows]


def _times(words: Sequence[Wanted]) -> Select[Any]:
    """How often texts hold each word, in one walk over what holds any; empty where a text does not hold it."""
    weights = [
        case((FoundWord.stem.in_(word.terms), FoundWord.times * 1.0), (_is_held(word), FoundWord.times * BEGUN)) / WHOLE
        for word in words
    ]
    times: list[Any] = [func.max(weight).label(f"times_{place}") for place, weight in enumerate(weights)]
    return select(FoundWord.text_id, *times).where(or_(*map(_is_held, words))).group_by(FoundWord.text_id)


def _is_held(word: Wanted) -> ColumnElement[bool]:
    exactly = FoundWord.stem.in_(word.terms)
    if not word.start:
        return exactly
    # The bounds let every database use the key; the last condition is what is meant.
    bounds = and_(FoundWord.stem >= word.start, FoundWord.stem < word.start + AFTER_ALL)
    return or_(exactly, and_(bounds, FoundWord.stem.startswith(word.start, autoescape=True)))


def _rarity(words: Sequence[Wanted]) -> tuple[list[float], float]:
    """What each word says by being rare, and how long a text is on average."""
    holding = [
        select(func.count(FoundWord.text_id.distinct())).where(_is_held(word)).scalar_subquery() for word in words
    ]
    total, average, *held = session.execute(select(func.count(), func.avg(FoundText.length), *holding)).one()
    return [math.log(1 + (total - number + 0.5) / (number + 0.5)) for number in held], float(average or 1)


def _score(times: Sequence[ColumnElement[Any]], rarity: Sequence[float], average: float) -> ColumnElement[Any]:
    norm = K1 * (1 - B) + FoundText.length * (K1 * B / average)
    parts = [weight * (K1 + 1) * each / (each + norm) for each, weight in zip(times, rarity, strict=True)]
    return functools.reduce(operator.add, parts)
