"""Published texts, found by their words: an inverted index in the database, changed in the transaction of the text."""

import math
from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, insert, select

from app.core.db import session
from app.texts.models import FoundText, FoundWord
from app.texts.words import stems

TITLE_COUNTS = 4  # times a word of the text
# Okapi BM25 with the usual constants (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009).
K1, B = 1.2, 0.75


@dataclass(frozen=True)
class Found:
    kind: str
    number: int
    score: float
    dated_at: datetime


def put(kind: str, number: int, *, title: str, text: str, dated_at: datetime) -> None:
    """File a text that everybody may read, or file it anew; `text` without markup."""
    remove(kind, number)
    counted = Counter({stem: TITLE_COUNTS * times for stem, times in Counter(stems(title)).items()})
    counted.update(stems(text))
    filed = FoundText(kind=kind, number=number, dated_at=dated_at, length=counted.total())
    session.add(filed)
    session.flush()
    if counted:
        rows = [{"stem": stem, "text_id": filed.id, "times": times} for stem, times in counted.items()]
        session.execute(insert(FoundWord), rows)


def remove(kind: str, number: int) -> None:
    """It is no longer for everybody. Does nothing when it never was."""
    filed = select(FoundText.id).where(FoundText.kind == kind, FoundText.number == number).scalar_subquery()
    session.execute(delete(FoundWord).where(FoundWord.text_id == filed))
    session.execute(delete(FoundText).where(FoundText.kind == kind, FoundText.number == number))


def find(text: str, kinds: Collection[str]) -> list[Found]:
    """Texts that hold every word, the best first; of equals the newest."""
    wanted = list(dict.fromkeys(stems(text)))
    if not wanted:
        return []
    rows = session.execute(
        select(FoundWord.stem, FoundWord.times, FoundText)
        .join(FoundText, FoundText.id == FoundWord.text_id)
        .where(FoundWord.stem.in_(wanted), FoundText.kind.in_(kinds))
    ).all()
    texts = {filed.id: filed for _stem, _times, filed in rows}
    times: dict[int, dict[str, int]] = defaultdict(dict)
    for stem, count, filed in rows:
        times[filed.id][stem] = count
    total, average = session.execute(select(func.count(), func.avg(FoundText.length))).one()
    rarity = {
        stem: math.log(1 + (total - (holds := sum(stem in each for each in times.values())) + 0.5) / (holds + 0.5))
        for stem in wanted
    }
    found = [
        Found(filed.kind, filed.number, _score(times[number], rarity, filed.length / float(average)), filed.dated_at)
        for number, filed in texts.items()
        if len(times[number]) == len(wanted)
    ]
    return sorted(found, key=lambda each: (-round(each.score, 6), -each.dated_at.timestamp()))


def _score(times: dict[str, int], rarity: dict[str, float], length: float) -> float:
    """BM25; `length` as a share of the average."""
    return sum(rarity[stem] * count * (K1 + 1) / (count + K1 * (1 - B + B * length)) for stem, count in times.items())
