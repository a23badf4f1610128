"""The search engine of this process, chosen by SEARCH_URL, and the language that it reads questions in."""

import threading
from typing import cast

from flask import Flask, current_app

from app.core.settings import settings
from app.indexing.places import place_names
from app.reference import trade_words
from app.reference.files import word_list
from search_index.engine import SearchEngine
from search_index.engines import open_engine
from search_index.language import Language

ENGINE = "search engine"
LANGUAGE = "search language"

_opening = threading.RLock()


def add_engine(app: Flask) -> None:
    app.extensions[ENGINE] = None
    app.extensions[LANGUAGE] = None


def engine_of() -> SearchEngine:
    """One engine per process: opened after the web server has forked, so that no file is shared by accident."""
    language = language_of()
    with _opening:
        if current_app.extensions[ENGINE] is None:
            config = settings()
            current_app.extensions[ENGINE] = open_engine(config.SEARCH_URL, config.INSTANCE_PATH / "search", language)
    return cast(SearchEngine, current_app.extensions[ENGINE])


def language_of() -> Language:
    """The language of this process, which knows the trade words of today."""
    trades = trade_words.current()
    with _opening:
        language = cast(Language | None, current_app.extensions[LANGUAGE])
        if language is None:
            language = Language(word_list(), trades=trades, places=place_names())
            current_app.extensions[LANGUAGE] = language
    if language.trades is not trades:
        language.learn(trades)
    return language
