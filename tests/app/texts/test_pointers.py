"""What points at something is found by its foreign key."""

from sqlalchemy import Column, ForeignKey, MetaData, Table

from app.texts import pointers
from app.texts.models import Label, TextPicture


def test_columns_are_found_by_what_they_point_at(monkeypatch):
    other = Table(
        "other",
        MetaData(),
        Column("picture_id", ForeignKey(TextPicture.__table__.c.id)),
        Column("label_key", ForeignKey(Label.__table__.c.key)),
    )
    monkeypatch.setattr(pointers, "tables", lambda: [other, TextPicture.__table__])
    assert pointers.pointing_at("text_picture") == [other.c.picture_id]
    assert pointers.pointing_at("text_label") == [other.c.label_key]
