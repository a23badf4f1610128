"""News of the region and its bodies, with an archive by month."""

from flask import Flask

from app.audit.naming import Kind, name_acts, name_kind
from app.core import slots
from app.core.demonstration import add_demonstration
from app.core.i18n import lazy
from app.core.wellknown import open_to_robots
from app.news import demonstration, keeping_views, policies, presenting, privacy, publishing, queries, views
from app.news.addresses import path_of
from app.news.finding import TEXT_KIND
from app.news.labels import ACTS
from app.news.letter_lines import SECTION
from app.news.models import NewsItem
from app.newsletters.sections import add_section
from app.outbox.registry import add_loop
from app.texts.kinds import add_kind

BETWEEN_ROUNDS = 20  # seconds


def register(app: Flask) -> None:
    app.url_map.converters.update(year=views.YearConverter, month=views.MonthConverter)
    app.register_blueprint(views.bp)
    app.register_blueprint(keeping_views.bp)
    name_acts(app, ACTS)
    name_kind(app, NewsItem, Kind(lazy("News item"), queries.titles_of))
    privacy.register(app)
    title = lazy("News that appears at a planned moment")
    add_loop(app, "news", publishing.publish_next_due, title=title, rest_seconds=BETWEEN_ROUNDS)
    add_kind(app, TEXT_KIND)
    add_section(app, SECTION)
    add_demonstration(app, demonstration.load)
    open_to_robots(app, "/nieuws$", "/nieuws/")
    app.jinja_env.globals.update(news_path=path_of)
    _add_to_pages(app)


def _add_to_pages(app: Flask) -> None:
    slots.add(app, slots.NAVIGATION, slots.Link("news.all_news", lazy("News"), order=20))
    text = lazy("Write and publish news for those for whom you speak, and share that of others.")
    slots.add(
        app,
        slots.TASKS,
        slots.Link("news_keeping.items", lazy("Keep the news"), policies.may_keep_news, order=60, text=text),
    )
    slots.add(app, slots.HOME, slots.Panel("news/_home.html", presenting.latest, order=13))
    slots.add(app, slots.BODY_PANELS, slots.Panel("news/_panel.html", presenting.latest_of, order=30))
