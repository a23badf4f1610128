"""What services take."""

from dataclasses import dataclass, field

from app.texts.pictures import PictureDetails


@dataclass(frozen=True, kw_only=True)
class NewsDetails:
    """What an editor writes. Without `authors` the body itself wrote it; `related` are ids, the first one on top."""

    title: str
    introduction: str = ""
    text: str = ""
    language: str = "nl"
    authors: str = ""
    label_keys: tuple[str, ...] = ()
    related: tuple[int, ...] = ()
    picture: PictureDetails = field(default_factory=PictureDetails)
