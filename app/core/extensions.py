"""Flask extensions, made once and bound to each application."""

from flask import Flask
from flask_login import LoginManager
from flask_wtf import CSRFProtect

login_manager = LoginManager()
csrf = CSRFProtect()


def register(app: Flask) -> None:
    csrf.init_app(app)
    login_manager.init_app(app)
