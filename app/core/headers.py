"""What every answer tells the browser: what it may load and do, and that it comes over HTTPS."""

from urllib.parse import urlsplit

from flask import Flask, Response, request

from config import Config

ONE_YEAR = 31_536_000  # seconds; the least that internet.nl and ASVS 3.4.1 accept
SWITCHED_OFF = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "screen-wake-lock",
    "usb",
    "xr-spatial-tracking",
)
OURS_ALONE = ("publickey-credentials-create", "publickey-credentials-get")  # passkeys


def permissions(*opened: str) -> str:
    """The Permissions-Policy: everything off but passkeys, and what a page opens for itself."""
    off = [f"{name}=()" for name in SWITCHED_OFF if name not in opened]
    return ", ".join([*off, *(f"{name}=(self)" for name in (*OURS_ALONE, *opened))])


HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Permitted-Cross-Domain-Policies": "none",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": permissions(),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# Of a file that people brought or take away: whatever is in it, nothing of it runs or loads.
FILE_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox"


def content_policy(config: Config) -> str:
    """Nothing but what is named. Pages have no inline script and no inline style, so no nonce is needed either."""
    tiles = urlsplit(config.TILE_URL)
    images = f"'self' data: {tiles.scheme}://{tiles.netloc}" if tiles.netloc else "'self' data:"
    rules = [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        f"img-src {images}",
        "font-src 'self'",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ]
    if config.is_https:
        rules.append("upgrade-insecure-requests")
    return "; ".join(rules)


def register(app: Flask, config: Config) -> None:
    policy = content_policy(config)

    @app.after_request
    def add_headers(response: Response) -> Response:
        is_file = response.headers.get("Content-Disposition", "").startswith("attachment")
        response.headers.setdefault("Content-Security-Policy", FILE_POLICY if is_file else policy)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if config.is_https:
            response.headers.setdefault("Strict-Transport-Security", f"max-age={ONE_YEAR}; includeSubDomains")
        if request.endpoint != "static":
            response.headers.setdefault("Cache-Control", "no-store")
        return response
