"""Every loop of the worker has a name that an administrator can read, in Dutch and in English."""

from app.core.i18n import in_language
from app.outbox.registry import loops_of


def titles_in(code: str, app) -> dict[str, str]:
    with in_language(code):
        return {loop.name: str(loop.title) for loop in loops_of(app)}


def test_every_loop_has_a_name_in_words(app, session):
    unnamed = {name for name, title in titles_in("en", app).items() if title.strip().lower() in ("", name)}
    assert not unnamed, "give `title` to add_loop"


def test_every_loop_is_named_in_dutch_too(app, session):
    dutch, english = titles_in("nl", app), titles_in("en", app)
    assert {name for name in dutch if dutch[name] == english[name]} == set()


def test_no_two_loops_have_the_same_name(app, session):
    for titles in (titles_in("nl", app), titles_in("en", app)):
        assert len(set(titles.values())) == len(loops_of(app))
