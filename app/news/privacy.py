"""What news holds of people: who wrote and shared it. Texts name bodies as their authors."""

from typing import Any

from flask import Flask
from sqlalchemy import select, update

from app.accounts.models import User
from app.core.db import session
from app.core.i18n import Text, lazy
from app.core.privacy import Controller, PersonalData, Processing, declare
from app.news.models import NewsItem, NewsRevision, NewsShare

KEY = "news"


def register(app: Flask) -> None:
    declare(
        app,
        Processing(
            key=KEY,
            purpose=lazy("Tell what the region and its organisations do"),
            controller=Controller.REGION,
            basis=lazy("Art. 6 (1) (f): those who work together inform each other and the public"),
            people=lazy("Who writes for an organisation; people whom a text or picture names"),
            data=lazy("Who wrote, changed or shared which news, and when; what a text or picture shows"),
            recipients=lazy("Texts and pictures: everybody. Who wrote them: those who speak for that organisation"),
            kept=lazy("Until it is archived; who wrote it until that account is erased"),
        ),
    )
    declare(app, PersonalData(KEY, lazy("News you wrote, changed or shared"), collect, erase))


def collect(user: User) -> list[dict[str, Any]]:
    written = select(NewsItem.title, NewsItem.made_at).where(NewsItem.made_by_id == user.id).order_by(NewsItem.id)
    own = NewsRevision.made_by_id == user.id
    changed = select(NewsRevision.title, NewsRevision.made_at).where(own).order_by(NewsRevision.id)
    shares = select(NewsItem.title, NewsShare.shared_at).join(NewsShare, NewsShare.item_id == NewsItem.id)
    shared = shares.where(NewsShare.shared_by_id == user.id).order_by(NewsShare.id)
    return [
        {act: title, "at": moment.isoformat()}
        for act, statement in (("written", written), ("saved", changed), ("shared", shared))
        for title, moment in session.execute(statement)
    ]


def erase(user: User) -> list[Text]:
    """The texts are the organisation's, and keep a writer without a name."""
    wrote = session.scalar(select(NewsRevision.id).where(NewsRevision.made_by_id == user.id).limit(1))
    session.execute(update(NewsItem).where(NewsItem.made_by_id == user.id).values(made_by_id=None))
    session.execute(update(NewsRevision).where(NewsRevision.made_by_id == user.id).values(made_by_id=None))
    session.execute(update(NewsShare).where(NewsShare.shared_by_id == user.id).values(shared_by_id=None))
    return [lazy("News you wrote, without your name: it is your organisation's.")] if wrote else []
