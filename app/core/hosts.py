"""The names under which the site answers. An address that a visitor made up ends up in no link and no mail."""

import re
from urllib.parse import urlsplit

from flask import Flask, abort, request
from werkzeug.middleware.proxy_fix import ProxyFix

from config import Config

PORT = re.compile(r":\d+$")
OWN_MACHINE = {"localhost", "127.0.0.1", "[::1]"}


def register(app: Flask, config: Config) -> None:
    """Answer only to the name in BASE_URL; outside production also to those of this machine, at any port.

    The proxies in front may say from where a request comes and how, never to which name (PROXIES).
    """
    ours = urlsplit(config.BASE_URL).netloc.lower()
    if config.PROXIES:
        proxied = ProxyFix(app.wsgi_app, x_for=config.PROXIES, x_proto=config.PROXIES, x_host=0)
        app.wsgi_app = proxied  # type: ignore[method-assign]  # Flask's way to wrap

    @app.before_request
    def refuse_other_names() -> None:
        host = request.host.lower()
        if host != ours and (config.is_production or PORT.sub("", host) not in OWN_MACHINE):
            abort(400)
