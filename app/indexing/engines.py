"""The search engine of this process, chosen by SEARCH_URL and opened when it is first asked."""

import threading
from typing import cast

from flask import Flask, current_app

from app.core.settings import settings
from app.reference.files import word_list
from search_index.engine import SearchEngine
from search_index.engines import open_engine
from search_index.language import Language

_opening = threading.Lock()


def add_engine(app: Flask) -> None:
    app.extensions["search engine"] = None


def engine_of() -> SearchEngine:
    """One engine per process: opened after the web server has forked, so that no file is shared by accident."""
    with _opening:
        if current_app.extensions["search engine"] is None:
            config, language = settings(), Language(word_list())
            engine = open_engine(config.SEARCH_URL, config.INSTANCE_PATH / "search", language)
            current_app.extensions["search engine"] = engine
    return cast(SearchEngine, current_app.extensions["search engine"])
