"""Streekbron: the supplier database of a region."""

from importlib import import_module

from flask import Flask
from jinja2 import FileSystemBytecodeCache

from app.core import (
    assets,
    db,
    doors,
    errors,
    extensions,
    i18n,
    logging,
    migrate,
    resealing,
    security,
    storage,
    wellknown,
)
from app.features import FEATURES
from config import Config


def create_app(config: Config) -> Flask:
    """Build the application; nothing is read from the environment here."""
    app = Flask(__name__)
    config.INSTANCE_PATH.mkdir(parents=True, exist_ok=True)
    app.extensions["config"] = config
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(settings=config, is_demo=config.is_demo)
    compiled = config.INSTANCE_PATH / "cache" / "templates"
    compiled.mkdir(parents=True, exist_ok=True)
    app.jinja_env.bytecode_cache = FileSystemBytecodeCache(str(compiled))

    logging.register(app, config.LOG_LEVEL)
    security.register(app, config)
    db.register(app, config.DATABASE_URL)
    storage.register(app, config.STORAGE_URL, config.INSTANCE_PATH / "cache")
    extensions.register(app)
    i18n.register(app)
    errors.register(app)
    assets.register(app)
    migrate.register(app)
    resealing.register(app)
    wellknown.register(app)
    doors.register(app)
    for feature in FEATURES:
        import_module(feature).register(app)
    return app
