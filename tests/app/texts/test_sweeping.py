"""Pictures that no text points at go, after a day."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from sqlalchemy import Column, ForeignKey, MetaData, Table, insert

from app.core.clock import held_at
from app.core.storage import storage
from app.texts import pointers, sweeping
from app.texts.models import TextPicture
from app.texts.pictures import FOLDER
from tests.factories.texts import make_picture

USED, UNUSED, NO_ROW = f"{1:032x}.jpg", f"{2:032x}.jpg", f"{3:032x}.png"
FILES = {USED, UNUSED, NO_ROW}


@pytest.fixture
def sweep(session, monkeypatch):
    """`sweep(later)` gives the names of the files and of the rows that are left; a text points at one picture."""
    texts = Table("some_text", MetaData(), Column("picture_id", ForeignKey(TextPicture.__table__.c.id)))
    texts.create(session.connection())
    monkeypatch.setattr(pointers, "tables", lambda: [texts])
    used, _unused = (make_picture(name=name, added_at=datetime.now(UTC)) for name in (USED, UNUSED))
    session.execute(insert(texts).values(picture_id=used.id))
    for name in FILES:
        storage().put(f"{FOLDER}/{name}", BytesIO(b"x"))

    def left(later):
        session.commit()
        with held_at(datetime.now(UTC) + later):
            while sweeping.sweep():
                pass
        files = {name for name in FILES if storage().has(f"{FOLDER}/{name}")}
        return files, {each.name for each in session.query(TextPicture)}

    return left


def test_what_no_text_points_at_goes_after_a_day(sweep):
    assert sweep(timedelta(hours=25)) == ({USED}, {USED})


def test_a_young_picture_is_left_alone(sweep):
    assert sweep(timedelta(hours=23)) == (FILES, {USED, UNUSED})
