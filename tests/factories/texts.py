"""Pictures and labels of texts."""

from typing import Any

from app.core.clock import now
from app.texts.models import Label, TextPicture
from tests.factories import next_number, save


def make_picture(**values: Any) -> TextPicture:
    """A row only: no file lies behind it."""
    defaults = {"name": f"{next_number():032x}.jpg", "mimetype": "image/jpeg", "width": 1600, "height": 900}
    return save(TextPicture(**{**defaults, "alt": "Mensen in een zaal", "added_at": now(), **values}))


def make_label(key: str = "duurzaam", name: str = "Duurzaam ondernemen") -> Label:
    return save(Label(key=key, name_nl=name, name_en=name))
